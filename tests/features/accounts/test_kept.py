"""Lists that are kept: the same again while nothing has changed, never old, never another's, never to who is out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, flow_with, person

from biome.app import furnish
from biome.features.library.service import Catalogue
from biome.kit.cache import Versioned
from biome.kit.parts import Parts
from biome.kit.together import Together

pytestmark = pytest.mark.anyio
LISTS = ("/v1/analysis/sessions", "/v1/progress/summary", "/v1/progress/exercises")


@pytest.fixture
async def client(committing: Parts, app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Of an application that commits: a version is seen by others only then."""
    await Catalogue(committing.database).seed()
    transport = httpx.ASGITransport(furnish(app, committing, doubles.copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        yield client


@pytest.fixture
async def anna(client: httpx.AsyncClient) -> Person:
    return await person(client, "anna")


async def answers(who: Person) -> list[str]:
    """Her lists, each asked twice: made, and out of what is kept."""
    told = []
    for path in LISTS:
        first, second = await who.get(path), await who.get(path)
        assert (first.status_code, second.text) == (200, first.text)
        assert second.headers["Cache-Control"] == "no-store"
        told.append(second.text)
    return told


async def test_what_is_kept_is_never_older_than_what_has_happened(anna: Person, committing: Parts):
    before = await answers(anna)
    session_id = await anna.uploaded()
    uploaded = await answers(anna)
    await flow_with(committing, doubles.craft()).analyse(session_id)
    analysed = await answers(anna)
    await anna.delete(f"/v1/analysis/sessions/{session_id}")
    assert await answers(anna) == before
    assert len({uploaded[0], analysed[0], before[0]}) == 3
    assert analysed[1:] != uploaded[1:] == before[1:]


async def test_kept_results_get_their_clip_when_it_is_made_and_are_gone_when_they_are_deleted(
    anna: Person, committing: Parts
):
    session_id = await anna.uploaded()
    flow = flow_with(committing, doubles.craft())
    path = f"/v1/analysis/sessions/{session_id}/results"
    assert (await anna.get(path)).status_code == 404
    await flow.analyse(session_id)
    first, second = await anna.get(path), await anna.get(path)
    assert first.json()["data"]["session"]["annotatedVideoUrl"] is None
    assert second.text == first.text
    await flow.annotate(session_id)
    link = (await anna.get(path)).json()["data"]["session"]["annotatedVideoUrl"]
    assert (await anna.client.get(link)).content == b"clip"
    elsewhere = await anna.client.get(path, headers=anna.headers | {"Host": "biome.example"})
    assert elsewhere.json()["data"]["session"]["videoUrl"].startswith("http://biome.example/")
    await anna.delete(f"/v1/analysis/sessions/{session_id}")
    assert (await anna.get(path)).status_code == 404


async def test_what_is_kept_for_one_is_never_given_to_another(anna: Person, client: httpx.AsyncClient):
    await anna.uploaded()
    bert = await person(client, "bert")
    assert (await answers(anna))[0] != (await answers(bert))[0]
    assert '"sessions":[]' in (await bert.get(LISTS[0])).text
    for path in LISTS:
        assert (await client.get(path)).status_code == 401


@pytest.mark.parametrize("how", ["signed out", "deactivated", "erased"])
async def test_who_is_out_gets_nothing_that_was_kept(anna: Person, committing: Parts, how: str):
    await answers(anna)
    if how == "signed out":
        await anna.post("/v1/auth/logout")
    else:
        change = "update users set is_active = false" if how == "deactivated" else "delete from users"
        async with committing.database.transaction() as session:
            await session.execute(text(change))
    for path in LISTS:
        answer = await anna.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "AUTHENTICATION_ERROR")


async def test_another_process_change_is_seen_at_once(anna: Person, committing: Parts):
    """The version is in the database: nobody has to tell this process."""
    session_id = await anna.uploaded()
    await answers(anna)
    async with committing.database.transaction() as session:
        change = text("update analysis_sessions set status = 'failed' where id = :id")
        await session.execute(change, {"id": session_id})
    assert '"status":"failed"' in (await anna.get(LISTS[0])).text


async def test_all_who_come_at_once_are_asked_together_and_each_gets_their_own():
    rounds: list[set[int]] = []

    async def ask(keys: Collection[int]) -> dict[int, int]:
        rounds.append(set(keys))
        await asyncio.sleep(0.01)
        return {key: key * key for key in keys if key != 3}

    together = Together(ask)
    first = asyncio.create_task(together.get(1))
    await asyncio.sleep(0.005)
    later = await asyncio.gather(*(together.get(key) for key in (2, 3, 2)))  # the first question is under way already
    assert (await first, later) == (1, [4, None, 4])
    assert rounds == [{1}, {2, 3}]


async def test_a_question_that_fails_fails_for_all_who_asked_it_and_the_next_is_asked_anew():
    async def ask(keys: Collection[str]) -> dict[str, str]:
        if "bad" in keys:
            raise ConnectionError
        return {key: key for key in keys}

    together = Together(ask)
    told = await asyncio.gather(together.get("bad"), together.get("good"), return_exceptions=True)
    assert [type(one) for one in told] == [ConnectionError, ConnectionError]
    assert await together.get("good") == "good"


async def test_kept_bytes_stay_within_their_bound():
    made = 0

    async def make() -> bytes:
        nonlocal made
        made += 1
        return bytes(40)

    lists = Versioned(100)
    for key in ("a", "b", "a", "c", "a", "b"):
        await lists.get(key, 1, make)
    assert made == 4  # a and b, then c in b's place, then b again
    await lists.get("a", 2, make)
    assert made == 5
