"""A request that is sent again under its key is not done again: it is answered as it was the first time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, person

from biome.app import furnish, routed
from biome.features.accounts import once
from biome.features.library.service import Catalogue
from biome.kit.parts import Parts
from biome.kit.storage import Offer
from biome.kit.storage.local import LocalStorage
from biome.settings import Settings

pytestmark = pytest.mark.anyio

KEY = "5f0c3a3e-anna's-first-try"
FILM = {"fileName": "set.mp4", "fileSize": 1000, "mimeType": "video/mp4", "exerciseName": "Squat"}

WITHOUT_A_KEY = {
    "/v1/auth/register": "the e-mail is the key: a second time it is taken, and one signs in; tokens are not kept",
    "/v1/auth/login": "makes nothing but a sign-in of one's own, and its answer is a secret that is not kept",
    "/v1/auth/refresh": "the refresh token is the key: for ten seconds it gives the same successor",
    "/v1/auth/logout": "said twice, it is as if it were said once",
    "/v1/ws-ticket": "a ticket is a secret for half a minute: a lost one is not sent again, a new one costs nothing",
    "/v1/analysis/uploads/{sessionId}/complete": "said twice, the second answer is how far it is",
    "/v1/analysis/sessions/{sessionId}/ask": "it makes nothing: asked twice, it is answered twice",
    "/v1/admin/dead-letters/{sessionId}/retry": "said twice, it waits already, and is no dead letter any more",
    "/v1/files": "put twice, it is the same film; its policy is for this one",
}


async def send(who: Person, path: str, key: str = KEY, **body: object) -> httpx.Response:
    headers = {**who.headers, "Idempotency-Key": key}
    return await who.client.post(path, headers=headers, json=body or None)


async def begin(who: Person, key: str = KEY, **changes: object) -> httpx.Response:
    return await send(who, "/v1/analysis/uploads", key, **{**FILM, **changes})


async def set_status(parts: Parts, session_id: UUID, status: str) -> None:
    async with parts.database.transaction() as session:
        change = text("update analysis_sessions set status = :status where id = :id")
        await session.execute(change, {"status": status, "id": session_id})


def test_every_post_takes_a_key_or_has_a_reason_not_to() -> None:
    posts = {path: how["post"] for path, how in routed(Settings()).openapi()["paths"].items() if "post" in how}
    keyless = [
        path
        for path, operation in posts.items()
        if "Idempotency-Key" not in {parameter["name"] for parameter in operation.get("parameters", [])}
    ]
    assert sorted(keyless) == sorted(WITHOUT_A_KEY)


async def test_the_same_request_twice_is_done_once_and_answered_word_for_word(anna: Person, remains: Remains) -> None:
    first, second = await begin(anna), await begin(anna)
    assert (first.status_code, second.status_code, second.content) == (201, 201, first.content)
    assert [once.REPLAYED in answer.headers for answer in (first, second)] == [False, True]
    assert await remains.count("analysis_sessions") == 1


async def test_a_retry_that_is_sent_twice_is_one_retry(anna: Person, parts: Parts, remains: Remains) -> None:
    session_id = await anna.uploaded()
    await set_status(parts, session_id, "failed")
    answers = [await send(anna, f"/v1/analysis/sessions/{session_id}/retry") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.content for answer in answers}) == 1
    assert await remains.count("procrastinate_jobs") == 2


async def test_a_failure_is_answered_again_too(anna: Person, parts: Parts) -> None:
    session_id = await anna.uploaded()
    path = f"/v1/analysis/sessions/{session_id}/retry"
    first = await send(anna, path)
    assert first.status_code == 422
    await set_status(parts, session_id, "failed")
    second = await send(anna, path)
    assert (second.status_code, second.content, second.headers[once.REPLAYED]) == (422, first.content, "true")
    assert (await send(anna, path, key="another")).status_code == 200


async def test_a_key_is_good_for_one_request_only(anna: Person, remains: Remains) -> None:
    assert (await begin(anna)).status_code == 201
    session_id = UUID(int=1)
    for other in (
        await begin(anna, fileSize=1001),
        await send(anna, f"/v1/analysis/sessions/{session_id}/retry"),
        await anna.client.post(
            "/v1/analysis/upload",
            headers={**anna.headers, "Idempotency-Key": KEY},
            files={"video": ("set.mp4", doubles.MP4, "video/mp4")},
            data={"exerciseName": "Squat"},
        ),
    ):
        assert other.status_code == 422
        assert other.json()["error"]["details"] == {
            "field": "Idempotency-Key",
            "reason": "was used for another request",
        }
    assert await remains.count("analysis_sessions") == 1


async def test_a_request_that_is_refused_at_the_door_takes_no_key(anna: Person) -> None:
    assert (await begin(anna, fileSize="large")).status_code == 422
    unknown = await anna.client.post("/v1/analysis/uploads", headers={"Idempotency-Key": KEY}, json=FILM)
    assert unknown.status_code == 401
    assert (await begin(anna)).status_code == 201


class Troubled(LocalStorage):
    """A store that cannot sign as long as there is trouble."""

    trouble: Exception | None = None

    def offer(self, key: str, base: str, size: int, mime_type: str) -> Offer:
        if self.trouble:
            raise self.trouble
        return super().offer(key, base, size, mime_type)


async def test_what_broke_in_the_work_is_answered_again_and_what_was_away_is_tried_again(
    anna: Person, parts: Parts, app: FastAPI, tmp_path: Path
) -> None:
    storage = Troubled(tmp_path, "x" * 32)
    furnish(app, replace(parts, storage=storage), doubles.copy_film)
    storage.trouble = ZeroDivisionError("a bug")
    answers = [await begin(anna), await begin(anna)]
    assert [(one.status_code, once.REPLAYED in one.headers) for one in answers] == [(500, False), (500, True)]
    assert answers[0].content == answers[1].content
    storage.trouble = ConnectionError("away")
    assert (await begin(anna, "another")).status_code == 500
    storage.trouble = None
    assert (await begin(anna, "another")).status_code == 201
    assert (await begin(anna)).status_code == 500


@asynccontextmanager
async def committed(parts: Parts, app: FastAPI) -> AsyncIterator[Person]:
    await Catalogue(parts.database).seed()
    transport = httpx.ASGITransport(furnish(app, parts, doubles.copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        yield await person(client, "anna")


async def test_several_at_once_are_done_once(committing: Parts, app: FastAPI) -> None:
    async with committed(committing, app) as anna:
        answers = await asyncio.gather(*(begin(anna) for _ in range(8)))
        assert {answer.status_code for answer in answers} <= {201, 422}
        assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
        refused = {answer.json()["error"]["details"]["reason"] for answer in answers if answer.status_code == 422}
        assert refused <= {"the first request with this key is still under way"}
        assert (await begin(anna)).status_code == 201
        assert (await anna.get("/v1/analysis/sessions")).json()["data"]["pagination"]["total"] == 1


@pytest.mark.parametrize(
    "age, answered, status",
    [
        (once.UNDER_WAY - timedelta(seconds=5), False, 422),
        (once.UNDER_WAY + timedelta(seconds=5), False, 201),
        (once.REMEMBERED - timedelta(seconds=5), True, 201),
        (once.REMEMBERED + timedelta(seconds=5), True, 201),
    ],
    ids=["under way", "cut off by a crash", "remembered", "forgotten"],
)
async def test_a_key_is_kept_for_a_day_and_freed_by_a_crash(
    anna: Person, parts: Parts, age: timedelta, answered: bool, status: int
) -> None:
    first = await begin(anna)
    change = "update idempotency_keys set created_at = :then" + ("" if answered else ", status = null, answer = null")
    async with parts.database.transaction() as session:
        await session.execute(text(change), {"then": datetime.now(UTC) - age})
    again = await begin(anna)
    assert again.status_code == status
    assert (again.content == first.content) is (answered and age < once.REMEMBERED)
