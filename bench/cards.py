"""The accuracy cards as package data: what the puppet's sets and the labelled clips found out, sorted, rounded."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from biome.exercises.accuracy import (
    CARDS,
    Accuracy,
    FaultAccuracy,
    FilmAccuracy,
    MetricAccuracy,
    Share,
    ViewAccuracy,
)
from biome.puppet.trials.summary import Card, FaultRow, Rate, summed

FILE = Path(__file__).resolve().parents[1] / "src" / "biome" / "exercises" / CARDS


def write(cards: Sequence[Card], film: Mapping[str, FilmAccuracy]) -> None:
    """Keep the cards; ``film`` is by pattern."""
    kept = {card.pattern: accuracy(card, film.get(card.pattern)).model_dump() for card in cards}
    lines = [f"{json.dumps(name)}: {_short(card)}" for name, card in sorted(kept.items())]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _short(value: object) -> str:
    """JSON of a card, shares as pairs."""
    return json.dumps(_paired(value), ensure_ascii=False, separators=(",", ":"))


def _paired(value: object) -> object:
    if isinstance(value, dict):
        return list(value.values()) if set(value) == {"found", "of"} else {k: _paired(v) for k, v in value.items()}
    return [_paired(item) for item in value] if isinstance(value, list | tuple) else value


def accuracy(card: Card, film: FilmAccuracy | None) -> Accuracy:
    """One pattern's card as it is served."""
    held = card.kind == "hold"
    return Accuracy(
        played=card.slugs,
        sets=card.n,
        views=tuple(
            ViewAccuracy(
                view=row.view,
                exact=share(row.exact),
                within_one=share(row.within_one),
                hold_error=round(row.off, 1) if held else None,
                false_alarms=share(row.alarms),
            )
            for row in card.views
        ),
        faults=tuple(_fault(row) for row in card.faults),
        metrics=tuple(
            MetricAccuracy(
                metric=row.metric,
                view=row.view,
                unit=row.unit,
                bias=_rounded(row.bias),
                spread=_rounded(row.spread),
                sets=row.n,
            )
            for row in card.metrics
        ),
        look_alikes=share(summed(card.look_alikes.values())),
        unseen=share(summed(card.forbidden.values())),
        film=film,
    )


def share(rate: Rate) -> Share:
    """In the library's words."""
    return Share(found=rate.hits, of=rate.of)


def _fault(row: FaultRow) -> FaultAccuracy:
    found = {level: share(row.found.get(level, Rate(0, 0))) for level in ("minor", "moderate", "severe")}
    return FaultAccuracy(fault=row.fault, view=row.view, false_alarms=share(row.alarms), **found)


def _rounded(value: float) -> float:
    """Ratios are small numbers: three digits are enough of each. Never -0.0."""
    return float(f"{value:.2g}") + 0.0
