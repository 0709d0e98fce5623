"""A sign-in is renewed, ended, and given up when its token was copied; passwords are not guessed fast."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI
from structlog.testing import capture_logs

from biome.app import copy_film, furnish
from biome.features.accounts import sign_ins
from biome.kit.parts import Parts

pytestmark = pytest.mark.anyio

ANNA = {"email": "anna@example.com", "username": "anna", "password": "a good password"}
RIGHT = {"email": ANNA["email"], "password": ANNA["password"]}
WRONG = {"email": ANNA["email"], "password": "not my password"}


async def signed_up(client: httpx.AsyncClient) -> dict[str, str]:
    return (await client.post("/v1/auth/register", json=ANNA)).json()["data"]


async def renew(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.post("/v1/auth/refresh", json={"refreshToken": token})


async def profile(client: httpx.AsyncClient, token: str) -> int:
    return (await client.get("/v1/user/profile", headers={"Authorization": f"Bearer {token}"})).status_code


def later(parts: Parts, app: FastAPI, by: timedelta) -> httpx.AsyncClient:
    """The same application when so much time has passed."""
    then = replace(parts, clock=lambda: datetime.now(UTC) + by)
    transport = httpx.ASGITransport(furnish(app, then, copy_film), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://biome")


async def test_a_sign_in_is_renewed_again_and_again(client: httpx.AsyncClient):
    data = await signed_up(client)
    for _ in range(3):
        answer = await renew(client, data["refreshToken"])
        assert answer.status_code == 200
        assert answer.json()["data"]["refreshToken"] != data["refreshToken"]
        data = answer.json()["data"]
        assert await profile(client, data["token"]) == 200
        assert datetime.fromisoformat(data["expiresAt"]) > datetime.now(UTC)


async def test_two_tabs_that_renew_at_once_are_both_let_in(committing: Parts, app: FastAPI):
    async with later(committing, app, timedelta()) as client:
        data = await signed_up(client)
        first, second = await asyncio.gather(*(renew(client, data["refreshToken"]) for _ in range(2)))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json()["data"]["refreshToken"] == second.json()["data"]["refreshToken"]


async def test_a_copied_token_ends_the_sign_in_for_both_who_hold_it(
    client: httpx.AsyncClient, parts: Parts, app: FastAPI
):
    data = await signed_up(client)
    newer = (await renew(client, data["refreshToken"])).json()["data"]
    async with later(parts, app, sign_ins.GRACE + timedelta(seconds=1)) as thief:
        assert (await renew(thief, data["refreshToken"])).status_code == 401
        assert (await renew(thief, newer["refreshToken"])).status_code == 401
        assert await profile(thief, newer["token"]) == 401


async def test_one_copied_sign_in_leaves_the_others_alone(client: httpx.AsyncClient, parts: Parts, app: FastAPI):
    data = await signed_up(client)
    other = (await client.post("/v1/auth/login", json=RIGHT)).json()["data"]
    old = data["refreshToken"]
    await renew(client, (await renew(client, old)).json()["data"]["refreshToken"])
    async with later(parts, app, timedelta(minutes=1)) as thief:
        assert (await renew(thief, old)).status_code == 401
        assert await profile(thief, other["token"]) == 200


async def test_a_sign_in_that_nobody_renews_is_over(client: httpx.AsyncClient, parts: Parts, app: FastAPI):
    data = await signed_up(client)
    async with later(parts, app, sign_ins.LIFE + timedelta(seconds=1)) as long_after:
        assert (await renew(long_after, data["refreshToken"])).status_code == 401


@pytest.mark.parametrize(
    "change", [lambda t: t[:-2], lambda t: t.replace(".0.", ".1."), lambda _: "", lambda _: "a.b.c"]
)
async def test_a_refresh_token_that_is_not_ours_ends_nothing(client: httpx.AsyncClient, change: Callable[[str], str]):
    data = await signed_up(client)
    answer = await renew(client, change(data["refreshToken"]))
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "AUTHENTICATION_ERROR"
    assert (await renew(client, data["refreshToken"])).status_code == 200


async def test_a_sign_in_that_is_over_is_forgotten_and_a_standing_one_is_not(parts: Parts, client: httpx.AsyncClient):
    data = await signed_up(client)
    for then in (timedelta(days=1), sign_ins.LIFE):
        async with parts.database.transaction() as session:
            await sign_ins.forget(session, datetime.now(UTC) + then)
        assert await profile(client, data["token"]) == (200 if then < sign_ins.LIFE else 401)


async def test_who_signs_out_is_out_at_once_and_only_here(client: httpx.AsyncClient):
    here = await signed_up(client)
    there = (await client.post("/v1/auth/login", json=RIGHT)).json()["data"]
    answer = await client.post("/v1/auth/logout", headers={"Authorization": f"Bearer {here['token']}"})
    assert answer.json() == {"success": True, "data": {"signedOut": True}}
    assert await profile(client, here["token"]) == 401
    assert (await renew(client, here["refreshToken"])).status_code == 401
    assert await profile(client, there["token"]) == 200


async def test_who_signs_out_everywhere_is_out_everywhere(client: httpx.AsyncClient):
    here = await signed_up(client)
    there = (await client.post("/v1/auth/login", json=RIGHT)).json()["data"]
    headers = {"Authorization": f"Bearer {here['token']}"}
    assert (await client.post("/v1/auth/logout", headers=headers, json={"everywhere": True})).status_code == 200
    assert await profile(client, there["token"]) == 401


async def test_a_password_is_not_guessed_fast(client: httpx.AsyncClient):
    await signed_up(client)
    answers = [await client.post("/v1/auth/login", json=WRONG) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    refused = answers[-1]
    assert refused.json()["error"]["code"] == "RATE_LIMIT_EXCEEDED"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60


async def test_many_addresses_guess_no_faster_than_a_few_and_do_not_lock_the_owner_out(parts: Parts, app: FastAPI):
    furnished = furnish(app, parts, copy_film)

    def at(address: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(furnished, raise_app_exceptions=False, client=(address, 1234))
        return httpx.AsyncClient(transport=transport, base_url="http://biome")

    async with at("192.0.2.1") as home:
        await signed_up(home)
        guesses = []
        for number in range(14):
            async with at(f"198.51.100.{number}") as stranger:
                guesses.append((await stranger.post("/v1/auth/login", json=WRONG)).status_code)
        assert guesses == [401] * 10 + [429] * 4
        assert (await home.post("/v1/auth/login", json=RIGHT)).status_code == 200


async def test_one_address_does_not_try_one_password_on_many_accounts(client: httpx.AsyncClient):
    tries = [
        await client.post("/v1/auth/login", json={"email": f"p{n}@example.com", "password": "123456789"})
        for n in range(21)
    ]
    assert [answer.status_code for answer in tries] == [401] * 20 + [429]


async def test_addresses_of_one_ipv6_network_are_one_address(parts: Parts, app: FastAPI):
    furnished = furnish(app, parts, copy_film)
    statuses = []
    for number in range(7):
        transport = httpx.ASGITransport(furnished, raise_app_exceptions=False, client=(f"2001:db8::{number + 1}", 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
            statuses.append((await client.post("/v1/auth/login", json=WRONG)).status_code)
    assert statuses == [401] * 5 + [429] * 2


async def test_another_password_ends_every_sign_in_with_the_old_one(client: httpx.AsyncClient):
    here = await signed_up(client)
    there = (await client.post("/v1/auth/login", json=RIGHT)).json()["data"]
    wanted = {"password": RIGHT["password"], "newPassword": "a better password"}
    headers = {"Authorization": f"Bearer {here['token']}"}
    changed = await client.put("/v1/user/password", headers=headers, json=wanted)
    assert changed.status_code == 200
    assert [await profile(client, one["token"]) for one in (here, there)] == [401, 401]
    assert [(await renew(client, one["refreshToken"])).status_code for one in (here, there)] == [401, 401]
    assert await profile(client, changed.json()["data"]["token"]) == 200
    assert (await client.post("/v1/auth/login", json=RIGHT)).status_code == 401
    assert (await client.post("/v1/auth/login", json=RIGHT | {"password": "a better password"})).status_code == 200


@pytest.mark.parametrize(
    "wanted, field",
    [
        ({"password": "not my password", "newPassword": "a better password"}, "password"),
        ({"password": RIGHT["password"], "newPassword": "short"}, "newPassword"),
        ({"password": RIGHT["password"], "newPassword": "Password123"}, "newPassword"),
        ({"newPassword": "a better password"}, "password"),
    ],
)
async def test_a_password_is_changed_by_who_knows_it_and_to_a_good_one(
    client: httpx.AsyncClient, wanted: dict[str, str], field: str
):
    headers = {"Authorization": f"Bearer {(await signed_up(client))['token']}"}
    answer = await client.put("/v1/user/password", headers=headers, json=wanted)
    assert (answer.status_code, answer.json()["error"]["details"]["field"]) == (422, field)
    assert await profile(client, headers["Authorization"].removeprefix("Bearer ")) == 200


async def test_who_tries_the_door_is_written_down_without_a_name(client: httpx.AsyncClient):
    with capture_logs() as said:
        await client.post("/v1/auth/register", json=ANNA)
        for tried in (WRONG, RIGHT):
            await client.post("/v1/auth/login", json=tried)
        await client.get("/v1/user/profile")
    events = [one["event"] for one in said]
    assert [events.count(name) for name in ("sign-in refused", "signed in", "refused")] == [1, 1, 2]
    assert "anna@example.com" not in str(said)
