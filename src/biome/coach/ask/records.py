"""The owner's other sets, as far as an answer may look them up; bound to that one owner by whoever has the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from biome.engine.report import SetReport
from biome.exercises.spec import Exercise


@dataclass(frozen=True)
class Record:
    """One other finished set of the same person."""

    days_ago: int
    exercise: str  # name, as the library or the person has it
    listed: bool  # whether it is the library's
    score: float | None
    rep_count: int = 0
    hold_seconds: float | None = None


class Records(Protocol):
    """Reads, and nothing else. Nobody says here whose: it is always the one owner's whom it was made for."""

    async def latest(self) -> Sequence[Record]:
        """Their latest finished sets of any exercise, newest first, without the one that is asked about."""
        ...

    async def report(self, place: int) -> tuple[SetReport, Exercise] | None:
        """The report of the set at that place of ``latest``, as the engine made it; None when there is none."""
        ...


class NoRecords:
    """Of somebody of whom nothing else is known."""

    async def latest(self) -> Sequence[Record]:
        """See Records."""
        return ()

    async def report(self, place: int) -> tuple[SetReport, Exercise] | None:
        """See Records."""
        return None


NO_RECORDS = NoRecords()
