"""What a model may look up of somebody's other sets: theirs, whatever it says, and of them only what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from biome.coach.ask.original import original
from biome.coach.ask.records import Record
from biome.engine.report import SetReport
from biome.engine.restore import restored
from biome.exercises import Exercise, UnknownExercise, library, unnamed
from biome.features.analyses import repository
from biome.kit.db import Database

MOST = 10


class OwnRecords:
    """See Records. Made for one person and one question, each look in a transaction of its own."""

    def __init__(self, database: Database, user_id: UUID, session_id: UUID, clock: Callable[[], datetime]) -> None:
        """``session_id`` is the set that is asked about, which is not among the others."""
        self._database = database
        self._user_id = user_id
        self._session_id = session_id
        self._clock = clock
        self._rows: Sequence[Row[Any]] | None = None

    async def latest(self) -> tuple[Record, ...]:
        """See Records."""
        now = self._clock()
        return tuple(_record(row, now) for row in await self._looked_up())

    async def report(self, place: int) -> tuple[SetReport, Exercise] | None:
        """See Records."""
        rows = await self._looked_up()
        if not 0 <= place < len(rows):
            return None
        async with self._database.transaction() as session:
            row = await repository.owned(session, self._user_id, rows[place].id)
            kept = await repository.report_of(session, row.id) if row else None
        return told(kept, row.exercise_name) if row and kept else None

    async def _looked_up(self) -> Sequence[Row[Any]]:
        if self._rows is None:
            async with self._database.transaction() as session:
                self._rows = await repository.finished_sets(session, self._user_id, self._session_id, MOST)
        return self._rows


def told(kept: Mapping[str, Any], name: str) -> tuple[SetReport, Exercise]:
    """A kept report as the engine made it, and its exercise; ``name`` is what its owner called the movement."""
    report = restored(kept)
    try:
        exercise = library().get(report.exercise)
    except UnknownExercise:
        exercise = unnamed(name)
    return original(report, exercise), exercise


def _record(row: Row[Any], now: datetime) -> Record:
    return Record(
        days_ago=max(0, (now.date() - row.created_at.date()).days),
        exercise=row.exercise_name,
        listed=row.exercise_id is not None,
        score=row.score,
        rep_count=row.rep_count,
        hold_seconds=row.held,
    )
