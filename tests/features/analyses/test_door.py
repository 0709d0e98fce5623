"""Who is let into the WebSocket of an analysis, and who is not, over a real server."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person
from tests.features.analyses.watched import bought, everything, parts, server, serving, watch
from tests.features.conftest import SECRET
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from biome.app import furnish, routed
from biome.features.analyses.flow import Flow
from biome.features.analyses.ledger import topic
from biome.features.analyses.socket import Watching
from biome.kit.bus import tell
from biome.kit.parts import Parts
from biome.kit.tokens import Tokens
from biome.settings import Settings

__all__ = ["parts", "server"]
pytestmark = pytest.mark.anyio


async def test_one_person_opens_only_so_many_sockets_and_others_are_not_held_up(
    server: str, anna: Person, bert: Person, app: FastAPI
):
    app.state.watching = Watching(most=2)
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
    furnish(app, replace(parts, tokens=brief), doubles.copy_film)
    claims = parts.tokens.read(anna.token)
    token = brief.issue(claims.user_id, claims.sign_in_id, email="a@b.c", username="anna", role="user")
    began = time.monotonic()
    async with watch(server, session_id, token) as socket:
        events, code = await everything(socket)
    assert events[0]["type"] == "progress"
    assert (code, time.monotonic() - began < 8) == (4401, True)


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


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://", "https://[", ""])
async def test_a_page_from_elsewhere_is_refused_before_it_is_let_in(server: str, anna: Person, origin: str):
    session_id, ticket = await anna.uploaded(), await bought(anna)
    with pytest.raises(InvalidStatus) as refused:
        async with connect(f"{server}/{session_id}?ticket={ticket}", additional_headers={"Origin": origin}):
            pass
    assert refused.value.response.status_code == 403
    async with connect(f"{server}/{session_id}?ticket={ticket}") as socket:  # and has not used the ticket up
        assert json.loads(await socket.recv())["type"] == "progress"


async def test_pages_of_this_server_and_of_those_it_knows_are_let_in(anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    settings = Settings.model_validate({"CORS_ORIGINS": "https://app.example", "PUBLIC_URL": "https://biome.example/"})
    async with serving(furnish(routed(settings), parts, doubles.copy_film)) as server:
        own = server.removeprefix("ws").removesuffix("/ws/analysis")
        for origin in ("https://app.example", "https://biome.example", f"http{own}"):
            ticket: Any = ["biome.v1", f"ticket.{await bought(anna)}"]
            async with connect(f"{server}/{session_id}", subprotocols=ticket, origin=Origin(origin)) as socket:
                assert socket.subprotocol == "biome.v1"
                assert json.loads(await socket.recv())["type"] == "progress"
        with pytest.raises(InvalidStatus):
            async with connect(f"{server}/{session_id}", origin=Origin("https://app.example.evil.example")):
                pass


async def test_a_message_of_over_64_kilobytes_ends_the_watching(server: str, anna: Person):
    session_id = await anna.uploaded()
    async with watch(server, session_id, anna.token) as socket:
        await socket.send("x" * 65_537)
        _, code = await everything(socket)
    assert code == 1009
