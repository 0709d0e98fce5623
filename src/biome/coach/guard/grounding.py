"""Whatever a sentence names must be found in the facts it cites."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.answer import Said
from biome.coach.facts.sheet import Fact, FactSheet
from biome.coach.guard.beside import beside
from biome.coach.guard.contradictions import contradictions
from biome.coach.guard.numbers import unfounded
from biome.coach.guard.objection import Objection, Part
from biome.coach.guard.pointing import is_about, reps, sides
from biome.coach.guard.together import together
from biome.coach.guard.vocabulary import unheard
from biome.coach.reading import Reading, read
from biome.coach.reading.names import is_short_for
from biome.coach.reading.talk import says, talk


def grounding(said: Said, sheet: FactSheet, part: Part) -> Iterator[Objection]:
    """What in the sentence is not in its facts, or against them."""
    known = {fact.id for fact in sheet.facts}
    yield from (Objection("unknown_fact", f"there is no fact {i}") for i in said.facts if i not in known)
    found = read(said.text, sheet.language)
    cited = sheet.cited(said.facts)
    if not cited:
        yield from _uncited(found, sheet, part)
        return
    telling = _telling(found, cited, sheet)
    if not telling:
        yield Objection("unseen", "it speaks of what could not be judged as if it had been seen")
        return
    for measure in unfounded(found, telling, sheet):
        yield Objection("number", f"the number {measure.text!r} is in none of the facts cited")
    yield from sides(found, telling)
    yield from _parts(found, telling)
    yield from reps(found, telling, sheet)
    yield from together(found, telling)
    yield from _exercises(found, telling, sheet)
    yield from contradictions(found, telling, sheet, part)
    yield from beside(said.text, telling, sheet)
    yield from unheard(found, telling)


def _uncited(found: Reading, sheet: FactSheet, part: Part) -> Iterator[Objection]:
    """Only an answer may do without facts, where it says that it cannot tell and names nothing."""
    if part != "answer" or not found.is_empty or not says(found.text, talk(sheet.language).unseen):
        yield Objection("uncited", "it cites no fact")


def _telling(found: Reading, cited: tuple[Fact, ...], sheet: FactSheet) -> tuple[Fact, ...]:
    """The facts that may carry the sentence: what was not judged carries only words that say so."""
    if says(found.text, talk(sheet.language).unseen):
        return cited
    return tuple(fact for fact in cited if fact.topic != "not_judged")


def _parts(found: Reading, cited: tuple[Fact, ...]) -> Iterator[Objection]:
    for part in sorted(found.parts):
        if not any(is_about(part, fact) for fact in cited):
            yield Objection("part", f"none of the facts cited is about the {part}")


def _exercises(found: Reading, cited: tuple[Fact, ...], sheet: FactSheet) -> Iterator[Objection]:
    known = {sheet.exercise.slug, *(slug for fact in cited for slug in fact.exercises)}
    for named in found.names:
        if not any(is_short_for(named, slug, sheet.language) for slug in known):
            yield Objection("exercise", f"the exercise {named.text!r} is in none of the facts cited")
    for drill in sorted(found.drills - known):
        yield Objection("exercise", f"{drill.removeprefix('drill:')} is in none of the facts cited")
