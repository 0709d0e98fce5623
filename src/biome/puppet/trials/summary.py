"""Adds outcomes up to a pattern's accuracy card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from biome.exercises import library
from biome.exercises.spec import ViewName
from biome.puppet.geometry import Array
from biome.puppet.trials.levels import LEVELS
from biome.puppet.trials.tally import Outcome

K = TypeVar("K", bound=Hashable)

LEAST = 10
"""Scored sets from which a rank correlation is worth telling."""


@dataclass(frozen=True)
class Rate:
    """How many of how many."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        """0-1; 0 of nothing is 0."""
        return self.hits / self.of if self.of else 0.0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.hits + other.hits, self.of + other.of)

    def __str__(self) -> str:
        return f"{self.hits}/{self.of}"


@dataclass(frozen=True)
class ViewRow:
    """Counting and timing from one view: every set performed there, faulty ones too."""

    view: ViewName
    exact: Rate
    within_one: Rate
    off: float  # mean of absolute errors, reps or seconds
    refused: Rate
    alarms: Rate  # clean sets in which anything was reported


@dataclass(frozen=True)
class FaultRow:
    """One fault from one view: how often it was reported at each level, and in clean sets."""

    fault: str
    view: ViewName
    found: dict[str, Rate]  # by level
    alarms: Rate
    by_hand: bool  # the levels are the cast's, for a body or a knob that cannot follow the thresholds


@dataclass(frozen=True)
class MetricRow:
    """One metric from one view against the truth, clean sets only."""

    metric: str
    view: ViewName
    unit: str
    n: int
    bias: float
    spread: float


@dataclass(frozen=True)
class Card:
    """Everything the suite found out about a pattern."""

    pattern: str
    slugs: tuple[str, ...]
    n: int
    kind: str
    views: tuple[ViewRow, ...]
    faults: tuple[FaultRow, ...]
    forbidden: dict[str, Rate]  # by fault: reported from views that cannot show it
    look_alikes: dict[str, Rate]  # by name: sets in which anything was reported
    metrics: tuple[MetricRow, ...]
    order: tuple[float, ...]  # per fault and view: Spearman's rank correlation of severity put in and points lost
    shifts: tuple[float, ...]  # points between two draws of the noise

    def total(self, level: str) -> Rate:
        """Found at a level, over all faults and views."""
        return summed(row.found[level] for row in self.faults if level in row.found)


def summed(rates: Iterable[Rate]) -> Rate:
    """All of them together."""
    total = Rate(0, 0)
    for rate in rates:
        total += rate
    return total


def summarise(pattern: str, outcomes: Sequence[Outcome]) -> Card:
    """The card of a pattern from the outcomes of all its trials."""
    clean = [o for o in outcomes if o.trial.kind == "clean"]
    return Card(
        pattern=pattern,
        slugs=tuple(dict.fromkeys(o.trial.slug for o in outcomes)),
        n=len(outcomes),
        kind=outcomes[0].kind,
        views=tuple(
            _view_row(view, some)
            for view, some in grouped(outcomes, _view).items()
            if any(o.trial.kind == "clean" for o in some)
        ),
        faults=tuple(_fault_rows(outcomes, clean)),
        forbidden={
            fault: _rate(some, lambda o: o.told) for fault, some in grouped(_of(outcomes, "forbidden"), _what).items()
        },
        look_alikes={
            name: _rate(some, lambda o: bool(o.found))
            for name, some in grouped(_of(outcomes, "look-alike"), _what).items()
        },
        metrics=tuple(_metric_rows(clean)),
        order=tuple(_order(outcomes, clean)),
        shifts=tuple(abs(o.score - o.again) for o in outcomes if o.score is not None and o.again is not None),
    )


def grouped(outcomes: Iterable[Outcome], key: Callable[[Outcome], K]) -> dict[K, list[Outcome]]:
    """The outcomes by a key, in the order in which the keys come."""
    found: dict[K, list[Outcome]] = {}
    for outcome in outcomes:
        found.setdefault(key(outcome), []).append(outcome)
    return found


def _of(outcomes: Iterable[Outcome], kind: str) -> list[Outcome]:
    return [o for o in outcomes if o.trial.kind == kind]


def _view(outcome: Outcome) -> ViewName:
    return outcome.trial.view


def _what(outcome: Outcome) -> str:
    return outcome.trial.what


def _rate(outcomes: Sequence[Outcome], hit: Callable[[Outcome], bool]) -> Rate:
    return Rate(sum(map(hit, outcomes)), len(outcomes))


def _view_row(view: ViewName, outcomes: list[Outcome]) -> ViewRow:
    return ViewRow(
        view=view,
        exact=_rate(outcomes, lambda o: o.exact),
        within_one=_rate(outcomes, lambda o: o.within_one),
        off=float(np.mean([abs(o.off) for o in outcomes])),
        refused=_rate(outcomes, lambda o: o.refused),
        alarms=_rate(_of(outcomes, "clean"), lambda o: bool(o.found)),
    )


def _fault_rows(outcomes: Sequence[Outcome], clean: Sequence[Outcome]) -> Iterable[FaultRow]:
    shown = grouped(_of(outcomes, "fault"), lambda o: (o.trial.what, o.trial.view))
    for (fault, view), some in shown.items():
        at = grouped(some, lambda o: o.trial.level)
        slugs = {o.trial.slug for o in some}
        innocent = [o for o in clean if o.trial.view == view and o.trial.slug in slugs]
        alarms = Counter(name for o in innocent for name in o.found)
        yield FaultRow(
            fault,
            view,
            {level: _rate(at[level], lambda o: o.told) for level in LEVELS if level in at},
            Rate(alarms[fault], len(innocent)),
            any(o.trial.by_hand for o in some),
        )


def _metric_rows(clean: Sequence[Outcome]) -> Iterable[MetricRow]:
    errors: dict[tuple[str, ViewName, str], list[float]] = {}
    for outcome in clean:
        for metric, error in outcome.errors.items():
            errors.setdefault((metric, outcome.trial.view, outcome.trial.slug), []).append(error)
    joined: dict[tuple[str, ViewName], list[float]] = {}
    units: dict[str, str] = {}
    for (metric, view, slug), some in errors.items():
        joined.setdefault((metric, view), []).extend(some)
        spec = next(m for m in library().get(slug).metrics if m.id == metric)
        units[metric] = library().measures[spec.measure].unit
    for (metric, view), some in sorted(joined.items()):
        yield MetricRow(metric, view, units[metric], len(some), float(np.mean(some)), float(np.std(some)))


def _order(outcomes: Sequence[Outcome], clean: Sequence[Outcome]) -> Iterable[float]:
    """Of every fault in every view whose sets have a score: more of it should cost more."""
    for (fault, view), some in grouped(_of(outcomes, "fault"), lambda o: (o.trial.what, o.trial.view)).items():
        slugs = {o.trial.slug for o in some}
        rest = [o for o in clean if o.trial.view == view and o.trial.slug in slugs]
        pairs = [(0.0, o.score) for o in rest[:3] if o.score is not None]
        pairs += [(1.0 + LEVELS.index(o.trial.level), o.score) for o in some if o.trial.level and o.score is not None]
        lost = [10.0 - score for _, score in pairs]
        if len(pairs) >= LEAST and max(lost) > min(lost) and fault:
            yield float(np.corrcoef(ranks([level for level, _ in pairs]), ranks(lost))[0, 1])


def ranks(values: Sequence[float]) -> Array:
    """(n,) the place of each value among all, equal ones sharing the mean of their places."""
    given = np.asarray(values, float)
    smaller = (given[None, :] < given[:, None]).sum(axis=1)
    return smaller + (given[None, :] == given[:, None]).sum(axis=1) / 2.0
