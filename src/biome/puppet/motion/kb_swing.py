"""The kettlebell swing: the hips snap, straight arms float up, fall again, and the trunk waits before it folds."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark, joint
from biome.engine.track import IntArray
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, chord, leaning, points
from biome.puppet.limbs import Grip
from biome.puppet.motion.arms import hinged_arm
from biome.puppet.motion.deadlift import LOCKED
from biome.puppet.motion.standing import Carriage, Motion, feet, legs_and_trunk
from biome.puppet.schedule import first_rep
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import back

FOLDED = 68.0
"""Trunk lean in the backswing."""
KNEE, SHIN = 142.0, 6.0
SHIN_SHARE = 0.3
"""Of what the knees bend more, the share that tips the shins."""
BACK, FRONT = -48.0, 85.0
"""Degrees of the arms ahead of straight down, in the backswing and at the top."""
WAITS = 8.0
"""Trunk lean as the falling hands pass the hips."""
OPEN = 172.0
HANDS = 0.02
"""Each hand from the middle, fraction of height: both hold one handle."""
PICK_UP = 1.6
"""Seconds from standing to the bell on the floor, and from parking it to standing."""


class Swings:
    """The curves of a set of swings."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        open_hip = 90.0 + LOCKED.thigh
        soft, over = performed.fault("soft_hips", open_hip), performed.fault("overextend", LOCKED.lean)
        self.soft = [(open_hip - hip) / 2.0 for hip in soft]
        self.tall = [lean + short for lean, short in zip(over, self.soft, strict=True)]
        self.knee = performed.fault("squatty", performed.trait("knee", KNEE))
        self.front = performed.trait("arms", FRONT)
        self.elbow = timeline.travel(OPEN, performed.fault("arm_lift", OPEN))
        self.usual = self.late(WAITS)
        self.power = [self.late(v) for v in performed.fault("early_hinge", WAITS)]
        self.shares = [rep.share for rep in timeline.reps]

    def late(self, lean: float) -> float:
        """The power with which the trunk has this lean as the falling hands pass the hips."""
        reach = float(in_plane(self.body, self.body.shoulders / 2.0 - HANDS * self.body.height, OPEN))
        at_hips = np.degrees(np.arccos(np.clip(self.body.trunk / reach * np.cos(np.radians(lean)), 0.0, 1.0)))
        left = (self.front - at_hips) / (self.front - BACK)
        return float(np.log(lean / FOLDED) / np.log(left))

    def rep_at(self, t: Array) -> IntArray:
        """(n,) index of the rep whose pose holds: each from the middle of the backswing before it."""
        return np.clip(np.searchsorted([rep.start for rep in self.timeline.reps], t + 1e-9) - 1, 0, None)

    def folding(self, t: Array) -> Array:
        """(n,) 1 in the backswing, 0 with the arms at the top."""
        at = self.rep_at(t)
        turns = np.asarray([rep.leave for rep in self.timeline.reps])[at]
        power = np.where(t >= turns, np.asarray(self.power)[at], self.usual)
        return np.clip(1.0 - self.timeline.progress(t), 0.0, 1.0) ** power


def kb_swing(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """From the backswing to the top and back; before the first and after the last rep the bell is on the floor."""
    swings = Swings(performed, body, timeline)
    begin, end = first_rep(performed), timeline.reps[-1].end
    stands = Keys([begin - PICK_UP, begin - 0.5, end + 0.5, end + PICK_UP], [1.0, 0.0, 0.0, 1.0])

    def figure(t: Array) -> Figure:
        at, upright = swings.rep_at(t), stands(t)
        fold = swings.folding(t) * (1.0 - upright)
        tall = np.asarray(swings.tall)[at] * (1.0 - upright)
        open_thigh = LOCKED.thigh - np.asarray(swings.soft)[at] * (1.0 - upright)
        lean = tall + (FOLDED - tall) * fold
        knee = np.asarray(swings.knee)[at]
        tipped = SHIN + np.maximum(KNEE - knee, 0.0) * SHIN_SHARE
        shin = LOCKED.shin + (tipped - LOCKED.shin) * fold
        thigh = open_thigh + (knee - 90.0 + tipped - open_thigh) * fold
        none = np.zeros(t.shape)
        held = Carriage(thigh, shin, lean, -0.4 * lean, none, (none, none), (none, none), none)
        flat = (none, none)
        parts, trunk = legs_and_trunk(body, held, feet(body, performed.trait("stance", 1.6), 15.0, flat))
        way = (BACK + (swings.front - BACK) * swings.timeline.progress(t)) * (1.0 - upright)
        parts |= arms(body, parts, way, swings.elbow(t))
        return gather(parts, back(body, trunk))

    return figure


def arms(body: Body, parts: dict[Landmark, Array], way: Array, elbow: Array) -> dict[Landmark, Array]:
    """Both arms to one handle, ``way`` degrees ahead of straight down."""
    found: dict[Landmark, Array] = {}
    for side, sign in OUTWARD.items():
        shoulder = parts[joint("SHOULDER", side)]
        aside = shoulder[:, 2] - sign * HANDS * body.height
        reach = in_plane(body, aside, elbow)[:, None]
        wrist = shoulder + leaning(180.0 - way) * reach - points(0.0, 0.0, aside)
        pole = -UP * 0.6 - FORWARD * 0.2
        found |= hinged_arm(body, shoulder, wrist, 0.0, side, pole, Grip(leaning(180.0 - way), RIGHT * -sign))
    return found


def in_plane(body: Body, aside: ArrayLike, elbow: ArrayLike) -> Array:
    """Shoulder to wrist as seen from the side, with the hands so many metres further in than the shoulders."""
    lower = np.sqrt(body.forearm**2 - np.square(aside))
    return chord(body.upper_arm, lower, elbow)
