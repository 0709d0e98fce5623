"""Statements that endpoints reach only after another one has asked whose it is: each asks again, and is asked here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import delete, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from tests.features.analyses.conftest import Person, person
from tests.owners.conftest import everything, live

from biome.coach.gemini.advised import Advised
from biome.coach.gemini.options import Allowance
from biome.coach.gemini.usage import Usage
from biome.exercises import library
from biome.features.accounts import repository as accounts
from biome.features.accounts import sign_ins
from biome.features.accounts.languages import language_for
from biome.features.analyses import acquaintance, repository, spending, tally
from biome.features.analyses.acquaintance import Whose
from biome.kit.db import Database
from biome.kit.parts import Parts
from biome.tables import AnalysisSession, Exercise, User, UserProgress

pytestmark = pytest.mark.anyio

NOW = datetime.now(UTC)
LAST = UUID("ffffffff-ffff-7fff-bfff-ffffffffffff")
"""A session after all others."""
RISING, FALLING = range(1, 10), range(9, 0, -1)
SET = text(
    """
    WITH one AS (
        INSERT INTO analysis_sessions (user_id, exercise_id, exercise_name, video_url, status, created_at)
        VALUES (:user, :exercise, 'Squat', 'x', 'completed', :at) RETURNING id
    )
    INSERT INTO analysis_results (session_id, overall_score, total_frames, attempt, view)
    SELECT id, :score, 90, 1, 'side' FROM one
    """
)

OLD_NAME = text(
    """
    INSERT INTO user_progress (user_id, exercise_id, exercise_name, average_score, total_analyses, last_analysis_date)
    VALUES (:user, :squat, 'Knee Bend', 1.0, 1, now() - interval '2 years')
    """
)


async def test_no_statement_about_a_session_works_for_another(anna: Person, bert: Person, parts: Parts) -> None:
    hers = await live(anna, parts)
    before = await everything(parts)
    async with parts.database.transaction() as session:
        for one in hers.all:
            assert await repository.owned(session, bert.id, one) is None
            assert not await repository.queue_again(session, bert.id, one, 1.0)
            assert not await repository.received(session, bert.id, one, {"file_size": 1})
            assert await repository.remove(session, bert.id, one) is None
        assert await repository.all_of(session, bert.id) == []
    assert await everything(parts) == before


async def test_holding_one_persons_rows_holds_nobody_elses(two: tuple[Database, UUID, UUID]) -> None:
    database, anna, bert = two
    for hold, owner in ((accounts.hold, User.id), (repository.hold_all, AnalysisSession.user_id)):
        async with database.transaction() as holding:
            await hold(holding, bert)
            async with database.transaction() as other:
                free = (await other.scalars(select(owner).with_for_update(skip_locked=True))).all()
        assert set(free) == {anna}


@pytest.fixture
async def two(database_url: str) -> AsyncIterator[tuple[Database, UUID, UUID]]:
    """Two people who are seen from several connections, and gone afterwards."""
    database = Database.connect(database_url, pool=2)
    users = [User(email=f"{name}@example.com", username=name, password_hash="x") for name in ("anna", "bert")]
    async with database.transaction() as session:
        session.add_all(users)
        await session.flush()
        session.add_all([AnalysisSession(user_id=one.id, exercise_name="Squat", video_url="x") for one in users])
    yield database, users[0].id, users[1].id
    async with database.transaction() as session:
        await session.execute(delete(User))
    await database.close()


@pytest.mark.parametrize("listed", [True, False], ids=["of the library", "not of the library"])
async def test_each_standing_is_counted_from_its_owners_results(
    anna: Person, bert: Person, parts: Parts, listed: bool
) -> None:
    async with parts.database.transaction() as session:
        squat = await session.scalar(select(Exercise.id).where(Exercise.slug == "squat")) if listed else None
        for who, scores in ((anna, RISING), (bert, FALLING)):
            await _trains(session, who.id, squat, scores)
            await tally.recount(session, who.id, squat, "Squat")
        assert await _standings(session) == {anna.id: (9, 5.0, "improving"), bert.id: (9, 5.0, "declining")}
        await session.execute(text("delete from analysis_sessions where user_id = :id"), {"id": bert.id})
        await tally.recount(session, bert.id, squat, "Squat")
        assert await _standings(session) == {anna.id: (9, 5.0, "improving")}


async def _trains(session: AsyncSession, user_id: UUID, exercise_id: UUID | None, scores: Iterable[int]) -> None:
    for weeks, score in enumerate(scores):
        trained = {"user": user_id, "exercise": exercise_id, "at": NOW - timedelta(weeks=9 - weeks), "score": score}
        await session.execute(SET, trained)


async def _standings(session: AsyncSession) -> dict[UUID, tuple[int, float | None, str | None]]:
    rows = await session.execute(
        select(
            UserProgress.user_id,
            UserProgress.total_analyses,
            UserProgress.average_score,
            func.coalesce(UserProgress.improvement_trend, "none"),
        )
    )
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


async def test_what_a_model_took_for_one_is_not_held_against_another(anna: Person, bert: Person, parts: Parts) -> None:
    hers, took = await anna.uploaded(), Advised(spent=(Usage("gemini", 1, 600, 300, 100),))
    async with parts.database.transaction() as session:
        await spending.note(session, anna.id, hers, took, NOW)
        await spending.note(session, bert.id, hers, took, NOW)
        await spending.note(session, uuid4(), hers, took, NOW)  # somebody who was erased meanwhile
        assert [(one.user_id, one.session_id) for one in await spending.calls_of(session, anna.id)] == [(anna.id, hers)]
        assert [(one.user_id, one.session_id) for one in await spending.calls_of(session, bert.id)] == [(bert.id, None)]
        assert await spending.may_ask(session, anna.id, Allowance(tokens=1001), NOW)
        assert not await spending.may_ask(session, anna.id, Allowance(tokens=1000), NOW)


async def test_a_coach_hears_of_nobody_elses_sets(anna: Person, bert: Person, parts: Parts) -> None:
    async with parts.database.transaction() as session:
        squat = await session.scalar(select(Exercise.id).where(Exercise.slug == "squat"))
        for who, scores in ((anna, RISING), (bert, FALLING)):
            await _trains(session, who.id, squat, scores)
            await tally.recount(session, who.id, squat, "Squat")
        for who, latest, trend in ((anna, [9.0, 8.0, 7.0], "improving"), (bert, [1.0, 2.0, 3.0], "declining")):
            last = Whose(who.id, LAST, squat, "Squat")
            known = await acquaintance.person(session, last, library().get("squat"), NOW)
            assert [one.score for one in known.history] == latest
            assert (known.trend, known.average_score) == (trend, 5.0)


async def test_each_is_spoken_to_in_their_own_language(anna: Person, bert: Person, parts: Parts) -> None:
    async with parts.database.transaction() as session:
        for who, language in ((anna, "de"), (bert, "es")):
            chosen = {"id": who.id, "language": language}
            await session.execute(text("update users set language = :language where id = :id"), chosen)
        assert [await language_for(session, who.id, "en") for who in (anna, bert)] == ["de", "es"]


async def test_an_exercise_that_has_been_renamed_has_one_standing(anna: Person, parts: Parts) -> None:
    async with parts.database.transaction() as session:
        squat = await session.scalar(select(Exercise.id).where(Exercise.slug == "squat"))
        await _trains(session, anna.id, squat, RISING)
        before = {"user": anna.id, "squat": squat}
        await session.execute(OLD_NAME, before)
        await tally.recount(session, anna.id, squat, "Squat")
        known = await acquaintance.person(session, Whose(anna.id, LAST, squat, "Squat"), library().get("squat"), NOW)
        assert (known.average_score, len(known.history)) == (5.0, 3)


async def test_a_place_is_known_of_who_signed_in_there(client: httpx.AsyncClient, parts: Parts) -> None:
    await person(client, "anna")
    async with parts.database.transaction() as session:
        await session.execute(text("update sign_ins set place = :place"), {"place": b"there" * 3})
        session.add(User(email="bert@example.com", username="bert", password_hash="x"))
        await session.flush()
        assert await sign_ins.known_place(session, "anna@example.com", b"there" * 3)
        assert not await sign_ins.known_place(session, "bert@example.com", b"there" * 3)
