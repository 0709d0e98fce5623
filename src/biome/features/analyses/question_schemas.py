"""Questions about one's own set, and what is answered."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from biome.coach.ask.answered import Answer, Sentence
from biome.coach.ask.question import LONGEST, cleaned
from biome.coach.language import Language
from biome.kit.web import Model

RAW = 4 * LONGEST
"""Characters that are looked at: what is invisible does not count, but must not be endless."""


def _plain(typed: Any) -> Any:
    return cleaned(typed) if isinstance(typed, str) and len(typed) <= RAW else typed


Question = Annotated[
    str,
    BeforeValidator(_plain),
    StringConstraints(min_length=1, max_length=LONGEST),
]
"""What somebody typed, on one line, without what is invisible."""


class QuestionAsked(Model):
    """A question about one's own set."""

    question: Question
    language: Language | None = Field(None, description="Of the answer; by default the account's or the browser's")


class FactShown(Model):
    """One fact that a sentence rests on."""

    id: str
    topic: str = Field(description="set, rep, metric, issue, clean, not_judged, story, advice, history, exercise ...")
    key: str = Field(description="The fault's id, the metric's id or the number of the rep; empty for others")
    says: str = Field(description="What was measured, as a plain English sentence")


class SentenceSaid(Model):
    """One sentence of an answer and its evidence."""

    text: str
    facts: list[FactShown]


class Answered(Model):
    """An answer, as a whole and sentence by sentence."""

    question: str
    answer: str
    sentences: list[SentenceSaid]
    answered_by: Literal["gemini", "offline"]
    language: Language
    answerable: bool = Field(description="Whether the facts of this set answer the question")


def answered(answer: Answer) -> Answered:
    """An answer as it goes over the wire."""
    return Answered(
        question=answer.question,
        answer=answer.text,
        sentences=[said(sentence) for sentence in answer.sentences],
        answered_by=answer.answered_by,
        language=answer.language,  # type: ignore[arg-type]
        answerable=answer.answerable,
    )


def said(sentence: Sentence) -> SentenceSaid:
    """A sentence as it goes over the wire."""
    facts = [FactShown(id=fact.id, topic=fact.topic, key=fact.key, says=fact.text) for fact in sentence.facts]
    return SentenceSaid(text=sentence.text, facts=facts)
