"""True angles. Degrees; the sagittal plane is x and y of the room, the frontal one z and y."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from biome.puppet.geometry import Array, dot, interior, unit
from biome.puppet.room.side import Side
from biome.puppet.truth import knee_in as falling_in
from biome.puppet.truth import side_line

Truth = Callable[[Side], Array]


def between(a: str, b: str, c: str) -> Truth:
    """The interior angle at the second joint, in space."""
    return lambda s: interior(s[a], s[b], s[c])


def forward(way: Array) -> Array:
    """(n,) degrees from straight up, + ahead."""
    return np.degrees(np.arctan2(way[:, 0], way[:, 1]))


def sideways(way: Array) -> Array:
    """(n,) degrees from straight up, + to the right."""
    return np.degrees(np.arctan2(way[:, 2], way[:, 1]))


def half_turn(degrees: Array) -> Array:
    """(n,) in -180 to 180."""
    return (degrees + 180.0) % 360.0 - 180.0


def trunk(s: Side) -> Array:
    """(n, 3) mid-hip to mid-shoulder."""
    return s.mid("SHOULDER") - s.mid("HIP")


def hip_angle(s: Side) -> Array:
    """The trunk against the thigh, past 180 when the thigh is behind the trunk's line."""
    return 180.0 - half_turn(forward(s["SHOULDER"] - s["HIP"]) - forward(s["HIP"] - s["KNEE"]))


def off_line(lower: str) -> Truth:
    """How far the hip is above (+) or below the line from the shoulder to a lower joint, as a bend."""

    def bend(s: Side) -> Array:
        line, way = s["SHOULDER"] - s[lower], s["HIP"] - s[lower]
        bent = 180.0 - interior(*(s[name] * [1.0, 1.0, 0.0] for name in ("SHOULDER", "HIP", lower)))
        return bent * np.sign(line[:, 0] * way[:, 1] - line[:, 1] * way[:, 0])

    return bend


def upper_arm_forward(s: Side) -> Array:
    """The upper arm against the trunk seen from the side, - behind it, 180 overhead."""
    turned = forward(s["HIP"] - s["SHOULDER"]) - forward(s["ELBOW"] - s["SHOULDER"])
    return (turned + 100.0) % 360.0 - 100.0


def line_slope(name: str) -> Truth:
    """The line between two joints from the horizontal, + right high."""

    def slope(s: Side) -> Array:
        line = -s.across(name)
        return np.degrees(np.arctan2(line[:, 1], np.abs(line[:, 2])))

    return slope


def twist(s: Side) -> Array:
    """The shoulder line against the hip line about the trunk, + to the left."""
    axis = unit(trunk(s))
    shoulders, hips = (unit(v - axis * dot(v, axis)[:, None]) for v in (-s.across("SHOULDER"), -s.across("HIP")))
    return np.degrees(np.arctan2(dot(np.cross(hips, shoulders), axis), dot(hips, shoulders)))


def thigh_above(s: Side) -> Array:
    """The thigh above parallel to the floor."""
    thigh = s["HIP"] - s["KNEE"]
    return np.degrees(np.arcsin(thigh[:, 1] / np.linalg.norm(thigh, axis=-1)))


def steepness(s: Side) -> Array:
    """The forearm from upright, either way up."""
    arm = s["WRIST"] - s["ELBOW"]
    return np.degrees(np.arccos(np.clip(np.abs(arm[:, 1]) / np.linalg.norm(arm, axis=-1), 0.0, 1.0)))


def sole(s: Side) -> Array:
    """The foot's pitch, + heel up."""
    drop = s["HEEL"] - s["FOOT_INDEX"]
    return np.degrees(np.arctan2(drop[:, 1], np.hypot(drop[:, 0], drop[:, 2])))


def knee_sideways(s: Side) -> Array:
    """The bend of hip, knee and ankle seen from in front, + knee inward."""
    hip, knee, ankle = (s[name] * [0.0, 1.0, 1.0] for name in ("HIP", "KNEE", "ANKLE"))
    inward = (knee - (hip + ankle) / 2.0)[:, 2] * s.outward < 0.0
    return (180.0 - interior(hip, knee, ankle)) * np.where(inward, 1.0, -1.0)


def inclined(s: Side) -> Array:
    """The trunk from upright, whichever way."""
    return np.degrees(np.arccos(np.clip(unit(trunk(s))[:, 1], -1.0, 1.0)))


def off_level(lower: str) -> Truth:
    """How far the hips of a body on its side are above (+) or below the line from the shoulders to lower joints."""
    return lambda s: side_line(s.mid("HIP"), s.mid("SHOULDER"), s.mid(lower))


def rolled(s: Side) -> Array:
    """The shoulder line from upright: 0 one shoulder over the other."""
    return np.degrees(np.arccos(np.abs(unit(s.across("SHOULDER"))[:, 1])))


def folded(s: Side) -> Array:
    """The bend at the hips seen from straight above."""
    return interior(*(s.mid(name) * [1.0, 0.0, 1.0] for name in ("SHOULDER", "HIP", "KNEE")))


ELBOW = between("SHOULDER", "ELBOW", "WRIST")
ANGLES: dict[str, Truth] = {
    "knee_angle": between("HIP", "KNEE", "ANKLE"),
    "hip_angle": hip_angle,
    **dict.fromkeys(("elbow_angle", "elbow_angle_space", "elbow_angle_sagittal", "pressed_elbow"), ELBOW),
    "elbow_bend_difference": lambda s: (ELBOW(s) - ELBOW(s.other)) * (-s.outward),
    "upper_arm_trunk": between("HIP", "SHOULDER", "ELBOW"),
    "shoulder_abduction": between("HIP", "SHOULDER", "ELBOW"),
    "head_neck": lambda s: forward(s["EAR"] - s["SHOULDER"]) - forward(s["SHOULDER"] - s["HIP"]),
    "trunk_lean": lambda s: forward(trunk(s)),
    "trunk_inclination": inclined,
    "trunk_past_shin": lambda s: forward(trunk(s)) - forward(s["KNEE"] - s["ANKLE"]),
    "trunk_side": lambda s: sideways(trunk(s)),
    "trunk_bend": lambda s: np.abs(sideways(trunk(s))),
    "shin_angle": lambda s: forward(s["KNEE"] - s["ANKLE"]),
    "thigh_depth": thigh_above,
    "heel_lift": sole,
    "pelvis_drop": line_slope("HIP"),
    "shoulder_level": line_slope("SHOULDER"),
    "shoulder_slope": line_slope("SHOULDER"),
    "body_line": off_line("ANKLE"),
    "body_line_kneeling": off_line("KNEE"),
    "knee_in": lambda s: falling_in(s.figure, s.body, s.name),
    "knee_inside": lambda s: falling_in(s.figure, s.body, s.name),
    "shoulder_flexion": upper_arm_forward,
    "forearm_vertical": steepness,
    "trunk_twist": twist,
    "trunk_turn": lambda s: np.abs(twist(s)),
    "fppa": knee_sideways,
    "side_line": off_level("ANKLE"),
    "side_line_kneeling": off_level("KNEE"),
    "shoulder_roll": rolled,
    "side_fold": folded,
    "ankle_df": lambda s: 90.0 - interior(s["KNEE"], s["ANKLE"], s["FOOT_INDEX"]),
}
"""By the measure's name."""
