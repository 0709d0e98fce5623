"""What a question is answered from: one set of one person; anything else only by a tool of the owner's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from biome.coach.ask.records import NO_RECORDS, Records
from biome.coach.facts import FactSheet, fact_sheet
from biome.coach.facts.draft import Draft
from biome.coach.person import NOBODY, Person
from biome.coach.words import spoken, spoken_name
from biome.engine.report import SetReport
from biome.exercises import library
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
    records: Records = field(default=NO_RECORDS, compare=False, repr=False)
    """Their other sets; the offline answers do not look at them."""

    def sheet(self, language: str) -> FactSheet:
        """Everything that an answer in ``language`` may rest on: the facts of the set, and what is asked beyond."""
        sheet = fact_sheet(self.report, self.exercise, self.person, language)
        advised = {slug for fact in sheet.of("advice") for slug in fact.exercises} - {self.exercise.slug}
        return extended(sheet, [*self._beyond(spoken(self.exercise, language)), *named(advised, language)])

    def _beyond(self, local: Exercise) -> Iterator[Draft]:
        """local: the exercise in the words of the answer's language."""
        names = {one.id: one.name for one in (*local.faults, *local.metrics)}
        for seen in self.report.watched:
            text = f"{seen.type}: looked for; it was too little, too rare or too unsure to be called a fault."
            yield Draft("exercise", text, key=seen.fault, vetted=names.get(seen.fault, ""))
        told = (*self.report.issues, *self.report.clean, *self.report.watched, *self.report.not_judged)
        for fault in self.exercise.faults:
            if fault.id not in {one.fault for one in told}:
                yield Draft("exercise", f"{fault.name} is looked for.", key=fault.id, vetted=names[fault.id])
        for metric in self.exercise.metrics:
            yield Draft("exercise", f"{metric.name} is measured.", key=metric.id, vetted=names[metric.id])
        yield Draft("advice", LOAD_RULE, key=RULE)
        yield Draft("exercise", HOW_SCORED, key="score")


def named(slugs: Collection[str], language: str) -> Iterator[Draft]:
    """The exercises of the library with these slugs."""
    for exercise in (one for one in library().exercises if one.slug in slugs):
        text = f"{exercise.name} is in the library ({exercise.category.lower()}, equipment: {exercise.equipment})."
        vetted = spoken_name(exercise.name, language)
        yield Draft("exercise", text, key=exercise.slug, exercises=frozenset({exercise.slug}), vetted=vetted)


def extended(sheet: FactSheet, drafts: Iterable[Draft]) -> FactSheet:
    """The sheet with more facts, numbered on; each is told once."""
    told = {fact.text for fact in sheet.facts}
    new = [draft for draft in dict.fromkeys(drafts) if draft.text not in told]
    facts = tuple(draft.fact(number, sheet.language) for number, draft in enumerate(new, start=len(sheet.facts) + 1))
    return replace(sheet, facts=(*sheet.facts, *facts))
