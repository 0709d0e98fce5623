"""The time, as something that can be handed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Answers the present moment, with its time zone."""


def utc_now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)
