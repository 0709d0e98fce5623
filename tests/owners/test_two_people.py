"""Whatever one asks for, another's things are as if they were not there. Every operation of the document is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, person
from tests.owners.conftest import everything, live, trained

from biome.app import furnish, routed
from biome.kit.parts import Parts
from biome.settings import Settings

pytestmark = pytest.mark.anyio

PASSWORD = "a good password"
BELONGS = {"sessionId": "a person", "userId": "admins", "exercise": "everybody", "key": "who has its signature"}
"""To whom the things belong that the ids in the paths name. An id that is not here has not been thought about."""


@dataclass(frozen=True)
class Operation:
    """One operation of the OpenAPI document."""

    method: str
    path: str
    protected: bool

    @property
    def ids(self) -> list[str]:
        """The names of the ids in its path."""
        return re.findall(r"\{(\w+)\}", self.path)

    @property
    def for_admins(self) -> bool:
        """Whether only admins may ask."""
        return self.path.startswith("/v1/admin/")

    async def ask(self, client: httpx.AsyncClient, headers: dict[str, str], **ids: object) -> httpx.Response:
        """Ask; the body has what the operations that take one need for being carried out."""
        question = {"question": "How does this compare with last time?"}
        body = {"password": PASSWORD, "isActive": False, **question} if self.method != "GET" else None
        return await client.request(self.method, self.path.format(**ids), headers=headers, json=body)


def operations() -> list[Operation]:
    """All that the document names."""
    paths = routed(Settings()).openapi()["paths"]
    return [
        Operation(method.upper(), path, bool(how.get("security")))
        for path, methods in paths.items()
        for method, how in methods.items()
    ]


OPERATIONS = operations()
OWNED = [one for one in OPERATIONS if "sessionId" in one.ids and not one.for_admins]
LISTS = [one for one in OPERATIONS if one.protected and one.method == "GET" and not one.ids and not one.for_admins]


def held(answer: httpx.Response) -> Any:
    """What an answer holds; of an archive every file, without the times at which it was packed."""
    if answer.headers["content-type"] != "application/zip":
        return answer.json()
    with ZipFile(BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_id_in_a_path_belongs_to_somebody() -> None:
    assert {name for one in OPERATIONS for name in one.ids} == set(BELONGS)
    assert all(one.protected for one in OPERATIONS if {"sessionId", "userId"} & set(one.ids))
    assert len(OWNED) >= 6
    assert len(LISTS) >= 5


async def test_anothers_things_are_as_if_they_were_not_there(anna: Person, bert: Person, parts: Parts) -> None:
    hers, before = await live(anna, parts), {}
    for one in OWNED:
        before = before or await everything(parts)
        missing = await one.ask(bert.client, bert.headers, sessionId=uuid4())
        for session_id in hers.all:
            foreign = await one.ask(bert.client, bert.headers, sessionId=session_id)
            assert (one, foreign.status_code, foreign.json()) == (one, 404, missing.json())
            assert {name.lower() for name in foreign.headers} == {name.lower() for name in missing.headers}
        assert (one, await everything(parts)) == (one, before)
    for one in OWNED:
        if one.method == "GET":
            assert (await one.ask(anna.client, anna.headers, sessionId=hers.done)).status_code == 200


async def test_nobody_is_not_let_in(anna: Person, parts: Parts) -> None:
    hers = await live(anna, parts)
    before = await everything(parts)
    for one in OPERATIONS:
        if one.protected:
            answer = await one.ask(anna.client, {}, sessionId=hers.done, userId=anna.id)
            assert (one, answer.status_code) == (one, 401)
    assert await everything(parts) == before


@pytest.mark.parametrize("trains", [False, True], ids=["has nothing", "trains, too"])
async def test_what_one_does_changes_nothing_that_another_sees(
    anna: Person, bert: Person, parts: Parts, app: FastAPI, trains: bool
) -> None:
    if trains:
        await trained(bert, parts)
    mine = {one: held(await one.ask(bert.client, bert.headers)) for one in LISTS}
    await trained(anna, parts, score=3.1)
    await live(anna, parts)
    furnish(app, parts, doubles.copy_film)  # which has kept no answers yet
    for one in LISTS:
        assert (one, held(await one.ask(bert.client, bert.headers))) == (one, mine[one])


async def test_what_is_kept_for_one_is_not_given_to_another_nor_after_it_has_changed(
    anna: Person, bert: Person, parts: Parts
) -> None:
    theirs = [(who, str(await trained(who, parts))) for who in (anna, bert)]
    for one in LISTS:
        if one.path != "/v1/user/export":
            for (_, mine), (other, others) in zip(theirs, reversed(theirs), strict=True):
                assert mine not in (said := (await one.ask(other.client, other.headers)).text)
                assert others in said or "sessions" not in one.path
    for who, _ in theirs:
        await who.uploaded()
        assert (await who.get("/v1/analysis/sessions")).json()["data"]["pagination"]["total"] == 2


async def test_a_key_of_one_is_not_a_key_of_another(anna: Person, bert: Person) -> None:
    form: Any = {"files": {"video": ("set.mp4", doubles.MP4, "video/mp4")}, "data": {"exerciseName": "Squat"}}
    film = {"fileName": "set.mp4", "fileSize": 1000, "mimeType": "video/mp4", "exerciseName": "Squat"}
    ways: dict[str, Any] = {"/v1/analysis/upload": form, "/v1/analysis/uploads": {"json": film}}
    for path, how in ways.items():
        made = set()
        for _ in range(2):
            for who in (anna, bert):
                headers = {**who.headers, "Idempotency-Key": f"the-same-key-{path}"}
                answer = await who.client.post(path, headers=headers, **how)
                made.add((who.id, answer.json()["data"]["sessionId"]))
        assert len(made) == len({session_id for _, session_id in made}) == 2


async def test_who_is_no_admin_learns_and_changes_nothing(anna: Person, bert: Person, parts: Parts) -> None:
    before = await everything(parts)
    for one in OPERATIONS:
        if one.for_admins:
            answer = await one.ask(bert.client, bert.headers, userId=anna.id, sessionId=uuid4())
            assert (one, answer.status_code, answer.json()["error"]["code"]) == (one, 403, "AUTHORIZATION_ERROR")
    assert await everything(parts) == before


async def test_an_admin_sees_and_changes_the_one_account_that_was_named(
    anna: Person, bert: Person, parts: Parts
) -> None:
    ada = await person(anna.client, "ada")
    async with parts.database.transaction() as session:
        await session.execute(text("update users set role = 'admin' where id = :id"), {"id": ada.id})
    await trained(anna, parts)
    for who, analyses in ((anna, 1), (bert, 0)):
        account = (await ada.get(f"/v1/admin/users/{who.id}")).json()["data"]
        assert (account["id"], account["totalAnalyses"]) == (str(who.id), analyses)
    assert (await ada.delete(f"/v1/admin/users/{bert.id}")).status_code == 200
    deed = (await ada.get("/v1/admin/actions")).json()["data"]["actions"][0]
    assert (deed["action"], deed["adminId"]) == ("remove", str(ada.id))
    assert (await anna.get("/v1/user/profile")).status_code == 200


async def test_who_signs_out_everywhere_or_is_erased_takes_nobody_along(
    anna: Person, bert: Person, parts: Parts, remains: Remains
) -> None:
    hers, _ = await live(anna, parts), await live(bert, parts)
    mine = {anna.id, *hers.all}
    rows = (await everything(parts)).items()
    before = {table: {row for row in rows if any(str(one) in row for one in mine)} for table, rows in rows}
    assert (await bert.post("/v1/auth/logout", json={"everywhere": True})).status_code == 200
    for path in ("/v1/user/profile", "/v1/analysis/sessions", "/v1/progress/summary"):
        assert ((await bert.get(path)).status_code, (await anna.get(path)).status_code) == (401, 200)
    signed_in = await bert.client.post("/v1/auth/login", json={"email": "bert@example.com", "password": PASSWORD})
    bert.token = signed_in.json()["data"]["token"]
    gone = await bert.client.request("DELETE", "/v1/user", headers=bert.headers, json={"password": PASSWORD})
    assert gone.status_code == 200, gone.text
    after = await everything(parts)
    assert {table: rows for table, rows in before.items() if not rows <= set(after[table])} == {}
    assert (await anna.get(f"/v1/analysis/sessions/{hers.done}/results")).status_code == 200
    assert [who for who in (anna, bert) if any(str(who.id) in file for file in remains.files())] == [anna]


async def test_a_deactivated_account_is_out_at_every_door(anna: Person, parts: Parts) -> None:
    async with parts.database.transaction() as session:
        await session.execute(text("update users set is_active = false where id = :id"), {"id": anna.id})
    for one in LISTS:
        assert (one, (await one.ask(anna.client, anna.headers)).status_code) == (one, 401)


async def test_a_genuine_token_of_mixed_parts_opens_nothing(anna: Person, bert: Person, parts: Parts) -> None:
    hers = parts.tokens.read(anna.token).sign_in_id
    mixed = parts.tokens.issue(bert.id, hers, email="bert@example.com", username="bert", role="user")
    for one in LISTS:
        answer = await one.ask(bert.client, {"Authorization": f"Bearer {mixed}"})
        assert (one, answer.status_code) == (one, 401)
