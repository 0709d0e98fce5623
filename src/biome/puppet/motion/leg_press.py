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
STANCE = 1.0
"""Between the ankles on the sled, shoulder widths."""


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
        hip = RAIL - above - PAD
        out, turned = opening(body, bent, above, way, ratio(t))
        angles |= {"lean": np.full(t.shape, PAD), "head": np.full(t.shape, 12.0)}
        for side in ("left", "right"):
            angles |= {
                f"hip_{side}": hip,
                f"knee_{side}": bent,
                f"foot_{side}": RAIL - 90.0 - (PAD + hip) + bent,
                f"out_{side}": out,
                f"turned_{side}": turned,
            }
        return tie.place(held(body, angles))

    return figure


def opening(body: Body, bent: Array, above: Array, way: Array, ratio: Array) -> tuple[Array, Array]:
    """Degrees (n,) that the thigh opens so that the feet keep their stance, and that the knee then turns about the line
    from hip to ankle so that the knees are ``ratio`` of the feet apart; ``above`` is the thigh's angle to that line."""
    foot = STANCE * body.shoulders / 2.0
    aside = foot - body.hips / 2.0
    out = np.arcsin(aside / (body.thigh - body.shin * np.cos(np.radians(bent))))
    along, off = body.thigh * np.cos(np.radians(above)), body.thigh * np.sin(np.radians(above))
    line = body.hips / 2.0 + aside * along / way
    reach = off * np.sqrt(1.0 - (aside / way) ** 2)  # the knee goes at most so far aside of the line
    unturned = np.arcsin(np.clip((body.hips / 2.0 + body.thigh * np.sin(out) - line) / reach, -1.0, 1.0))
    wanted = np.arcsin(np.clip((ratio * foot - line) / reach, -1.0, 1.0))
    return np.degrees(out), np.degrees(wanted - unturned)
