"""Measures: one function each, found by the name that the library's TOML files use."""

from __future__ import annotations

from biome.engine.measures import alignment, holding, joints, posture, segments, tempo
from biome.engine.measures.registry import FRAME, HOLD, REP

__all__ = ["FRAME", "HOLD", "REP", "alignment", "holding", "joints", "posture", "segments", "tempo"]
