"""What lifts of the arms have in common when standing: legs, a trunk that may swing, knees that may dip."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark
from biome.puppet.body import Body
from biome.puppet.geometry import Array
from biome.puppet.motion.pull_up import P95_TO_P5, swinging
from biome.puppet.motion.squat import STANDING
from biome.puppet.motion.standing import Carriage, Posture, feet, legs_and_trunk
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk

SHIN_SHARE = 0.45
"""Share of a dip of the knees that tips the shins; the rest tips the thighs."""


@dataclass(frozen=True)
class Feet:
    """How somebody stands: stance in shoulder widths, toes out in degrees, legs seen from the side."""

    stance: float = 1.0
    toe_out: float = 10.0
    posture: Posture = STANDING


def stand(
    body: Body, lean: Array, on: Feet | None = None, dip: ArrayLike = 0.0, gaze: ArrayLike = 0.0
) -> tuple[dict[Landmark, Array], Trunk]:
    """Everything but the arms; degrees (n,): ``lean`` forward, ``dip`` of the knees, ``gaze`` turns the head down."""
    on, none = on or Feet(), np.zeros(lean.shape)
    carriage = Carriage(
        thigh=on.posture.thigh - (1.0 - SHIN_SHARE) * np.asarray(dip) + none,
        shin=on.posture.shin + SHIN_SHARE * np.asarray(dip) + none,
        lean=lean,
        head=np.asarray(gaze) + none,
        contour=none,
        knee_in=(none, none),
        heel_up=(none, none),
        shift=none,
    )
    return legs_and_trunk(body, carriage, feet(body, on.stance, on.toe_out, (none, none)))


def rocking(performed: Set, timeline: Timeline, t: Array) -> Array:
    """(n,) degrees of lean by the fault ``swing``: thrown back in every lift and forward again in the lowering."""
    amplitudes = [degrees / P95_TO_P5 for degrees in performed.fault("swing", 0.0)]
    return -swinging(timeline, t, amplitudes)
