"""The silhouette of the mannequin's trunk as a segmentation mask shows it: the back's arc, and the flesh over it."""

from __future__ import annotations

import numpy as np

from biome.engine.track import OUTLINE, BoolArray
from biome.puppet.camera import Camera
from biome.puppet.figure import Figure
from biome.puppet.geometry import Array
from biome.puppet.noise import Noise, wandering

FLESH = 0.054
"""From the spine to the skin on either side, fractions of height: as the film draws it."""
SIDE_ON = 60.0
"""Degrees of yaw from which a watcher measures the outline."""
EVERY = 3
"""Of so many analysed frames a watcher masks one."""
FLICKER = 0.6
"""Correlation of the mask's edge after a thirtieth of a second: it is made anew for each picture."""


def outline(figure: Figure, camera: Camera, height: float) -> Array:
    """(n, 9, 2) as ``PoseTrack.outline`` has it, exact; NaN where the body is not seen from the side."""
    hips, shoulders = camera.project(figure.middle("HIP")), camera.project(figure.middle("SHOULDER"))
    along = (shoulders - hips)[:, None]
    left = np.stack([along[..., 1], -along[..., 0]], axis=-1)
    spine = camera.project(figure.spine)
    run = np.gradient(spine, axis=1)
    normal = np.stack([run[..., 1], -run[..., 0]], axis=-1) / np.linalg.norm(run, axis=-1, keepdims=True)
    flesh = FLESH * height * camera.focal / camera.view(figure.spine)[..., 2:]
    size = np.sum(along**2, axis=-1)
    sides = []
    for sign in (1.0, -1.0):
        way = spine + sign * flesh * normal - hips[:, None]
        up, out = np.sum(way * along, axis=-1) / size, sign * np.sum(way * left, axis=-1) / size
        sides.append(np.stack([np.interp(OUTLINE, u, v) for u, v in zip(up, out, strict=True)]))
    return np.where(is_side_on(figure, camera)[:, None, None], np.stack(sides, axis=-1), np.nan)


def is_side_on(figure: Figure, camera: Camera) -> BoolArray:
    """(n,) true where hips and shoulders are turned SIDE_ON or more from facing the camera or its back."""
    seen = camera.view(figure.landmarks)
    lines = [seen[:, a] - seen[:, b] for a, b in ((23, 24), (11, 12))]
    across = lines[0] + lines[1]
    return np.abs(across[:, 2]) >= np.sin(np.radians(SIDE_ON)) * np.linalg.norm(across, axis=-1)


def blurred(exact: Array, noise: Noise, times: Array, rng: np.random.Generator) -> Array:
    """The outline as read off a mask: clothes that keep a shape of their own, and an edge that flickers."""
    waves = np.stack([np.sin(np.pi * OUTLINE * k) for k in (1, 2, 3)])
    clothes = np.einsum("ks,kp->ps", rng.standard_normal((3, 2)) / np.array([[1.0], [2.0], [3.0]]), waves)
    flicker = wandering(rng, times, exact.shape[1:], FLICKER)
    shown = np.arange(len(times))[:, None, None] % EVERY == 0
    return np.where(shown, exact + (noise.clothes * clothes + noise.edge * flicker) / 100.0, np.nan)
