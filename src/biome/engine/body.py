"""Body: a motion with everything that measures need to know about the person and the camera."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from biome.engine.geometry import TINY, interior_angle, length
from biome.engine.motion import SIDES, Motion
from biome.engine.ranks import median, percentile
from biome.engine.remembering import Remembering
from biome.engine.report import Side
from biome.engine.skeleton import Landmark
from biome.engine.track import BoolArray, FloatArray
from biome.engine.view import ViewEstimate, sideways

# Of its height that the trunk must reach sideways to count as tipped over. On the feet 50 degrees: nobody leans back as
# far, and who does so by 40 would be taken for leaning forward. Sitting, lying or hanging people lean back: 40.
TIPPED_FORWARD, TIPPED_BACK = 1.2, 0.8
LONG = 90  # percentile of a limb's apparent length that stands for its true one: foreshortening only shortens


@dataclass(frozen=True, eq=False)
class Body(Remembering):
    """One person as filmed. ``active`` marks the rows in the pattern's posture; ``rest`` those of the baseline."""

    motion: Motion
    view: ViewEstimate
    near: Side
    active: BoolArray  # (n,)
    rest: BoolArray  # (n,) the set-up: standing values are medians over these rows
    face_down: bool = True  # when the trunk tips over, the person faces the floor
    kept: str = ""  # the measure that a hold keeps
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    def resting(self, rest: BoolArray) -> Body:
        """The same body with its baseline rows chosen."""
        return replace(self, rest=rest)

    @property
    def far(self) -> Side:
        """The side turned away from the camera."""
        return "left" if self.near == "right" else "right"

    @property
    def is_side_on(self) -> bool:
        """In-plane angles of the picture are true angles."""
        return self.view.name == "side"

    @cached_property
    def facing(self) -> float:
        """+1 when the person faces the picture's right, -1 when left; meaningful from the side."""
        toes = self._typical(self.motion.point("FOOT_INDEX", self.near) - self.motion.point("HEEL", self.near))
        nose = self._typical(self.motion.nose() - self.motion.mid("EAR"))
        return 1.0 if toes + nose + self._tipping >= 0 else -1.0

    @cached_property
    def _tipping(self) -> float:
        """px towards which the trunk tips when it does: nobody leans back as far, so it outvotes toes and nose."""
        trunk = self.motion.mid("SHOULDER") - self.motion.mid("HIP")
        return self._tip(trunk[:, 0], trunk[:, 1])

    def _tip(self, along: FloatArray, up: FloatArray) -> float:
        """Towards which a trunk of these components (n,) tips; 0 when it hardly ever does."""
        tipped = self.active & (np.abs(along) > (TIPPED_FORWARD if self.face_down else TIPPED_BACK) * np.abs(up))
        if tipped.sum() < self.motion.rows(0.3):
            return 0.0
        across = median(along[tipped])
        return across if self.face_down else -across

    @cached_property
    def forward(self) -> FloatArray:
        """(3,) horizontal unit vector in the world that points where the person faces."""
        across = np.median(sideways(self.motion)[self.active | ~self.active.any()], axis=0)
        ahead = np.array([across[2], 0.0, -across[0]])
        ahead /= max(float(np.linalg.norm(ahead)), TINY)
        toes = self.motion.world_mid("FOOT_INDEX") - self.motion.world_mid("HEEL")
        face = self.motion.world[:, Landmark.NOSE] - self.motion.world_mid("EAR")
        vote = median((toes + face) @ ahead) + self._tipping_ahead(ahead)
        return ahead if vote >= 0 else -ahead

    def _tipping_ahead(self, ahead: FloatArray) -> float:
        """m towards which the trunk tips when it does, as in ``facing``.

        Toes and nose of somebody who lies or kneels point up or down, and tell nothing of ahead.
        """
        trunk = self.motion.world_mid("SHOULDER") - self.motion.world_mid("HIP")
        return self._tip(trunk @ ahead, trunk[:, 1])

    def sagittal(self, start: str, end: str, side: Side | None = None) -> tuple[FloatArray, FloatArray]:
        """Forward and up components (n,), (n,) of the vector between two joints in the plane of walking.

        From the side the picture is that plane (px); from elsewhere the world landmarks give it (m).
        """
        if self.is_side_on:
            vector = self._image(end, side) - self._image(start, side)
            return vector[:, 0] * self.facing, vector[:, 1]
        vector = self._world(end, side) - self._world(start, side)
        return vector @ self.forward, vector[:, 1]

    def angle(self, a: str, b: str, c: str, side: Side, flat: tuple[str, ...] = ("side",)) -> FloatArray:
        """(n,) interior angle at joint ``b``: in the picture where its plane is ``flat`` in this view, else in 3-D."""
        point = self.motion.point if self.view.name in flat else self.motion.world_point
        return interior_angle(point(a, side), point(b, side), point(c, side))

    def limb(self, a: str, b: str, side: Side | None = None) -> float:
        """Length of a limb in px as if it lay in the picture's plane: the mean of both sides, or one."""
        sides: tuple[str, ...] = (side,) if side else SIDES
        lengths = [length(self.motion.point(a, s) - self.motion.point(b, s))[self.motion.known] for s in sides]
        return max(float(np.mean([percentile(values, LONG) for values in lengths])), 1.0)

    def world_limb(self, a: str, b: str) -> float:
        """Length of a limb in m, both sides' median."""
        return self.once(("world_limb", a, b), lambda: self._world_limb(a, b))

    def _world_limb(self, a: str, b: str) -> float:
        values = [length(self.motion.world_point(a, s) - self.motion.world_point(b, s)) for s in SIDES]
        return max(median(np.concatenate(values)), 0.01)

    @cached_property
    def world_leg(self) -> float:
        """Hip to knee to ankle, m."""
        return self.world_limb("HIP", "KNEE") + self.world_limb("KNEE", "ANKLE")

    def world_limb_across(self, name: str) -> float:
        """Distance between the left and the right joint in m, median."""
        apart = length(self.motion.world_point(name, "left") - self.motion.world_point(name, "right"))
        return max(median(apart), 0.01)

    @cached_property
    def torso(self) -> float:
        """Hip to shoulder, px."""
        return max(percentile(length(self.motion.mid("SHOULDER") - self.motion.mid("HIP")), LONG), 1.0)

    @cached_property
    def leg(self) -> float:
        """Hip to knee to ankle, px."""
        return self.limb("HIP", "KNEE") + self.limb("KNEE", "ANKLE")

    @cached_property
    def arm(self) -> float:
        """Shoulder to elbow to wrist, px."""
        return self.limb("SHOULDER", "ELBOW") + self.limb("ELBOW", "WRIST")

    @cached_property
    def height(self) -> float:
        """Height of the person in px if they stood straight: legs, trunk and a head of 0.30 trunks."""
        return self.leg + 1.5 * self.torso

    def at_rest(self, values: FloatArray) -> float:
        """The value of a series (n,) in the set-up."""
        rows = self.rest if self.rest.any() else self.active
        return median(values[rows] if rows.any() else values)

    def _typical(self, vectors: FloatArray) -> float:
        rows = self.active if self.active.any() else np.ones(len(vectors), dtype=bool)
        return median(vectors[rows, 0])

    def _image(self, name: str, side: Side | None) -> FloatArray:
        return self.motion.point(name, side) if side else self.motion.mid(name)

    def _world(self, name: str, side: Side | None) -> FloatArray:
        return self.motion.world_point(name, side) if side else self.motion.world_mid(name)


def nearer_side(motion: Motion, rows: BoolArray) -> Side:
    """The side turned to the camera: seen better and, by the world landmarks, closer."""
    rows = rows if rows.any() else np.ones(len(motion), dtype=bool)
    names = ("SHOULDER", "ELBOW", "HIP", "KNEE", "ANKLE")
    seen = {s: float(np.mean([motion.seen(name, s)[rows].mean() for name in names])) for s in SIDES}
    depth = {s: float(np.mean([motion.world_point(name, s)[rows, 2].mean() for name in names])) for s in SIDES}
    left = (seen["left"] - seen["right"]) - (depth["left"] - depth["right"])
    return "left" if left >= 0 else "right"
