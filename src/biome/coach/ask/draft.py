"""An answer in the making: which of its sentences have left, and why the others have not."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pydantic import ValidationError

from biome.coach.answer import Said
from biome.coach.ask.answered import Sentence
from biome.coach.ask.listening import Listener, unfenced
from biome.coach.ask.notebook import Notebook
from biome.coach.ask.prompt import AGAIN, UNREADABLE
from biome.coach.ask.schema import MOST_SAID, AskAnswer
from biome.coach.guard import Objection, objections

if TYPE_CHECKING:
    from google.adk.events import Event

MOST_HEARD = 4 * MOST_SAID
"""Sentences that are held against the facts, those of a second answer among them: a model may not talk for ever."""


class Drafted:
    """Takes what a model says; what may leave goes into ``leaving`` at once, and None when it is over."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self.leaving: asyncio.Queue[Sentence | None] = asyncio.Queue()
        self.left: dict[str, Sentence] = {}
        self.struck: dict[str, tuple[Objection, ...]] = {}
        self.answerable = True
        self.rounds = 0
        self.said = 0
        self._listener = Listener()

    def hear(self, event: Event) -> None:
        """Take a piece of what is being said."""
        if event.partial and event.content and event.author == "answering_agent":
            for part in event.content.parts or []:
                for said in self._listener.hear(part.text) if part.text and not part.thought else ():
                    self._take(said)

    def review(self, text: str) -> str:
        """Take all of an answer; the reasons to have some of it said again, empty when there are none."""
        self.rounds += 1
        try:
            answer = AskAnswer.model_validate_json(unfenced(text))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            return "" if self.left else UNREADABLE.format(what=f"{'.'.join(map(str, first['loc']))}: {first['msg']}")
        self.answerable = answer.answerable or bool(self.left)
        self.struck = {}
        for said in answer.said if answer.answerable else ():
            self._take(said)
        return self._reasons()

    def _take(self, said: Said) -> None:
        if said.text in self.left or said.text in self.struck or len(self.left) >= MOST_SAID or self.said >= MOST_HEARD:
            return
        self.said += 1
        against = objections(said, self.notebook.sheet, part="answer")
        if against:
            self.struck[said.text] = against
            return
        sentence = Sentence(said.text, self.notebook.sheet.cited(said.facts))
        self.left[said.text] = sentence
        self.leaving.put_nowait(sentence)

    def _reasons(self) -> str:
        lines = [f'- "{text}": {"; ".join(o.detail for o in why)}.' for text, why in self.struck.items()]
        return AGAIN.format(reasons="\n".join(lines)) if lines else ""
