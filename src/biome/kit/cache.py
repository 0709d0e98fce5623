"""Remembering in the process what is dear to read and may be a little old."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """One value, read again when it is older than ``seconds``."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._kept: tuple[float, T] | None = None

    async def get(self, read: Callable[[], Awaitable[T]]) -> T:
        """The value, by ``read`` when none is kept or it is too old."""
        if self._kept is None or self._clock() - self._kept[0] > self._seconds:
            self._kept = (self._clock(), await read())
        return self._kept[1]
