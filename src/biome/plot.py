"""The rep signal of a set as a picture: reps shaded and numbered, turning points, and each fault where it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from biome.engine.report import Rep, SetReport
from biome.exercises.spec import Exercise

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT, LANE = 12.0, 4.5, 0.32  # inches; a lane for each fault
DPI = 120
INK = "#1f2933"
SHADE = "#e6f0fa"
LINE = "#2563a8"
GOAL = "#2e8b57"
SEVERITY = {"minor": "#d9a400", "moderate": "#e06c00", "severe": "#c62828"}


def draw(report: SetReport, out: Path, targets: tuple[float, ...] = ()) -> None:
    """Draw ``report`` into the file ``out``, PNG or SVG by its suffix; ``targets`` are lines in the signal's unit.

    A report without a signal becomes a picture that says so.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    lanes = len(report.issues)
    figure = Figure(figsize=(WIDTH, HEIGHT + LANE * lanes), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    ratios = [HEIGHT, max(LANE * lanes, 0.01)]
    axes, faults = figure.subplots(2, 1, sharex=True, height_ratios=ratios)
    _frame(report, axes, faults)
    _draw_signal(report, axes, targets)
    _draw_faults(report, faults)
    _save(figure, out)


def targets_of(exercise: Exercise) -> tuple[float, ...]:
    """The bounds of good form on the exercise's own signal, where one of its metrics is of the same measure."""
    pattern = exercise.pattern
    signal = pattern.signal or pattern.hold
    bounds = [bound for m in exercise.metrics if signal and m.measure == signal.measure for bound in m.good]
    return tuple(sorted({exercise.number(bound) for bound in bounds if bound != "none"}))


def _save(figure: Figure, out: Path) -> None:
    """Without a date or a version in it: equal reports make equal pictures."""
    kind = out.suffix.lstrip(".").lower() or "png"
    metadata = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    figure.savefig(out, format=kind, facecolor="white", metadata=metadata)


def _signal(report: SetReport) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if report.signal is None:
        return np.empty(0), np.empty(0)
    values = [np.nan if value is None else value for value in report.signal.values]
    return np.array(report.signal.times, float), np.array(values, float)


def _frame(report: SetReport, axes: Axes, faults: Axes) -> None:
    from matplotlib.ticker import MaxNLocator

    score = "no score" if report.overall_score is None else f"{report.overall_score:.1f} / 10"
    done = f"{report.hold_seconds or 0.0:.1f} s held" if report.kind == "hold" else _counted(report.rep_count)
    axes.set_title(f"{report.exercise_name} · {done} · {score}", loc="left", color=INK, fontsize=14, fontweight="bold")
    if report.signal:
        name = report.signal.name.replace("_", " ").capitalize()
        axes.set_ylabel(f"{name} ({report.signal.unit})" if report.signal.unit else name)
    axes.set_xlim(0.0, max(report.duration, 0.1))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y", color="#dde3e9", linewidth=0.8)
    for part in (axes, faults):
        part.spines[["top", "right"]].set_visible(False)
        part.set_axisbelow(True)
    faults.set_visible(bool(report.issues))
    axes.tick_params(labelbottom=not report.issues)
    (faults if report.issues else axes).set_xlabel("seconds", color=INK)


def _counted(reps: int) -> str:
    return "1 rep" if reps == 1 else f"{reps} reps"


def _draw_signal(report: SetReport, axes: Axes, targets: tuple[float, ...]) -> None:
    times, values = _signal(report)
    if not np.isfinite(values).any():
        axes.text(0.5, 0.5, "Nothing could be followed in this film", ha="center", transform=axes.transAxes, color=INK)
        axes.set_yticks([])
        return
    low, high = _limits(values, targets)
    height = high - low
    axes.set_ylim(low - 0.06 * height, high + 0.18 * height)
    for rep in report.reps:
        _draw_rep(rep, axes, times, values, high + 0.11 * height)
    for attempt in report.attempts:
        axes.axvspan(attempt.start_seconds, attempt.end_seconds, facecolor="#f1f1f1", edgecolor="#c4c4c4", hatch="///")
        middle = (attempt.start_seconds + attempt.end_seconds) / 2
        axes.text(middle, high + 0.11 * height, "not\ncounted", ha="center", va="center", color="#777777", fontsize=8)
    for target in targets:
        axes.axhline(target, color=GOAL, linestyle="--", linewidth=1.2)
        axes.annotate(" target", (1.0, target), xycoords=("axes fraction", "data"), color=GOAL, va="center")
    axes.plot(times, values, color=LINE, linewidth=2.0)


def _limits(values: NDArray[np.float64], targets: tuple[float, ...]) -> tuple[float, float]:
    seen = values[np.isfinite(values)]
    marks = np.append(seen, targets)
    low, high = float(marks.min()), float(marks.max())
    return (low, high) if high - low > 1e-9 else (low - 0.5, high + 0.5)


def _draw_rep(rep: Rep, axes: Axes, times: NDArray[np.float64], values: NDArray[np.float64], top: float) -> None:
    axes.axvspan(rep.start_seconds + 0.03, rep.end_seconds - 0.03, color=SHADE, zorder=0)
    score = "" if rep.score is None else f"\n{rep.score:.1f}"
    middle = (rep.start_seconds + rep.end_seconds) / 2
    axes.text(middle, top, f"{rep.index}{score}", ha="center", va="center", color=INK, fontsize=10, linespacing=1.3)
    turn = turning_point(times, values, rep.start_seconds, rep.end_seconds)
    if turn is not None:
        axes.plot(*turn, marker="o", color=LINE, markersize=7, markeredgecolor="white", zorder=3)


def turning_point(
    times: NDArray[np.float64], values: NDArray[np.float64], start: float, end: float
) -> tuple[float, float] | None:
    """Where the signal is furthest from its ends between ``start`` and ``end``; None where nothing was seen."""
    inside = np.flatnonzero((times >= start) & (times <= end) & np.isfinite(values))
    if inside.size < 3:
        return None
    ends = (values[inside[0]] + values[inside[-1]]) / 2
    furthest = inside[np.argmax(np.abs(values[inside] - ends))]
    return float(times[furthest]), float(values[furthest])


def _draw_faults(report: SetReport, axes: Axes) -> None:
    """A lane for each fault, costliest on top: pale in every rep that had it, solid where it was worst."""
    axes.set_ylim(max(len(report.issues), 1) - 0.5, -0.5)
    axes.set_yticks(range(len(report.issues)), [f"{issue.type}, {issue.severity}" for issue in report.issues])
    axes.tick_params(axis="y", length=0)
    for lane, issue in enumerate(report.issues):
        colour = SEVERITY[issue.severity]
        axes.get_yticklabels()[lane].set_color(colour)
        spans = [(rep.start_seconds, rep.seconds) for rep in report.reps if rep.index in issue.reps]
        axes.broken_barh(spans, (lane - 0.3, 0.6), facecolors=colour, alpha=0.25)
        worst = (issue.start_seconds, max(issue.end_seconds - issue.start_seconds, 0.05))
        axes.broken_barh([worst], (lane - 0.3, 0.6), facecolors=colour)
