"""The leg press: the back on a pad, the feet on a sled that runs along a straight line through the hips."""

from __future__ import annotations

import numpy as np

from biome.puppet.body import Body
from biome.puppet.figure import Figure
from biome.puppet.geometry import Array, chord
from biome.puppet.motion.pose import Pose, held
from biome.puppet.motion.posed import Tie, both
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline

PAD, RAIL = -42.0, 48.0
"""Lean of the back, and of the rail from the hips to the feet, degrees from upright."""
SEAT = 0.22
"""Height of the hips, fraction of height."""
PRESSED, LOWERED = 165.0, 84.0
"""Knee angle at the top and at the bottom."""
HANDS = Pose(arm=25.0, elbow=140.0)


def leg_press(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Eccentric first, both feet; knees that fall in do so with the depth."""
    knee = timeline.travel(PRESSED, performed.fault("short_range", performed.trait("knee", LOWERED)))
    ratio = timeline.travel(1.0, performed.fault("knees_in", 1.0))
    tie = Tie(both("HIP"), SEAT * body.height)

    def figure(t: Array) -> Figure:
        angles = {name: np.full(t.shape, value) for name, value in HANDS.angles().items()}
        bent = knee(t)
        way = chord(body.thigh, body.shin, bent)
        above = np.degrees(np.arcsin(np.clip(body.shin * np.sin(np.radians(bent)) / way, -1.0, 1.0)))
        aside = np.clip((ratio(t) - 1.0) * body.hips / 2.0 / (body.thigh * np.sin(np.radians(above))), -1.0, 1.0)
        hip = RAIL - above - PAD
        angles |= {"lean": np.full(t.shape, PAD), "head": np.full(t.shape, 12.0)}
        for side in ("left", "right"):
            angles |= {
                f"hip_{side}": hip,
                f"knee_{side}": bent,
                f"foot_{side}": RAIL - 90.0 - (PAD + hip) + bent,
                f"turned_{side}": np.degrees(np.arcsin(aside)),
            }
        return tie.place(held(body, angles))

    return figure
