"""What processes keep ready for one another: bytes by name, for a while. Nothing that cannot be made again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Found:
    """What was kept, and for how many more seconds it would be."""

    value: bytes
    seconds: float


class Shelf(Protocol):
    """Keeps, if it can; may forget everything at any moment, and never raises."""

    async def get(self, name: str) -> Found | None:
        """What is kept under ``name``."""
        ...

    async def put(self, name: str, value: bytes, seconds: float) -> None:
        """Keep ``value`` under ``name`` for so long."""
        ...

    async def close(self) -> None:
        """Let go of connections, if there are any."""
        ...


class NoShelf:
    """Keeps nothing: one process alone remembers for itself."""

    async def get(self, name: str) -> Found | None:
        """See Shelf."""
        return None

    async def put(self, name: str, value: bytes, seconds: float) -> None:
        """See Shelf."""

    async def close(self) -> None:
        """See Shelf."""
