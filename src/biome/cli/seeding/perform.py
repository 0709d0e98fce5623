"""A planned set performed, seen and judged: what the worker would have made of its film."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from biome.cli.seeding.plan import PlannedSet
from biome.coach.offline import OfflineCoach
from biome.engine.assess import assess
from biome.engine.report import SetReport
from biome.engine.track import PoseTrack
from biome.exercises import Exercise, library
from biome.puppet import TYPICAL, Camera, Performance, Set, framing, perform, to_track
from biome.puppet.trials.cast import Cast, Shown
from biome.puppet.trials.casts import CASTS
from biome.puppet.trials.levels import knob_values

FPS = 12.0
PICTURE = Camera(width=640, height=360)
NONE = 0.3
"""Up to this level a fault is left out."""
WATCHING = 0.35
"""Seconds that the worker takes for one second of film."""
CALM = replace(TYPICAL, vfr=0.0, dropouts=0.0)
"""Regular frames, as those of the drawn film are."""


@dataclass(frozen=True)
class Performed:
    """A set, the camera before it, and what was found."""

    performance: Performance
    camera: Camera
    track: PoseTrack
    report: SetReport
    exercise: Exercise


def performed(plan: PlannedSet) -> Performed:
    """Perform and judge a set."""
    exercise = library().get(plan.slug)
    cast = next(cast for cast in CASTS if cast.slug == plan.slug)
    performance = perform(_set(plan, cast, exercise))
    moments = np.linspace(0.0, performance.seconds, 60)
    camera = framing(performance.figure(moments).landmarks, replace(PICTURE, yaw=cast.yaws[plan.view][0]))
    track = to_track(performance, camera, fps=FPS, noise=CALM, seed=plan.seed)
    facts = assess(track, exercise)
    report = facts.advised(OfflineCoach().words(facts, exercise))
    seconds = round(WATCHING * performance.seconds, 2)
    return Performed(performance, camera, track, replace(report, processing_time=seconds), exercise)


def _set(plan: PlannedSet, cast: Cast, exercise: Exercise) -> Set:
    faults, style = {}, dict(cast.style)
    for fault in (fault for fault in exercise.faults if plan.faults.get(fault.id, 0.0) > NONE):
        shown = cast.shown.get(fault.id, Shown())
        values = list(knob_values(cast, exercise, fault, plan.view).values())
        faults[shown.knob or fault.id] = float(np.interp(plan.faults[fault.id], range(len(values)), np.array(values)))
        style |= shown.style
    return Set(
        cast.motion,
        reps=plan.reps,
        tempo=cast.tempo,
        rest_before=0.7,
        rest_after=0.6,
        seconds=6.0 + plan.reps,
        faults=faults,
        style=style,
        faulty_reps=plan.faulty,
    )
