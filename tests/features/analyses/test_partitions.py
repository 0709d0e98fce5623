"""Months have their own partitions, made ahead; what has none is kept all the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122

import pytest
from sqlalchemy import text
from tests.features.analyses.conftest import Person, Remains

from biome.features.analyses import partitions
from biome.kit.parts import Parts
from biome.kit.uuid7 import after, created, first_of, made_at

pytestmark = pytest.mark.anyio

WHERE = "select tableoid::regclass::text from analysis_sessions"
PLAN = "explain select * from analysis_sessions where id >= '{}' and id < '{}'"


async def make(parts: Parts, now: datetime) -> list[str]:
    async with parts.database.transaction() as session:
        return await partitions.make_ahead(session, now)


async def test_this_month_and_three_more_are_made_once(parts: Parts):
    now = datetime(2026, 11, 22, tzinfo=UTC)
    names = [f"analysis_sessions_{month}" for month in ("2026_11", "2026_12", "2027_01", "2027_02")]
    assert await make(parts, now) == names
    assert await make(parts, now) == []
    assert await make(parts, now + timedelta(days=31)) == ["analysis_sessions_2027_03"]


async def test_a_session_lies_in_its_month_and_one_without_a_month_in_the_default(
    anna: Person, parts: Parts, remains: Remains
):
    await anna.uploaded()
    assert [row[0] for row in await remains.rows(WHERE)] == ["analysis_sessions_default"]
    now = datetime.now(UTC)
    made = await make(parts, now)
    assert f"analysis_sessions_{now:%Y_%m}" not in made  # its rows are in the default one, and stay there
    assert len(made) == partitions.AHEAD


async def test_new_sessions_go_into_their_month(anna: Person, parts: Parts, remains: Remains):
    now = datetime.now(UTC)
    await make(parts, now)
    session_id = await anna.uploaded()
    assert [row[0] for row in await remains.rows(WHERE)] == [f"analysis_sessions_{now:%Y_%m}"]
    assert (await anna.get(f"/v1/analysis/sessions/{session_id}")).status_code == 200
    assert (await anna.delete(f"/v1/analysis/sessions/{session_id}")).status_code == 200


async def test_a_query_by_date_touches_its_month_only(parts: Parts):
    await make(parts, datetime(2026, 11, 22, tzinfo=UTC))
    first, last = (first_of(datetime(2026, 12, day, tzinfo=UTC)) for day in (3, 9))
    async with parts.database.transaction() as session:
        plan = "\n".join((await session.scalars(text(PLAN.format(first, last)))).all())
    assert "analysis_sessions_2026_12" in plan
    assert "2026_11" not in plan
    assert "default" not in plan


def test_the_first_id_of_a_moment_is_not_after_any_made_then():
    moment = datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert first_of(moment) < first_of(moment + timedelta(milliseconds=1))
    assert str(first_of(datetime(1960, 1, 1, tzinfo=UTC))) == "00000000-0000-0000-0000-000000000000"


def test_an_id_says_when_it_was_made_and_later_ones_are_greater():
    moment = datetime(2026, 11, 22, 10, 0, 0, 123_456, tzinfo=UTC)
    ids = [made_at(moment + timedelta(microseconds=step)) for step in range(0, 5000, 7)]
    assert ids == sorted(ids)
    assert {(one.version, one.variant) for one in ids} == {(7, RFC_4122)}
    assert created(ids[0]) == moment.replace(microsecond=123_000)
    assert first_of(moment) <= ids[0] < first_of(moment + timedelta(milliseconds=1))


def test_what_is_rounded_to_milliseconds_is_rounded_up_and_ends_with_the_calendar():
    moment = datetime(2026, 11, 22, 10, 0, 0, 123_000, tzinfo=UTC)
    assert after(moment) == moment
    assert after(moment + timedelta(microseconds=1)) == moment + timedelta(milliseconds=1)
    assert after(datetime.max.replace(tzinfo=UTC)) == datetime.max.replace(tzinfo=UTC)
