"""What a real pose model adds to the truth: the corruption model of domain/validation.md section 2, seeded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.skeleton import COUNT, MIRRORED, Landmark, joint
from biome.engine.track import BoolArray
from biome.puppet.geometry import Array


@dataclass(frozen=True)
class Noise:
    """How badly the pose model and the phone do. All zero is a perfect model; percentages are of the body's height.

    ``jitter`` is the standard deviation of the error of an easy joint, ``memory`` its correlation after a thirtieth of
    a second, ``bias`` a constant error of each landmark. Both are larger for feet and wrists, ``far`` times as large on
    the far side and ``lying`` times when the trunk is down. World landmarks shrink towards the picture's plane by
    ``depth_shrink`` (share), err in depth by ``depth_error`` (metres) along whole limbs, and in scale by
    ``world_scale`` (standard deviation, one draw a clip). ``underbend`` opens bent knees (degrees at a right angle);
    ``visibility`` is the standard deviation of the log-odds. ``dropouts`` and ``swaps`` are the shares of frames
    without a body and with left and right exchanged, in runs of up to ten, ``outliers`` the share of single landmarks
    thrown off. ``vfr`` is the standard deviation of a frame's time over the interval. ``edge`` is the flicker of each
    place of the trunk's outline and ``clothes`` the size of a shape that hides the back's own, % of the trunk.
    """

    jitter: float = 0.5
    memory: float = 0.95
    bias: float = 0.35
    far: float = 1.7
    lying: float = 1.3
    depth_shrink: float = 0.15
    depth_error: float = 0.05
    world_scale: float = 0.04
    underbend: float = 2.0
    visibility: float = 0.4
    dropouts: float = 0.02
    swaps: float = 0.0
    outliers: float = 0.001
    vfr: float = 0.05
    edge: float = 1.1
    clothes: float = 1.5


PERFECT = Noise(0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""No corruption at all."""

TYPICAL = Noise()
"""A phone two to four metres away in good light. Third differences of eight real clips at 15 frames a second give a
fast error of 0.05-0.25 % near and 0.1-0.25 % far; this gives 0.15 and 0.25, and drifts besides. The outline's edge
flickers by two pixels on a trunk of 180, as on three clips of people who stand still."""

HARSH = Noise(
    jitter=1.2,
    memory=0.92,
    bias=0.9,
    far=2.0,
    lying=1.5,
    depth_shrink=0.3,
    depth_error=0.08,
    world_scale=0.08,
    underbend=5.0,
    visibility=1.0,
    dropouts=0.15,
    swaps=0.03,
    outliers=0.005,
    vfr=0.2,
    edge=3.3,
    clothes=3.0,
)
"""Bad light, loose clothes, a far camera: the upper ends of validation.md."""

RESTLESS = {"HEEL": 1.4, "FOOT_INDEX": 1.5, "WRIST": 1.3, "PINKY": 1.6, "INDEX": 1.6, "THUMB": 1.6}
"""How much more these move about than the other joints."""

LIMBS = (
    {"SHOULDER": 0.3, "ELBOW": 0.7, "WRIST": 1.0},
    {"HIP": 0.3, "KNEE": 0.7, "ANKLE": 1.0, "HEEL": 1.0, "FOOT_INDEX": 1.0},
)
"""Share of its limb's depth error each joint has."""


def restlessness() -> Array:
    """(33,) factor of each landmark's noise."""
    factor = np.ones(COUNT)
    for name, times in RESTLESS.items():
        for side in ("left", "right"):
            factor[joint(name, side)] = times
    return factor


def wandering(rng: np.random.Generator, times: Array, shape: tuple[int, ...], memory: float) -> Array:
    """(n, *shape) AR(1) noise of variance one whose correlation is ``memory`` after 1/30 s."""
    fresh = rng.standard_normal((len(times), *shape))
    out = fresh.copy()
    for i in range(1, len(times)):
        keep = memory ** ((times[i] - times[i - 1]) * 30.0)
        out[i] = keep * out[i - 1] + np.sqrt(1.0 - keep**2) * fresh[i]
    return out


def flat_error(rng: np.random.Generator, noise: Noise, times: Array, factor: Array) -> Array:
    """(n, 33, 2) error across the picture as a share of body height; ``factor`` (n, 33) enlarges it."""
    drifting = wandering(rng, times, (COUNT, 2), noise.memory) * noise.jitter
    constant = rng.standard_normal((COUNT, 2)) * noise.bias
    return (drifting + constant) * (factor * restlessness())[..., None] / 100.0


def depth_offset(rng: np.random.Generator, noise: Noise, times: Array) -> Array:
    """(n, 33) error in depth, metres, shared along each limb."""
    out = wandering(rng, times, (COUNT,), noise.memory) * 0.3
    for shares in LIMBS:
        for side in ("left", "right"):
            limb = wandering(rng, times, (), noise.memory)
            for name, share in shares.items():
                out[:, joint(name, side)] += limb * share
    return out * noise.depth_error


def runs(rng: np.random.Generator, n: int, share: float, longest: int = 10) -> BoolArray:
    """(n,) booleans, about ``share`` of them true, in runs of one to ``longest``."""
    out = np.zeros(n, bool)
    while n and out.mean() < share:
        start = int(rng.integers(0, n))
        out[start : start + int(rng.integers(1, longest + 1))] = True
    return out


def underbent(image: Array, degrees: float) -> Array:
    """The picture with every knee moved towards the line hip-ankle, so that a right angle reads ``degrees`` more."""
    out = image.copy()
    for side in ("left", "right"):
        hip, knee, ankle = (image[:, joint(name, side)] for name in ("HIP", "KNEE", "ANKLE"))
        middle = (hip + ankle) / 2.0
        u, v = hip - knee, ankle - knee
        norms = np.maximum(np.linalg.norm(u, axis=-1) * np.linalg.norm(v, axis=-1), 1e-9)
        angle = np.degrees(np.arccos(np.clip(np.sum(u * v, axis=-1) / norms, -1.0, 1.0)))
        more = angle + degrees * (180.0 - angle) / 90.0
        draw = 1.0 - np.tan(np.radians(angle) / 2.0) / np.tan(np.radians(np.minimum(more, 179.9)) / 2.0)
        out[:, joint("KNEE", side)] = knee + (middle - knee) * np.clip(draw, 0.0, 1.0)[:, None]
    return out


def swap(rows: Array, chosen: BoolArray) -> Array:
    """Left and right exchanged in the chosen rows of an (n, 33, ...) array."""
    out = rows.copy()
    out[chosen] = rows[chosen][:, list(MIRRORED)]
    return out


def is_lying(landmarks: Array) -> BoolArray:
    """(n,) true where the trunk is more than 55 degrees from upright; room coordinates (n, 33, 3)."""
    shoulders = landmarks[:, Landmark.LEFT_SHOULDER] + landmarks[:, Landmark.RIGHT_SHOULDER]
    way = shoulders - landmarks[:, Landmark.LEFT_HIP] - landmarks[:, Landmark.RIGHT_HIP]
    return way[:, 1] < np.cos(np.radians(55.0)) * np.linalg.norm(way, axis=-1)
