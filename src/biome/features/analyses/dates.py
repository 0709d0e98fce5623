"""Dates as people put them into a query."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from pydantic import WithJsonSchema

from biome.kit.errors import Invalid

FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
WAYS = [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]
WrittenDate = Annotated[str, WithJsonSchema({"anyOf": WAYS})]
"""A date, or a date with time; one without a zone is UTC."""


def moment(field: str, value: str | None, *, end: bool = False) -> datetime | None:
    """The moment a date or a date with time means; for ``end`` the first one after it. Raises Invalid.

    What lies beyond the calendar means its end: 9999-12-31 is how some say "for ever".
    """
    if value is None:
        return None
    try:
        return _parsed(value, end=end)
    except OverflowError:
        return LAST if value.startswith("9") else FIRST
    except ValueError:
        raise Invalid(field, "must be a date such as 2026-11-22 or 2026-11-22T10:00:00Z") from None


def _parsed(value: str, *, end: bool) -> datetime:
    try:
        day = datetime.combine(date.fromisoformat(value), time(), UTC)
        return day + timedelta(days=1) if end else day
    except ValueError:
        written = datetime.fromisoformat(value.upper().replace(" ", "+"))  # a plus sign not escaped arrives as a space
    zoned = (written if written.tzinfo else written.replace(tzinfo=UTC)).astimezone(UTC)
    return zoned + timedelta(microseconds=1) if end else zoned
