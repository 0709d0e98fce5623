"""Whether a number that was said is one that was measured."""

# ruff: noqa: RUF001 (the sign of a ratio is meant as it stands)

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import permutations

from biome.coach.facts.sheet import Fact, FactSheet, Quantity
from biome.coach.reading import Reading
from biome.coach.reading.quantities import CONVERTED, Measure
from biome.coach.reading.talk import says, talk

UNSAID = frozenset({"", "points", "reps", "times", "sets", "things", "movements"})
"""Units that may be left unsaid; ratios too, see ``canonical``."""
COUNTED = ("issue", "clean", "not_judged", "metric", "advice")
"""Topics whose facts may be counted: "three faults"."""
NEAR = 0.06
"""Share of a value within which a number may lie that is said to be "about" it."""
SLIGHT = 0.1
"""Share of a value by which rounding may change it where not even its first digit is left, or no unit is said."""
CLOSE = 0.3
"""Share of a value within which a number may lie that the value is said to be less, or more, than."""
EPSILON = 1e-6
RATIO = "× "
Value = tuple[str, float]
"""A unit and so many of it, as they are compared."""


def unfounded(found: Reading, cited: tuple[Fact, ...], sheet: FactSheet) -> Iterator[Measure]:
    """The numbers of a sentence that none of the cited facts has."""
    limits = bool(says(found.text, talk(sheet.language).limits))
    known = {m: _harmless(m, cited, sheet) or _founded(m, cited, limits) for m in found.quantities}
    sure = _twice_at_most(canonical(measure.unit, measure.value) for measure, is_known in known.items() if is_known)
    doubtful = (measure for measure, is_known in known.items() if not is_known)
    yield from (m for m in doubtful if not (_reckoned(m, sure) or any(_is_between(m, fact) for fact in cited)))


def _twice_at_most(values: Iterable[Value]) -> list[Value]:
    """Each as often as it makes a difference: in pairs, of which hundreds of numbers in a row would make too many."""
    return [value for value, times in Counter(values).items() for _ in range(min(times, 2))]


def _founded(measure: Measure, cited: tuple[Fact, ...], limits: bool) -> bool:
    """Whether a fact has the number; that of a limit counts only in a sentence that speaks of limits."""
    if measure.unit == "share":
        return any(abs(share - measure.value) <= NEAR for share in _shares(cited))
    known = [quantity for fact in cited for quantity in fact.numbers if limits or not quantity.role]
    return any(is_same(measure, quantity) or _bounds(measure, quantity) for quantity in known)


def _bounds(measure: Measure, quantity: Quantity) -> bool:
    """Whether what was measured is less, or more, than the number, as was said, and not by much."""
    unit, value = canonical(quantity.unit, abs(quantity.value))
    name, number = canonical(measure.unit, measure.value)
    if quantity.role or not measure.bound or name != unit or name in ("", "reps", "points"):
        return False
    return (value < number if measure.bound == "less" else value > number) and abs(value - number) <= CLOSE * value


def _harmless(measure: Measure, cited: tuple[Fact, ...], sheet: FactSheet) -> bool:
    """Two knees are no measurement, nor is the count of what is told."""
    if measure.unit == "pair":
        return measure.value == 2
    counts = [sum(fact.topic == topic for fact in facts) for topic in COUNTED for facts in (cited, sheet.facts)]
    return measure.unit == "things" and measure.value in (1, len(cited), *counts)


def _shares(cited: Iterable[Fact]) -> Iterator[float]:
    """Parts of the whole that the facts tell: fifty per cent, three of six reps."""
    for fact in cited:
        yield from (quantity.value for quantity in fact.numbers if quantity.unit == "share")
        yield from (quantity.value / 100 for quantity in fact.numbers if quantity.unit == "%")
        counts = [quantity.value for quantity in fact.numbers if quantity.unit == "reps" and quantity.value]
        yield from (few / many for few in counts for many in counts if few < many)


def _reckoned(measure: Measure, sure: list[Value]) -> bool:
    """Whether a number is the difference or the ratio of two that the same sentence says: "8.4, then 6.8: 1.6 less"."""
    unit, value = canonical(measure.unit, measure.value)
    for (one_unit, one), (other_unit, other) in permutations(sure, 2):
        if one_unit != other_unit or not other:
            continue
        if unit == "fold" and abs(one / other - value) <= NEAR * value:
            return True
        if _same_unit(unit, one_unit) and abs(one - other - value) <= measure.step / 2 + EPSILON:
            return True
    return False


def _is_between(measure: Measure, fact: Fact) -> bool:
    """Whether a number is the difference of two that were measured of one thing: from the best rep to the lowest."""
    unit, value = canonical(measure.unit, measure.value)
    if unit in UNSAID - {"points"}:
        return False
    known = [canonical(quantity.unit, quantity.value) for quantity in fact.numbers if not quantity.role]
    size = NEAR * value if measure.about else measure.step / 2
    return any(
        _same_unit(unit, one_unit)
        and one_unit == other_unit
        and one > other
        and abs(one - other - value) <= size + EPSILON
        for (one_unit, one), (other_unit, other) in permutations(known, 2)
    )


def is_same(measure: Measure, quantity: Quantity) -> bool:
    """Whether the number is the fact's, in its unit, as measured or as shown, rounded or not."""
    unit, value = canonical(quantity.unit, quantity.value)
    shown = round(quantity.value, quantity.decimals)
    values = (value, canonical(quantity.unit, shown)[1])
    said = [canonical(name, measure.value) for name in dict.fromkeys((measure.unit, measure.unit or measure.inherited))]
    return any(_same_unit(name, unit) and _rounded(n, v, measure) for name, n in said for v in values)


def canonical(unit: str, value: float) -> Value:
    """The value in the unit in which values are compared."""
    if unit.startswith("×") and unit != "×":
        return RATIO, value
    name, factor = CONVERTED.get(unit, (unit, 1.0))
    return {"a minute": "per minute", "count": "", "as counted": "", "×": "fold"}.get(name, name), value * factor


def _same_unit(said: str, known: str) -> bool:
    if said == "times":  # twice, in reps 3 and 4; in some languages a length is so many times the leg
        return known in ("times", "reps", RATIO)
    if not said:
        return known in UNSAID or known == RATIO
    return said == known or (not known and said in UNSAID)


def _rounded(number: float, value: float, measure: Measure) -> bool:
    """Whether ``number`` is ``value`` as rounded to the places that were said; signs are told by words."""
    off, size = abs(abs(number) - abs(value)), abs(value)
    if measure.about and off <= NEAR * size + EPSILON:
        return True
    if off > measure.step / 2 + EPSILON:
        return False
    return (size >= measure.step and measure.unit != "") or off <= SLIGHT * size + EPSILON
