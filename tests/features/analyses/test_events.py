"""What has happened to an analysis is kept, numbered, and told to who was away."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with
from tests.features.analyses.watched import Told, everything, parts, server, told, watch

from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses import events, news
from biome.features.analyses.flow import Flow
from biome.features.analyses.ports import Tell
from biome.kit.clock import utc_now
from biome.kit.parts import Parts
from biome.vision.errors import Damaged

__all__ = ["parts", "server"]
pytestmark = pytest.mark.anyio


def damaged(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
    raise Damaged


async def kept(who: Person, session_id: UUID, after: int = 0) -> Told:
    answer = await who.get(f"/v1/analysis/sessions/{session_id}/events", after=after)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]["events"]


async def test_every_change_is_kept_in_order_and_the_end_is_the_last(anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    assert await kept(anna, session_id) == []  # its row says how it began
    await flow_with(parts, doubles.craft(doubles.watch_for(1.2))).analyse(session_id)
    all_of_it = await kept(anna, session_id)
    assert [event["seq"] for event in all_of_it] == list(range(1, len(all_of_it) + 1))
    assert {event["data"]["sessionId"] for event in all_of_it} == {str(session_id)}
    progress = [event["data"]["progress"] for event in all_of_it if event["type"] == "progress"]
    assert (progress, progress[-1]) == (sorted(progress), 100)
    assert [event["type"] for event in all_of_it if event["type"] not in news.STATE] == ["analysis_complete"]
    assert all_of_it[-1]["data"]["overallScore"] == 7.2
    assert await kept(anna, session_id, after=3) == all_of_it[3:]
    assert await kept(anna, session_id, after=len(all_of_it)) == []


async def test_what_is_rolled_back_was_never_told(anna: Person, parts: Parts, remains: Remains):
    session_id = await anna.uploaded()
    with pytest.raises(RuntimeError):
        async with parts.database.transaction() as session:
            await session.execute(text("update analysis_sessions set progress = 50"))
            raise RuntimeError
    assert await kept(anna, session_id) == []
    await remains.rows("update analysis_sessions set progress = 50, estimated_seconds = 3 returning id")
    await remains.rows("update analysis_sessions set progress = 50, estimated_seconds = 2 returning id")  # nothing new
    assert [(event["type"], event["data"]["progress"]) for event in await kept(anna, session_id)] == [("progress", 50)]


async def test_a_socket_tells_what_was_missed_and_then_how_it_is(server: str, anna: Person, remains: Remains):
    session_id = await anna.uploaded()
    for progress in (10, 20, 30):
        await remains.rows("update analysis_sessions set progress = :p returning id", p=progress)
    async with watch(server, session_id, anna.token) as socket:
        first = await told(socket, 2)
    assert [(event["type"], event["seq"]) for event in first] == [("progress", 3), ("agent_status", 3)]
    async with watch(server, session_id, anna.token, after=1) as socket:
        missed = await told(socket, 3)
    assert [(event["seq"], event["data"]["progress"]) for event in missed[:2]] == [(2, 20), (3, 30)]
    assert missed[2]["type"] == "agent_status"
    for after in (3, 99):  # nothing was missed: it is told how it is, all the same
        async with watch(server, session_id, anna.token, after=after) as socket:
            assert await told(socket, 2) == first


@pytest.mark.parametrize("after", ["-1", "x", "", "²", "9" * 40])
async def test_a_number_that_is_none_is_as_none(server: str, anna: Person, after: str):
    session_id = await anna.uploaded()
    async with watch(server, f"{session_id}?after={after}", anna.token) as socket:
        assert [event["type"] for event in await told(socket, 2)] == ["progress", "agent_status"]
    answer = await anna.get(f"/v1/analysis/sessions/{session_id}/events", after=after)
    assert answer.status_code == 422


async def test_whatever_was_seen_before_the_end_is_told_and_then_it_closes(server: str, anna: Person, flow: Flow):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    all_of_it = await kept(anna, session_id)
    for after in (0, 2, len(all_of_it) - 1, len(all_of_it), len(all_of_it) + 5):
        async with watch(server, session_id, anna.token, after=after) as socket:
            events, code = await everything(socket)
        assert code == 1000
        assert events == all_of_it[min(after, len(all_of_it) - 1) :]


async def test_a_failure_that_was_tried_anew_is_no_end(server: str, anna: Person, parts: Parts, flow: Flow):
    session_id = await anna.uploaded()
    await flow_with(parts, doubles.craft(damaged)).analyse(session_id)
    failed = await kept(anna, session_id)
    assert failed[-1]["type"] == "error"
    async with watch(server, session_id, anna.token, after=1) as socket:
        ended, _ = await everything(socket)
    assert (ended[-1], len([event for event in ended if event["type"] == "error"])) == (failed[-1], 1)
    assert (await anna.post(f"/v1/analysis/sessions/{session_id}/retry")).status_code == 200
    async with watch(server, session_id, anna.token, after=1) as socket:
        running = asyncio.create_task(flow.analyse(session_id))
        events, code = await everything(socket)
    await running
    assert (code, events[-1]["type"]) == (1000, "analysis_complete")
    assert "error" not in {event["type"] for event in events}
    anew = await kept(anna, session_id)
    assert anew[0] == failed[-1]  # only the number of what was told before counts
    assert [event["seq"] for event in anew] == list(range(failed[-1]["seq"], failed[-1]["seq"] + len(anew)))


async def test_nobody_is_told_of_anothers_analysis(anna: Person, bert: Person, flow: Flow):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    for asked in (session_id, uuid4(), "x"):
        answer = await bert.get(f"/v1/analysis/sessions/{asked}/events")
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "SESSION_NOT_FOUND")


async def test_a_day_after_the_end_only_the_last_is_kept_and_a_deleted_session_leaves_none(
    anna: Person, parts: Parts, flow: Flow, remains: Remains
):
    over, running = await anna.uploaded(), await anna.uploaded()
    await flow.analyse(over)
    await remains.rows("update analysis_sessions set progress = 5 where id = :id returning id", id=running)
    last = (await kept(anna, over))[-1]
    for later in (timedelta(hours=23), timedelta(hours=25)):
        before = len(await kept(anna, over))
        async with parts.database.transaction() as session:
            await events.forget(session, utc_now() + later)
    assert before > 1
    assert await kept(anna, over) == [last]
    assert len(await kept(anna, running)) == 1
    await anna.delete(f"/v1/analysis/sessions/{over}")
    assert await remains.count("analysis_events") == 1
