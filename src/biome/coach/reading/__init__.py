"""Reading a coach's sentence: which numbers, sides, body parts, repetitions and exercises it names."""

from __future__ import annotations

from biome.coach.reading.lexicon import LANGUAGES
from biome.coach.reading.reader import Reading, read

__all__ = ["LANGUAGES", "Reading", "read"]
