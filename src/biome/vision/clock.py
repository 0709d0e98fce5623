"""Seconds that never run backwards, from a film's timestamps as they are."""

from __future__ import annotations

WOBBLE = 0.5
"""Seconds that a timestamp may fall back before it is a new time base and not a slip."""
LEAP = 10.0
"""Seconds without a picture after which a jump forward is a broken timestamp, not a pause in a variable rate."""


class Clock:
    """Gives each frame, in order, its time since the first one.

    Phones write variable rates, edit lists begin at a negative time, AVI may lack timestamps, joined films begin again
    at zero. Times given are strictly rising whatever comes in.
    """

    def __init__(self, fps: float) -> None:
        self._step = 1 / fps if fps > 0 else 1 / 30
        self._offset: float | None = None
        self._last = -self._step

    def time(self, stamp: float | None) -> float:
        """Seconds since the first frame of the frame that carries ``stamp`` (seconds; None when it has none)."""
        expected = self._last + self._step
        if stamp is None:
            self._last = expected
            return expected
        if self._offset is None or not -WOBBLE < stamp - self._offset - self._last < LEAP:
            self._offset = stamp - expected
        self._last = max(stamp - self._offset, self._last + self._step / 100)
        return self._last
