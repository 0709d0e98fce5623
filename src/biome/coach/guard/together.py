"""Where several things were measured: whether each number and each rep is said of the part that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.facts.sheet import Fact
from biome.coach.guard.numbers import UNSAID, is_same
from biome.coach.guard.objection import Objection
from biome.coach.guard.pointing import is_about
from biome.coach.reading import Reading

MEASURED = frozenset({"issue", "clean", "metric"})


def together(found: Reading, cited: tuple[Fact, ...]) -> Iterator[Objection]:
    """Numbers and reps that stand in one clause with a part of the body, and in no fact about it."""
    measured = [fact for fact in cited if fact.topic in MEASURED]
    if len(measured) < 2:
        return
    for piece in found.pieces():
        parts = [part for part, start in found.placed if start in piece]
        if parts:
            yield from _of_others(found, piece, parts, measured)


def _of_others(found: Reading, piece: range, parts: list[str], measured: list[Fact]) -> Iterator[Objection]:
    about = [fact for fact in measured if any(is_about(part, fact) for part in parts)]
    others = [fact for fact in measured if fact not in about]
    for number in found.quantities:
        if number.start in piece and number.unit not in UNSAID:
            holds = [
                any(is_same(number, quantity) for fact in facts for quantity in fact.numbers)
                for facts in (about, others)
            ]
            if holds == [False, True]:
                yield Objection("number", f"{number.text!r} is not said of the {parts[0]} in the facts cited")
    faults = [fact for fact in about if fact.topic == "issue"]
    for meant in found.reps:
        if meant.start in piece and meant.indices and faults and not any(meant.indices <= f.reps for f in faults):
            yield Objection("rep", f"{meant.text.strip()!r} is not said of the {parts[0]} in the facts cited")
