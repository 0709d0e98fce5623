"""Direct uploads: announced, put into the store by a signed link, and completed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with, person

from biome.app import furnish
from biome.features.analyses.clearing import clear_temporary
from biome.features.library.service import Catalogue
from biome.kit.parts import Parts
from biome.kit.storage import PIECE
from biome.vision.errors import Damaged
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT

pytestmark = pytest.mark.anyio

ANNOUNCED = {
    "fileName": "set.mp4",
    "fileSize": len(doubles.MP4),
    "mimeType": "video/mp4",
    "exerciseName": "Squat",
}


async def begun(anna: Person, **changes: Any) -> tuple[UUID, dict[str, Any]]:
    """A session and the request by which its film is put."""
    answer = await anna.post("/v1/analysis/uploads", json=ANNOUNCED | changes)
    assert answer.status_code == 201, answer.text
    data = answer.json()["data"]
    return UUID(data["sessionId"]), data["upload"]


async def put(anna: Person, upload: dict[str, Any], film: bytes = doubles.MP4) -> httpx.Response:
    """As a browser does it: no token, for the form is the permission."""
    assert upload["method"] == "POST"
    return await anna.client.post(upload["url"], data=upload["fields"], files={"file": ("any.mp4", film, "any/thing")})


async def complete(anna: Person, session_id: UUID) -> httpx.Response:
    return await anna.post(f"/v1/analysis/uploads/{session_id}/complete")


async def test_a_film_that_is_put_directly_is_analysed_like_any_other(anna: Person, parts: Parts, remains: Remains):
    session_id, upload = await begun(anna)
    assert upload["fields"]["Content-Type"] == "video/mp4"
    assert datetime.now(UTC) < datetime.fromisoformat(upload["expiresAt"]) < datetime.now(UTC) + timedelta(minutes=16)
    state = (await anna.get(f"/v1/analysis/sessions/{session_id}")).json()["data"]
    assert (state["status"], state["currentStep"], state["progress"]) == ("pending", "awaiting_upload", 0)
    assert (await put(anna, upload)).status_code == 204
    answer = await complete(anna, session_id)
    assert answer.status_code == 200, answer.text
    data = answer.json()["data"]
    assert (data["sessionId"], data["status"]) == (str(session_id), "pending")
    assert data["estimatedProcessingTime"] > 0
    (film,) = remains.files()
    assert film.startswith(f"temp/{anna.id}/{session_id}/")
    assert film.endswith(".mp4")
    await flow_with(parts, doubles.craft()).analyse(session_id)
    results = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
    assert results["session"]["exerciseName"] == "Squat"
    assert not [name for name in remains.files() if name.startswith("temp/")]


async def test_completed_twice_it_is_queued_once_and_says_how_far_it_is(anna: Person, parts: Parts, remains: Remains):
    session_id, upload = await begun(anna)
    await put(anna, upload)
    first, second = await complete(anna, session_id), await complete(anna, session_id)
    assert (first.status_code, second.status_code) == (200, 200)
    assert await remains.count("procrastinate_jobs") == 1
    await flow_with(parts, doubles.craft()).analyse(session_id)
    third = (await complete(anna, session_id)).json()["data"]
    assert (third["status"], third["estimatedProcessingTime"]) == ("completed", 0)


async def test_completed_before_it_is_there_it_waits_on(anna: Person, remains: Remains):
    session_id, upload = await begun(anna)
    answer = await complete(anna, session_id)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "VALIDATION_ERROR")
    assert answer.json()["error"]["details"] == {"field": "video", "reason": "not_uploaded"}
    assert await remains.count("procrastinate_jobs") == 0
    await put(anna, upload)
    assert (await complete(anna, session_id)).status_code == 200


async def test_completed_after_the_link_has_expired_it_has_failed(anna: Person, remains: Remains):
    session_id, _ = await begun(anna)
    await remains.rows("update analysis_sessions set created_at = now() - interval '16 min' returning id")
    answer = await complete(anna, session_id)
    assert (answer.status_code, answer.json()["error"]["details"]["reason"]) == (422, "upload_expired")
    state = (await anna.get(f"/v1/analysis/sessions/{session_id}")).json()["data"]
    assert (state["status"], state["errorCode"]) == ("failed", "upload_expired")
    again = await complete(anna, session_id)
    assert (again.status_code, again.json()["error"]["code"]) == (422, "PROCESSING_ERROR")


async def test_a_film_that_was_put_in_time_may_be_completed_late(anna: Person, remains: Remains):
    session_id, upload = await begun(anna)
    await put(anna, upload)
    await remains.rows("update analysis_sessions set created_at = now() - interval '16 min' returning id")
    assert (await complete(anna, session_id)).status_code == 200


async def test_a_bad_film_is_refused_when_it_is_looked_at(parts: Parts, app: FastAPI, seeded: None, remains: Remains):
    async def copy_film(film: object, copy: object) -> FilmInfo:
        raise Damaged

    transport = httpx.ASGITransport(furnish(app, parts, copy_film))
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        anna = await person(client, "anna")
        session_id, upload = await begun(anna)
        await put(anna, upload)
        for status, code in ((Damaged.status, Damaged.code), (422, "PROCESSING_ERROR")):
            answer = await complete(anna, session_id)
            assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert remains.files() == []
    assert await remains.count("procrastinate_jobs") == 0


@pytest.mark.parametrize(
    "changes, status, code",
    [
        ({"fileSize": DEFAULT.bytes + 1}, 413, "FILE_TOO_LARGE"),
        ({"mimeType": "image/png"}, 422, "UNSUPPORTED_FORMAT"),
        ({"fileSize": 0}, 422, "VALIDATION_ERROR"),
        ({"fileName": "set.avi"}, 422, "UNSUPPORTED_FORMAT"),
        ({"exerciseName": " "}, 422, "VALIDATION_ERROR"),
        ({"exerciseId": "00000000-0000-0000-0000-000000000000"}, 422, "VALIDATION_ERROR"),
    ],
)
async def test_what_could_not_be_taken_is_refused_when_it_is_announced(
    anna: Person, remains: Remains, changes: dict[str, Any], status: int, code: str
):
    answer = await anna.post("/v1/analysis/uploads", json=ANNOUNCED | changes)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert await remains.count("analysis_sessions") == 0


@pytest.mark.parametrize("film", [doubles.MP4[:-1], doubles.MP4 + b"x", doubles.MP4 * 3000, b""])
async def test_a_film_of_another_size_than_announced_is_not_kept(anna: Person, remains: Remains, film: bytes):
    _, upload = await begun(anna)
    answer = await put(anna, upload, film)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "VALIDATION_ERROR")
    assert remains.files() == []


async def test_the_link_is_for_this_film_only_and_not_to_read_it(anna: Person, remains: Remains):
    _, upload = await begun(anna)
    fields = upload["fields"]
    for name, value in (("key", "temp/other"), ("Content-Type", "text/html"), ("signature", "0"), ("policy", "e30=")):
        assert (await put(anna, upload | {"fields": fields | {name: value}})).status_code == 403
    without = await anna.client.post(upload["url"], data=fields)
    assert without.status_code == 422
    early = {"file": ("film.mp4", doubles.MP4), **{name: (None, value) for name, value in fields.items()}}
    assert (await anna.client.post(upload["url"], files=early)).status_code == 403  # the film first, unannounced
    assert remains.files() == []
    assert (await put(anna, upload)).status_code == 204
    assert (await anna.client.get(f"/v1/files/{fields['key']}?expires=1&signature=0")).status_code == 403
    assert (await put(anna, upload)).status_code == 204  # sent again: the same film
    assert len(remains.files()) == 1


async def test_a_film_that_is_put_after_it_was_looked_at_is_not_the_one_that_is_analysed(
    anna: Person, parts: Parts, remains: Remains
):
    session_id, upload = await begun(anna)
    await put(anna, upload)
    await complete(anna, session_id)
    other = bytes(reversed(doubles.MP4))
    await put(anna, upload, other)
    await flow_with(parts, doubles.craft()).analyse(session_id)
    video = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]["session"]["videoUrl"]
    assert (await anna.client.get(video)).content == doubles.MP4


async def test_anothers_upload_cannot_be_completed(anna: Person, bert: Person):
    session_id, upload = await begun(anna)
    await put(anna, upload)
    assert (await complete(bert, session_id)).json()["error"]["code"] == "SESSION_NOT_FOUND"


async def test_an_upload_that_never_came_is_forgotten_after_a_day(anna: Person, parts: Parts, remains: Remains):
    session_id, _ = await begun(anna)
    waiting = await anna.uploaded()
    await clear_temporary(parts.database, parts.storage)
    assert await remains.count("analysis_sessions") == 2
    await remains.rows("update analysis_sessions set created_at = now() - interval '25 h' returning id")
    await clear_temporary(parts.database, parts.storage)
    assert (await anna.get(f"/v1/analysis/sessions/{session_id}")).status_code == 404
    assert (await anna.get(f"/v1/analysis/sessions/{waiting}")).status_code == 200


LARGE = doubles.MP4 + bytes(2 * PIECE + 12_345)


async def put_pieces(anna: Person, upload: dict[str, Any], film: bytes = LARGE, only: int | None = None) -> int:
    """Put what has not come, or ``only`` the first so many of it; the bytes that went over the line."""
    sent = 0
    for part in [part for part in upload["parts"] if part["url"]][:only]:
        at = (part["number"] - 1) * upload["partSize"]
        piece = film[at : at + part["size"]]
        assert (await anna.client.put(part["url"], content=piece)).status_code == 200
        sent += len(piece)
    return sent


async def uploads(anna: Person, session_id: UUID) -> dict[str, Any]:
    return (await anna.get(f"/v1/analysis/uploads/{session_id}")).json()["data"]


async def test_a_large_film_is_put_in_pieces_and_goes_on_where_it_was_cut_off(anna: Person, remains: Remains):
    session_id, upload = await begun(anna, fileSize=len(LARGE))
    assert (upload["method"], upload["partSize"]) == ("PUT", PIECE)
    assert [part["size"] for part in upload["parts"]] == [PIECE, PIECE, len(LARGE) - 2 * PIECE]
    sent = await put_pieces(anna, upload, only=2)
    assert (await complete(anna, session_id)).json()["error"]["details"]["reason"] == "not_uploaded"
    state = await uploads(anna, session_id)
    assert [part["url"] is None for part in state["upload"]["parts"]] == [True, True, False]
    sent += await put_pieces(anna, state["upload"])
    assert sent == len(LARGE)
    assert (await complete(anna, session_id)).status_code == 200
    assert (await complete(anna, session_id)).status_code == 200
    assert await remains.count("procrastinate_jobs") == 1
    (film,) = remains.files()
    assert (remains.files_root / film).read_bytes() == LARGE
    assert (await uploads(anna, session_id))["upload"] is None


async def test_pieces_that_are_lost_on_the_way_or_too_long_are_not_kept(anna: Person, remains: Remains):
    session_id, upload = await begun(anna, fileSize=len(LARGE))
    url = upload["parts"][2]["url"]
    for piece in (LARGE[2 * PIECE : -1], LARGE[2 * PIECE :] + b"x", b""):
        assert (await anna.client.put(url, content=piece)).status_code == 400
    assert (await anna.client.put(url.replace("/3?", "/2?"), content=LARGE[2 * PIECE :])).status_code == 403
    assert [name for name in remains.files() if not name.endswith("/begun")] == []
    assert (await anna.delete(f"/v1/analysis/sessions/{session_id}")).status_code == 200
    assert remains.files() == []


async def test_pieces_may_come_for_a_day_and_not_longer(anna: Person, remains: Remains):
    session_id, _ = await begun(anna, fileSize=len(LARGE))
    ago = "update analysis_sessions set created_at = now() - interval '{} h' returning id"
    await remains.rows(ago.format(23))
    assert (await complete(anna, session_id)).json()["error"]["details"]["reason"] == "not_uploaded"
    assert (await uploads(anna, session_id))["upload"]["parts"][0]["url"]
    await remains.rows(ago.format(25))
    assert (await uploads(anna, session_id))["upload"] is None
    assert (await complete(anna, session_id)).json()["error"]["details"]["reason"] == "upload_expired"


@pytest.mark.parametrize("film", [doubles.MP4, LARGE], ids=["form", "pieces"])
async def test_said_by_several_at_once_it_is_queued_once(committing: Parts, app: FastAPI, film: bytes):
    await Catalogue(committing.database).seed()
    transport = httpx.ASGITransport(furnish(app, committing, doubles.copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        anna = await person(client, f"a{uuid4().hex[:12]}")
        session_id, upload = await begun(anna, fileSize=len(film))
        await (put_pieces(anna, upload, film) if film is LARGE else put(anna, upload, film))
        answers = await asyncio.gather(*(complete(anna, session_id) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [200] * 4, [answer.text for answer in answers]
    async with committing.database.transaction() as session:
        jobs = text("select count(*) from procrastinate_jobs where lock = :id")
        assert await session.scalar(jobs, {"id": str(session_id)}) == 1


async def test_anothers_upload_is_not_shown(anna: Person, bert: Person):
    session_id, _ = await begun(anna)
    assert (await bert.get(f"/v1/analysis/uploads/{session_id}")).json()["error"]["code"] == "SESSION_NOT_FOUND"


async def test_what_is_another_kind_of_film_than_was_announced_is_refused(anna: Person, remains: Remains):
    session_id, upload = await begun(anna, mimeType="video/webm", fileName="set.webm")
    await put(anna, upload)
    answer = await complete(anna, session_id)
    assert (answer.status_code, answer.json()["error"]["details"]["reason"]) == (422, "extension_mismatch")
    assert remains.files() == []


async def test_a_film_that_was_refused_is_not_analysed_by_trying_again(anna: Person, remains: Remains):
    session_id, upload = await begun(anna, mimeType="video/webm", fileName="set.webm")
    await put(anna, upload)
    assert (await complete(anna, session_id)).status_code == 422
    await put(anna, upload)  # the form is good for a while yet, and nobody has looked at what comes by it now
    answer = await anna.post(f"/v1/analysis/sessions/{session_id}/retry")
    assert (answer.status_code, answer.json()["error"]["details"]["reason"]) == (422, "refused")
    assert await remains.count("procrastinate_jobs") == 0
