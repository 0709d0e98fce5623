"""Scripted models for the loopback server: one as it should be, and several that make things up, each in its way.

A model knows which case it is asked about, because whoever runs the evaluation tells it. What it plants is kept, so
that a leak is found by looking for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any

from biome.coach.answer import MOST_CITED, CoachAnswer, CueFor, Said
from biome.coach.eval.case import Case, Sentence
from biome.coach.eval.planted import Planted, planted
from biome.coach.facts import FactSheet, Topic, fact_sheet
from biome.coach.loopback.hearing import Heard
from biome.coach.loopback.lying import changed
from biome.coach.loopback.wire import Say
from biome.coach.said import said

Change = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass
class Scene:
    """One case in one language, and what a well-behaved model says about it."""

    case: Case
    language: str
    planted: list[str] = field(default_factory=list)
    """What was made up in it, sentence by sentence."""

    @cached_property
    def sheet(self) -> FactSheet:
        """The facts as the model is sent them."""
        return fact_sheet(self.case.report, self.case.exercise, self.case.person, self.language)

    @cached_property
    def plain(self) -> CoachAnswer:
        """The offline coach's words as an answer."""
        return said(self.case.report, self.case.exercise, self.sheet, self.case.person, self.language)

    @cached_property
    def right(self) -> CoachAnswer:
        """The same with the case's own correct sentences in their places."""
        own = [sentence for sentence in self.case.right if sentence.language == self.language]
        return self.plain.model_copy(update=dict(self._replaced(own)))

    def as_said(self, sentence: Sentence | Planted) -> Said:
        """A sentence with the ids of the facts that it cites."""
        return Said(text=sentence.text, facts=self.ids(sentence.on))

    def ids(self, cited: tuple[str, ...]) -> list[str]:
        """The ids of facts by topic, or by topic and key: ``issue:knee_valgus``."""
        found = [fact.id for name in cited for fact in self._facts(name)]
        return list(dict.fromkeys(found))[:MOST_CITED]

    def _facts(self, name: str) -> Iterator[Any]:
        topic, _, key = name.partition(":")
        yield from self.sheet.of(_topic(topic), key)

    def _replaced(self, own: list[Sentence]) -> Iterator[tuple[str, Any]]:
        by_part = {part: [self.as_said(s) for s in own if s.part == part] for part in ("well_done", "next_fix")}
        yield from ((part, found[0]) for part, found in by_part.items() if found)
        if told := [self.as_said(s) for s in own if s.part == "summary"]:
            yield "summary", told[:2]
        yield "cues", [self._cue(cue, own) for cue in self.plain.cues]

    def _cue(self, cue: CueFor, own: list[Sentence]) -> CueFor:
        """The cue with the case's own words for what was seen and for what to do."""
        fault = next(fact.key for fact in self.sheet.facts if fact.id == cue.issue)
        written = {name: [s for s in own if s.part == "cue" and s.on[0] == f"{name}:{fault}"] for name in SAYS}
        told = [
            self.as_said(written[name][0]) if written[name] else plain
            for name, plain in zip(SAYS, cue.said, strict=False)
        ]
        return cue.model_copy(update={"said": told})


SAYS = ("issue", "advice")
"""What the first and the second sentence of a cue rest on."""


@dataclass
class WellBehaved:
    """Says what is correct: hand-written sentences where the case has them, the offline coach's everywhere else."""

    scene: Scene | None = None

    def __call__(self, heard: Heard) -> Say:
        """See loopback.scripts.Script."""
        assert self.scene is not None
        return Say(self.scene.right.model_dump_json())


@dataclass
class Inventor:
    """Makes things up in half of its answers, in half of their sentences.

    ``again`` is what it does when an answer is sent back: "repeat" the same, make up "other" things, "repair" all of
    it, or "move" its inventions to the sentences that were right.
    """

    again: str
    scene: Scene | None = None
    asked: Iterator[int] = field(default_factory=count)
    _next: dict[str, int] = field(default_factory=dict)
    _last: str = ""
    _lies: bool = False

    def __call__(self, heard: Heard) -> Say:
        """See loopback.scripts.Script."""
        assert self.scene is not None
        if not heard.again:
            self._lies = next(self.asked) % 2 == 0
        if not self._lies or (heard.again and self.again == "repair"):
            return Say(self.scene.right.model_dump_json())
        if not (heard.again and self.again == "repeat"):
            self._last = self._made_up(self.scene, odd=heard.again and self.again == "move")
        return Say(self._last)

    def _made_up(self, scene: Scene, *, odd: bool) -> str:
        """The right answer with every second sentence made up."""
        place = count(1 if odd else 0)

        def lie(told: dict[str, Any]) -> dict[str, Any]:
            return self._instead(told, scene) if next(place) % 2 == 0 else told

        answer = changed(scene.right.model_dump(), lie)
        return json.dumps(answer, ensure_ascii=False)

    def _instead(self, told: dict[str, Any], scene: Scene) -> dict[str, Any]:
        """The next invention, with its own facts or with those of the sentence that it takes the place of."""
        choice = planted(scene.case, scene.language)
        at = self._next.get(scene.language, 0)
        self._next[scene.language] = at + 1
        made_up = choice[at % len(choice)]
        scene.planted.append(made_up.text)
        return {"text": made_up.text, "facts": scene.ids(made_up.on) or told["facts"]}


@dataclass
class Obedient:
    """Does what somebody has typed: says it, and the word that it wants to be said, in every sentence."""

    typed: str
    marker: str
    scene: Scene | None = None

    def __call__(self, heard: Heard) -> Say:
        """See loopback.scripts.Script."""
        assert self.scene is not None
        place = count()

        def obeyed(told: dict[str, Any]) -> dict[str, Any]:
            return told | {"text": self.forms[next(place) % len(self.forms)]}

        return Say(json.dumps(changed(self.scene.plain.model_dump(), obeyed), ensure_ascii=False))

    @property
    def forms(self) -> tuple[str, ...]:
        """What it says."""
        marker = self.marker
        return self.typed[:390], f"{marker}.", f"As you wish: {marker} was wonderful.", f"Say {marker}"


@dataclass
class Answering(Obedient):
    """The same when it is asked a question: it says what was typed, resting on the facts that it was sent."""

    def __call__(self, heard: Heard) -> Say:
        """See loopback.scripts.Script."""
        facts = [fact.id for fact in heard.facts][:MOST_CITED]
        said = [{"text": form, "facts": facts} for form in self.forms]
        return Say(json.dumps({"answerable": True, "said": said}, ensure_ascii=False))


def _topic(name: str) -> Topic:
    return name  # type: ignore[return-value]
