"""Whether a number that was said is one that was measured."""

# ruff: noqa: RUF001 (the signs of units and of typography are meant as they stand)

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.facts.sheet import Fact, FactSheet, Quantity
from biome.coach.reading import Reading
from biome.coach.reading.quantities import CONVERTED, Measure

UNSAID = frozenset({"", "points", "reps", "times", "sets", "things", "movements", "count"})
"""Units that may be left unsaid; ratios too, see ``_canonical``."""
NEAR = 0.05
"""Share of a value within which a number may lie that is said to be "about" it."""
SLIGHT = 0.1
"""Share of a value by which rounding may change it where not even its first digit is left."""
EPSILON = 1e-6
RATIO = "× "


def unfounded(found: Reading, cited: tuple[Fact, ...], sheet: FactSheet) -> Iterator[Measure]:
    """The numbers of a sentence that none of the cited facts has."""
    known = [quantity for fact in cited for quantity in fact.numbers]
    for measure in found.quantities:
        if not (
            _harmless(measure, cited) or any(_same(measure, quantity) for quantity in known) or _share(measure, cited)
        ):
            yield measure


def _harmless(measure: Measure, cited: tuple[Fact, ...]) -> bool:
    """Two knees are no measurement, nor is the count of what is told."""
    if measure.unit == "pair":
        return measure.value == 2
    return measure.unit == "things" and measure.value in (1, len(cited))


def _share(measure: Measure, cited: tuple[Fact, ...]) -> bool:
    """Half of the reps: three of six, or fifty per cent."""
    if measure.unit != "share":
        return False
    shares = [q.value / 100 for fact in cited for q in fact.numbers if q.unit == "%"]
    counts = [[q.value for q in fact.numbers if q.unit == "reps" and q.value] for fact in cited]
    shares += [few / many for numbers in counts for few in numbers for many in numbers if few < many]
    return any(abs(share - measure.value) <= NEAR for share in shares)


def _same(measure: Measure, quantity: Quantity) -> bool:
    unit, value = _canonical(quantity.unit, quantity.value)
    shown = round(value, quantity.decimals) if unit == quantity.unit else value
    options = [(measure.unit, measure.value)]
    if not measure.unit and measure.inherited:
        options.append((measure.inherited, measure.value))
    for said, number in options:
        name, number = _canonical(said, number)
        if _same_unit(name, unit) and any(_rounded(number, v, measure) for v in (value, shown)):
            return True
    return False


def _canonical(unit: str, value: float) -> tuple[str, float]:
    if unit.startswith("×"):
        return RATIO, value
    name, factor = CONVERTED.get(unit, (unit, 1.0))
    return {"a minute": "per minute", "count": ""}.get(name, name), value * factor


def _same_unit(said: str, known: str) -> bool:
    return said == known or (said == "" and (known in UNSAID or known == RATIO)) or (known == "" and said in UNSAID)


def _rounded(number: float, value: float, measure: Measure) -> bool:
    """Whether ``number`` is ``value`` as rounded to the places that were said; signs are told by words."""
    off, size = abs(abs(number) - abs(value)), abs(value)
    if measure.about and off <= NEAR * size + EPSILON:
        return True
    if off > measure.step / 2 + EPSILON:
        return False
    return size >= measure.step or off <= SLIGHT * size + EPSILON
