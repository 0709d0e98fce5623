"""Admins see accounts and figures, change and erase accounts, and leave a trail; one of them always remains."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_that_finds, flow_with, person

from biome.app import furnish
from biome.features.analyses.flow import Flow
from biome.kit.parts import Parts
from biome.tables import User
from biome.vision.errors import FilmError

pytestmark = pytest.mark.anyio

USERS = "/v1/admin/users"


async def change(who: Person, whom: Person, **columns: Any) -> httpx.Response:
    return await who.client.patch(f"{USERS}/{whom.id}", headers=who.headers, json=columns)


async def found(ada: Person, **wanted: Any) -> list[str]:
    return [user["username"] for user in (await ada.get(USERS, **wanted)).json()["data"]["users"]]


async def test_an_admin_finds_accounts_by_name_role_and_state(ada: Person, anna: Person, bert: Person):
    await change(ada, bert, isActive=False)
    assert await found(ada) == ["bert", "anna", "ada"]
    assert await found(ada, search="AN") == ["anna"]
    assert await found(ada, search="example.com", role="user") == ["bert", "anna"]
    assert await found(ada, search="%") == []
    assert await found(ada, role="admin") == ["ada"]
    assert await found(ada, isActive="false") == ["bert"]
    page = (await ada.get(USERS, limit=2, page=2)).json()["data"]
    assert ([user["username"] for user in page["users"]], page["pagination"]["totalPages"]) == (["ada"], 2)


async def test_an_account_shows_how_much_was_analysed_and_nothing_of_what(ada: Person, anna: Person, flow: Flow):
    await flow.analyse(await anna.uploaded())
    account = (await ada.get(f"{USERS}/{anna.id}")).json()["data"]
    assert account["totalAnalyses"] == 1
    assert set(account) == {
        "id", "email", "username", "role", "isActive", "createdAt", "lastLogin", "totalAnalyses"
    }  # fmt: skip


async def test_who_is_deactivated_is_out_at_once_and_may_come_back(ada: Person, anna: Person):
    assert (await change(ada, anna, isActive=False)).json()["data"]["isActive"] is False
    assert (await anna.get("/v1/user/profile")).status_code == 401
    await change(ada, anna, isActive=True)
    login = {"email": "anna@example.com", "password": "a good password"}
    assert (await anna.client.post("/v1/auth/login", json=login)).status_code == 200


async def test_an_admin_makes_another_one_and_may_then_step_down(ada: Person, anna: Person):
    assert (await anna.get(USERS)).status_code == 403
    assert (await change(ada, anna, role="admin")).json()["data"]["role"] == "admin"
    assert (await anna.get(USERS)).status_code == 401  # who has another role signs in anew
    login = {"email": "anna@example.com", "password": "a good password"}
    anna.token = (await anna.client.post("/v1/auth/login", json=login)).json()["data"]["token"]
    assert (await anna.get(USERS)).status_code == 200
    assert (await change(ada, ada, role="user")).status_code == 200
    assert (await ada.get(USERS)).status_code == 401  # and has to sign in anew, as a user


@pytest.mark.parametrize("columns", [{"role": "user"}, {"isActive": False}, None])
async def test_the_last_admin_stays_one(ada: Person, columns: dict[str, Any] | None):
    answer = await (change(ada, ada, **columns) if columns else ada.delete(f"{USERS}/{ada.id}"))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "AUTHORIZATION_ERROR")
    assert await found(ada, role="admin") == ["ada"]


async def test_two_admins_who_remove_each_other_at_once_do_not_both_go(committing: Parts, app: FastAPI):
    transport = httpx.ASGITransport(furnish(app, committing, doubles.copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        pair = [await person(client, name) for name in ("ada", "bob")]
        async with committing.database.transaction() as session:
            for one in pair:
                (await session.get_one(User, one.id)).role = "admin"
        answers = await asyncio.gather(change(pair[0], pair[1], role="user"), change(pair[1], pair[0], role="user"))
        assert 200 in [answer.status_code for answer in answers]
        async with committing.database.transaction() as session:
            roles = [(await session.get_one(User, one.id)).role for one in pair]
        assert "admin" in roles


async def test_a_removed_account_leaves_nothing(ada: Person, anna: Person, flow: Flow, remains: Remains):
    await flow.analyse(await anna.uploaded())
    assert (await ada.delete(f"{USERS}/{anna.id}")).json()["data"] == {"id": str(anna.id)}
    assert remains.files() == []
    assert await remains.count("analysis_sessions") == 0
    assert (await ada.get(f"{USERS}/{anna.id}")).status_code == 404


async def test_what_an_admin_did_can_be_read_and_names_nobody(ada: Person, anna: Person, bert: Person):
    await change(ada, anna, isActive=False)
    await ada.delete(f"{USERS}/{bert.id}")
    actions = (await ada.get("/v1/admin/actions")).json()["data"]["actions"]
    assert [(one["action"], one["details"]) for one in actions] == [("remove", {}), ("change", {"is_active": False})]
    assert {one["adminId"] for one in actions} == {str(ada.id)}
    assert str(bert.id) not in str(actions)
    of_anna = (await ada.get("/v1/admin/actions", userId=str(anna.id))).json()["data"]
    assert [one["action"] for one in of_anna["actions"]] == ["change"]


async def test_the_figures_are_those_of_the_rows(ada: Person, anna: Person, parts: Parts):
    for score in (6.0, 8.0):
        await flow_with(parts, doubles.craft(score=score)).analyse(await anna.uploaded())
    failing = await anna.uploaded()

    def broken(*_: object) -> Any:
        raise FilmError("this film is broken")

    await flow_with(parts, doubles.craft(broken)).analyse(failing)
    await anna.uploaded()
    figures = (await ada.get("/v1/admin/analytics", days=7)).json()["data"]
    assert figures["users"] == {"total": 2, "active": 2, "admins": 1, "signedInThisWeek": 0}
    assert {one["status"]: one["count"] for one in figures["sessionsByStatus"]} == {
        "completed": 2, "failed": 1, "pending": 1
    }  # fmt: skip
    assert figures["sessionsByDay"] == [
        {"day": f"{datetime.now(UTC):%Y-%m-%d}", "sessions": 4, "completed": 2, "failed": 1}
    ]
    assert figures["processingTime"]["p50"] >= 0
    assert (figures["queue"]["waiting"], figures["queue"]["running"]) == (1, 0)
    assert figures["failures"] == [{"cause": FilmError("x").reason, "count": 1}]
    assert figures["exercises"] == [
        {
            "exerciseName": "Squat",
            "analyses": 2,
            "averageScore": 7.0,
            "mostFrequentIssues": [{"cause": "Shallow Depth", "count": 2}],
        }
    ]


async def test_frequent_faults_are_called_as_is_asked_for(ada: Person, anna: Person, parts: Parts):
    flow = flow_that_finds(parts, "shallow_depth")
    for language in ("en", "de"):
        await anna.client.put("/v1/user/profile", headers=anna.headers, json={"language": language})
        await flow.analyse(await anna.uploaded())
    for wanted, called in (("de", "Tiefe zu gering"), ("en", "Shallow Depth"), ("es", "Poca profundidad")):
        answer = await ada.client.get("/v1/admin/analytics", headers={**ada.headers, "Accept-Language": wanted})
        (squat,) = answer.json()["data"]["exercises"]
        assert squat["mostFrequentIssues"] == [{"cause": called, "count": 2}]


async def test_figures_of_a_service_that_nobody_uses_yet_are_empty(ada: Person):
    figures = (await ada.get("/v1/admin/analytics")).json()["data"]
    assert figures["processingTime"] == {"p50": None, "p90": None, "p99": None}
    assert figures["queue"] == {"waiting": 0, "running": 0, "oldestWaitingSeconds": None}
    assert figures["exercises"] == figures["failures"] == []


@pytest.mark.parametrize("whom", [str(UUID(int=0)), "nobody"])
async def test_who_is_not_there_is_not_found(ada: Person, whom: str):
    for method in ("GET", "PATCH", "DELETE"):
        answer = await ada.client.request(method, f"{USERS}/{whom}", headers=ada.headers, json={"role": "user"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_FOUND")


async def test_a_change_of_nothing_is_refused(ada: Person, anna: Person):
    assert (await change(ada, anna)).status_code == 422
    assert (await change(ada, anna, role="root")).status_code == 422


@pytest.mark.parametrize("path", [USERS, f"{USERS}/{UUID(int=0)}", "/v1/admin/analytics", "/v1/admin/actions"])
async def test_others_see_nothing_of_it(anna: Person, path: str):
    assert (await anna.client.get(path)).status_code == 401
    assert (await anna.get(path)).status_code == 403
