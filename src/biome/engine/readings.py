"""Readings: the measures of one body, computed once each, with how well each could be seen."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from biome.engine.body import Body
from biome.engine.cycles import Cycle
from biome.engine.measures import FRAME, HOLD, REP
from biome.engine.motion import SIDES
from biome.engine.ranks import median, medians
from biome.engine.remembering import Remembering
from biome.engine.report import Side
from biome.engine.skeleton import joint
from biome.engine.track import BoolArray, FloatArray
from biome.exercises.spec import MeasureSpec

UNSEEN, SEEN = 0.4, 0.8  # visibility at which a joint counts as not at all and as fully seen (measures.md section 4)
VIEW_TERM = {"A": 1.0, "B": 0.75, "C": 0.45}


@dataclass(frozen=True, eq=False)
class Readings(Remembering):
    """Every measure of a body by name and side."""

    body: Body
    specs: Mapping[str, MeasureSpec]
    _made: dict[Hashable, Any] = field(default_factory=dict)

    def series(self, name: str, side: Side) -> FloatArray:
        """(n,) values of a frame measure, minus the set-up's value where the measure is relative."""
        asked = side if self.specs[name].sided else self.body.near
        return self.once((name, asked), lambda: self._measured(name, asked))

    def _measured(self, name: str, side: Side) -> FloatArray:
        values = FRAME[name](self.body, side)
        return values - self.body.at_rest(values) if self.specs[name].relative else values

    def difference(self, name: str) -> FloatArray:
        """(n,) left minus right of a sided measure."""
        return self.once((name, "difference"), lambda: self.series(name, "left") - self.series(name, "right"))

    def formed(self, name: str, form: str, side: Side) -> FloatArray:
        """(n,) a frame measure as itself or as left minus right; a range is taken of itself."""
        return self.difference(name) if form == "left-right" else self.series(name, side)

    def shown(self, name: str, form: str, side: Side) -> BoolArray:
        """(n,) rows in which a measure has a value: some are read off what an arm or a weight may hide."""
        if self.specs[name].scope != "frame":
            return np.ones(len(self.body.motion), dtype=bool)
        return self.once((name, form, side, "shown"), lambda: np.isfinite(self.formed(name, form, side)))

    def of_rep(self, name: str, cycle: Cycle, side: Side) -> float:
        """The value of a rep measure."""
        return REP[name](self.body, cycle, side)

    def of_hold(self, name: str, held: BoolArray) -> float:
        """The value of a hold measure over the rows held (n,), of which a body has one stretch."""
        return self.once((name, "hold"), lambda: HOLD[name](self.body, held, self.body.near))

    def sides(self, name: str) -> tuple[Side, ...]:
        """The sides worth reading: both from the front or the back, the near one elsewhere."""
        if not self.specs[name].sided:
            return (self.body.near,)
        return SIDES if self.body.view.name in ("front", "end-on") else (self.body.near,)

    def lead(self, cycle: Cycle) -> Side:
        """The leg in front at the turn of a split stance."""
        gap = self._ankle_gap()
        rows = slice(max(cycle.turn - 2, 0), cycle.turn + 3)
        return "left" if median(gap[rows]) >= 0 else "right"

    def leg(self, which: str, cycle: Cycle) -> Side:
        """The ``lead`` or the ``trail`` leg of a split stance."""
        lead = self.lead(cycle)
        if which == "lead":
            return lead
        return "right" if lead == "left" else "left"

    def grade(self, name: str) -> str | None:
        """How well the present view shows a measure: A, B, C or not at all."""
        return self.specs[name].views.get(self.body.view.name)  # type: ignore[arg-type]

    def error(self, name: str) -> float:
        """Working error of a measure in the present view, in its unit."""
        return self.specs[name].error * (1.5 if self.grade(name) == "B" else 1.0)

    def visibility(self, name: str, side: Side, rows: BoolArray, form: str = "value") -> float:
        """How well the joints of a measure were seen over these rows, 0-1: the worst joint's median, mapped."""
        spec = self.specs[name]
        if not spec.joints or not rows.any():
            return 1.0
        sides: tuple[Side, ...] = SIDES if spec.both or form == "left-right" else (side,)
        seen = self.once(("seen", spec.joints, sides), lambda: self._seen(spec.joints, sides))
        worst = float(medians(seen[rows]).min())
        return min(max((worst - UNSEEN) / (SEEN - UNSEEN), 0.0), 1.0)

    def _seen(self, joints: Sequence[str], sides: Sequence[Side]) -> FloatArray:
        """(n, joints x sides) visibility."""
        return self.body.motion.visibility[:, [joint(name, side) for name in joints for side in sides]]

    def _ankle_gap(self) -> FloatArray:
        """(n,) how far the left ankle is ahead of the right one, in the way the person faces."""
        motion = self.body.motion
        if self.body.is_side_on:
            return (motion.point("ANKLE", "left") - motion.point("ANKLE", "right"))[:, 0] * self.body.facing
        return (motion.world_point("ANKLE", "left") - motion.world_point("ANKLE", "right")) @ self.body.forward
