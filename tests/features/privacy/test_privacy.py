"""What belongs to a person can be taken away whole, and is gone without a trace when she says so."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import httpx
import pytest
from sqlalchemy import text
from tests.features import doubles
from tests.features.accounts.test_profile import picture
from tests.features.analyses.conftest import Person, Remains, flow_that_finds

from biome.features.analyses.flow import Flow
from biome.features.progress.repository import RECURRING
from biome.kit.parts import Parts
from biome.tables import User

pytestmark = pytest.mark.anyio

PASSWORD = "a good password"
TEXTS = """
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type in ('uuid', 'text', 'character varying', 'jsonb', 'json')
"""


async def lives(anna: Person, flow: Flow) -> str:
    """Anna has a picture, an analysis that is done and a film that is waiting; the id of the first."""
    await anna.client.put(
        "/v1/user/profile", headers=anna.headers, files={"profileImage": ("me.jpg", picture(), "image/jpeg")}
    )
    done = await anna.uploaded()
    await flow.analyse(done)
    await flow.annotate(done)
    await anna.uploaded()
    return str(done)


async def erase(person: Person, password: str = PASSWORD) -> httpx.Response:
    return await person.client.request("DELETE", "/v1/user", headers=person.headers, json={"password": password})


async def traces(parts: Parts, *of: str) -> list[tuple[str, str]]:
    """Every column of every table in which one of these words stands."""
    found = []
    async with parts.database.transaction() as session:
        for table, column in (await session.execute(text(TEXTS))).all():
            for word in of:
                seen = f'select exists (select 1 from "{table}" where "{column}"::text ilike :word)'
                if await session.scalar(text(seen), {"word": f"%{word}%"}):
                    found.append((table, column))
    return found


async def test_the_archive_holds_the_account_the_analyses_and_the_films(anna: Person, flow: Flow):
    done = await lives(anna, flow)
    answer = await anna.get("/v1/user/export")
    assert answer.headers["content-type"] == "application/zip"
    with ZipFile(BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = {name.replace(done, "ID").partition("ID/")[2] or name: name for name in archive.namelist()}
        assert {"account.json", "picture.jpg", "progress.json"} <= set(names)
        held = {
            "session.json",
            "results.json",
            "original.mp4",
            "annotated.mp4",
            "keyframes/30.jpg",
            "landmarks.json.gz",
        }
        assert held <= set(names)
        assert json.loads(archive.read("account.json"))["email"] == "anna@example.com"
        assert json.loads(archive.read(names["results.json"]))["result"]["overallScore"] == 7.2
        assert archive.read(names["original.mp4"]) == doubles.MP4
        assert "password" not in json.loads(archive.read("account.json"))


async def test_the_archive_calls_faults_as_is_asked_for(anna: Person, parts: Parts):
    flow = flow_that_finds(parts, "shallow_depth")
    for _ in range(RECURRING):
        await flow.analyse(await anna.uploaded())
    answer = await anna.client.get("/v1/user/export", headers={**anna.headers, "Accept-Language": "de"})
    with ZipFile(BytesIO(answer.content)) as archive:
        (squat,) = json.loads(archive.read("progress.json"))["exercises"]
    assert [issue["type"] for issue in squat["recurringIssues"]] == ["Tiefe zu gering"]


async def test_a_file_that_is_gone_is_left_out_of_the_archive(anna: Person, flow: Flow, parts: Parts):
    done = await lives(anna, flow)
    await parts.storage.remove(f"videos/{anna.id}/{done}/annotated.mp4")
    with ZipFile(BytesIO((await anna.get("/v1/user/export")).content)) as archive:
        assert not [name for name in archive.namelist() if name.endswith("annotated.mp4")]


async def test_nothing_of_who_is_erased_remains_and_all_of_everybody_else(
    anna: Person, bert: Person, flow: Flow, parts: Parts, remains: Remains
):
    done = await lives(anna, flow)
    kept = await bert.uploaded()
    assert await traces(parts, str(anna.id), "anna@example.com", done)
    assert (await erase(anna)).json() == {"success": True, "data": {"id": str(anna.id)}}
    assert await traces(parts, str(anna.id), "anna@example.com") == []
    assert [file for file in remains.files() if str(anna.id) in file] == []
    assert (await anna.get("/v1/user/profile")).status_code == 401
    assert (await bert.get(f"/v1/analysis/sessions/{kept}")).status_code == 200
    assert [file for file in remains.files() if str(kept) in file]


async def test_a_film_that_waits_when_its_owner_is_erased_is_not_analysed(anna: Person, flow: Flow, remains: Remains):
    waiting = await anna.uploaded()
    await erase(anna)
    await flow.analyse(waiting)
    assert remains.files() == []
    assert await remains.count("analysis_results") == 0


async def test_the_password_is_asked_for_again(anna: Person, remains: Remains):
    await anna.uploaded()
    answer = await erase(anna, "not my password")
    assert (answer.status_code, answer.json()["error"]["details"]["field"]) == (422, "password")
    assert await remains.count("users") == 1
    tries = [(await erase(anna, "not my password")).status_code for _ in range(5)]
    assert tries == [422] * 4 + [429]


async def test_the_last_admin_stays(anna: Person, parts: Parts):
    async with parts.database.transaction() as session:
        (await session.get_one(User, anna.id)).role = "admin"
    answer = await erase(anna)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "AUTHORIZATION_ERROR")


async def test_nobody_takes_or_erases_without_signing_in(client: httpx.AsyncClient):
    assert (await client.get("/v1/user/export")).status_code == 401
    assert (await client.request("DELETE", "/v1/user", json={"password": PASSWORD})).status_code == 401
