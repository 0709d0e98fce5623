"""Real servers for WebSockets, and who watches through them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest
import uvicorn
from fastapi import FastAPI
from tests.features import doubles
from tests.features.analyses.conftest import Person
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from biome.app import furnish
from biome.kit.parts import Parts

Told = list[dict[str, Any]]


@pytest.fixture
def parts(committing: Parts) -> Parts:
    return committing


@pytest.fixture
async def server(parts: Parts, app: FastAPI) -> AsyncIterator[str]:
    """The address of a server for WebSockets on these parts."""
    async with serving(furnish(app, parts, doubles.copy_film)) as address:
        yield address


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncGenerator[str]:
    """The address of the WebSockets of this application."""
    config = uvicorn.Config(
        app,
        port=0,
        log_config=None,
        ws_ping_interval=None,
        ws_max_size=65_536,
        lifespan="on",
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.02)
    try:
        yield f"ws://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/ws/analysis"
    finally:
        server.should_exit = True
        await running


def watch(server: str, session_id: UUID | str, token: str, after: int | None = None) -> connect:
    query = "" if after is None else f"?after={after}"
    return connect(f"{server}/{session_id}{query}", subprotocols=["biome.v1", f"token.{token}"])  # type: ignore[list-item]


async def everything(socket: ClientConnection) -> tuple[Told, int]:
    """All events until the server closes, and its code."""
    events = []
    try:
        while True:
            events.append(json.loads(await asyncio.wait_for(socket.recv(), 10)))
    except ConnectionClosed:
        return events, socket.close_code or 0


async def told(socket: ClientConnection, count: int) -> Told:
    """The next so many events."""
    return [json.loads(await asyncio.wait_for(socket.recv(), 10)) for _ in range(count)]


async def bought(person: Person) -> str:
    """A ticket of hers."""
    answer = await person.post("/v1/ws-ticket")
    assert answer.status_code == 201, answer.text
    return answer.json()["data"]["ticket"]
