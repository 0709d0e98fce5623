"""The puppet's sets as films that the engine may judge: the truth is known exactly, and no video is decoded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from biome.engine.assess import assess
from biome.engine.counting import Performance as Counted
from biome.engine.counting import perform as count
from biome.engine.motion import settle
from biome.engine.report import Issue, SetReport
from biome.engine.track import PoseTrack
from biome.exercises import Exercise, library
from biome.puppet import Body, Camera, Noise, Performance, Set, framing, perform, to_track

SLUGS = {
    "squat": "squat",
    "deadlift": "deadlift",
    "lunge": "lunge",
    "push_up": "push-up",
    "pull_up": "pull-up",
    "plank": "plank",
}
"""Exercises of the puppet and their names in the library."""

COUNTED = ("squat", "deadlift", "lunge", "push_up", "pull_up")
BEST_YAW = {"squat": 90.0, "deadlift": 90.0, "lunge": 90.0, "push_up": 90.0, "pull_up": 0.0, "plank": 90.0}
"""Where the library says the camera should stand, in the puppet's degrees."""


class Filmed(NamedTuple):
    """What was performed and what a pose model saw of it."""

    performance: Performance
    track: PoseTrack


def exercise(name: str) -> Exercise:
    """The library's exercise for one of the puppet's."""
    return library().get(SLUGS[name])


def filmed(
    performed: Set,
    yaw: float | None = None,
    noise: Noise | None = None,
    seed: int = 1,
    *,
    fps: float = 30.0,
    body: Body | None = None,
    **picture: Any,
) -> Filmed:
    """A set filmed whole in the picture and analysed 15 times a second; ``yaw`` is the library's advice by default."""
    performance = _performed(repr((performed, body)), performed, body)
    turned = Camera(yaw=BEST_YAW[performed.exercise] if yaw is None else yaw, **picture)
    camera = framing(performance.figure(np.linspace(0.0, performance.seconds, 60)).landmarks, turned)
    return Filmed(performance, to_track(performance, camera, fps, noise, seed, rate=15.0))


_PERFORMANCES: dict[str, Performance] = {}


def _performed(name: str, performed: Set, body: Body | None) -> Performance:
    """Performances by name: to get down into a plank takes the puppet longer than to film it."""
    if name not in _PERFORMANCES:
        _PERFORMANCES[name] = perform(performed, body)
    return _PERFORMANCES[name]


def report_of(performed: Set, yaw: float | None = None, noise: Noise | None = None, **how: Any) -> SetReport:
    """The report of a set given to the engine under its own name."""
    return assess(filmed(performed, yaw, noise, **how).track, exercise(performed.exercise))


def counted(film: Filmed) -> Counted:
    """The body and its repetitions, before any judging."""
    motion = settle(film.track)
    assert motion is not None
    return count(motion, exercise(film.performance.performed.exercise).pattern, float(film.track.times[-1]))


def lost(track: PoseTrack, start: float, end: float) -> PoseTrack:
    """The track with nobody found between two times, seconds."""
    gone = (track.times >= start) & (track.times < end)
    image, world, visibility = track.image.copy(), track.world.copy(), track.visibility.copy()
    image[gone], world[gone], visibility[gone] = np.nan, np.nan, 0.0
    return replace(track, image=image, world=world, visibility=visibility)


def between(track: PoseTrack, start: float, end: float) -> PoseTrack:
    """The film cut to the time from ``start`` to ``end``, its clock beginning at 0."""
    kept = track.rows((track.times >= start) & (track.times <= end))
    frames = kept.frames - kept.frames[0]
    return replace(kept, times=kept.times - kept.times[0], frames=frames, total_frames=int(frames[-1]) + 1)


def issue(report: SetReport, fault: str) -> Issue | None:
    """The report's issue of this name, if there is one."""
    return next((i for i in report.issues if i.fault == fault), None)


def names(report: SetReport) -> set[str]:
    """The faults that were found."""
    return {i.fault for i in report.issues}


def codes(report: SetReport) -> set[str]:
    """What the person is told about the film."""
    return {n.code for n in report.notices}


def plain(value: Any) -> bool:
    """Whether a value is JSON as it stands, with camelCase names."""
    if isinstance(value, dict):
        return all(isinstance(k, str) and "_" not in k and plain(v) for k, v in value.items())
    if isinstance(value, list):
        return all(plain(v) for v in value)
    return value is None or type(value) in (str, int, float, bool)
