"""True values of a hold, as the set says it was performed."""

from __future__ import annotations

from collections.abc import Callable

from biome.puppet.performance import Performance

OfHold = Callable[[Performance], float]


def fault(name: str) -> OfHold:
    """The number of a fault that is in the measure's own unit; 0 where it is absent."""
    return lambda performance: performance.performed.fault(name, 0.0)[0]


HOLDS: dict[str, OfHold] = {
    "hold_time": lambda performance: performance.performed.seconds,
    "still": fault("wobble"),
    "drift": fault("fading"),
    "sway": fault("sway"),
    "chest_travel": lambda performance: 0.0,
    "step_rate": lambda performance: 60.0 / performance.performed.trait("pace", 0.5),
}
"""By the measure's name."""
