"""The mannequin's flesh and clothes: tapered capsules between its joints, in metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure
from biome.puppet.geometry import Array, unit

Colour = tuple[int, int, int]

SKIN: Colour = (213, 160, 126)
HAIR: Colour = (52, 36, 28)
SHIRTS: tuple[Colour, ...] = ((38, 92, 176), (176, 60, 48), (70, 140, 84))
"""Of the performer, and of others in the room."""
SHORTS: Colour = (58, 58, 66)
SHOE: Colour = (228, 228, 224)
DARK: Colour = (34, 26, 24)
LIPS: Colour = (168, 92, 84)
STEEL: Colour = (120, 124, 130)


@dataclass(frozen=True, eq=False)
class Solid:
    """A tapered capsule over n moments. Solids of one group are shaded as one body and drawn together."""

    start: Array
    """(n, 3)."""
    end: Array
    """(n, 3)."""
    radii: tuple[float, float]
    colour: Colour
    group: str


def body_solids(figure: Figure, body: Body, shirt: Colour = SHIRTS[0]) -> list[Solid]:
    """Everything to draw of the person."""
    solids = torso(figure, body, shirt) + face(figure, body)
    for side in SIDES:
        solids += lower_limb(figure, body, side) + upper_limb(figure, body, side, shirt)
    return solids


def bar_solids(figure: Figure) -> list[Solid]:
    """The bar somebody hangs from, through both wrists and well past them."""
    left, right = figure[Landmark.LEFT_WRIST], figure[Landmark.RIGHT_WRIST]
    beyond = unit(right - left) * 0.35
    height = np.array([0.0, 0.03, 0.0])
    return [Solid(left - beyond + height, right + beyond + height, (0.017, 0.017), STEEL, "bar")]


def torso(figure: Figure, body: Body, shirt: Colour) -> list[Solid]:
    """Shirt over the back's arc, broad at the shoulders, and the seat of the shorts."""
    h, spine = body.height, figure.spine
    lower, upper = figure.middle("HIP"), figure.middle("SHOULDER")
    solids: list[Solid] = []
    for sign in OUTWARD.values():
        hip_out = (figure[Landmark.RIGHT_HIP] - lower) * sign * 0.75
        top_out = (figure[Landmark.RIGHT_SHOULDER] - upper) * sign * 0.62
        share = np.linspace(0.0, 1.0, spine.shape[1])[None, :, None]
        rail = spine + hip_out[:, None] * (1.0 - share) + top_out[:, None] * share
        for k in range(0, spine.shape[1] - 1, 2):
            radii = (0.052 + 0.0012 * k, 0.052 + 0.0012 * (k + 2))
            solids.append(Solid(rail[:, k], rail[:, k + 2], (radii[0] * h, radii[1] * h), shirt, "torso"))
        solids.append(Solid(lower + hip_out, lower - hip_out, (0.056 * h, 0.056 * h), SHORTS, "seat"))
    return [*solids, Solid(spine[:, 0], spine[:, -2], (0.056 * h, 0.060 * h), shirt, "torso")]


def face(figure: Figure, body: Body) -> list[Solid]:
    """Neck, skull with hair, face, ears, nose, eyes and mouth."""
    h = body.height
    ears = figure.middle("EAR")
    eyes = figure.middle("EYE")
    ahead = unit(figure[Landmark.NOSE] - ears + (ears - eyes) * 0.15)
    right = unit(figure[Landmark.RIGHT_EAR] - figure[Landmark.LEFT_EAR])
    up = np.cross(right, ahead)

    def at(front: float, rise: float, out: float = 0.0) -> Array:
        return ears + (ahead * front + up * rise + right * out) * h

    neck = figure.middle("SHOULDER")
    solids = [
        Solid(neck, at(-0.004, -0.040), (0.034 * h, 0.030 * h), SKIN, "neck"),
        Solid(at(-0.016, 0.014), at(0.002, 0.036), (0.049 * h, 0.047 * h), HAIR, "hair"),
        Solid(at(0.018, 0.012), at(0.026, -0.036), (0.044 * h, 0.031 * h), SKIN, "face"),
        Solid(at(0.054, 0.006), at(0.066, -0.010), (0.008 * h, 0.011 * h), SKIN, "nose"),
        Solid(at(0.050, -0.030, -0.010), at(0.050, -0.030, 0.010), (0.0045 * h, 0.0045 * h), LIPS, "mouth"),
    ]
    for side, sign in OUTWARD.items():
        eye, ear = figure[joint("EYE", side)], figure[joint("EAR", side)]
        solids.append(Solid(eye, eye + right * sign * 0.006 * h, (0.0065 * h, 0.006 * h), DARK, f"{side} eye"))
        solids.append(Solid(ear - up * 0.010 * h, ear + up * 0.010 * h, (0.008 * h, 0.010 * h), SKIN, f"{side} ear"))
    return solids


def lower_limb(figure: Figure, body: Body, side: str) -> list[Solid]:
    """Thigh in shorts, bare shin with a calf, shoe."""
    h = body.height
    hip, knee, ankle, heel, toe = (figure[joint(n, side)] for n in ("HIP", "KNEE", "ANKLE", "HEEL", "FOOT_INDEX"))
    calf = knee + (ankle - knee) * 0.32 + unit(heel - toe) * 0.008 * h
    tip = toe + (toe - heel) * 0.16
    hem = hip + (knee - hip) * 0.66
    leg = f"{side} leg"
    return [
        Solid(knee, ankle, (0.033 * h, 0.023 * h), SKIN, leg),
        Solid(knee, calf, (0.033 * h, 0.035 * h), SKIN, leg),
        Solid(calf, ankle, (0.035 * h, 0.023 * h), SKIN, leg),
        Solid(hem, knee, (0.044 * h, 0.035 * h), SKIN, f"{side} thigh"),
        Solid(hip, hem, (0.055 * h, 0.047 * h), SHORTS, f"{side} shorts"),
        Solid(heel, tip, (0.021 * h, 0.014 * h), SHOE, f"{side} shoe"),
        Solid(ankle, toe, (0.022 * h, 0.016 * h), SHOE, f"{side} shoe"),
    ]


def upper_limb(figure: Figure, body: Body, side: str, shirt: Colour) -> list[Solid]:
    """Short sleeve, bare arm, hand with a thumb."""
    h = body.height
    names = ("SHOULDER", "ELBOW", "WRIST", "INDEX", "PINKY", "THUMB")
    shoulder, elbow, wrist, index, pinky, thumb = (figure[joint(n, side)] for n in names)
    sleeve = shoulder + (elbow - shoulder) * 0.55
    fingers = (index + pinky) / 2.0 + ((index + pinky) / 2.0 - wrist) * 0.35
    return [
        Solid(shoulder, sleeve, (0.036 * h, 0.031 * h), shirt, f"{side} sleeve"),
        Solid(sleeve, elbow, (0.027 * h, 0.024 * h), SKIN, f"{side} arm"),
        Solid(elbow, wrist, (0.025 * h, 0.017 * h), SKIN, f"{side} forearm"),
        Solid(wrist, fingers, (0.018 * h, 0.015 * h), SKIN, f"{side} hand"),
        Solid(wrist, thumb, (0.012 * h, 0.008 * h), SKIN, f"{side} hand"),
    ]
