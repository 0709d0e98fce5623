"""How PostgreSQL answers among a hundred thousand sessions: by indices, and in the months that are asked for."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from bench.crowd import fill
from sqlalchemy import event, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.analyses import repository
from biome.features.analyses.repository import Filter
from biome.features.progress import repository as progress
from biome.kit import migrate
from biome.kit.db import Database
from biome.kit.postgres import EmbeddedPostgres
from biome.tables import AnalysisSession, User

pytestmark = pytest.mark.anyio
FEW = 500
"""Rows that may be looked at in vain: in a month that has few, an index is of no use."""


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def crowd(postgres: EmbeddedPostgres) -> AsyncIterator[Database]:
    """A year of a hundred people, a thousand sets each."""
    postgres.ensure_database("crowd")
    migrate.upgrade(postgres.url("crowd"))
    database = Database.connect(postgres.url("crowd"), pool=1)
    await fill(database)
    yield database
    await database.close()


@pytest.fixture
async def session(crowd: Database) -> AsyncIterator[AsyncSession]:
    async with crowd.transaction() as session:
        yield session


@pytest.fixture
async def somebody(session: AsyncSession) -> UUID:
    return (await session.execute(select(User.id).where(User.username == "crowd50"))).scalar_one()


async def plans(session: AsyncSession, ask: Any) -> str:
    """How all statements of ``ask`` were carried out, by PostgreSQL's own account."""
    asked: list[tuple[str, Any]] = []

    def note(connection: object, cursor: object, statement: str, values: Any, *_: object) -> None:
        asked.append((statement, values))

    engine = (await session.connection()).sync_connection
    event.listen(engine, "before_cursor_execute", note)
    await ask
    event.remove(engine, "before_cursor_execute", note)
    assert asked
    connection = await session.connection()
    told = [
        await connection.exec_driver_sql(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {said}", values)
        for said, values in asked
    ]
    return "\n".join(row[0] for plan in told for row in plan)


def sifted(plan: str) -> set[str]:
    """The tables whose rows were looked at one after the other, most of them in vain."""
    table, found = "", set()
    for line in plan.splitlines():
        if scan := re.search(r"Seq Scan on (\w+)", line):
            table = scan[1]
        elif "->" in line:
            table = ""
        elif (removed := re.search(r"Rows Removed by Filter: (\d+)", line)) and int(removed[1]) > FEW and table:
            found.add(table)
    return found


def partitions(plan: str) -> set[str]:
    """Those that were read; one that a plan names but never executed was not."""
    read = [line for line in plan.splitlines() if "never executed" not in line]
    return {
        name
        for line in read
        for name in re.findall(r" on (analysis_sessions_\d{4}_\d\d|analysis_sessions_default)", line)
    }


async def test_a_page_of_a_history_is_read_by_its_index(session: AsyncSession, somebody: UUID):
    plan = await plans(session, repository.history(session, somebody, Filter(), 1, 10))
    assert not sifted(plan), plan
    assert "analysis_sessions_" in plan


async def test_a_history_by_date_touches_the_months_asked_for_only(session: AsyncSession, somebody: UUID):
    month = (datetime.now(UTC) - timedelta(days=90)).replace(day=5, hour=0, minute=0, second=0, microsecond=0)
    wanted = Filter(date_from=month, date_before=month + timedelta(days=7))
    rows, total = await repository.history(session, somebody, wanted, 1, 100)
    assert total == len(rows) == 21  # every eight hours
    plan = await plans(session, repository.history(session, somebody, wanted, 1, 10))
    assert partitions(plan) == {f"analysis_sessions_{month:%Y_%m}"}, plan
    assert not sifted(plan), plan


async def test_one_session_is_found_in_one_partition_by_its_key(session: AsyncSession, somebody: UUID):
    theirs = select(AnalysisSession.id).where(AnalysisSession.user_id == somebody)
    one = (await session.execute(theirs.order_by(AnalysisSession.id.desc()).limit(1))).scalar_one()
    plan = await plans(session, repository.owned(session, somebody, one))
    assert len(partitions(plan)) == 1, plan
    assert not sifted(plan), plan
    assert not sifted(await plans(session, repository.findings(session, one)))


async def test_what_waits_is_found_by_status_and_not_by_looking_at_all(session: AsyncSession):
    for ask in (repository.seconds_ahead(session), repository.measured_speed(session)):
        plan = await plans(session, ask)
        assert not sifted(plan), plan


async def test_progress_reads_ones_own_rows_only(session: AsyncSession, somebody: UUID):
    for ask in (
        progress.standings(session, somebody),
        progress.latest_scores(session, somebody, 10),
        progress.average_score(session, somebody),
        progress.scores(session, somebody, 100),
        progress.recurring_issues(session, somebody),
    ):
        plan = await plans(session, ask)
        assert not sifted(plan), plan


async def test_no_index_that_was_asked_for_is_missing(session: AsyncSession):
    names = set((await session.scalars(text("SELECT indexname FROM pg_indexes"))).all())
    assert names >= {
        "idx_analysis_sessions_user_id",
        "idx_analysis_sessions_status",
        "idx_analysis_sessions_created_at",
        "idx_form_issues_result_id",
        "idx_metrics_result_id",
        "idx_user_progress_user_exercise",
    }
