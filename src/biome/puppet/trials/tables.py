"""The suite's results in words and columns, and the bars of the house held against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from biome.puppet.trials.invariance import Held
from biome.puppet.trials.levels import LEVELS
from biome.puppet.trials.summary import Card, Rate, summed
from biome.puppet.trials.tally import Outcome

EXACT, WITHIN_ONE, SEVERE, MODERATE, ALARMS = 0.97, 0.995, 0.90, 0.75, 0.05
"""The bars, as shares (validation.md section 2)."""


@dataclass(frozen=True)
class Bar:
    """One promise and whether it was kept."""

    name: str
    reached: str
    kept: bool


def card_lines(card: Card) -> Iterator[str]:
    """A pattern's tables."""
    yield ""
    yield f"{card.pattern}: {card.n} sets of {', '.join(card.slugs)}"
    unit = "reps" if card.kind == "reps" else "s"
    yield f"  {'view':<10}{'exact':>10}{'within 1':>10}{'mean off':>12}{'refused':>10}{'clean sets with an issue':>27}"
    for row in card.views:
        off = f"{row.off:.2f} {unit}"
        yield f"  {row.view:<10}{row.exact!s:>10}{row.within_one!s:>10}{off:>12}{row.refused!s:>10}{row.alarms!s:>27}"
    if card.faults:
        yield f"  {'fault':<22}{'view':<10}{''.join(f'{level:>10}' for level in LEVELS)}{'when clean':>12}"
    for fault in card.faults:
        cells = "".join(f"{_cell(fault.found.get(level)):>10}" for level in LEVELS)
        by_hand = " *" if fault.by_hand else "  "
        marks = _marks(fault.found, fault.alarms)
        yield f"  {fault.fault:<22}{fault.view:<10}{cells}{fault.alarms!s:>12}{by_hand}{marks}"
    yield from _innocent(card)
    for metric in card.metrics:
        place = f"  {metric.metric:<22}{metric.view:<10}"
        yield f"{place}bias {metric.bias:+7.2f}  spread {metric.spread:6.2f} {metric.unit} (n {metric.n})"
    if card.order:
        yield f"  points lost rise with the fault: Spearman {median(card.order):.2f} (median of {len(card.order)})"
    if card.shifts:
        yield f"  score between two draws of noise: {max(card.shifts):.1f} points at most (n {len(card.shifts)})"


def _innocent(card: Card) -> Iterator[str]:
    for name, rate in card.look_alikes.items():
        yield f"  look-alike: {name:<32}{rate!s:>8}{_beyond(rate)}"
    reported = {fault: rate for fault, rate in card.forbidden.items() if rate.hits}
    total = summed(card.forbidden.values())
    told = ", ".join(f"{fault} {rate}" for fault, rate in reported.items())
    if total.of:
        yield f"  reported from views that cannot show it: {total}{'  MISSED ' + told if told else ''}"


def _cell(rate: Rate | None) -> str:
    return "-" if rate is None else str(rate)


def _beyond(rate: Rate) -> str:
    return " MISSED" if rate.share > ALARMS else ""


def _marks(found: dict[str, Rate], alarms: Rate) -> str:
    missed = [level for level, bar in (("severe", SEVERE), ("moderate", MODERATE)) if _short(found.get(level), bar)]
    early = "below" in found and found["below"].hits > 0
    return f" MISSED {', '.join(missed)}" * bool(missed) + _beyond(alarms) + " early" * early


def _short(rate: Rate | None, bar: float) -> bool:
    return rate is not None and rate.share < bar


def bars(cards: Sequence[Card]) -> list[Bar]:
    """The puppet's bars over all patterns given."""
    views = [row for card in cards for row in card.views]
    alikes = [(f"{card.pattern}: {name}", rate) for card in cards for name, rate in card.look_alikes.items()]
    worst = [name for name, rate in alikes if rate.share > ALARMS]
    return [
        _at_least("puppet: count exact, holds within 1 s or 7 %", summed(row.exact for row in views), EXACT),
        _at_least("puppet: count within one", summed(row.within_one for row in views), WITHIN_ONE),
        _at_least("puppet: severe faults found", summed(card.total("severe") for card in cards), SEVERE),
        _at_least("puppet: moderate faults found", summed(card.total("moderate") for card in cards), MODERATE),
        _at_most("puppet: clean sets with an issue", summed(row.alarms for row in views), ALARMS),
        _at_most("puppet: look-alikes with an issue", summed(rate for _, rate in alikes), ALARMS),
        Bar("puppet: look-alikes each below 5 %", f"{len(alikes) - len(worst)}/{len(alikes)}", not worst),
        _at_most(
            "puppet: reported from forbidden views", summed(r for card in cards for r in card.forbidden.values()), 0.0
        ),
    ]


def held_bar(change: str, held: Sequence[Held]) -> Bar:
    """How often the report of a film held when the film was changed; always, if it is to be trusted."""
    rate = Rate(sum(not one.differs for one in held), len(held))
    return Bar(f"puppet: the report of a film {change} holds (all)", _told(rate), rate.hits == rate.of)


def bar_lines(all_bars: Iterable[Bar]) -> Iterator[str]:
    """The bars as a table."""
    yield ""
    yield f"{'bar':<78}{'reached':>22}"
    for bar in all_bars:
        yield f"{bar.name:<78}{bar.reached:>22}  {'ok' if bar.kept else 'MISSED'}"


def failures(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Every trial that went wrong and how, by the name that runs it again."""
    for outcome in outcomes:
        wrong = list(_wrongs(outcome))
        if wrong:
            yield f"    {'; '.join(wrong):<70} --trial '{outcome.trial.name}'"


def _wrongs(outcome: Outcome) -> Iterator[str]:
    trial, told = outcome.trial, ", ".join(f"{f} ({s})" for f, s in outcome.found.items())
    if not outcome.exact:
        yield f"count off by {outcome.off:+g}" + (" (refused)" if outcome.refused else "")
    if trial.kind in ("clean", "look-alike") and outcome.found:
        yield f"told {told}"
    if trial.kind == "forbidden" and outcome.told:
        yield f"told {trial.what} from the {trial.view}"
    if trial.kind == "fault" and outcome.told == (trial.level == "below"):
        seen = "" if outcome.view == trial.view else f" (seen as {outcome.view})"
        unjudged = ", not judged" if trial.what in outcome.unjudged else ""
        word = "told" if outcome.told else "missed"
        yield f"{trial.what} {trial.level} {word}{unjudged}{seen}; told {told or 'nothing'}"


def _at_least(name: str, rate: Rate, bar: float) -> Bar:
    return Bar(f"{name} (at least {bar:.1%})", _told(rate), rate.hits >= bar * rate.of)


def _at_most(name: str, rate: Rate, bar: float) -> Bar:
    return Bar(f"{name} (at most {bar:.0%})", _told(rate), rate.hits <= bar * rate.of)


def _told(rate: Rate) -> str:
    return f"{rate} = {rate.share:.1%}" if rate.of else "none"
