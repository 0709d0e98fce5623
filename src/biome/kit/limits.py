"""How often something may happen: the generic cell rate algorithm, a burst first and then a steady trickle."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from biome.kit.errors import TooManyRequests

MOST_KEYS = 50_000
"""From so many on, those that are forgotten anyhow are cleared away."""


@dataclass(frozen=True)
class Rate:
    """So many in so many seconds; all of them may come at once."""

    count: int
    seconds: float


@dataclass(frozen=True)
class Allowance:
    """Whether one more may happen, and what is left."""

    allowed: bool
    limit: int
    remaining: int
    reset: float
    """Seconds until everything is allowed again."""
    wait: float
    """Seconds until one more is allowed; 0 when it was."""


class Limits(Protocol):
    """Counts what happens, by key."""

    name: str
    """What health calls it when it works."""

    async def take(self, key: str, rate: Rate, cost: int = 1) -> Allowance:
        """Count ``cost`` more for ``key`` if ``rate`` allows it."""
        ...

    async def alive(self) -> bool:
        """Whether it counts for all processes that should be counted together."""
        ...

    async def close(self) -> None:
        """Let go of connections, if there are any."""
        ...


class LocalLimits:
    """Counts in this process."""

    name = "embedded"

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._full_until: dict[str, float] = {}

    async def take(self, key: str, rate: Rate, cost: int = 1) -> Allowance:
        """Count ``cost`` more for ``key`` if ``rate`` allows it."""
        now = self._clock()
        allowance, until = judged(now, self._full_until.get(key, now), rate, cost)
        if allowance.allowed:
            if len(self._full_until) >= MOST_KEYS:
                self._full_until = {other: at for other, at in self._full_until.items() if at > now}
            self._full_until[key] = until
        return allowance

    async def alive(self) -> bool:
        """See Limits."""
        return True

    async def close(self) -> None:
        """See Limits."""


def judged(now: float, until: float, rate: Rate, cost: int = 1) -> tuple[Allowance, float]:
    """Whether ``cost`` more may happen at ``now`` when the bucket drains at ``until``, and when it drains then (s)."""
    apart = rate.seconds / rate.count
    drained = max(now, until) + apart * cost
    wait = drained - rate.seconds - now
    if wait > 1e-9:
        return Allowance(False, rate.count, 0, until - now, wait), until
    left = int((rate.seconds - (drained - now)) / apart + 1e-9)
    return Allowance(True, rate.count, left, drained - now, 0.0), drained


async def ask(limits: Limits, key: str, rate: Rate, cost: int = 1) -> None:
    """Count ``cost`` more for ``key``; raises TooManyRequests when that is too many."""
    allowance = await limits.take(key, rate, cost)
    if not allowance.allowed:
        raise TooManyRequests(allowance.wait)
