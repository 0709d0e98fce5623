"""What a report says about one moment of its film, and how that is written over the picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.report import Issue, Rep, SetReport, Side
from biome.engine.track import FloatArray
from biome.vision import ink
from biome.vision.ink import Canvas, Colour
from biome.vision.shown import Shown

SEVERITY = {"minor": Colour(250, 204, 60), "moderate": Colour(255, 150, 50), "severe": Colour(255, 84, 84)}
PHASES = {"eccentric": "lowering", "bottom": "bottom", "concentric": "lifting", "top": "top"}
QUIET = Colour(176, 186, 200)
GOOD = Colour(45, 222, 190)
MOST_ISSUES = 2


@dataclass(frozen=True)
class Moment:
    """The report at one frame."""

    headline: str
    """The count or the clock."""
    label: str
    phase: str
    issues: tuple[Issue, ...]

    def colours(self, sides: tuple[Side, ...]) -> dict[Side, Colour]:
        """The colours of the body's ``sides``: where a fault is on one, the gravest fault's."""
        colours = dict.fromkeys(sides, GOOD)
        for issue in sorted(self.issues, key=lambda issue: list(SEVERITY).index(issue.severity)):
            colours.update(dict.fromkeys([issue.side] if issue.side else sides, SEVERITY[issue.severity]))
        return colours


class Captions:
    """A report laid along its film."""

    def __init__(self, report: SetReport | Shown) -> None:
        self._report = report
        self._held = held_span(report) if report.kind == "hold" else None

    def at(self, frame: int, seconds: float) -> Moment:
        """What to say at that frame."""
        report = self._report
        issues = tuple(issue for issue in report.issues if issue.frame_start <= frame <= issue.frame_end)[:MOST_ISSUES]
        if report.kind == "hold":
            start, end = self._held or (0.0, 0.0)
            clock = min(max(seconds - start, 0.0), end - start)
            return Moment(f"{clock:.1f}", "SECONDS", "holding" if start < seconds < end else "", issues)
        done = sum(rep.frame_end <= frame for rep in report.reps)
        current = next((rep for rep in report.reps if rep.frame_start <= frame < rep.frame_end), None)
        return Moment(str(done), "REP" if done == 1 else "REPS", phase_of(current, seconds) if current else "", issues)


def phase_of(rep: Rep, seconds: float) -> str:
    """The phase of the repetition at that moment, in a lifter's word; its durations are in order of time."""
    into = seconds - rep.start_seconds
    for phase, duration in rep.durations.items():
        if into < duration:
            return PHASES.get(phase, phase)
        into -= duration
    return ""


def held_span(report: SetReport | Shown) -> tuple[float, float] | None:
    """Start and end in seconds of the hold: the stretch of its length in which the signal is steadiest."""
    if not report.hold_seconds or report.signal is None:
        return None
    times = np.array(report.signal.times)
    values = np.array([np.nan if value is None else value for value in report.signal.values])
    starts = times[times <= max(times[-1] - report.hold_seconds, times[0])]
    windows = (values[(times >= start) & (times <= start + report.hold_seconds)] for start in starts)
    start = float(starts[int(np.argmin([_unsteadiness(window) for window in windows]))])
    return start, start + report.hold_seconds


def _unsteadiness(window: FloatArray) -> float:
    """Spread of the signal, and far more than that for every moment in which there was none."""
    known = window[np.isfinite(window)]
    return float(known.std() if len(known) else 0.0) + 1e6 * (1 - len(known) / len(window))


def draw_moment(canvas: Canvas, moment: Moment, unit: float) -> None:
    """The counter at the top left and the faults at the bottom; ``unit`` is about a hundredth of the short side."""
    _draw_counter(canvas, moment, unit)
    bottom = canvas.shape[0] - 4 * unit
    for issue in reversed(moment.issues):
        bottom = _draw_issue(canvas, issue, unit, bottom) - 1.5 * unit


def _draw_counter(canvas: Canvas, moment: Moment, unit: float) -> None:
    number, _ = ink.measure(moment.headline, 12 * unit)
    widest = max(number, ink.measure(moment.label, 3.4 * unit)[0], ink.measure("lowering", 3.4 * unit)[0])
    left = top = 3 * unit
    ink.panel(canvas, left, top, widest + 6 * unit, 25 * unit, 2.5 * unit)
    ink.letters(canvas, left + 3 * unit, top + 1.8 * unit, moment.label, 3.4 * unit, QUIET)
    ink.letters(canvas, left + 3 * unit, top + 4.6 * unit, moment.headline, 12 * unit)
    ink.letters(canvas, left + 3 * unit, top + 19.3 * unit, moment.phase, 3.4 * unit, GOOD)


def _draw_issue(canvas: Canvas, issue: Issue, unit: float, bottom: float) -> float:
    """One fault, its lower edge at ``bottom``; gives its upper edge."""
    value = f"{abs(issue.measured_value):.0f}{issue.unit}" if issue.unit == "°" else ""
    size = 4.4 * unit
    width, height = ink.measure(issue.type, size)
    beside = ink.measure(value, size)[0] + 2.5 * unit if value else 0
    top = bottom - height - 2.4 * unit
    ink.panel(canvas, 3 * unit, top, width + beside + 9.5 * unit, height + 2.4 * unit, 1.8 * unit)
    ink.disc(canvas, (6.2 * unit, top + height / 2 + 1.2 * unit), 1.2 * unit, SEVERITY[issue.severity])
    ink.letters(canvas, 9 * unit, top + 1.2 * unit, issue.type, size)
    if value:
        ink.letters(canvas, 11.5 * unit + width, top + 1.2 * unit, value, size, SEVERITY[issue.severity])
    return top
