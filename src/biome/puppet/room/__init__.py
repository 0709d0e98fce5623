"""What the measures of the library truly are: definitions of domain/measures.md straight from the joints in the room.

Written without the engine's code, so that the engine can be held against them: ``FRAMES`` by moment, ``REPS`` and
``HOLDS`` from the performance's own times, ``SETS`` from all of its repetitions.
"""

from __future__ import annotations

from biome.puppet.room.angles import ANGLES
from biome.puppet.room.holds import HOLDS
from biome.puppet.room.places import PLACES
from biome.puppet.room.reps import REPS
from biome.puppet.room.sets import SETS
from biome.puppet.room.side import Side

FRAMES = {**ANGLES, **PLACES}
"""(n,) values by name, of a figure seen from one of its sides."""

__all__ = ["FRAMES", "HOLDS", "REPS", "SETS", "Side"]
