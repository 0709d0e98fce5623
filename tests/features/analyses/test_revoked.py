"""Who is signed out, through one API process, is out of all of them: tokens at once, open sockets in five seconds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, person
from tests.features.analyses.watched import everything, parts, serving, watch

from biome.app import furnish, routed
from biome.kit.bus import Bus
from biome.kit.db import Database, dsn
from biome.kit.parts import Parts
from biome.settings import Settings

__all__ = ["parts"]
pytestmark = pytest.mark.anyio
BAR_SECONDS = 5.0


@dataclass
class Elsewhere:
    """Another API on the same database, with connections and a bus of its own."""

    sockets: str
    http: httpx.AsyncClient


@pytest.fixture
async def elsewhere(parts: Parts, database_url: str) -> AsyncIterator[Elsewhere]:
    database = Database.connect(database_url, pool=2)
    second = replace(parts, database=database, bus=Bus(dsn(database_url)))
    async with serving(furnish(routed(Settings()), second, doubles.copy_film)) as address:
        http = address.replace("ws://", "http://").removesuffix("/ws/analysis")
        async with httpx.AsyncClient(base_url=http) as client:
            yield Elsewhere(address, client)


@pytest.fixture
async def ada(client: httpx.AsyncClient, parts: Parts) -> Person:
    """An admin."""
    ada = await person(client, "ada")
    async with parts.database.transaction() as session:
        await session.execute(text("update users set role = 'admin' where id = :id"), {"id": ada.id})
    return ada


async def signs_out(anna: Person, ada: Person) -> httpx.Response:
    return await anna.post("/v1/auth/logout")


async def signs_out_everywhere(anna: Person, ada: Person) -> httpx.Response:
    body = {"email": "anna@example.com", "password": "a good password"}
    other = (await anna.client.post("/v1/auth/login", json=body)).json()["data"]["token"]
    there = Person(anna.client, other, anna.id)
    return await there.post("/v1/auth/logout", json={"everywhere": True})


def is_changed(**columns: Any) -> Callable[[Person, Person], Awaitable[httpx.Response]]:
    async def change(anna: Person, ada: Person) -> httpx.Response:
        return await ada.client.patch(f"/v1/admin/users/{anna.id}", headers=ada.headers, json=columns)

    return change


async def is_removed(anna: Person, ada: Person) -> httpx.Response:
    return await ada.delete(f"/v1/admin/users/{anna.id}")


async def erases_herself(anna: Person, ada: Person) -> httpx.Response:
    body = {"password": "a good password"}
    return await anna.client.request("DELETE", "/v1/user", headers=anna.headers, json=body)


@pytest.mark.parametrize(
    "happens, code",
    [
        (signs_out, 4401),
        (signs_out_everywhere, 4401),
        (is_changed(role="admin"), 4401),
        (is_changed(isActive=False), 4403),
        (is_removed, 4401),
        (erases_herself, 4401),
    ],
    ids=["log-out", "log-out everywhere", "role", "deactivation", "removal", "erasure"],
)
async def test_who_is_out_is_out_everywhere_within_five_seconds(
    anna: Person,
    bert: Person,
    ada: Person,
    elsewhere: Elsewhere,
    happens: Callable[[Person, Person], Awaitable[httpx.Response]],
    code: int,
):
    hers, his = await anna.uploaded(), await bert.uploaded()
    paths = ("/v1/user/profile", "/v1/analysis/sessions")
    async with watch(elsewhere.sockets, hers, anna.token) as socket, watch(elsewhere.sockets, his, bert.token) as other:
        await asyncio.gather(socket.recv(), other.recv())
        for path in paths:  # twice: the second is out of what is kept
            for _ in range(2):
                assert (await elsewhere.http.get(path, headers=anna.headers)).status_code == 200
        assert (await happens(anna, ada)).status_code == 200
        began = time.monotonic()
        answers = [(await elsewhere.http.get(path, headers=anna.headers)).status_code for path in paths]
        assert answers == [401, 401]  # not within five seconds: at once
        _, closed = await everything(socket)
        assert closed == code
        assert time.monotonic() - began < BAR_SECONDS
        assert await other.ping()  # and nobody else has been sent away
        assert (await elsewhere.http.get(paths[0], headers=bert.headers)).status_code == 200


async def test_an_admin_who_is_none_any_more_may_do_nothing_at_once(
    anna: Person, ada: Person, elsewhere: Elsewhere, parts: Parts
):
    async with parts.database.transaction() as session:
        await session.execute(text("update users set role = 'admin' where id = :id"), {"id": anna.id})
    assert (await elsewhere.http.get("/v1/admin/users", headers=anna.headers)).status_code == 200
    assert (await is_changed(role="user")(anna, ada)).status_code == 200
    assert (await elsewhere.http.get("/v1/admin/users", headers=anna.headers)).status_code == 401
