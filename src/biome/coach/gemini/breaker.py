"""The circuit breaker: a service that is down is left alone for a while, and nobody waits for it meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

State = Literal["closed", "open", "half-open"]
FAILURES = 3
REST = 30.0  # seconds
LONGEST_REST = 600.0


class Breaker:
    """Opens after so many failures in a row; then one probe at a time may find out whether the service is back.

    Each probe that fails doubles the rest. A service that says for how long it wants to be left alone is left alone at
    once, and for so long.
    """

    def __init__(
        self, failures: int = FAILURES, rest: float = REST, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = failures
        self._first_rest = rest
        self._clock = clock
        self._failures = 0
        self._rest = rest
        self._until: float | None = None
        self._probing = False

    @property
    def state(self) -> State:
        """How it is now."""
        if self._until is None:
            return "closed"
        return "half-open" if self._probing else "open"

    @property
    def closed(self) -> bool:
        """Whether the service may be asked."""
        return self._until is None

    def may_probe(self) -> bool:
        """Whether it is time for a probe; who is told so makes it, and nobody else does until it has ended."""
        if self._until is None or self._probing or self._clock() < self._until:
            return False
        self._probing = True
        return True

    def succeeded(self) -> None:
        """The service has answered."""
        self._failures, self._rest, self._until, self._probing = 0, self._first_rest, None, False

    def failed(self, retry_after: float = 0.0) -> None:
        """The service has not answered, and may have said for how long it will not."""
        self._failures += 1
        if self._probing:
            self._rest = min(2 * self._rest, LONGEST_REST)
        if self._probing or self._failures >= self._most:
            self._until = self._clock() + max(self._rest, retry_after)
        elif retry_after:
            self._until = self._clock() + retry_after
        self._probing = False

    def gave_up(self) -> None:
        """The probe was ended from outside and says nothing: the next one may be made at once."""
        self._probing = False
