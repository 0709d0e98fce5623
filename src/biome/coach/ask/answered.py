"""A question and its answer, sentence by sentence, each with the facts it rests on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from biome.coach.facts import Fact

AnsweredBy = Literal["gemini", "offline"]


@dataclass(frozen=True)
class Sentence:
    """One sentence that may leave, and what it rests on."""

    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Answer:
    """What was asked, and all that was answered."""

    question: str
    sentences: tuple[Sentence, ...]
    answered_by: AnsweredBy
    language: str
    answerable: bool
    """Whether the question was one that this set's facts answer; if not, the sentences say so."""

    @property
    def text(self) -> str:
        """The sentences in a row."""
        return " ".join(sentence.text for sentence in self.sentences)


Hear = Callable[[Sentence], Awaitable[None]]
"""Takes each sentence as soon as it may leave."""


async def nobody(sentence: Sentence) -> None:
    """Nobody listens before the end."""
