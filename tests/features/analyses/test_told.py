"""What the watcher of an analysis is told, over a real server."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from tests.features import doubles
from tests.features.analyses.conftest import Person, flow_with
from tests.features.analyses.watched import everything, parts, server, serving, watch

from biome.app import furnish, routed
from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses.flow import Flow
from biome.features.analyses.looks import Looks
from biome.features.analyses.ports import Tell
from biome.features.analyses.watching import LOOK_SECONDS, Closed, Watcher
from biome.kit.bus import Bus
from biome.kit.db import Database, dsn
from biome.kit.parts import Parts
from biome.settings import Settings
from biome.vision.errors import Damaged

__all__ = ["parts", "server"]
pytestmark = pytest.mark.anyio


async def test_a_watcher_sees_the_whole_analysis_and_then_the_end(server: str, anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    async with watch(server, session_id, anna.token) as socket:
        assert socket.subprotocol == "biome.v1"  # never the one with the token in it
        first = json.loads(await socket.recv())  # before the work begins: a slow machine must not look after it has
        running = asyncio.create_task(flow_with(parts, doubles.craft(doubles.watch_for(1.5))).analyse(session_id))
        later, code = await everything(socket)
    await running
    events = [first, *later]
    assert code == 1000
    assert {event["data"]["sessionId"] for event in events} == {str(session_id)}
    progress = [event["data"] for event in events if event["type"] == "progress"]
    assert (progress[0]["progress"], progress[0]["currentStep"]) == (0, "queued")
    assert progress[-1]["progress"] == 100
    assert [data["progress"] for data in progress] == sorted(data["progress"] for data in progress)
    assert any(data["currentStep"] == "vision_processing" and 2 < data["progress"] < 90 for data in progress)
    agents = [event["data"] for event in events if event["type"] == "agent_status"]
    assert [agents[0][name] for name in ("visionAgent", "coachingAgent")] == ["waiting", "waiting"]
    assert any(data["visionAgent"] == "processing" and data["coachingAgent"] == "waiting" for data in agents)
    assert {task["status"] for task in agents[-1]["tasks"]} == {"complete"}
    assert events[-1]["type"] == "analysis_complete"
    assert events[-1]["data"]["overallScore"] == 7.2
    assert UUID(events[-1]["data"]["resultId"])


async def test_a_finished_analysis_answers_its_end_at_once(server: str, anna: Person, flow: Flow):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    async with watch(server, session_id, anna.token) as socket:
        events, code = await everything(socket)
    assert ([event["type"] for event in events], code) == (["analysis_complete"], 1000)


async def test_a_failed_analysis_ends_in_an_error_with_its_sentence(server: str, anna: Person, parts: Parts):
    def damaged(film: object, exercise: Exercise, tell: Tell) -> PoseTrack:
        raise Damaged

    session_id = await anna.uploaded()
    async with watch(server, session_id, anna.token) as socket:
        await socket.recv()
        await flow_with(parts, doubles.craft(damaged)).analyse(session_id)
        events, code = await everything(socket)
    assert code == 1000
    assert events[-1]["type"] == "error"
    assert (events[-1]["data"]["error"], events[-1]["data"]["code"]) == (str(Damaged()), "PROCESSING_ERROR")
    states = [event["data"]["visionAgent"] for event in events if event["type"] == "agent_status"]
    assert states[-1] == "failed"


async def test_several_watchers_see_the_same_end_and_one_that_leaves_does_not_matter(
    server: str, anna: Person, parts: Parts
):
    session_id = await anna.uploaded()
    async with watch(server, session_id, anna.token) as first, watch(server, session_id, anna.token) as second:
        async with watch(server, session_id, anna.token) as leaving:
            await leaving.recv()
        running = asyncio.create_task(flow_with(parts, doubles.craft(doubles.watch_for(0.5))).analyse(session_id))
        (one, _), (other, _) = await asyncio.gather(everything(first), everything(second))
    await running
    assert one[-1] == other[-1]
    assert one[-1]["type"] == "analysis_complete"


class Stuck:
    """A peer whose buffers are full: nothing that is sent to it ever gets away."""

    async def send_text(self, data: str) -> None:
        await asyncio.Event().wait()


async def test_who_does_not_read_is_dropped_and_holds_up_nobody(server: str, anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    stuck: Any = Stuck()
    watcher = Watcher(stuck, parts, Looks(parts), session_id, parts.tokens.read(anna.token), patience=0.3)
    dropped = asyncio.create_task(watcher.follow())
    async with watch(server, session_id, anna.token) as quick:
        running = asyncio.create_task(flow_with(parts, doubles.craft(doubles.watch_for(1.0))).analyse(session_id))
        events, code = await everything(quick)
    await running
    assert (events[-1]["type"], code) == ("analysis_complete", 1000)
    with pytest.raises(Closed) as closed:
        await asyncio.wait_for(dropped, 5)
    assert closed.value.code == 1008


async def test_news_cross_from_one_server_to_another(server: str, anna: Person, parts: Parts, database_url: str):
    second = replace(parts, bus=Bus(dsn(database_url)))  # as a second process has it
    session_id = await anna.uploaded()
    async with (
        serving(furnish(routed(Settings()), second, doubles.copy_film)) as other,
        watch(server, session_id, anna.token) as one,
        watch(other, session_id, anna.token) as two,
    ):
        for socket in (one, two):
            for _ in ("progress", "agent_status"):
                await socket.recv()
        began = time.monotonic()
        await flow_with(parts, doubles.craft()).analyse(session_id)
        ends = await asyncio.gather(everything(one), everything(two))
        waited = time.monotonic() - began
    assert [(events[-1]["type"], code) for events, code in ends] == [("analysis_complete", 1000)] * 2
    assert waited < LOOK_SECONDS  # they were woken, and did not look by chance


async def test_a_database_that_is_away_ends_the_watching_with_try_again(
    server: str, anna: Person, parts: Parts, app: FastAPI
):
    session_id = await anna.uploaded()
    away = Database.connect("postgresql://nobody@127.0.0.1:1/none")
    furnish(app, replace(parts, database=away), doubles.copy_film)
    async with watch(server, session_id, anna.token) as socket:
        assert await everything(socket) == ([], 1011)
        assert socket.close_reason == "try again"
    await away.close()
