"""An upload that is sent again becomes one session."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, person

from biome.app import furnish
from biome.features.accounts import once
from biome.features.accounts.errors import KeyInUse
from biome.features.analyses import sent_again
from biome.features.library.service import Catalogue
from biome.kit.parts import Parts

pytestmark = pytest.mark.anyio

KEY = "5f0c3a3e-anna's-third-try"


async def send(who: Person, key: str = KEY, film: bytes = doubles.MP4) -> httpx.Response:
    return await who.client.post(
        "/v1/analysis/upload",
        headers={**who.headers, "Idempotency-Key": key},
        files={"video": ("set.mp4", film, "video/mp4")},
        data={"exerciseName": "Squat"},
    )


async def test_the_same_upload_twice_is_one_session(anna: Person, remains: Remains):
    first, second = await send(anna), await send(anna)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["data"]["sessionId"] == second.json()["data"]["sessionId"]
    assert await remains.count("analysis_sessions") == 1
    assert len(remains.files()) == 1


async def test_another_key_or_another_person_is_another_session(anna: Person, bert: Person):
    answers = [await send(anna), await send(anna, "another-key"), await send(bert)]
    assert len({answer.json()["data"]["sessionId"] for answer in answers}) == 3


async def test_a_key_that_was_used_for_another_film_is_refused(anna: Person, remains: Remains):
    await send(anna)
    answer = await send(anna, film=doubles.MP4 * 2)
    assert answer.status_code == 422
    assert answer.json()["error"]["details"]["field"] == "Idempotency-Key"
    assert await remains.count("analysis_sessions") == 1


async def test_a_refused_upload_leaves_its_key_free(anna: Person):
    assert (await send(anna, film=b"not a film")).status_code == 422
    assert (await send(anna)).status_code == 201


async def test_a_deleted_session_frees_its_key(anna: Person):
    first = UUID((await send(anna)).json()["data"]["sessionId"])
    await anna.delete(f"/v1/analysis/sessions/{first}")
    assert (await send(anna)).json()["data"]["sessionId"] != str(first)


async def test_two_at_once_are_one_session_and_one_that_must_wait(committing: Parts, app: FastAPI):
    await Catalogue(committing.database).seed()
    transport = httpx.ASGITransport(furnish(app, committing, doubles.copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        anna = await person(client, "anna")
        answers = await asyncio.gather(*(send(anna) for _ in range(4)))
        made = {answer.json()["data"]["sessionId"] for answer in answers if answer.status_code == 201}
        assert len(made) == 1
        assert {answer.status_code for answer in answers} <= {201, 422}
        assert (await send(anna)).json()["data"]["sessionId"] in made


@pytest.mark.parametrize(
    "age, session_made",
    [(once.REMEMBERED, True), (once.UPLOADING, False)],
    ids=["a day old", "left by a crash"],
)
async def test_a_key_that_is_over_may_be_used_again(anna: Person, parts: Parts, age: timedelta, session_made: bool):
    await send(anna)
    change = "update idempotency_keys set created_at = :then" + ("" if session_made else ", session_id = null")
    async with parts.database.transaction() as session:
        await session.execute(text(change), {"then": datetime.now(UTC) - age - timedelta(seconds=1)})
    assert (await send(anna)).status_code == 201


async def test_what_is_over_is_forgotten(anna: Person, parts: Parts, remains: Remains):
    await send(anna)
    for later, left in ((timedelta(), 1), (once.REMEMBERED, 0)):
        async with parts.database.transaction() as session:
            await sent_again.forget(session, datetime.now(UTC) + later + timedelta(seconds=1))
        assert await remains.count("idempotency_keys") == left


@pytest.mark.parametrize("key", ["", "x" * 256, "two words"])
async def test_a_key_that_is_none_is_refused(anna: Person, key: str):
    assert (await send(anna, key)).status_code == 422


async def test_of_two_uploads_of_one_key_one_becomes_an_analysis(anna: Person, parts: Parts):
    first, second = await anna.uploaded(), await anna.uploaded()
    async with parts.database.transaction() as session:
        assert await sent_again.claim(session, anna.id, "slow", 10, datetime.now(UTC)) is None
        later = datetime.now(UTC) + once.UPLOADING + timedelta(minutes=1)
        assert await sent_again.claim(session, anna.id, "slow", 10, later) is None  # the first is taken for cut off
        await sent_again.settle(session, anna.id, "slow", second)
        with pytest.raises(KeyInUse):
            await sent_again.settle(session, anna.id, "slow", first)
