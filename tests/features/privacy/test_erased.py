"""After somebody is erased, nothing in any table and nothing in the store says that they were ever here.

The tables are asked for by name in the database itself, so that one which is added tomorrow is looked through, too.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.accounts.test_profile import picture
from tests.features.analyses.conftest import Person, flow_with, person

from biome.app import furnish
from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses.ports import Tell
from biome.features.library.service import Catalogue
from biome.kit.parts import Parts
from biome.kit.storage.s3 import S3Storage

pytestmark = pytest.mark.anyio

PASSWORD = "a good password"
TABLES = """
    SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
    WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
"""


@pytest.fixture(params=["folder", "bucket"])
async def parts(parts: Parts, request: pytest.FixtureRequest) -> AsyncIterator[Parts]:
    """Real parts, with a folder and with a real S3 gateway."""
    if request.param == "folder":
        yield parts
        return
    storage = S3Storage(request.getfixturevalue("bucket"))
    for prefix in ("temp", "videos", "profiles"):
        await storage.remove(prefix)
    yield replace(parts, storage=storage)
    await storage.close()


async def stored(parts: Parts, tmp_path: Path) -> list[str]:
    """Every key in the store, and every upload in parts that is not finished."""
    if not isinstance(parts.storage, S3Storage):
        return [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    keys = [found.key for root in ("temp", "videos", "profiles") async for found in parts.storage.listed(root)]
    return keys + [upload.key for upload in await parts.storage.pieces.unfinished()]


async def lives(anna: Person, parts: Parts) -> None:
    """Anna has a name, a picture, something in each state and everything that is kept about asking for it."""
    names: Any = {"data": {"firstName": "Annabella", "lastName": "Longstocking"}}
    await anna.client.put(
        "/v1/user/profile", headers=anna.headers, files={"profileImage": ("me.jpg", picture())}, **names
    )
    flow = flow_with(parts, doubles.craft())
    done, failed, _ = [await anna.uploaded() for _ in range(3)]
    await flow.analyse(done)
    await flow.annotate(done)
    async with parts.database.transaction() as session:
        await session.execute(text("update analysis_sessions set status = 'failed' where id = :id"), {"id": failed})
        broken = "update procrastinate_jobs set status = 'failed' where args ->> 'session_id' = :id"
        await session.execute(text(broken), {"id": str(failed)})
    film = {"fileName": "longstocking.mp4", "fileSize": len(doubles.MP4), "mimeType": "video/mp4"}
    key = {**anna.headers, "Idempotency-Key": "longstockings-first"}
    begun = await anna.client.post("/v1/analysis/uploads", headers=key, json=film | {"exerciseName": "Squat"})
    assert begun.status_code == 201
    form: Any = {
        "files": {"video": ("set.mp4", doubles.MP4, "video/mp4")},
        "data": {"exerciseName": "Longstocking's squat"},
    }
    key["Idempotency-Key"] = "longstockings-second"
    assert (await anna.client.post("/v1/analysis/upload", headers=key, **form)).status_code == 201
    assert (await anna.post("/v1/ws-ticket")).status_code == 201


async def names_of(anna: Person, parts: Parts) -> list[str]:
    """What anna could be known by: her ids and names, and those of her sessions and results."""
    async with parts.database.transaction() as session:
        ids = await session.scalars(
            text(
                """
                SELECT id FROM analysis_sessions WHERE user_id = :id
                UNION SELECT id FROM sign_ins WHERE user_id = :id
                UNION SELECT r.id FROM analysis_results r JOIN analysis_sessions s ON s.id = r.session_id
                WHERE s.user_id = :id
                """
            ),
            {"id": anna.id},
        )
        known = [anna.id, *ids.all()]
    return [*map(str, known), *(one.hex for one in known), "anna@example.com", "annabella", "longstocking"]


async def traces(parts: Parts, words: list[str]) -> set[str]:
    """Every table in which one of these words stands, in letters or in bytes."""
    looked_for = [f"%{word}%" for one in words for word in (one, one.encode().hex())]
    found = set()
    async with parts.database.transaction() as session:
        for table in (await session.scalars(text(TABLES))).all():
            said = text(f"SELECT EXISTS (SELECT FROM {table} one WHERE lower(one::text) LIKE ANY (:words))")
            if await session.scalar(said, {"words": looked_for}):
                found.add(table.removeprefix("public."))
    return found


async def erase(who: Person) -> None:
    answer = await who.client.request("DELETE", "/v1/user", headers=who.headers, json={"password": PASSWORD})
    assert answer.status_code == 200, answer.text


async def test_who_is_erased_is_in_no_table_and_not_in_the_store(
    anna: Person, bert: Person, parts: Parts, tmp_path: Path
) -> None:
    await lives(anna, parts)
    kept = await bert.uploaded()
    words = await names_of(anna, parts)
    known = await traces(parts, words)
    assert {"users", "analysis_results", "procrastinate_jobs", "idempotency_keys", "socket_tickets"} <= known
    assert any(str(anna.id) in key for key in await stored(parts, tmp_path))
    await erase(anna)
    assert await traces(parts, words) == set()
    left = await stored(parts, tmp_path)
    assert [key for key in left if any(word in key.lower() for word in words)] == []
    assert [key for key in left if str(kept) in key]
    assert await traces(parts, [str(kept)]) >= {"procrastinate_jobs"}


async def test_of_who_is_erased_by_an_admin_only_a_keyed_hash_remains(
    anna: Person, bert: Person, parts: Parts, tmp_path: Path
) -> None:
    await lives(anna, parts)
    async with parts.database.transaction() as session:
        await session.execute(text("update users set role = 'admin' where id = :id"), {"id": bert.id})
    await bert.client.patch(f"/v1/admin/users/{anna.id}", headers=bert.headers, json={"role": "admin"})
    words = await names_of(anna, parts)
    assert (await bert.delete(f"/v1/admin/users/{anna.id}")).status_code == 200
    assert await traces(parts, words) == set()
    assert await traces(parts, [parts.tokens.seal("audit", str(anna.id)).lower()]) == {"admin_actions"}
    assert [key for key in await stored(parts, tmp_path) if str(anna.id) in key] == []


async def test_who_is_erased_while_a_film_is_analysed_leaves_nothing_either(
    committing: Parts, app: FastAPI, tmp_path: Path
) -> None:
    await Catalogue(committing.database).seed()
    transport = httpx.ASGITransport(furnish(app, committing, doubles.copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        anna = await person(client, "anna")
        await lives(anna, committing)
        under_way, words = await anna.uploaded(), await names_of(anna, committing)
        loop = asyncio.get_running_loop()

        def erasing(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
            asyncio.run_coroutine_threadsafe(erase(anna), loop).result(30)
            return doubles.watch_at_once(film, exercise, tell)

        await flow_with(committing, doubles.craft(erasing)).analyse(under_way)
        assert await traces(committing, [*words, str(under_way)]) == set()
        assert await stored(committing, tmp_path) == []


async def test_the_archive_holds_everything_of_ones_own_and_nothing_of_anothers(
    anna: Person, bert: Person, parts: Parts, tmp_path: Path
) -> None:
    await lives(anna, parts)
    await lives(bert, parts)
    archives = {}
    for who in (anna, bert):
        with ZipFile(BytesIO((await who.get("/v1/user/export")).content)) as archive:
            archives[who.id] = {name: archive.read(name) for name in archive.namelist()}
    for who, other in ((anna, bert), (bert, anna)):
        files = archives[who.id]
        for word in (str(other.id), f"{other.id.hex}", *await _sessions(other, parts)):
            assert not [name for name, content in files.items() if word.encode() in content or word in name]
        for session_id in await _sessions(who, parts):
            assert [name for name in files if session_id in name and name.endswith("session.json")]
        assert set(await _contents(who, parts, tmp_path)) <= set(files.values())


async def _sessions(who: Person, parts: Parts) -> list[str]:
    async with parts.database.transaction() as session:
        ids = await session.scalars(text("select id from analysis_sessions where user_id = :id"), {"id": who.id})
        return [str(one) for one in ids.all()]


async def _contents(who: Person, parts: Parts, tmp_path: Path) -> list[bytes]:
    """What the store keeps of somebody; the pose track as it is shown, not as the program packs it for itself."""
    keys = [key.removeprefix("files/") for key in await stored(parts, tmp_path) if str(who.id) in key]
    contents = []
    for key in keys:
        if not key.endswith(".npz"):
            async with parts.storage.local(key) as file:
                contents.append(file.read_bytes())
    return contents
