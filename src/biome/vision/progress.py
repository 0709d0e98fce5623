"""How far the watching of a film is, from the frames really read and the speed really measured."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

REPORT_EVERY = 0.2
"""Seconds between two reports of progress."""
WARM_UP = 0.5
"""Seconds of work before its speed says anything about the rest."""


@dataclass(frozen=True)
class Progress:
    """How far the watching is."""

    frames_read: int
    total_frames: int
    seconds_left: float | None
    """From the speed measured so far; None until it is known."""


class Teller:
    """Reports progress, a few times a second and once at the end."""

    def __init__(self, report: Callable[[Progress], None] | None, total: int) -> None:
        self._report = report
        self._total = total
        self._began = self._told = time.monotonic()
        self._most = 0

    def tell(self, read: int) -> None:
        now = time.monotonic()
        if self._report is None or now - self._told < REPORT_EVERY:
            return
        self._told = now
        if self._most:
            self._report(Progress(self._most, self._most, None))
            return
        spent, left = now - self._began, max(0, self._total - read)
        self._report(Progress(read, max(self._total, read), spent / read * left if spent > WARM_UP else None))

    def again(self) -> None:
        """The film has been read to its end; whatever is read of it from now on is read a second time."""
        self._most = self._total

    def done(self, read: int) -> None:
        if self._report is not None:
            self._report(Progress(read, read, 0.0))
