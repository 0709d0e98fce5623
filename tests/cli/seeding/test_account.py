"""The account of the demo, as its owner finds it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from biome.cli.seeding import Store, planned, seeded
from biome.features.accounts.errors import EmailTaken
from biome.features.accounts.schemas import Registration
from biome.features.library.service import Catalogue
from biome.features.progress import service as progress
from biome.kit.parts import Parts
from biome.tables import AnalysisSession, User

pytestmark = pytest.mark.anyio

PLANS = list(planned(datetime(2026, 11, 27, 12, tzinfo=UTC), 17))[-4:]
WANTED = Registration(email="demo@example.com", username="demo", password="a long sentence")


async def seed(parts: Parts, films: int = 0) -> User:
    told: list[int] = []
    store = Store(parts.database, parts.storage, Catalogue(parts.database))
    await seeded(store, WANTED, PLANS, films, lambda: told.append(1))
    assert len(told) == len(PLANS)
    async with parts.database.transaction() as session:
        return (await session.scalars(select(User).where(User.email == WANTED.email))).one()


async def sessions_of(parts: Parts, user: User) -> list[AnalysisSession]:
    async with parts.database.transaction() as session:
        rows = select(AnalysisSession).where(AnalysisSession.user_id == user.id).order_by(AnalysisSession.id)
        return list(await session.scalars(rows))


async def test_its_sets_are_in_the_past_and_count_in_its_progress(parts: Parts):
    user = await seed(parts)
    rows = await sessions_of(parts, user)
    assert [row.status for row in rows] == ["completed"] * len(PLANS) + ["failed"]
    assert [abs((row.created_at - plan.when).total_seconds()) < 1 for row, plan in zip(rows, PLANS, strict=False)]
    assert user.created_at < PLANS[0].when
    async with parts.database.transaction() as session:
        summary = await progress.summary(session, user.id)
    assert summary.total_analyses == len(PLANS)


async def test_the_last_set_has_a_film_a_clip_and_landmarks(parts: Parts):
    *_, last, _ = await sessions_of(parts, await seed(parts, films=1))
    assert last.annotated_url is not None
    assert last.landmarks_url is not None
    for key in (last.video_url, last.annotated_url, last.landmarks_url):
        async with parts.storage.local(key) as file:
            assert file.stat().st_size > 0


async def test_an_account_that_is_there_is_left_alone(parts: Parts):
    await seed(parts)
    with pytest.raises(EmailTaken):
        await seed(parts)
