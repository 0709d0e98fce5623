"""The pull-up: hands fixed on the bar, the body drawn up under it."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, bend, bisect, chord, interior, leaning, points
from biome.puppet.limbs import Foot, Grip, ankle, hand, on_foot
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, axis, back, head, hips_and_shoulders
from biome.puppet.truth import CHIN

HANG = 172.0
"""Elbow angle in a full hang."""
BEHIND = (0.02, 0.075)
"""The shoulders behind the bar in the hang and at the top, fraction of height."""
LEAN_BACK = -4.0
"""Degrees the trunk leans back at the top of a strict rep."""
LOOK_UP = -12.0
"""Head-neck angle at the top: the chin goes up."""
POINTED = 55.0
"""Degrees the toes point down."""
SIDEWAYS = 0.004
"""Metres the body moves towards the stronger arm for every degree the shoulder line tilts."""
CLEAR = 0.15
"""Metres between the toes and the floor in the hang."""
P95_TO_P5 = 2.0 * 0.9877
"""Range from the 5th to the 95th percentile of a sine of amplitude one."""


def mouth_over_shoulders(body: Body, lean: float) -> float:
    """Metres from mid-shoulder up to the mouth, at the top."""
    trunk = Trunk(np.zeros((1, 3)), np.array([lean]), head=-lean + LOOK_UP)
    mouth = head(body, trunk)[Landmark.MOUTH_LEFT][0, 1]
    return float(mouth - (axis(trunk) * body.trunk)[0, 1])


class Pull:
    """What the pull-ups of a set need: how far the shoulders hang under the bar, metres, low and high."""

    def __init__(self, performed: Set, body: Body) -> None:
        self.body = body
        self.span = performed.trait("grip", 1.6) * body.shoulders / 2.0
        self.kipping = "kipping" in performed.faults
        self.hang = [self.under(elbow) for elbow in performed.fault("short_hang", HANG)]
        mouth = mouth_over_shoulders(body, 0.0 if self.kipping else LEAN_BACK)
        chins = performed.fault("short_top", performed.trait("chin", 0.03))
        self.top = [mouth - (chin + CHIN) * body.upper_arm for chin in chins]
        self.knees = performed.trait("knees", 25.0)
        self.bar = performed.trait("bar", self.clear_bar())

    def under(self, elbow: float) -> float:
        """Vertical distance of the shoulders under the bar for an elbow angle in the hang."""
        reach = chord(self.body.upper_arm, self.body.forearm, elbow)
        aside = self.span - self.body.shoulders / 2.0
        return float(np.sqrt(reach**2 - aside**2 - (BEHIND[0] * self.body.height) ** 2))

    def clear_bar(self) -> float:
        """A bar high enough that the toes hang free."""
        leg = self.body.thigh + self.body.shin * np.cos(np.radians(self.knees))
        return self.under(HANG) + self.body.trunk + float(leg) + 0.10 * self.body.height + CLEAR


def pull_up(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, from the hang."""
    pull, reps = Pull(performed, body), timeline.reps
    tops = [low + (top - low) * rep.share for low, top, rep in zip(pull.hang, pull.top, reps, strict=True)]
    drop = timeline.strokes(pull.hang, tops)
    swing = [v / P95_TO_P5 for v in performed.fault("kipping", 0.0)]
    uneven = performed.fault("uneven", 0.0)

    def figure(t: Array) -> Figure:
        up, kip = timeline.progress(t), swinging(timeline, t, swing)
        lean = kip + (0.0 if pull.kipping else LEAN_BACK) * up
        behind = (BEHIND[0] + (BEHIND[1] - BEHIND[0]) * up) * body.height
        shoulders = points(-behind, pull.bar - drop(t), 0.0)
        tilt = tilt_for(pull, shoulders, timeline.level(t, uneven) * timeline.onset(t))
        shoulders = shoulders + points(0.0, 0.0, tilt * SIDEWAYS)
        pelvis = shoulders - axis(Trunk(shoulders, lean)) * body.trunk
        trunk = Trunk(pelvis, lean, head=-lean + LOOK_UP * up, tilt=tilt)
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for side in OUTWARD:
            parts |= hanging_leg(body, parts[joint("HIP", side)], side, 4.0 - 1.3 * kip, pull.knees)
            parts |= hanging_arm(pull, parts[joint("SHOULDER", side)], side)
        return gather(parts, back(body, trunk))

    return figure


def swinging(timeline: Timeline, t: Array, amplitudes: list[float]) -> Array:
    """Trunk lean of a kip: one full swing in every rep."""
    out = np.zeros(t.shape)
    for rep, amplitude in zip(timeline.reps, amplitudes, strict=True):
        share = (t - rep.start) / (rep.end - rep.start)
        out += np.where((share >= 0.0) & (share <= 1.0), amplitude * np.sin(2.0 * np.pi * share), 0.0)
    return out


def hanging_arm(pull: Pull, shoulder: Array, side: str) -> dict[Landmark, Array]:
    """An arm from the bar; the elbows go down and out as the body rises."""
    body, sign = pull.body, OUTWARD[side]
    wrist = np.broadcast_to(points(0.0, pull.bar, sign * pull.span), shoulder.shape)
    elbow = bend(shoulder, wrist, body.upper_arm, body.forearm, points(-0.15, -1.0, 0.9 * sign))
    return {**hand(body, wrist, side, Grip(UP + FORWARD * 0.3, RIGHT * -sign)), joint("ELBOW", side): elbow}


def hanging_leg(body: Body, hip: Array, side: str, forward: Array, knee: float) -> dict[Landmark, Array]:
    """A leg hanging with the knee bent back by ``knee`` degrees and the thigh ``forward`` of straight down."""
    joint_at = hip + leaning(180.0 - forward) * body.thigh
    foot_at = joint_at + leaning(180.0 - forward + knee) * body.shin
    none = Foot(np.zeros(3), 0.0, np.asarray(POINTED))
    toe = foot_at - ankle(body, none, side)
    foot = Foot(toe, 0.0, np.asarray(POINTED))
    return {
        joint("KNEE", side): joint_at,
        joint("ANKLE", side): foot_at,
        joint("HEEL", side): on_foot(body, foot, side, body.toe + body.heel, 0.0),
        joint("FOOT_INDEX", side): toe,
    }


def tilt_for(pull: Pull, shoulders: Array, difference: Array) -> Array:
    """Tilt of the shoulder line (degrees) that opens the left elbow ``difference`` degrees more than the right."""
    if not np.any(difference):
        return np.zeros(len(shoulders))

    def angle(tilt: Array, side: str) -> Array:
        sign, half = OUTWARD[side], pull.body.shoulders / 2.0
        a = np.radians(tilt)
        shoulder = shoulders + points(0.0, np.sin(a), np.cos(a)) * sign * half + points(0.0, 0.0, tilt * SIDEWAYS)
        arm = hanging_arm(pull, shoulder, side)
        return interior(shoulder, arm[joint("ELBOW", side)], arm[joint("WRIST", side)])

    return bisect(lambda a: angle(a, "left") - angle(a, "right") - difference, -40.0, 40.0, difference.shape)
