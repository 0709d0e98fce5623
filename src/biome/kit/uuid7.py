"""UUIDv7 as dates: its first 48 bits are milliseconds, so a range of ids is a range of time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID


def first_of(moment: datetime) -> UUID:
    """The least id that can be made at ``moment`` or later; for one before 1970, the least of all."""
    milliseconds = max(0, int(moment.timestamp() * 1000))
    return UUID(int=milliseconds << 80)
