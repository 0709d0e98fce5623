"""The figure at some moments: 33 landmarks and a curved back, put together from trunk, head, legs and arms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from biome.engine.skeleton import COUNT, Landmark
from biome.engine.track import IntArray
from biome.puppet.geometry import Array

SIDES = ("left", "right")
OUTWARD = {"left": -1.0, "right": 1.0}
"""Sign of z on each side: z grows to the person's right."""

Parts = Mapping[Landmark, Array]


@dataclass(frozen=True, eq=False)
class Figure:
    """The mannequin at n moments. Metres, floor at y = 0; x ahead as filmed from the side, y up, z to its right."""

    landmarks: Array
    """(n, 33, 3)."""
    spine: Array
    """(n, k, 3) points of the back's arc from mid-hip to mid-shoulder, for drawing."""

    def __len__(self) -> int:
        return len(self.landmarks)

    def __getitem__(self, name: Landmark) -> Array:
        """(n, 3) of one landmark."""
        return self.landmarks[:, name]

    def middle(self, joint: str) -> Array:
        """(n, 3) halfway between the two sides' joints: ``middle("HIP")``."""
        return (self[Landmark[f"LEFT_{joint}"]] + self[Landmark[f"RIGHT_{joint}"]]) / 2.0

    def moved(self, by: Array) -> Figure:
        """The same figure shifted by (n, 3) or (3,) metres."""
        by = np.broadcast_to(by, (len(self), 3))[:, None]
        return Figure(self.landmarks + by, self.spine + by)


def gather(parts: Parts, spine: Array) -> Figure:
    """A figure from all its parts."""
    n = len(spine)
    landmarks = np.empty((n, COUNT, 3))
    for name in Landmark:
        landmarks[:, name] = np.broadcast_to(parts[name], (n, 3))
    return Figure(landmarks, spine)


def in_turn(figures: list[Figure], chosen: IntArray) -> Figure:
    """For each moment the figure that ``chosen`` (n,) numbers."""
    rows = np.arange(len(chosen))
    landmarks = np.stack([f.landmarks for f in figures])[chosen, rows]
    return Figure(landmarks, np.stack([f.spine for f in figures])[chosen, rows])
