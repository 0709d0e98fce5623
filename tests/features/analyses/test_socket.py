"""The WebSocket of one analysis, over a real server."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import uvicorn
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, flow_with
from tests.features.conftest import SECRET
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from biome.app import furnish, routed
from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses import socket as sockets
from biome.features.analyses.flow import Flow
from biome.features.analyses.ledger import topic
from biome.features.analyses.ports import Tell
from biome.features.analyses.socket import Closed, Watcher
from biome.kit.bus import Bus, tell
from biome.kit.db import Database, dsn
from biome.kit.parts import Parts
from biome.kit.tokens import Tokens
from biome.settings import Settings
from biome.vision.errors import Damaged

pytestmark = pytest.mark.anyio


@pytest.fixture
def parts(committing: Parts) -> Parts:
    return committing


@pytest.fixture
async def server(parts: Parts, app: FastAPI) -> AsyncIterator[str]:
    """The address of a server for WebSockets on these parts."""
    server = uvicorn.Server(
        uvicorn.Config(furnish(app, parts, doubles.copy_film), port=0, log_config=None, ws_ping_interval=None)
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"ws://127.0.0.1:{port}/ws/analysis"
    server.should_exit = True
    await serving


def watch(server: str, session_id: UUID | str, token: str) -> connect:
    return connect(f"{server}/{session_id}", subprotocols=["biome.v1", f"token.{token}"])  # type: ignore[list-item]


async def everything(socket: ClientConnection) -> tuple[list[dict[str, Any]], int]:
    """All events until the server closes, and its code."""
    events = []
    try:
        while True:
            events.append(json.loads(await asyncio.wait_for(socket.recv(), 10)))
    except ConnectionClosed:
        return events, socket.close_code or 0


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


async def test_one_person_opens_only_so_many_sockets_and_others_are_not_held_up(
    server: str, anna: Person, bert: Person, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sockets, "MOST", 2)
    mine, his = await anna.uploaded(), await bert.uploaded()
    async with watch(server, mine, anna.token) as first, watch(server, mine, anna.token) as second:
        await asyncio.gather(first.recv(), second.recv())
        async with watch(server, mine, anna.token) as third:
            assert await everything(third) == ([], 4429)
        async with watch(server, his, bert.token) as other:
            assert json.loads(await other.recv())["type"] == "progress"
    async with asyncio.timeout(5):
        while True:  # who has left makes room
            async with watch(server, mine, anna.token) as again:
                with contextlib.suppress(ConnectionClosed):
                    assert await again.recv()
                    break


async def test_the_token_may_come_in_the_first_message(server: str, anna: Person, flow: Flow):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    async with connect(f"{server}/{session_id}") as socket:
        await socket.send(json.dumps({"type": "auth", "token": anna.token}))
        events, code = await everything(socket)
    assert (events[-1]["type"], code) == ("analysis_complete", 1000)


async def bought(anna: Person) -> str:
    answer = await anna.post("/v1/ws-ticket")
    assert answer.status_code == 201, answer.text
    return answer.json()["data"]["ticket"]


@pytest.mark.parametrize("way", ["subprotocol", "url", "message"])
async def test_a_ticket_opens_one_socket_and_no_second_one(server: str, anna: Person, flow: Flow, way: str):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    ticket = await bought(anna)
    for ends in (1000, 4401):
        offered: Any = ["biome.v1", f"ticket.{ticket}"] if way == "subprotocol" else None
        query = f"?ticket={ticket}" if way == "url" else ""
        async with connect(f"{server}/{session_id}{query}", subprotocols=offered) as socket:
            if way == "message":
                await socket.send(json.dumps({"type": "auth", "ticket": ticket}))
            _, code = await everything(socket)
        assert code == ends


async def test_an_old_ticket_and_one_of_who_has_signed_out_open_nothing(server: str, anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    old, fresh = await bought(anna), await bought(anna)
    async with parts.database.transaction() as session:
        change = "update socket_tickets set expires_at = now() where hash = sha256(:ticket)"
        await session.execute(text(change), {"ticket": old.encode()})
    await anna.post("/v1/auth/logout")
    for ticket in (old, fresh):
        async with connect(f"{server}/{session_id}?ticket={ticket}") as socket:
            assert await everything(socket) == ([], 4401)


async def test_a_socket_does_not_outlive_its_token(server: str, anna: Person, parts: Parts, app: FastAPI):
    session_id = await anna.uploaded()
    brief = Tokens(SECRET, timedelta(seconds=1.5))
    app.state.parts = replace(parts, tokens=brief)
    claims = parts.tokens.read(anna.token)
    token = brief.issue(claims.user_id, claims.sign_in_id, email="a@b.c", username="anna", role="user")
    began = time.monotonic()
    async with watch(server, session_id, token) as socket:
        events, code = await everything(socket)
    assert events[0]["type"] == "progress"
    assert (code, time.monotonic() - began < 3.5) == (4401, True)


class Stuck:
    """A peer whose buffers are full: nothing that is sent to it ever gets away."""

    async def send_json(self, event: object) -> None:
        await asyncio.Event().wait()


async def test_who_does_not_read_is_dropped_and_holds_up_nobody(server: str, anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    stuck: Any = Stuck()
    watcher = Watcher(stuck, parts, session_id, parts.tokens.read(anna.token), patience=0.3)
    dropped = asyncio.create_task(watcher.follow())
    async with watch(server, session_id, anna.token) as quick:
        running = asyncio.create_task(flow_with(parts, doubles.craft(doubles.watch_for(1.0))).analyse(session_id))
        events, code = await everything(quick)
    await running
    assert (events[-1]["type"], code) == ("analysis_complete", 1000)
    with pytest.raises(Closed) as closed:
        await asyncio.wait_for(dropped, 5)
    assert closed.value.code == 1008


@asynccontextmanager
async def another_server(parts: Parts, url: str) -> AsyncGenerator[str]:
    """A second server on the same database, with a bus of its own: as a second process has it."""
    app = furnish(routed(Settings()), replace(parts, bus=Bus(dsn(url))), doubles.copy_film)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, lifespan="on"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.02)
    yield f"ws://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/ws/analysis"
    server.should_exit = True
    await serving


async def test_news_cross_from_one_server_to_another(server: str, anna: Person, parts: Parts, database_url: str):
    session_id = await anna.uploaded()
    async with (
        another_server(parts, database_url) as other,
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
    assert waited < sockets.LOOK_SECONDS  # they were woken, and did not look by chance


@pytest.mark.parametrize(
    "first", ["nonsense", "[]", '{"type": "auth"}', '{"type": "auth", "token": "x"}', b"\x00", "[" * 60_000]
)
async def test_who_does_not_say_who_she_is_is_closed_with_4401(server: str, anna: Person, first: str | bytes):
    session_id = await anna.uploaded()
    async with connect(f"{server}/{session_id}?token={anna.token}") as socket:
        await socket.send(first)
        assert await everything(socket) == ([], 4401)


async def test_anothers_analysis_is_closed_as_one_that_is_not_there(server: str, anna: Person, bert: Person):
    session_id = await anna.uploaded()
    for asked in (session_id, uuid4(), "not-an-id"):
        async with watch(server, asked, bert.token) as socket:
            assert await everything(socket) == ([], 4404)


async def test_a_deactivated_watcher_is_closed_with_4403_while_she_watches(server: str, anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    async with watch(server, session_id, anna.token) as socket:
        await socket.recv()
        async with parts.database.transaction() as session:
            await session.execute(text("update users set is_active = false"))
            await tell(session, topic(session_id))  # without it, she is found out at the next look
        _, code = await everything(socket)
    assert code == 4403
    async with watch(server, session_id, anna.token) as socket:
        assert await everything(socket) == ([], 4403)


async def test_a_database_that_is_away_ends_the_watching_with_try_again(
    server: str, anna: Person, parts: Parts, app: FastAPI
):
    session_id = await anna.uploaded()
    away = Database.connect("postgresql://nobody@127.0.0.1:1/none")
    app.state.parts = replace(parts, database=away)
    async with watch(server, session_id, anna.token) as socket:
        assert await everything(socket) == ([], 1011)
        assert socket.close_reason == "try again"
    await away.close()


async def test_an_uploader_who_goes_away_leaves_nothing(server: str, anna: Person, tmp_path: Path):
    host, port = server.split("/")[2].split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /v1/analysis/upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {anna.token}\r\n"
    head += "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n"
    part = b'--x\r\nContent-Disposition: form-data; name="video"; filename="a.mp4"\r\n\r\n'
    writer.write(head.encode() + part + doubles.MP4 * 3000)
    await writer.drain()
    async with asyncio.timeout(10):
        while not list(tmp_path.rglob("*.part")):
            await asyncio.sleep(0.02)
        writer.close()
        while [path for path in (tmp_path / "files").rglob("*") if path.is_file()]:
            await asyncio.sleep(0.02)
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
