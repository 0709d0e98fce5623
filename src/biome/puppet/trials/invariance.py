"""The same film mirrored, larger, elsewhere in the picture, its idle ends cut off: the report holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from biome.engine.assess import assess
from biome.engine.report import Issue, SetReport
from biome.engine.track import PoseTrack
from biome.exercises import library
from biome.puppet.performance import Performance
from biome.puppet.track import mirror
from biome.puppet.trials.cases import Trial
from biome.puppet.trials.tally import performance_of, track_of

LARGER, ASIDE = 1.5, (160.0, 90.0)
IDLE = 0.9
"""Seconds left before the first rep and after the last: what is needed to see where a rep begins."""
OTHER = {"left": "right", "right": "left", None: None}
POINTS, SECONDS = 0.3, 0.5
"""By which a score and a held time may differ when rows at the ends are gone; nothing else may change at all."""


@dataclass(frozen=True)
class Held:
    """Whether the report of a trial held under a change, and how it differed."""

    change: str
    trial: str
    differs: str  # "" when it held


def mirrored(track: PoseTrack, performance: Performance) -> PoseTrack:
    """As a selfie camera saves it."""
    del performance
    return mirror(track)


def scaled(track: PoseTrack, performance: Performance) -> PoseTrack:
    """The same film in more pixels."""
    del performance
    size = round(track.width * LARGER), round(track.height * LARGER)
    return replace(track, image=track.image * LARGER, width=size[0], height=size[1])


def moved(track: PoseTrack, performance: Performance) -> PoseTrack:
    """The same film with a margin added at the left and above."""
    del performance
    across, down = ASIDE
    image = track.image + np.array([across, down])
    return replace(track, image=image, width=track.width + round(across), height=track.height + round(down))


def trimmed(track: PoseTrack, performance: Performance) -> PoseTrack:
    """Without the idle ends; a hold, which has no reps, loses nothing."""
    if not performance.reps:
        return track
    first, last = performance.reps[0].start - IDLE, performance.reps[-1].end + IDLE
    kept = track.rows((track.times >= first) & (track.times <= last))
    frames = kept.frames - kept.frames[0]
    return replace(kept, times=kept.times - kept.times[0], frames=frames, total_frames=int(frames[-1]) + 1)


CHANGES: Mapping[str, Callable[[PoseTrack, Performance], PoseTrack]] = {
    "mirrored": mirrored,
    "scaled": scaled,
    "moved": moved,
    "trimmed": trimmed,
}


def holds(trial: Trial, changes: Iterable[str] = tuple(CHANGES)) -> list[Held]:
    """The trial under these changes."""
    performance, exercise = performance_of(trial), library().get(trial.slug)
    track = track_of(trial, performance)
    first = assess(track, exercise)
    changed = {name: assess(CHANGES[name](track, performance), exercise) for name in changes}
    return [Held(name, trial.name, difference(first, report, name)) for name, report in changed.items()]


def difference(before: SetReport, after: SetReport, change: str) -> str:
    """What a change changed that it should not have; "" when nothing."""
    swapped, exact = change == "mirrored", change != "trimmed"
    told = [_told(issue, swapped=swapped, exact=exact) for issue in before.issues]
    facts = {
        "reps": (before.rep_count, after.rep_count),
        "issues": (sorted(told), sorted(_told(issue, swapped=False, exact=exact) for issue in after.issues)),
        "view": (before.view, after.view),
        "not judged": (_unjudged(before), _unjudged(after)),
        "score": (_near(before.overall_score, after.overall_score, 0.05 if exact else POINTS), True),
        "held": (_near(before.hold_seconds, after.hold_seconds, 0.0 if exact else SECONDS), True),
    }
    return "; ".join(f"{name} {was} -> {now}" for name, (was, now) in facts.items() if was != now)


def _told(issue: Issue, *, swapped: bool, exact: bool) -> tuple[str, str, str, tuple[int, ...]]:
    side = OTHER[issue.side] if swapped else issue.side
    return issue.fault, issue.severity, side or "", issue.reps if exact else ()


def _unjudged(report: SetReport) -> list[str]:
    return sorted(entry.fault for entry in report.not_judged)


def _near(a: float | None, b: float | None, within: float) -> bool:
    return a == b if a is None or b is None else abs(a - b) <= within + 1e-6
