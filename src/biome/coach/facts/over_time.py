"""Facts about what happened over the set: changes, sides, tempo."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.facts.amounts import amount, shown
from biome.coach.facts.draft import Draft
from biome.engine.report import Balance, SetReport, Tempo, Trend

ALIKE = 6.0
"""Per cent within which the sides count as alike."""
SURE = 2.0
"""Standard errors by which they must differ to be told apart."""
WAYS = {"range": ("shorter", "longer"), "tempo": ("faster", "slower"), "balance": ("together", "apart")}
CHANGED = {
    "shorter": "The reps became {change} shorter from the first to the last.",
    "longer": "The reps became {change} longer from the first to the last.",
    "faster": "Lifting became faster: {first} in the first rep, {last} in the last.",
    "slower": "Lifting became slower: {first} in the first rep, {last} in the last.",
    "together": "Left and right came closer by {change} over the set.",
    "apart": "Left and right grew apart by {change} over the set.",
}
HELD = {
    "range": "The range held from the first rep to the last.",
    "tempo": "The pace held from the first rep to the last.",
    "balance": "The balance of the sides held over the set.",
}


def story(report: SetReport) -> Iterator[Draft]:
    """Each change that was sure, each that was surely none, the balance of the sides, the usual tempo."""
    if report.story is None or not report.rep_count:
        return
    ends = frozenset({1, report.rep_count})
    yield from (draft for trend in report.story.trends for draft in _trend(trend, ends))
    if report.story.balance:
        yield from _balance(report.story.balance)
    yield from _tempo(report.story.tempo)


def _trend(trend: Trend, ends: frozenset[int]) -> Iterator[Draft]:
    if trend.told:
        way = WAYS[trend.what][trend.change > 0]
        first, last = shown(trend.first, "s"), shown(trend.last, "s")
        text = CHANGED[way].format(change=shown(trend.change, "%"), first=first, last=last)
        numbers = [amount(trend.change, "%")]
        if trend.what == "tempo":
            numbers += [amount(trend.first, "s"), amount(trend.last, "s")]
        yield Draft("story", text, key=trend.what, numbers=tuple(numbers), reps=ends, trends=frozenset({way}))
    elif trend.steady:
        yield Draft("story", HELD[trend.what], key=trend.what, reps=ends, trends=frozenset({"steady"}))


def _balance(balance: Balance) -> Iterator[Draft]:
    size = abs(balance.difference)
    if balance.weaker and size > SURE * balance.error:
        text = f"The {balance.weaker} side moved {shown(size, '%')} less than the other."
        yield Draft("story", text, key="balance", numbers=(amount(size, "%"),), sides=frozenset({balance.weaker}))
    elif size + balance.error <= ALIKE:
        within = max(1.0, round(size + balance.error))
        yield Draft("story", f"Left and right moved alike, within {shown(within, '%')}.", key="balance")


def _tempo(tempo: Tempo) -> Iterator[Draft]:
    named = {"lowering": tempo.eccentric, "lifting": tempo.concentric, "between the two": tempo.pause}
    named |= {"resting between reps": tempo.rest, "in all": tempo.rep}
    parts = [f"{shown(value, 's')} {name}" for name, value in named.items() if value is not None]
    if parts:
        numbers = tuple(amount(value, "s") for value in named.values() if value is not None)
        yield Draft("story", f"A typical rep: {', '.join(parts)}.", key="tempo", numbers=numbers)
