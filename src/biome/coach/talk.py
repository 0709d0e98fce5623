"""One set to be talked about: its report and exercise in the language, its words, and whom they are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from biome.coach.numbers import measured, spoken
from biome.coach.person import NOBODY, PastSet, Person
from biome.coach.variants import capital, choose, joined, small
from biome.coach.words import Words, in_words, words
from biome.coach.words import spoken as in_language
from biome.engine.report import SetReport
from biome.exercises.spec import Exercise, FaultSpec

SMALL = "small"


@dataclass(frozen=True)
class Rest:
    """What a sentence rests on: the facts of a topic, or those of one fault, rep or metric."""

    topic: str
    key: str = ""

    def holds(self, topic: str, key: str) -> bool:
        """Whether a fact of this topic and key is among them."""
        return topic == self.topic and self.key in ("", key)


@dataclass(frozen=True)
class Line:
    """One sentence of the coach, and what it rests on."""

    text: str
    rests: tuple[Rest, ...]


@dataclass(frozen=True)
class Talk:
    """What every part of the offline coach looks at."""

    report: SetReport
    exercise: Exercise
    words: Words
    person: Person = NOBODY
    last_time: frozenset[str] = frozenset()
    """The faults that were found in the last set of this exercise."""

    @property
    def before(self) -> PastSet | None:
        """The last set of this exercise before this one."""
        return self.person.history[0] if self.person.history else None

    def fault(self, fault: str) -> FaultSpec | None:
        """The fault with its words, if the exercise has it."""
        return next((spec for spec in self.exercise.faults if spec.id == fault), None)

    def line(self, forms: Sequence[str], *rests: Rest, by: Sequence[object] = (), **gaps: Any) -> Line:
        """One of the forms, filled: equal facts choose the same one."""
        form = choose(forms, self.report.exercise, *by, *gaps.values())
        return Line(capital(form.format(**gaps)).strip(), rests)

    def named(self, name: str) -> str:
        """The name of a fault or a movement inside a sentence."""
        return name.lower() if self.words.grammar.names == SMALL else name

    def inside(self, sentence: str) -> str:
        """A sentence as it begins inside another."""
        return small(sentence) if self.words.grammar.sentences == SMALL else sentence

    def joined(self, names: Sequence[str]) -> str:
        """``a``, ``a and b``, ``a, b and c``."""
        return joined(names, self.words.grammar.lists)

    def number(self, text: str) -> str:
        """A number with the language's decimal sign."""
        return text.replace(".", self.words.grammar.decimal)

    def measured(self, value: float, unit: str) -> str:
        """A value as a coach says it, with its unit."""
        text, number = measured(value, unit, self.words.units), spoken(value, unit)
        return self.number(number) + text[len(number) :]


def talk(report: SetReport, exercise: Exercise, person: Person = NOBODY, language: str = "en") -> Talk:
    """The talk about a set; report and exercise as the engine and the library made them."""
    found = {name for past in person.history[:1] for name in past.issues}
    last_time = frozenset(fault.id for fault in exercise.faults if found & {fault.id, fault.name})
    told, catalogue = in_words(report, exercise, language), words(language)
    return Talk(told, in_language(exercise, language), catalogue, person, last_time)
