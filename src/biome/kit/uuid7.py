"""UUIDv7 as dates: its first 48 bits are milliseconds, so a range of ids is a range of time."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def first_of(moment: datetime) -> UUID:
    """The least id that can be made at ``moment`` or later; for one before 1970, the least of all."""
    return UUID(int=max(0, (moment - EPOCH) // MILLISECOND) << 80)


def made_at(moment: datetime) -> UUID:
    """A new id, as PostgreSQL's own ``uuidv7()`` makes them: later ones are greater, to a quarter of a microsecond."""
    milliseconds, rest = divmod(moment - EPOCH, MILLISECOND)
    fraction = rest // timedelta(microseconds=1) * 4096 // 1000
    value = milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)


def created(identity: UUID) -> datetime:
    """When an id was made, to the millisecond."""
    return EPOCH + (identity.int >> 80) * MILLISECOND


def after(moment: datetime) -> datetime:
    """The first whole millisecond that is not before ``moment``; at the end of the calendar, that."""
    return moment + min(-(moment - EPOCH) % MILLISECOND, datetime.max.replace(tzinfo=UTC) - moment)
