"""Bias and spread of every measure before every view, as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biome.exercises import library
from biome.puppet.trials.gauges.compare import Gauge


def lines(found: Iterable[Gauge]) -> Iterator[str]:
    """A Markdown table, in the order of the library."""
    order = list(library().measures)
    yield "| measure | unit | sign | error | view | grade | bias | spread | n |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for gauge in sorted(found, key=lambda g: (order.index(g.show.measure), g.show.view)):
        yield _line(gauge)


def _line(gauge: Gauge) -> str:
    spec, show = library().measures[gauge.show.measure], gauge.show
    places = 1 if spec.error >= 0.5 else 3
    cells = (
        f"`{spec.name}`",
        spec.unit,
        spec.sign,
        f"±{spec.error:g}",
        show.view,
        show.grade,
        f"{gauge.bias:+.{places}f}",
        f"{gauge.spread:.{places}f}",
        str(len(gauge.errors)),
    )
    return f"| {' | '.join(cells)} |"
