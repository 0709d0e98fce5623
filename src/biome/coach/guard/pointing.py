"""Whether the reps and the sides that a sentence points at are those of its facts."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.facts.sheet import Fact, FactSheet
from biome.coach.guard.numbers import is_same
from biome.coach.guard.objection import Objection
from biome.coach.reading import Reading, read
from biome.coach.reading.lexicon import anatomy, lexicon
from biome.coach.reading.reps import RepsMeant
from biome.coach.reading.talk import says

Cited = tuple[Fact, ...]
LOOSE = frozenset({"none", "first", "last", "early", "late", "every", "most"})
"""Ways to point at reps that also serve to say when to do something."""


def reps(found: Reading, cited: Cited, sheet: FactSheet) -> Iterator[Objection]:
    """Reps that none of the cited facts is about."""
    known = frozenset(rep for fact in cited for rep in fact.reps)
    for meant in found.reps:
        advised = meant.kind in LOOSE and found.is_order(meant.start)
        right = _all_of_them if meant.kind in ("every", "most", "none") else _pointed_right
        if not advised and not right(meant, cited, known, sheet.rep_count):
            yield Objection("rep", f"{meant.text.strip()!r} is not what the facts cited are about")
    yield from _worst(found, cited)
    yield from _scores(found, cited)


def _pointed_right(meant: RepsMeant, _: Cited, known: frozenset[int], total: int) -> bool:
    wanted = meant.of(total)
    if meant.kind in ("early", "late"):
        return not known or not wanted.isdisjoint(known)
    return bool(wanted) and wanted <= known


def _all_of_them(meant: RepsMeant, cited: Cited, _: frozenset[int], total: int) -> bool:
    """Whether what is said of all reps, or of most, may be: a fault of some of them may not."""
    judged = [fact.reps for fact in cited if fact.topic in ("issue", "clean") and fact.reps]
    if not any(fact.topic == "issue" and fact.reps for fact in cited) or any(_for_all(fact) for fact in cited):
        return True
    if meant.kind == "none":
        return False
    seen = frozenset[int]().union(*judged)
    return 2 * len(seen) > total if meant.kind == "most" else meant.of(total) <= seen


def _for_all(fact: Fact) -> bool:
    """Whether it is advice for every rep."""
    return fact.topic == "advice" and any(meant.kind == "every" for meant in read(fact.text, freely=True).reps)


def _worst(found: Reading, cited: Cited) -> Iterator[Objection]:
    """The rep that is said to show a fault most must be the one."""
    worst = {fact.worst for fact in cited if fact.topic == "issue" and fact.worst}
    for meant in found.reps:
        if meant.kind == "index" and worst and worst.isdisjoint(meant.indices) and found.is_worst(meant.start):
            yield Objection("rep", f"{meant.text.strip()!r} is not where the facts cited show it most")


def _scores(found: Reading, cited: Cited) -> Iterator[Objection]:
    """Where one rep is spoken of, and facts of several are cited, a number must be that one's."""
    pointed = {index for meant in found.reps for index in meant.indices}
    told = [fact for fact in cited if fact.topic == "rep"]
    if len(pointed) != 1 or len(told) < 2 or not found.quantities:
        return
    (rep,) = pointed
    mine = [quantity for fact in told if rep in fact.reps for quantity in fact.numbers]
    if mine and not any(is_same(measure, quantity) for measure in found.quantities for quantity in mine):
        yield Objection("number", f"no number of rep {rep} is said, but one of another rep")


def sides(found: Reading, cited: Cited) -> Iterator[Objection]:
    """Sides that none of the cited facts is about, or not together with that part of the body."""
    alone = len(found.sides) == 1  # then it takes a fact about that side: that both are alike says nothing of one
    known = {side for fact in cited for side in fact.sides if len(fact.sides) == 1 or not alone}
    for side in sorted(found.sides - known):
        yield Objection("side", f"none of the facts cited is about the {side} side")
    for side, part in sorted(found.sided):
        about = [fact for fact in cited if side in fact.sides]
        if about and not any(is_about(part, fact) for fact in about):
            yield Objection("side", f"no fact cited says anything of the {side} {part}")
    unequal = says(found.text, lexicon(found.language).unequal)
    if unequal and not known and not any(says(fact.text.lower(), lexicon("en").unequal) for fact in cited):
        yield Objection("side", f"{unequal!r} is not what the facts cited say")
    if len(known) == 1 and any(not found.is_order(at) for at in found.both):
        yield Objection("side", f"the facts cited are about the {next(iter(known))} side only, not about both")


def is_about(part: str, fact: Fact) -> bool:
    """Whether the fact names the part, or one that may be called by the part's name."""
    return not fact.parts.isdisjoint((part, *anatomy().near[part]))
