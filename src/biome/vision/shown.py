"""What of a report is drawn: all that the child that draws is told of it, as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from biome.engine.report import Issue, Rep, Series, SetReport, View


@dataclass(frozen=True)
class Shown:
    """The fields of a SetReport that are drawn, by the same names."""

    kind: Literal["reps", "hold"]
    view: View
    hold_seconds: float | None
    reps: tuple[Rep, ...]
    issues: tuple[Issue, ...]
    signal: Series | None


def plain(report: SetReport) -> dict[str, Any]:
    """What is drawn of ``report``, for JSON."""
    return asdict(Shown(report.kind, report.view, report.hold_seconds, report.reps, report.issues, report.signal))


def shown(values: dict[str, Any]) -> Shown:
    """The same again, from ``plain``."""
    return Shown(
        kind=values["kind"],
        view=values["view"],
        hold_seconds=values["hold_seconds"],
        reps=tuple(Rep(**rep) for rep in values["reps"]),
        issues=tuple(_issue(issue) for issue in values["issues"]),
        signal=Series(**values["signal"]) if values["signal"] else None,
    )


def _issue(values: dict[str, Any]) -> Issue:
    tuples: dict[str, Any] = {name: tuple(values[name]) for name in ("reps", "joints")}
    return Issue(**{**values, **tuples})
