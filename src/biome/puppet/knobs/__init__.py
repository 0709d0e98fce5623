"""Every fault and style the puppet can show, with its unit. Names of faults are the catalogue's ids (patterns.md)."""

from __future__ import annotations

from biome.puppet.knobs import arms, core, fast, isolation, leg_work, legs, lying
from biome.puppet.sets import InvalidSet, Set

FAULTS: dict[str, dict[str, str]] = {
    **legs.FAULTS,
    **leg_work.FAULTS,
    **arms.FAULTS,
    **lying.FAULTS,
    **isolation.FAULTS,
    **core.FAULTS,
    **fast.FAULTS,
}
"""Faults by exercise: id and unit of its number."""

STYLES: dict[str, dict[str, str]] = {
    **legs.STYLES,
    **leg_work.STYLES,
    **arms.STYLES,
    **lying.STYLES,
    **isolation.STYLES,
    **core.STYLES,
    **fast.STYLES,
}
"""Anatomy and variations that are no faults, by exercise."""

ON_FOOT = ("squat", "deadlift", "lunge", "stand")
"""Exercises one can walk into."""


def check(performed: Set) -> None:
    """Raise InvalidSet for unknown names or empty sets."""
    if performed.exercise not in FAULTS:
        raise InvalidSet(f"unknown exercise {performed.exercise!r}; known: {', '.join(FAULTS)}")
    for given, known in ((performed.faults, FAULTS), (performed.style, STYLES)):
        for name in given:
            if name not in known[performed.exercise]:
                raise InvalidSet(f"{performed.exercise} has no {name!r}; known: {', '.join(known[performed.exercise])}")
    if (performed.walk_in or performed.walk_out) and performed.exercise not in ON_FOOT:
        raise InvalidSet(f"nobody walks into a {performed.exercise}")
    if performed.reps < 1 or not performed.rom or min(performed.rom) <= 0.0:
        raise InvalidSet("a set has at least one rep, and every share of the range is positive")
