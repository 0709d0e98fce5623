"""The fly: long arms open and close around the chest as if hugging a barrel, standing or on a bench."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, Parts, gather
from biome.puppet.geometry import RIGHT, Array, bisect, leaning
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.on_bench import lie
from biome.puppet.motion.shoulders import climbed, climbing
from biome.puppet.motion.upright import Feet, stand
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, back

CLOSED, OPEN = 0.3, 3.6
"""Hands apart, shoulder widths, closed and open."""
ELBOW = 155.0
"""One soft bend from start to end."""
ABDUCTED = {"fly": 80.0, "reverse_fly": 84.0, "lying_fly": 78.0}
"""Degrees between the upper arm and the trunk's downward line, all the way round."""
LEANS = {"fly": 8.0, "reverse_fly": 4.0}


class Fly:
    """From closed to open and back; what closes is a fly, what opens a reverse fly."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        wide = performed.trait("open", OPEN) - CLOSED
        self.opened = timeline.travel(0.0, performed.fault("short_range", wide))
        bend = performed.fault("pressing", 0.0)
        straight = performed.fault("straight_arms", performed.trait("elbow", ELBOW))
        # Turned into a press, the elbows bend as the arms open: from nearly straight, as much as was asked.
        closed = [min(s + b / 2.0, 178.0) if b else s for s, b in zip(straight, bend, strict=True)]
        self.elbow = timeline.strokes(closed, fallen(timeline, closed, bend))
        self.behind = timeline.travel(0.0, [-v for v in performed.fault("overstretch", 0.0)])
        self.uneven = performed.fault("uneven", 0.0)

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        parts, trunk = self.trunk(t)
        parts = climbed(self.body, parts, trunk, climbing(self.performed, self.timeline, t))
        for side in OUTWARD:
            parts |= self.arm(parts, trunk, t, side)
        return gather(parts, back(self.body, trunk))

    def trunk(self, t: Array) -> tuple[Parts, Trunk]:
        """Everything but the arms."""
        if self.performed.exercise == "lying_fly":
            return lie(self.body, len(t))
        return stand(self.body, np.full(t.shape, LEANS[self.performed.exercise]), Feet(stance=1.1))

    def arm(self, parts: Parts, trunk: Trunk, t: Array, side: str) -> dict[Landmark, Array]:
        """One arm. Its azimuth about the trunk is 0 straight out to the side and grows towards the front."""
        sign, tilt = OUTWARD[side], ABDUCTED[self.performed.exercise]
        tilt = tilt - sign * self.timeline.level(t, self.uneven) * self.timeline.onset(t) / 2.0
        turn = bent(self.elbow(t), tilt)
        shoulder = parts[joint("SHOULDER", side)]
        # With elbows behind the chest the elbow's azimuth is given; else the hands' distance gives it.
        closing = self.azimuth(tilt, turn, CLOSED + self.opened(t))
        first = closing - (closing + self.behind(t)) * self.stretch(t)
        upper, lower = (around(trunk.lean, sign, tilt, a) for a in (first, first + turn))
        return turned_arm(self.body, shoulder, upper, lower, side, leaning(np.asarray(trunk.lean)))

    def stretch(self, t: Array) -> Array:
        """(n,) 0 in an ordinary rep, up to 1 at the turn of one that opens too far."""
        if "overstretch" not in self.performed.faults:
            return np.zeros(t.shape)
        return self.timeline.progress(t)

    def azimuth(self, tilt: Array, turn: Array, grip: Array) -> Array:
        """(n,) degrees of the upper arm for hands so many shoulder widths apart."""
        body = self.body
        wanted = (grip - 1.0) * body.shoulders / 2.0
        tilted = np.sin(np.radians(tilt))

        def apart(azimuth: Array) -> Array:
            a, b = np.radians(azimuth), np.radians(azimuth + turn)
            return tilted * (body.upper_arm * np.cos(a) + body.forearm * np.cos(b)) - wanted

        return bisect(apart, -turn / 2.0, 150.0, grip.shape)


def fallen(timeline: Timeline, rests: list[float], falls: list[float]) -> list[float]:
    """Turn values that lie below the rest values by so much, drawn in by each rep's share of the range."""
    return [rest - fall * rep.share for rest, fall, rep in zip(rests, falls, timeline.reps, strict=True)]


def bent(elbow: ArrayLike, tilt: Array) -> Array:
    """(n,) degrees of azimuth between upper arm and forearm, both ``tilt`` from the trunk, for this elbow angle."""
    down = np.cos(np.radians(tilt)) ** 2
    cosine = (np.cos(np.radians(180.0 - np.asarray(elbow))) - down) / (1.0 - down)
    return np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))


def around(lean: ArrayLike, sign: float, tilt: Array, azimuth: Array) -> Array:
    """(n, 3) unit vectors ``tilt`` degrees from the trunk's downward line, turned from the side to the front."""
    tilt, azimuth = np.radians(tilt)[:, None], np.radians(azimuth)[:, None]
    lean = np.broadcast_to(np.asarray(lean, float), azimuth.shape[:1])
    level = RIGHT * sign * np.cos(azimuth) + leaning(lean + 90.0) * np.sin(azimuth)
    return level * np.sin(tilt) + leaning(lean + 180.0) * np.cos(tilt)
