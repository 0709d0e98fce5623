"""The facts of one conversation: those of the set, and those that a model has looked up on the way, numbered on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from biome.coach.ask.evidence import Evidence, extended
from biome.coach.ask.understanding import Meant
from biome.coach.facts import Fact, FactSheet
from biome.coach.facts.draft import Draft

Told = dict[str, Any]
"""What a tool answers: facts with their ids, and perhaps a note."""


class Notebook:
    """Grows; no fact is ever taken back or numbered anew."""

    def __init__(self, evidence: Evidence, language: str) -> None:
        self.evidence = evidence
        self.sheet: FactSheet = evidence.sheet(language)

    def add(self, drafts: Iterable[Draft]) -> tuple[Fact, ...]:
        """Note more facts; those that were there already are not noted twice."""
        drafts = tuple(drafts)
        self.sheet = extended(self.sheet, drafts)
        texts = {draft.text for draft in drafts}
        return tuple(fact for fact in self.sheet.facts if fact.text in texts)

    def at_hand(self, meant: Meant) -> tuple[Fact, ...]:
        """What a model is given without asking: all of the set, of its repetitions those that the question names."""
        named = {str(rep) for rep in meant.reps}
        return tuple(f for f in self.sheet.facts if f.topic != "rep" or f.key in named)


def told(facts: Iterable[Fact], note: str = "") -> Told:
    """Facts as they are told to a model."""
    lines = [line(fact) for fact in facts]
    return {"facts": lines, **({"note": note} if note else {})}


def line(fact: Fact) -> dict[str, str]:
    """One fact as a model reads it."""
    return {"id": fact.id, "topic": fact.topic, "about": fact.key, "text": fact.text}
