"""What a question is answered from: one set of one person, and nothing else unless a tool of the owner's hands it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from biome.coach.facts import Fact, FactSheet, Quantity, fact_sheet
from biome.coach.facts.draft import Draft
from biome.coach.language import WRITTEN_IN
from biome.coach.person import NOBODY, Person
from biome.coach.reading import read
from biome.coach.words import spoken
from biome.engine.report import SetReport
from biome.exercises.spec import Exercise

RULE = "load"
LOAD_RULE = (
    "The rule for more: three sets in a row at 9 or better, all reps alike, and only then add the smallest step of "
    "load or make it a little harder."
)
"""The only thing that may be said about more weight: no number of kilos, and no promise."""
HOW_SCORED = (
    "A set begins at 10 points; each fault takes something off by how clear it is, how long it lasts and how sure the "
    "measurement is."
)


@dataclass(frozen=True)
class Evidence:
    """A finished set, as the engine and the library made it, and whom it belongs to."""

    report: SetReport
    exercise: Exercise
    person: Person = NOBODY

    def sheet(self, language: str) -> FactSheet:
        """Everything that an answer in ``language`` may rest on: the facts of the set, and what is asked beyond them."""
        sheet = extended(fact_sheet(self.report, self.exercise, self.person, language), self._beyond())
        return sheet if language == WRITTEN_IN else in_its_words(sheet, spoken(self.exercise, language))

    def _beyond(self) -> Iterator[Draft]:
        for seen in self.report.watched:
            text = f"{seen.type}: looked for; it was too little, too rare or too unsure to be called a fault."
            yield Draft("exercise", text, key=seen.fault)
        told = (*self.report.issues, *self.report.clean, *self.report.watched, *self.report.not_judged)
        for fault in self.exercise.faults:
            if fault.id not in {one.fault for one in told}:
                yield Draft("exercise", f"{fault.name} is something that is looked for.", key=fault.id)
        for metric in self.exercise.metrics:
            yield Draft("exercise", f"{metric.name} is one of the numbers of the {self.exercise.name}.", key=metric.id)
        yield Draft("advice", LOAD_RULE, key=RULE)
        yield Draft("exercise", HOW_SCORED, key="score")


def in_its_words(sheet: FactSheet, exercise: Exercise) -> FactSheet:
    """The sheet, its facts knowing also what the library calls them in its language. exercise: as spoken in that.

    A fault may be named by another part of the body there, and a target be written with other words.
    """
    said = {fault.id: f"{fault.name}. {fault.cue} {fault.next} {fault.strength}" for fault in exercise.faults}
    said |= {metric.id: f"{metric.name}. {metric.target}" for metric in exercise.metrics}
    said |= {"film": exercise.how_to_film}
    return replace(sheet, facts=tuple(_knowing(fact, said.get(fact.key, ""), sheet.language) for fact in sheet.facts))


def _knowing(fact: Fact, words: str, language: str) -> Fact:
    told = read(words, language, freely=True)
    numbers = tuple(Quantity(one.value, one.unit or one.inherited, one.decimals) for one in told.quantities)
    return replace(fact, parts=fact.parts | told.parts, numbers=tuple(dict.fromkeys((*fact.numbers, *numbers))))


def extended(sheet: FactSheet, drafts: Iterator[Draft]) -> FactSheet:
    """The sheet with more facts, numbered on; each is told once."""
    told = {fact.text for fact in sheet.facts}
    new = [draft for draft in dict.fromkeys(drafts) if draft.text not in told]
    facts = tuple(draft.fact(number) for number, draft in enumerate(new, start=len(sheet.facts) + 1))
    return replace(sheet, facts=(*sheet.facts, *facts))
