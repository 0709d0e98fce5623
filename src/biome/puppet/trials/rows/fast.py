"""Casts of jumps, swings and what is done against the clock."""

from __future__ import annotations

from biome.puppet.sets import Tempo
from biome.puppet.trials.cast import Cast, Shown

CASTS = (
    Cast("jumping_jack", "jumping-jack", tempo=Tempo(0.45, 0.08, 0.45, 0.08), reps=(5, 10)),
    # The fault reads the angle at the hip, the knob bends the line of the body: they add up to 180 degrees.
    Cast("burpee", "burpee", shown={"hip_pike": Shown(levels=(35.0, 51.0, 65.0, 79.0))}),
)
