"""Films the stages and compares what the engine measures with what is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from biome.engine.counting import Performance as Counted
from biome.engine.counting import perform as count
from biome.engine.measures import HOLD
from biome.engine.motion import settle
from biome.engine.readings import Readings
from biome.engine.whole_set import Silent, of_the_set
from biome.exercises import library
from biome.exercises.spec import ViewName
from biome.puppet.body import Body
from biome.puppet.camera import Camera, framing
from biome.puppet.geometry import Array
from biome.puppet.noise import PERFECT, TYPICAL, Noise
from biome.puppet.performance import Performance, perform
from biome.puppet.room import FRAMES, HOLDS, REPS, SETS, Side
from biome.puppet.track import to_track
from biome.puppet.trials.gauges.shows import Show
from biome.puppet.trials.gauges.stages import STAGES

BODIES = (Body(), Body(height=1.6, leg=1.04, torso=0.97, arm=0.97), Body(height=1.85, leg=0.96, torso=1.04, arm=1.03))


@dataclass(frozen=True)
class Gauge:
    """How far a measure was off, in its unit, over reps, bodies and draws of the noise."""

    show: Show
    errors: Array

    @property
    def bias(self) -> float:
        """Median error."""
        return float(np.median(self.errors)) if len(self.errors) else float("nan")

    @property
    def spread(self) -> float:
        """Standard deviation of the errors."""
        return float(np.std(self.errors)) if len(self.errors) else float("nan")


@dataclass(frozen=True, eq=False)
class Filmed:
    """A set, and what the engine counted in its film."""

    performance: Performance
    counted: Counted
    readings: Readings


@lru_cache(maxsize=4)
def acted(stage: str, body: int) -> Performance:
    """The stage's set by one of the bodies."""
    return perform(STAGES[stage].performed(), BODIES[body])


@lru_cache(maxsize=8)
def filmed(stage: str, view: ViewName, noisy: bool, seed: int) -> Filmed | None:
    """The stage before a view; seeds take turns with the bodies. None when no body was found."""
    performance = acted(stage, seed % len(BODIES))
    whole = performance.figure(np.linspace(0.0, performance.seconds, 60)).landmarks
    camera = framing(whole, Camera(yaw=STAGES[stage].yaws[view]))
    noise: Noise = TYPICAL if noisy else PERFECT
    pattern = library().get(STAGES[stage].slug).pattern
    track = to_track(performance, camera, 30.0, noise, seed, rate=pattern.rate)
    motion = settle(track)
    if motion is None:
        return None
    counted = count(motion, pattern, float(track.times[-1]))
    return Filmed(performance, counted, Readings(counted.body, library().measures))


def gauge(show: Show, *, noisy: bool, seeds: Iterable[int]) -> Gauge:
    """The errors of a measure before a view. Films in which the engine took another view are left out."""
    errors: list[float] = []
    for seed in seeds:
        film = filmed(show.stage, show.view, noisy, seed)
        if film is not None and film.counted.body.view.name == show.view:
            errors += list(_errors(show, film))
    return Gauge(show, np.array([e for e in errors if np.isfinite(e)]))


def gauges(shows: Iterable[Show], *, noisy: bool, seeds: Iterable[int]) -> list[Gauge]:
    """All of them, stage by stage so that each film is made once."""
    ordered = sorted(shows, key=lambda show: (show.stage, show.view))
    return [gauge(show, noisy=noisy, seeds=seeds) for show in ordered]


def _errors(show: Show, film: Filmed) -> Iterator[float]:
    name, scope = show.measure, library().measures[show.measure].scope
    if scope == "frame":
        yield from _in_frames(show, film)
    elif scope == "rep":
        yield from _of_reps(name, film)
    elif scope == "hold":
        counted = film.counted
        if counted.held.any():
            yield HOLD[name](counted.body, counted.held, counted.body.near) - HOLDS[name](film.performance)
    else:
        value = of_the_set(name, film.counted, film.readings)
        if not isinstance(value, Silent):
            yield value - SETS[name](film.performance)


def _in_frames(show: Show, film: Filmed) -> Iterator[float]:
    """Median of measured minus true over the event, of every rep and of the sides that are read."""
    counted, spec = film.counted, library().measures[show.measure]
    motion = counted.body.motion
    figure = film.performance.figure(motion.times)
    for side in film.readings.sides(show.measure):
        true = FRAMES[show.measure](Side(figure, film.performance.body, side))
        if spec.relative or show.measure in ORIGINLESS:
            true = true - counted.body.at_rest(true)
        values = film.readings.series(show.measure, side)
        if show.measure in ORIGINLESS:
            values = values - counted.body.at_rest(values)
        for rows in [counted.held] if show.event == "hold" else [c.mask((show.event,)) for c in counted.cycles]:
            if rows.any():
                yield float(np.median((values - true)[rows]))


def _of_reps(name: str, film: Filmed) -> Iterator[float]:
    reps = [rep for rep in film.performance.reps if rep.share > HALF]
    cycles = film.counted.cycles
    for cycle, rep in zip(cycles, reps, strict=True) if len(cycles) == len(reps) else ():
        side = film.counted.body.near
        yield film.readings.of_rep(name, cycle, side) - REPS[name](film.performance, rep, side)


HALF = 0.6
"""Share of the range from which a movement is a repetition."""
ORIGINLESS = ("hip_rise", "hip_clear")
"""Heights over a floor that the picture does not show, or not at the body's distance: only their changes are meant."""
