"""What differs from one set to the next: the body, the tempo, the length of the set and where the phone stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from biome.exercises.spec import ViewName
from biome.puppet.body import Body
from biome.puppet.camera import Camera, framing
from biome.puppet.knobs import ON_FOOT
from biome.puppet.performance import Performance
from biome.puppet.sets import Set, Tempo
from biome.puppet.trials.cast import Cast

HEIGHT, BUILD, THIGH = (1.50, 1.95), 0.08, 0.07
"""Metres, and the shares by which legs, trunk and arms, and thigh over shin, differ (validation.md section 2)."""

TURNED = 8.0
"""Degrees that a phone which was meant to stand at the side, or in front, is off."""

WALKS_IN = 0.25
"""Share of the sets of people on their feet that begin with walking in."""


@dataclass(frozen=True)
class Shot:
    """The camera before it is aimed: ``back`` times as far away as the whole body in the picture needs."""

    yaw: float
    back: float = 1.1
    raised: float = 0.0
    fov: float = 62.0
    portrait: bool = False

    def camera(self, performance: Performance) -> Camera:
        """Aimed so that the whole set is in the picture, 1080 lines."""
        width, height = (1080, 1920) if self.portrait else (1920, 1080)
        whole = performance.figure(np.linspace(0.0, performance.seconds, 60)).landmarks
        near = framing(whole, Camera(yaw=self.yaw, fov=self.fov, width=width, height=height))
        return replace(near, distance=near.distance * self.back, lens_height=max(near.lens_height + self.raised, 0.3))


def body(rng: np.random.Generator) -> Body:
    """Somebody."""
    leg, torso, arm = rng.uniform(1.0 - BUILD, 1.0 + BUILD, 3)
    return Body(
        height=round(float(rng.uniform(*HEIGHT)), 3),
        leg=round(float(leg), 3),
        torso=round(float(torso), 3),
        arm=round(float(arm), 3),
        femur_tibia=round(float(rng.uniform(1.0 - THIGH, 1.0 + THIGH)), 3),
    )


def plain_set(rng: np.random.Generator, cast: Cast) -> Set:
    """A set of the cast's length and pace without faults."""
    slower = rng.uniform(*cast.pace)
    tempo = Tempo(
        *(round(float(slower * t), 3) for t in (cast.tempo.down, cast.tempo.bottom, cast.tempo.up, cast.tempo.top))
    )
    walks = cast.motion in ON_FOOT and rng.random() < WALKS_IN
    return Set(
        cast.motion,
        reps=int(rng.integers(cast.reps[0], cast.reps[1] + 1)),
        tempo=tempo,
        rest_before=round(float(rng.uniform(0.8, 2.4)), 2),
        rest_after=round(float(rng.uniform(0.8, 2.0)), 2),
        walk_in=3.0 if walks else 0.0,
        seconds=round(float(rng.uniform(*cast.seconds)), 2),
        style=dict(cast.style),
    )


def shot(rng: np.random.Generator, cast: Cast, view: ViewName, off: float = TURNED) -> Shot:
    """A phone put down for this view, up to ``off`` degrees turned."""
    return Shot(
        yaw=round(float(rng.choice(cast.yaws[view]) + rng.uniform(-off, off)), 1),
        back=round(float(rng.uniform(1.0, 1.5)), 2),
        raised=round(float(rng.uniform(-0.25, 0.35)), 2),
        fov=round(float(rng.uniform(50.0, 70.0)), 1),
        portrait=bool(cast.portrait and rng.random() < 0.5),
    )
