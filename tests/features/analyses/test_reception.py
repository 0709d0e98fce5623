"""Taking a film in: what is accepted is queued with its row, what is refused leaves nothing behind."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import av
import httpx
import numpy as np
import psycopg
import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, person
from tests.vision.films import bars

from biome.app import copy_film, furnish
from biome.kit.db import Database
from biome.kit.parts import Parts
from biome.tables import AnalysisSession
from biome.vision.encode import write_film
from biome.vision.limits import DEFAULT

pytestmark = pytest.mark.anyio


async def nothing_is_left(remains: Remains) -> bool:
    return not remains.files() and not await remains.count("analysis_sessions") + await remains.count(
        "procrastinate_jobs"
    )


async def test_an_upload_is_stored_and_queued_together_with_its_row(anna: Person, remains: Remains):
    answer = await anna.upload()
    assert answer.status_code == 201
    data = answer.json()["data"]
    assert data["status"] == "pending"
    assert isinstance(data["estimatedProcessingTime"], int)
    session_id = data["sessionId"]
    (film,) = remains.files()
    assert film.startswith(f"temp/{anna.id}/{session_id}/")
    assert await remains.rows("select task_name, lock, status::text from procrastinate_jobs") == [
        ("analyse", session_id, "todo")
    ]
    row = (await remains.rows("select video_duration, file_size, mime_type, exercise_name from analysis_sessions"))[0]
    assert tuple(row) == (3, len(doubles.MP4), "video/mp4", "Squat")


async def test_the_estimate_counts_what_waits_before(anna: Person):
    first = (await anna.upload()).json()["data"]["estimatedProcessingTime"]
    second = (await anna.upload()).json()["data"]["estimatedProcessingTime"]
    assert second > first


async def test_the_exercise_may_come_by_another_name_or_by_its_id(anna: Person, client: httpx.AsyncClient):
    answer = await anna.upload(exercise="  pushups ")
    assert answer.status_code == 201
    state = (await anna.get(f"/v1/analysis/sessions/{answer.json()['data']['sessionId']}")).json()["data"]
    assert state["exerciseName"] == "Push-up"
    plank = (await client.get("/v1/exercises/plank")).json()["data"]["id"]
    files, data = {"video": ("a.mp4", doubles.MP4)}, {"exerciseName": "my own plank", "exerciseId": plank}
    answer = await anna.post("/v1/analysis/upload", files=files, data=data)
    state = (await anna.get(f"/v1/analysis/sessions/{answer.json()['data']['sessionId']}")).json()["data"]
    assert (state["exerciseName"], state["exerciseId"]) == ("Plank", plank)


async def test_an_exercise_id_with_a_nul_in_it_is_refused(anna: Person, remains: Remains):
    files, data = {"video": ("a.mp4", doubles.MP4)}, {"exerciseName": "Squat", "exerciseId": "squat\x00"}
    answer = await anna.post("/v1/analysis/upload", files=files, data=data)
    assert (answer.status_code, answer.json()["error"]["details"]["field"]) == (422, "exerciseId")
    assert await nothing_is_left(remains)


@pytest.mark.parametrize("exercise", ["", "a\x00b", "x" * 101])
async def test_a_name_that_is_none_is_refused(anna: Person, remains: Remains, exercise: str):
    answer = await anna.upload(exercise=exercise)
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert (error["code"], error["details"]["field"]) == ("VALIDATION_ERROR", "exerciseName")
    assert await nothing_is_left(remains)


@pytest.mark.parametrize(
    "said, meant",
    [("sqaut", "Squat"), ("bulgarian split sqat", "Bulgarian Split Squat"), ("curl, dumbbell", "Dumbbell Biceps Curl")],
)
async def test_a_slip_in_a_name_is_taken_for_the_exercise_it_must_be(anna: Person, said: str, meant: str):
    answer = await anna.upload(exercise=said)
    assert answer.status_code == 201
    state = (await anna.get(f"/v1/analysis/sessions/{answer.json()['data']['sessionId']}")).json()["data"]
    assert state["exerciseName"].casefold() == meant.casefold()
    assert state["exerciseId"]


async def test_a_movement_that_is_not_in_the_library_keeps_the_name_it_was_given(anna: Person, remains: Remains):
    answer = await anna.upload(exercise="  Underwater basket weaving ")
    assert answer.status_code == 201
    state = (await anna.get(f"/v1/analysis/sessions/{answer.json()['data']['sessionId']}")).json()["data"]
    assert (state["exerciseName"], state["exerciseId"]) == ("Underwater basket weaving", None)
    assert await remains.count("procrastinate_jobs") == 1


async def test_a_form_without_a_video_is_refused(anna: Person, remains: Remains):
    answer = await anna.post("/v1/analysis/upload", files={"other": b"x"}, data={"exerciseName": "Squat"})
    assert (answer.status_code, answer.json()["error"]["details"]["field"]) == (422, "video")
    answer = await anna.post("/v1/analysis/upload", json={"exerciseName": "Squat"})
    assert (answer.status_code, answer.json()["error"]["details"]["field"]) == (422, "video")
    assert await nothing_is_left(remains)


async def test_nobody_uploads_without_signing_in(client: httpx.AsyncClient, remains: Remains):
    answer = await client.post("/v1/analysis/upload", files={"video": doubles.MP4}, data={"exerciseName": "Squat"})
    assert answer.status_code == 401
    assert await nothing_is_left(remains)


FORM = b'--x\r\nContent-Disposition: form-data; name="video"; filename="../../etc/passwd"\r\n\r\n'
MULTIPART = {"Content-Type": "multipart/form-data; boundary=x"}


async def test_a_file_over_the_limit_is_refused_while_it_streams(anna: Person, remains: Remains):
    given = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal given
        yield FORM + doubles.MP4
        while given < 4 * DEFAULT.bytes:
            given += 1 << 20
            yield bytes(1 << 20)

    answer = await anna.client.post("/v1/analysis/upload", headers=anna.headers | MULTIPART, content=endless())
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "FILE_TOO_LARGE")
    assert given <= DEFAULT.bytes + (2 << 20)
    assert await nothing_is_left(remains)


async def test_a_part_that_is_not_wanted_counts_towards_the_limit(anna: Person, remains: Remains):
    given = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal given
        yield FORM.replace(b"video", b"other")
        while given < 4 * DEFAULT.bytes:
            given += 1 << 20
            yield bytes(1 << 20)

    answer = await anna.client.post("/v1/analysis/upload", headers=anna.headers | MULTIPART, content=endless())
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "FILE_TOO_LARGE")
    assert given <= DEFAULT.bytes + (2 << 20)
    assert await nothing_is_left(remains)


async def test_only_the_upload_takes_more_than_a_small_body(client: httpx.AsyncClient):
    answer = await client.post("/v1/auth/login", content=b" " * (2 << 20), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "FILE_TOO_LARGE")


async def test_a_declared_size_over_the_limit_is_refused_before_anything_is_read(anna: Person, remains: Remains):
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("nothing should be read")
        yield b""

    headers = anna.headers | MULTIPART | {"Content-Length": str(DEFAULT.bytes * 2)}
    answer = await anna.client.post("/v1/analysis/upload", headers=headers, content=never())
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "FILE_TOO_LARGE")
    assert await nothing_is_left(remains)


async def test_an_upload_that_breaks_off_leaves_nothing(anna: Person, remains: Remains):
    content = FORM + doubles.MP4 * 3000
    answer = await anna.client.post("/v1/analysis/upload", headers=anna.headers | MULTIPART, content=content)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "VALIDATION_ERROR")
    assert await nothing_is_left(remains)


class Unheard(Database):
    """Commits a new session, and is gone before it can say so."""

    def __init__(self, real: Database) -> None:
        self._real = real

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession]:
        async with self._real.transaction() as session:
            yield session
            accepted = any(isinstance(row, AnalysisSession) for row in session.identity_map.values())
        if accepted:
            raise OperationalError("commit", {}, psycopg.OperationalError("server closed the connection"))


async def test_a_film_that_was_accepted_unheard_is_still_there(
    anna: Person, app: FastAPI, parts: Parts, remains: Remains
):
    furnish(app, replace(parts, database=Unheard(parts.database)), doubles.copy_film)
    assert (await anna.upload()).status_code >= 500
    assert await remains.count("procrastinate_jobs") == 1
    assert await remains.rows("select video_url from analysis_sessions") == [(remains.files()[0],)]


@pytest.mark.parametrize("name", ["../../../etc/film.mp4", "film.MOV", "blob", "Küche ünd Bad.m4v", ""])
async def test_a_name_leads_nowhere(anna: Person, remains: Remains, name: str):
    answer = await anna.upload(name=name or "film")
    assert answer.status_code == 201
    (film,) = remains.files()
    assert film.startswith(f"temp/{anna.id}/{answer.json()['data']['sessionId']}/")
    assert film.endswith(".mp4")


async def test_a_film_that_is_called_what_it_is_not_is_refused(anna: Person, remains: Remains):
    answer = await anna.upload(name="film.webm")
    assert (answer.status_code, answer.json()["error"]["details"]["reason"]) == (422, "extension_mismatch")
    assert await nothing_is_left(remains)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def words(path: Path) -> None:
    path.write_text("I am not a film at all, whatever my name says. " * 10)


def sound(path: Path) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44_100)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def cut_off(path: Path) -> None:
    write_film(path, bars(60, 320, 240), 30.0)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def one_picture(path: Path) -> None:
    write_film(path, bars(1, 320, 240), 30.0)


def over_five_minutes(path: Path) -> None:
    write_film(path, bars(306 * 5, 64, 64), 5.0)


def tiny(path: Path) -> None:
    write_film(path, bars(60, 16, 16), 30.0)


BAD_FILMS: dict[Callable[[Path], None], tuple[int, str, str]] = {
    empty: (422, "VALIDATION_ERROR", "empty_file"),
    words: (422, "UNSUPPORTED_FORMAT", "not_a_video"),
    sound: (422, "UNSUPPORTED_FORMAT", "no_video_stream"),
    cut_off: (422, "VALIDATION_ERROR", "truncated"),
    one_picture: (422, "VALIDATION_ERROR", "too_short"),
    over_five_minutes: (422, "VALIDATION_ERROR", "too_long"),
    tiny: (422, "VALIDATION_ERROR", "too_small"),
}


@pytest.mark.parametrize("make", BAD_FILMS, ids=lambda make: make.__name__)
async def test_a_bad_film_is_refused_with_its_reason_and_leaves_nothing(
    parts: Parts, app: FastAPI, seeded: None, remains: Remains, tmp_path: Path, make: Callable[[Path], None]
):
    film = tmp_path / "film.mp4"
    make(film)
    transport = httpx.ASGITransport(furnish(app, parts, copy_film))
    async with httpx.AsyncClient(transport=transport, base_url="http://biome", timeout=30) as client:
        answer = await (await person(client, "anna")).upload(film.read_bytes())
    status, code, reason = BAD_FILMS[make]
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert (error["code"], error["details"]) == (code, {"field": "video", "reason": reason})
    assert len(error["message"]) > 40  # a sentence that helps
    assert await nothing_is_left(remains)


async def test_a_good_film_is_measured_before_it_is_queued(
    parts: Parts, app: FastAPI, seeded: None, remains: Remains, tmp_path: Path
):
    film = tmp_path / "film.webm"
    write_film(film, bars(75, 320, 240), 25.0, codec="libvpx-vp9")
    transport = httpx.ASGITransport(furnish(app, parts, copy_film))
    async with httpx.AsyncClient(transport=transport, base_url="http://biome", timeout=30) as client:
        answer = await (await person(client, "anna")).upload(film.read_bytes(), name="film.webm")
    assert answer.status_code == 201, answer.text
    row = (await remains.rows("select video_duration, mime_type, video_url from analysis_sessions"))[0]
    assert float(row.video_duration) == pytest.approx(3.0, abs=0.05)
    assert row.mime_type == "video/webm"
    assert row.video_url.endswith(".webm")
