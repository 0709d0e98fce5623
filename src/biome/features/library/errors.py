"""What can be wrong with asking for an exercise."""

from __future__ import annotations

from biome.kit.errors import NotFound


class NoSuchExercise(NotFound):
    """There is no such exercise in the library."""
