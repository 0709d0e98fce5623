"""Measures: one function each, found by the name that the library's TOML files use."""

from __future__ import annotations

from biome.engine.measures import (
    alignment,
    arms,
    back,
    holding,
    joints,
    jumping,
    legs,
    posture,
    rhythm,
    segments,
    sidelying,
    tempo,
    travel,
    turning,
    walking,
)
from biome.engine.measures.registry import FRAME, HOLD, REP, SET

__all__ = [
    "FRAME",
    "HOLD",
    "REP",
    "SET",
    "alignment",
    "arms",
    "back",
    "holding",
    "joints",
    "jumping",
    "legs",
    "posture",
    "rhythm",
    "segments",
    "sidelying",
    "tempo",
    "travel",
    "turning",
    "walking",
]
