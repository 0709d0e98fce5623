"""Which rows of a film show the body in the posture of a movement: the gate before any counting."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from biome.engine.body import Body
from biome.engine.geometry import TINY, interior_angle, length
from biome.engine.measures.posture import chest_drop, hang_depth, hip_height
from biome.engine.measures.segments import trunk_inclination
from biome.engine.motion import SIDES
from biome.engine.smooth import low_pass, runs
from biome.engine.track import BoolArray, FloatArray
from biome.exercises.spec import Posture

STRIDE_CUTOFF = 1.0  # Hz; slower than steps, so that the walk and not its strides is seen
STIR_CUTOFF = 1.0  # Hz; getting into a hold takes a second or two
WALKING_SPEED = 0.35  # leg lengths a second of the middle of the feet
SEATED = 0.6  # leg lengths of the hips over the ankles: a deep squat is as low, and leans forward
GHOST = 0.3  # s beside a loss of the body in which poses are still reported on frames that show nobody


def in_posture(body: Body, posture: Posture) -> BoolArray:
    """(n,) rows in which the body is known and in this posture."""
    return trusted(body.motion.known, body.motion.rate) & GATES[posture](body)


def standing(body: Body) -> BoolArray:
    """On the feet: hips well above the ankles, the trunk not hanging upside down."""
    return (hip_height(body, body.near) > 0.2) & (trunk_inclination(body, body.near) < 115.0)


def prone(body: Body) -> BoolArray:
    """Face down on the hands or forearms: the trunk lies, the shoulders are above their support.

    From the head or the feet the picture foreshortens the trunk; then the world landmarks say that it lies, and the
    hips must be low as well, for a deep squat leans as far; or half-way up over straight legs, as a camera that looks
    down on a push-up has them.
    """
    trunk = body.motion.mid("SHOULDER") - body.motion.mid("HIP")
    inclination = np.degrees(np.arctan2(np.abs(trunk[:, 0]), trunk[:, 1]))
    lies = (inclination > 40.0) & (inclination < 140.0)
    hips = hip_height(body, body.near)
    straight = np.min([_knee(body, side) for side in SIDES], axis=0) > 140.0
    lies |= (_world_lean(body) > 50.0) & ((hips < 0.5) | (straight & (hips < 0.7)))
    return lies & (chest_drop(body, body.near) > 0.05)


def hanging(body: Body) -> BoolArray:
    """Under the hands: wrists above or level with the shoulders."""
    return hang_depth(body, body.near) > -0.3


def upright(body: Body) -> BoolArray:
    """Standing or sitting: the trunk is nearer to upright than to lying."""
    return trunk_inclination(body, body.near) < 60.0


def seated(body: Body) -> BoolArray:
    """On the floor with the hips low, upright or leaning back."""
    return (hip_height(body, body.near) < SEATED) & (trunk_inclination(body, body.near) < 75.0)


def lying(body: Body) -> BoolArray:
    """On the back, flat or on a slope."""
    return trunk_inclination(body, body.near) > 30.0


def anyhow(body: Body) -> BoolArray:
    """Movements that go through several postures: wherever a body is known."""
    return np.ones(len(body.motion), dtype=bool)


def seen_from_above(body: Body) -> BoolArray:
    """Face down under the camera: looks upright in the picture, but with straight legs and hands beside the chest."""
    straight = np.min([_knee(body, side) for side in SIDES], axis=0) > 140.0
    hands = np.abs(chest_drop(body, body.near)) < 0.6
    return trusted(body.motion.known, body.motion.rate) & (_world_lean(body) < 40.0) & straight & hands


def walking(body: Body) -> BoolArray:
    """(n,) rows in which the feet carry the body somewhere else."""
    feet = low_pass(body.motion.mid("ANKLE"), body.motion.rate, STRIDE_CUTOFF)
    speed = length(np.gradient(feet, 1.0 / body.motion.rate, axis=0)) / body.leg
    return body.motion.known & (speed > WALKING_SPEED)


def stirring(body: Body) -> FloatArray:
    """(n,) torso lengths a second at which hips and shoulders move in the picture, root mean square."""
    rate = body.motion.rate
    slow = [low_pass(body.motion.mid(name), rate, STIR_CUTOFF) for name in ("HIP", "SHOULDER")]
    speeds = [length(np.gradient(points, 1.0 / rate, axis=0)) for points in slow]
    return np.sqrt((speeds[0] ** 2 + speeds[1] ** 2) / 2.0) / body.torso


def trusted(known: BoolArray, rate: float) -> BoolArray:
    """Known rows away from the edges of a loss."""
    reach = max(1, round(GHOST * rate))
    kept = known.copy()
    for gap in runs(~known):
        kept[max(0, gap.start - reach) : gap.stop + reach] = False
    return kept


def _knee(body: Body, side: str) -> FloatArray:
    point = body.motion.world_point
    return interior_angle(point("HIP", side), point("KNEE", side), point("ANKLE", side))


def _world_lean(body: Body) -> FloatArray:
    trunk = body.motion.world_mid("SHOULDER") - body.motion.world_mid("HIP")
    return np.degrees(np.arccos(np.clip(trunk[:, 1] / np.maximum(length(trunk), TINY), -1.0, 1.0)))


GATES: dict[Posture, Callable[[Body], BoolArray]] = {
    "standing": standing,
    "prone": prone,
    "hanging": hanging,
    "upright": upright,
    "seated": seated,
    "lying": lying,
    "any": anyhow,
}
