"""True places and distances, in lengths of the body's own parts."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark
from biome.puppet.geometry import Array
from biome.puppet.room.angles import Truth
from biome.puppet.room.side import Side

STRIDE = 1.0  # s in which the feet of somebody who walks pass one another


def norm(vectors: Array) -> Array:
    """(n,) lengths."""
    return np.linalg.norm(vectors, axis=-1)


def rise(s: Side, upper: str, lower: str) -> Array:
    """(n,) metres by which one joint of this side is above another."""
    return (s[upper] - s[lower])[:, 1]


def support(s: Side) -> Array:
    """(n,) x of what carries the shoulders: the elbow where the forearm lies, else the wrist."""
    lies = np.abs(rise(s, "ELBOW", "WRIST")) < 0.35 * s.body.forearm
    return np.where(lies, s["ELBOW"][:, 0], s["WRIST"][:, 0])


def headward(s: Side) -> Array:
    """(n,) sign of the way from the hips to the shoulders along x."""
    return np.sign((s.mid("SHOULDER") - s.mid("HIP"))[:, 0])


def lowest(s: Side) -> Array:
    """(n,) height of the floor under somebody who lies."""
    return np.min([s[name][:, 1] for name in ("HEEL", "FOOT_INDEX", "ELBOW")], axis=0)


def apart(s: Side, name: str) -> Array:
    """(n,) metres between two joints across the body."""
    return np.abs(s.across(name)[:, 2])


def reach_of_foot(s: Side) -> Array:
    """(n,) metres from the shoulders' middle to the ankle."""
    return norm(s["ANKLE"] - s.mid("SHOULDER"))


def shoulders_over_the_rest(s: Side) -> Array:
    """(n,) metres from what does not hang from the shoulders up to what does, as far as a camera follows it."""
    kept = (s.figure.landmarks[:, : Landmark.MOUTH_RIGHT + 1].mean(axis=1) + s.mid("HIP")) / 2.0
    return ((s.mid("SHOULDER") + s.mid("ELBOW")) / 2.0 - kept)[:, 1]


PLACES: dict[str, Truth] = {
    "shoulder_stack": lambda s: 100.0 * (s["SHOULDER"][:, 0] - support(s)) * headward(s) / s.body.trunk,
    "back_chord": lambda s: 100.0 * (1.0 - norm(s["SHOULDER"] - s["HIP"]) / norm(s["SHOULDER"] - s["HIP"])[0]),
    "knee_toe_sep": lambda s: apart(s, "KNEE") / apart(s, "FOOT_INDEX"),
    "knee_ankle_sep": lambda s: apart(s, "KNEE") / apart(s, "ANKLE"),
    "lateral_shift": lambda s: 100.0 * (s.mid("HIP") - s.mid("ANKLE"))[:, 2] / apart(s, "ANKLE"),
    "hip_height": lambda s: (s.mid("HIP") - s.mid("ANKLE"))[:, 1] / s.body.leg_length,
    "hip_rise": lambda s: s.mid("HIP")[:, 1] / s.body.leg_length,
    "chest_drop": lambda s: rise(s, "SHOULDER", "WRIST") / s.body.reach,
    "hang_depth": lambda s: (s.mid("WRIST") - s.mid("SHOULDER"))[:, 1] / s.body.reach,
    "chin_bar": lambda s: (s.mouth - s.mid("WRIST"))[:, 1] / s.body.upper_arm - 0.12,
    "stance_ratio": lambda s: apart(s, "ANKLE") / s.body.shoulders,
    "grip_ratio": lambda s: apart(s, "WRIST") / s.body.shoulders,
    "step_ratio": lambda s: np.abs(s.across("ANKLE")[:, 0]) / s.body.leg_length,
    "feet_apart": lambda s: norm(s.across("ANKLE")[:, [0, 2]]) / s.body.leg_length,
    "knees_spread": lambda s: norm(s.across("KNEE")) / s.body.leg_length,
    "feet_spread": lambda s: norm(s.across("ANKLE")) / s.body.leg_length,
    "hand_height": lambda s: (s["WRIST"] - s.mid("ANKLE"))[:, 1] / s.body.leg_length,
    "hand_over_hip": lambda s: (s["WRIST"] - s.mid("HIP"))[:, 1] / s.body.trunk,
    "knee_travel": lambda s: 100.0 * (s["KNEE"] - s["FOOT_INDEX"])[:, 0] / (s.body.toe + s.body.heel),
    "wrist_height": lambda s: rise(s, "WRIST", "SHOULDER") / s.body.trunk,
    "lr_wrist_height": lambda s: s.across("WRIST")[:, 1] / s.body.trunk,
    "forearm_rise": lambda s: rise(s, "WRIST", "ELBOW") / s.body.forearm,
    "arm_overhead": lambda s: 100.0 * (s["WRIST"] - s["SHOULDER"])[:, 0] / s.body.trunk,
    "arm_reach": lambda s: norm(s["WRIST"] - s["SHOULDER"]) / s.body.reach,
    "elbow_lead": lambda s: rise(s, "ELBOW", "WRIST") / s.body.upper_arm,
    "shrug": lambda s: 100.0 * rise(s, "EAR", "SHOULDER") / s.body.trunk,
    "shoulder_rise": lambda s: 100.0 * shoulders_over_the_rest(s) / s.body.trunk,
    "hip_clear": lambda s: (s.mid("HIP")[:, 1] - lowest(s)) / s.body.trunk,
    "knee_height": lambda s: (s["KNEE"] - s.mid("HIP"))[:, 1] / s.body.leg_length,
    "lr_ankle_height": lambda s: s.across("ANKLE")[:, 1] / s.body.leg_length,
    "hands_aside": lambda s: -(s.mid("WRIST") - s.mid("HIP"))[:, 2] / s.body.trunk,
    "leg_lead": lambda s: (reach_of_foot(s) - reach_of_foot(s.other)) * (-s.outward) / s.body.leg_length,
}
"""By the measure's name."""
