"""How long to wait before a model is asked once more: longer each time, never in step with others, never too long."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_TRIES = 3
FIRST_WAIT = 0.4
"""Seconds; doubled with each try, and each wait is a random half to whole of that."""
LEAST_FOR_AN_ANSWER = 1.5
"""Seconds: with less left after a wait, there is no sense in asking."""


@dataclass(frozen=True)
class Deadline:
    """When everything must be over, on a clock that tests can set."""

    at: float
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def after(cls, seconds: float, clock: Callable[[], float] = time.monotonic) -> Deadline:
        """So many seconds from now."""
        return cls(clock() + seconds, clock)

    @property
    def left(self) -> float:
        """Seconds until then, never negative."""
        return max(0.0, self.at - self.clock())


@dataclass(frozen=True)
class Patience:
    """Whether and when to ask again; ``chance`` gives a random number from 0 to 1."""

    tries: int = MOST_TRIES
    first: float = FIRST_WAIT
    chance: Callable[[], float] = field(default=random.random)

    def wait(self, tries: int, wanted: float, deadline: Deadline) -> float | None:
        """Seconds to wait after so many tries; None when it is better to give up.

        ``wanted`` is what the service asked for. It is kept to the full: only what comes on top is random.
        """
        if tries >= self.tries:
            return None
        step = self.first * 2 ** (tries - 1)
        wait = wanted + step * (0.5 + 0.5 * self.chance())
        return wait if wait + LEAST_FOR_AN_ANSWER <= deadline.left else None
