"""Which movement a person means by what was written beside the film."""

from __future__ import annotations

from unicodedata import category

from biome.features.analyses.errors import ExerciseMissing, UnknownMovement
from biome.features.library.errors import NoSuchExercise
from biome.features.library.schemas import ExerciseCard
from biome.features.library.service import Catalogue

LONGEST_NAME = 100
"""Letters of a movement's own name, as the column has them."""


async def named(catalogue: Catalogue, name: str, exercise_id: str) -> ExerciseCard | None:
    """The exercise that was named; None for a movement that is not in the library. An id outdoes a name.

    Raises ExerciseMissing, UnknownMovement.
    """
    if exercise_id:
        try:
            return await catalogue.card(exercise_id)
        except NoSuchExercise:
            raise UnknownMovement(exercise_id, "exerciseId") from None
    if not name:
        raise ExerciseMissing
    if len(name) > LONGEST_NAME or any(category(sign) == "Cc" for sign in name):
        raise UnknownMovement(name[:LONGEST_NAME].encode("ascii", "replace").decode())
    return await catalogue.match(name)
