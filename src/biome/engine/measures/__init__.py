"""Measures: one function each, found by the name that the library's TOML files use."""

from __future__ import annotations

from biome.engine.measures import alignment, arms, holding, joints, legs, posture, segments, tempo
from biome.engine.measures.registry import FRAME, HOLD, REP

__all__ = ["FRAME", "HOLD", "REP", "alignment", "arms", "holding", "joints", "legs", "posture", "segments", "tempo"]
