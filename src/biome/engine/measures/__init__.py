"""Measures: one function each, found by the name that the library's TOML files use."""

from __future__ import annotations

from biome.engine.measures import alignment, arms, holding, joints, jumping, legs, posture, rhythm, segments, tempo
from biome.engine.measures.registry import FRAME, HOLD, REP, SET

__all__ = [
    "FRAME",
    "HOLD",
    "REP",
    "SET",
    "alignment",
    "arms",
    "holding",
    "joints",
    "jumping",
    "legs",
    "posture",
    "rhythm",
    "segments",
    "tempo",
]
