"""Whatever a sentence names must be found in the facts it cites."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.answer import Said
from biome.coach.facts.sheet import Fact, FactSheet
from biome.coach.guard.numbers import unfounded
from biome.coach.guard.objection import Objection, Part
from biome.coach.reading import Reading, read
from biome.coach.reading.lexicon import anatomy
from biome.coach.reading.names import is_short_for
from biome.coach.reading.reps import RepsMeant


def grounding(said: Said, sheet: FactSheet, part: Part) -> Iterator[Objection]:
    """What in the sentence is not in its facts."""
    cited = sheet.cited(said.facts)
    known = {fact.id for fact in sheet.facts}
    yield from (Objection("unknown_fact", f"there is no fact {i}") for i in said.facts if i not in known)
    found = read(said.text, sheet.language)
    if not cited:
        yield Objection("uncited", "it cites no fact")
        return
    for measure in unfounded(found, cited, sheet):
        yield Objection("number", f"the number {measure.text!r} is in none of the facts cited")
    yield from _sides(found, cited)
    yield from _parts(found, cited)
    yield from _reps(found, cited, sheet)
    yield from _exercises(found, cited, sheet)


def _sides(found: Reading, cited: tuple[Fact, ...]) -> Iterator[Objection]:
    known = {side for fact in cited for side in fact.sides}
    for side in sorted(found.sides - known):
        yield Objection("side", f"none of the facts cited is about the {side} side")
    for side, part in sorted(found.sided):
        about = [fact for fact in cited if side in fact.sides]
        if about and not any(is_about(part, fact) for fact in about):
            yield Objection("side", f"no fact cited says anything of the {side} {part}")


def _parts(found: Reading, cited: tuple[Fact, ...]) -> Iterator[Objection]:
    for part in sorted(found.parts):
        if not any(is_about(part, fact) for fact in cited):
            yield Objection("part", f"none of the facts cited is about the {part}")


def is_about(part: str, fact: Fact) -> bool:
    """Whether the fact names the part, or one that may be called by the part's name."""
    return not fact.parts.isdisjoint((part, *anatomy().near[part]))


def _reps(found: Reading, cited: tuple[Fact, ...], sheet: FactSheet) -> Iterator[Objection]:
    known = frozenset(rep for fact in cited for rep in fact.reps)
    for meant in found.reps:
        if not _pointed_right(meant, known, sheet.rep_count):
            yield Objection("rep", f"none of the facts cited is about {meant.text!r}")


def _pointed_right(meant: RepsMeant, known: frozenset[int], total: int) -> bool:
    wanted = meant.of(total)
    if meant.kind in ("every", "most"):
        return True
    if meant.kind in ("early", "late"):
        return not known or not wanted.isdisjoint(known)
    return bool(wanted) and wanted <= known


def _exercises(found: Reading, cited: tuple[Fact, ...], sheet: FactSheet) -> Iterator[Objection]:
    known = {sheet.exercise.slug, *(slug for fact in cited for slug in fact.exercises)}
    for named in found.names:
        if not any(is_short_for(named, slug, sheet.language) for slug in known):
            yield Objection("exercise", f"the exercise {named.text!r} is in none of the facts cited")
