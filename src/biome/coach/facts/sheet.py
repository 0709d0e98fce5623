"""The fact sheet: everything that may be said about one set, as numbered facts with their values beside them."""

# ruff: noqa: RUF003 (the signs of units and of typography are meant as they stand)

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from biome.engine.report import Side
from biome.exercises.spec import Exercise

Topic = Literal[
    "set",
    "rep",
    "metric",
    "issue",
    "clean",
    "not_judged",
    "notice",
    "story",
    "advice",
    "history",
    "person",
    "exercise",
]
Role = Literal["", "limit", "over"]


@dataclass(frozen=True)
class Quantity:
    """One number of a fact, as measured."""

    value: float
    unit: str  # as in the report: "°", "%", "s", "reps", "points", "× leg" ...
    decimals: int = 0  # as shown
    role: Role = ""  # what was to be kept, or how far it was missed; "": what was measured


@dataclass(frozen=True)
class Fact:
    """One thing that is known: a sentence to read, and what a sentence that rests on it may name."""

    id: str  # "f1", "f2" ... in the order of the sheet
    topic: Topic
    text: str  # one plain English sentence
    key: str = ""  # issue, clean, not judged, advice: the fault's id; rep: its index; metric: its id
    numbers: tuple[Quantity, ...] = ()
    sides: frozenset[Side] = frozenset()
    parts: frozenset[str] = frozenset()  # canonical body parts, English
    reps: frozenset[int] = frozenset()
    worst: int | None = None  # issue: the rep that shows it most
    exercises: frozenset[str] = frozenset()  # slugs, and "drill:..." for what the library has no exercise for
    status: str = ""  # issue: minor, moderate, severe; metric: good, warning, error
    trends: frozenset[str] = frozenset()  # story, history: which way it went, e.g. "slower"
    vetted: str = ""  # the library's words on the same, in the language of the answer


@dataclass(frozen=True)
class FactSheet:
    """All facts of one set, in the order in which they are told."""

    facts: tuple[Fact, ...]
    exercise: Exercise
    language: str = "en"  # in which the coach is to answer
    rep_count: int = 0

    def digest(self) -> str:
        """Equal facts, equal digest, on every machine."""
        told = {"exercise": self.exercise.slug, "language": self.language, "facts": [vars(fact) for fact in self.facts]}
        return hashlib.sha256(json.dumps(told, sort_keys=True, default=_plain).encode()).hexdigest()

    def cited(self, ids: Iterable[str]) -> tuple[Fact, ...]:
        """The facts with these ids, each once, in the sheet's order; ids that it does not have are left out."""
        wanted = set(ids)
        return tuple(fact for fact in self.facts if fact.id in wanted)

    def of(self, topic: Topic, key: str = "") -> tuple[Fact, ...]:
        """The facts of a topic; with a key, those of that fault, rep or metric only."""
        return tuple(f for f in self.facts if f.topic == topic and key in ("", f.key))


def _plain(value: Any) -> Any:
    """A quantity and a set as JSON: a set sorted, so that its order in memory does not show."""
    if isinstance(value, Quantity):
        return vars(value)
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{value!r} is not part of a fact")
