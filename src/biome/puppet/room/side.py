"""A figure and one of its sides: the joints that definitions are written in."""

from __future__ import annotations

from dataclasses import dataclass

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure
from biome.puppet.geometry import Array


@dataclass(frozen=True)
class Side:
    """One side of the mannequin at n moments; metres in the room: x ahead, y up, z to its right."""

    figure: Figure
    body: Body
    name: str

    def __getitem__(self, landmark: str) -> Array:
        """(n, 3) of this side's joint."""
        return self.figure[joint(landmark, self.name)]

    def mid(self, landmark: str) -> Array:
        """(n, 3) halfway between both sides' joints."""
        return self.figure.middle(landmark)

    def across(self, landmark: str) -> Array:
        """(n, 3) from the right side's joint to the left side's."""
        return self.figure[joint(landmark, "left")] - self.figure[joint(landmark, "right")]

    @property
    def outward(self) -> float:
        """Sign of z on this side."""
        return OUTWARD[self.name]

    @property
    def other(self) -> Side:
        """The same figure's other side."""
        return Side(self.figure, self.body, "left" if self.name == "right" else "right")

    @property
    def mouth(self) -> Array:
        """(n, 3) middle of the mouth."""
        return (self.figure[Landmark.MOUTH_LEFT] + self.figure[Landmark.MOUTH_RIGHT]) / 2.0
