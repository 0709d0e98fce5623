"""Every cast there is. To try another motion, append a row to the file of its kind in ``rows/``."""

from __future__ import annotations

from biome.exercises import library
from biome.puppet.trials.cast import Cast
from biome.puppet.trials.rows import core, fast, iso, legs, press

CASTS: tuple[Cast, ...] = (*legs.CASTS, *press.CASTS, *iso.CASTS, *fast.CASTS, *core.CASTS)


def pattern_of(cast: Cast) -> str:
    """Id of the library pattern that a cast plays."""
    return library().get(cast.slug).pattern.id


def by_pattern() -> dict[str, list[Cast]]:
    """The casts by the id of the pattern they play, in alphabetical order."""
    found: dict[str, list[Cast]] = {}
    for cast in CASTS:
        found.setdefault(pattern_of(cast), []).append(cast)
    return dict(sorted(found.items()))
