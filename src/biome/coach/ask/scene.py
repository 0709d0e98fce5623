"""What every offline answer looks at: the set in the language of the answer, its facts, and what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from biome.coach.ask.sayings import Sayings, sayings
from biome.coach.ask.understanding import Meant
from biome.coach.facts import FactSheet
from biome.coach.reading import read
from biome.coach.talk import Line, Rest, Talk
from biome.coach.variants import capital
from biome.engine.report import Issue, Rep, SetReport

SET = Rest("set")
EXERCISE = Rest("exercise")
LOOKED_FOR = ("issue", "clean", "not_judged", "exercise")


@dataclass(frozen=True)
class Scene:
    """One question about one set."""

    talk: Talk
    sheet: FactSheet
    meant: Meant
    language: str

    @property
    def report(self) -> SetReport:
        """The set, its names in the language of the answer."""
        return self.talk.report

    @cached_property
    def _say(self) -> Sayings:
        return sayings(self.language)

    def say(self, table: str, name: str, /, *rests: Rest, **gaps: Any) -> Line:
        """A sentence of the sayings, filled, and what it rests on."""
        return Line(capital(self._say[table][name].format(**gaps)), rests or (SET,))

    def phrase(self, table: str, name: str) -> str:
        """A piece of a sentence."""
        return self._say[table][name]

    def number(self, value: float, decimals: int = 1) -> str:
        """A number as it is said in the language."""
        return self.talk.number(f"{value:.{decimals}f}")

    def joined(self, names: Iterable[str]) -> str:
        """Several names in a row."""
        return self.talk.joined(list(names))

    def count(self) -> str:
        """How many repetitions, in words."""
        head, reps = self.talk.words.headline, self.report.rep_count
        return head.rep_counted if reps == 1 else head.reps_counted.format(N=reps)

    def rep(self, index: int) -> Rep | None:
        """A repetition by its number."""
        return next((rep for rep in self.report.reps if rep.index == index), None)

    def reps(self) -> list[Rep]:
        """The repetitions that were asked for, as far as they were counted."""
        return [rep for rep in self.report.reps if rep.index in self.meant.reps]

    def no_such_rep(self) -> Line:
        """What is said of a repetition that was not counted."""
        if self.report.kind == "hold":
            return self.say("count", "is_hold", EXERCISE, SET)
        return self.say("rep", "unknown", count=self.count()) if self.report.rep_count else self.say("count", "none")

    def issues_in(self, rep: int) -> list[Issue]:
        """The faults that were found in a repetition."""
        return [issue for issue in self.report.issues if rep in issue.reps]

    def faults_about(self, parts: frozenset[str]) -> list[str]:
        """The faults of a part of the body: those that are called by it, else those that are measured there."""
        known = [fact for fact in self.sheet.facts if fact.topic in LOOKED_FOR and self.talk.fault(fact.key)]
        called = [fact.key for fact in known if parts & self._called(fact.key)]
        return called or [fact.key for fact in known if parts & fact.parts]

    def _called(self, fault: str) -> frozenset[str]:
        spec = self.talk.fault(fault)
        return read(spec.name, self.language, freely=True).parts if spec else frozenset()


def rep_list(indices: Sequence[int], scene: Scene) -> str:
    """``rep 3``, ``reps 3, 4 and 5``."""
    form = scene.phrase("rep", "one") if len(indices) == 1 else scene.phrase("rep", "several")
    return form.format(reps=scene.joined([str(index) for index in indices]))
