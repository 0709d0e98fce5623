"""Registering, signing in, and the envelope around everything that can go wrong on the way."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import jwt
import pytest

from biome.kit.parts import Parts
from biome.kit.tokens import AUDIENCE, ISSUER, KIND
from biome.tables import User

pytestmark = pytest.mark.anyio

ANNA = {"email": "Anna@Example.com", "username": "anna", "password": "a good password", "firstName": "Anna"}


async def register(client: httpx.AsyncClient, **changes: object) -> httpx.Response:
    return await client.post("/v1/auth/register", json=ANNA | changes)


async def test_who_registers_is_signed_in_and_finds_her_profile(client: httpx.AsyncClient):
    answer = await register(client)
    assert answer.status_code == 201
    data = answer.json()["data"]
    assert (data["user"]["email"], data["user"]["firstName"], data["user"]["lastName"]) == (
        "anna@example.com",
        "Anna",
        None,
    )
    assert "password" not in answer.text
    profile = await client.get("/v1/user/profile", headers={"Authorization": f"Bearer {data['token']}"})
    assert profile.json()["data"] == data["user"]
    assert data["user"]["createdAt"].endswith("Z")


async def test_the_token_carries_the_claims_of_the_contract(client: httpx.AsyncClient):
    data = (await register(client)).json()["data"]
    header = jwt.get_unverified_header(data["token"])
    assert (header["alg"], header["typ"], set(header)) == ("HS256", "JWT", {"alg", "typ", "kid"})
    claims = jwt.decode(data["token"], options={"verify_signature": False})
    assert claims["sub"] == data["user"]["id"]
    assert (claims["email"], claims["username"], claims["role"]) == ("anna@example.com", "anna", "user")
    assert claims["exp"] - claims["iat"] == 3600
    assert claims["jti"]


async def test_login_takes_the_email_in_any_case_and_notes_the_time(client: httpx.AsyncClient):
    await register(client)
    answer = await client.post("/v1/auth/login", json={"email": "ANNA@example.com", "password": ANNA["password"]})
    assert answer.status_code == 200
    assert datetime.fromisoformat(answer.json()["data"]["user"]["lastLogin"]) > datetime.now(UTC) - timedelta(seconds=9)


async def test_a_wrong_password_and_an_unknown_email_look_and_last_the_same(client: httpx.AsyncClient):
    await register(client)

    async def attempt(email: str) -> tuple[httpx.Response, float]:
        start = time.perf_counter()
        answer = await client.post("/v1/auth/login", json={"email": email, "password": "not the password"})
        return answer, time.perf_counter() - start

    tries = [(await attempt("anna@example.com"), await attempt("nobody@example.com")) for _ in range(3)]
    known, unknown = tries[0]  # the quickest of each is compared: where others work, one may wait
    assert known[0].status_code == unknown[0].status_code == 401
    assert known[0].json() == unknown[0].json()
    assert known[0].json()["error"]["code"] == "AUTHENTICATION_ERROR"
    by_known, by_unknown = (min(seconds for _, seconds in alike) for alike in zip(*tries, strict=True))
    assert by_unknown > by_known / 4  # a lookup without a hash would be some 20 times faster


@pytest.mark.parametrize("email", ["anna\x00@example.com", "\x00", "anna@example.com\u2028x", "\ue000"])
async def test_an_email_that_nobody_can_have_is_answered_like_an_unknown_one(client: httpx.AsyncClient, email: str):
    await register(client)
    answer = await client.post("/v1/auth/login", json={"email": email, "password": "not the password"})
    unknown = await client.post("/v1/auth/login", json={"email": "nobody@example.com", "password": "not the password"})
    assert (answer.status_code, answer.json()) == (401, unknown.json())


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"username": "somebody"}, "email"),
        ({"email": "other@example.com", "username": "ANNA"}, "username"),
        ({"email": "not an e-mail"}, "email"),
        ({"password": "short"}, "password"),
        ({"password": "Password123"}, "password"),
        ({"password": "x" * 129}, "password"),
        ({"username": "a b"}, "username"),
        ({"firstName": "An\u0000na"}, "firstName"),
        ({"lastName": "An\u0000na"}, "lastName"),
        ({"email": "an\u0000na@example.com"}, "email"),
        ({"username": "an\u0000na"}, "username"),
        ({"firstName": "x" * 101}, "firstName"),
    ],
)
async def test_what_is_wrong_with_a_registration_is_named(
    client: httpx.AsyncClient, changes: dict[str, str], field: str
):
    await register(client)
    answer = await register(client, **changes)
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["code"] == "VALIDATION_ERROR"
    assert error["details"]["field"] == field
    assert error["details"]["reason"]


async def test_a_deactivated_account_is_out_at_once(client: httpx.AsyncClient, parts: Parts):
    data = (await register(client)).json()["data"]
    async with parts.database.transaction() as session:
        user = await session.get_one(User, UUID(data["user"]["id"]))
        user.is_active = False
    answer = await client.get("/v1/user/profile", headers={"Authorization": f"Bearer {data['token']}"})
    assert answer.status_code == 401
    login = await client.post("/v1/auth/login", json={"email": ANNA["email"], "password": ANNA["password"]})
    assert login.status_code == 401


def forged(genuine: dict[str, object], **changes: object) -> dict[str, object]:
    now = datetime.now(UTC)
    claims = {"iat": now, "exp": now + timedelta(hours=1), "jti": "x", "iss": ISSUER, "aud": AUDIENCE, "typ": KIND}
    return claims | {"sub": genuine["sub"], "sid": genuine["sid"]} | changes


KEY = "a secret that is long enough to sign with"
PAST = datetime(2020, 1, 1, tzinfo=UTC)
NOBODY = "01930000-0000-7000-8000-000000000000"
FORGERIES = {
    "other key": lambda it: jwt.encode(forged(it), "another secret that is long enough, too"),
    "no algorithm": lambda it: jwt.encode(forged(it), "", algorithm="none"),
    "other algorithm": lambda it: jwt.encode(forged(it), KEY * 2, algorithm="HS512"),
    "expired": lambda it: jwt.encode(forged(it, exp=PAST), KEY),
    "other issuer": lambda it: jwt.encode(forged(it, iss="somebody"), KEY),
    "other audience": lambda it: jwt.encode(forged(it, aud="something"), KEY),
    "no such user": lambda it: jwt.encode(forged(it, sub=NOBODY), KEY),
    "no such sign-in": lambda it: jwt.encode(forged(it, sid=NOBODY), KEY),
    "not an id": lambda it: jwt.encode(forged(it, sub="anna"), KEY),
    "no claims": lambda _: jwt.encode({}, KEY),
    "not a token": lambda _: "nonsense",
}


@pytest.mark.parametrize("forgery", list(FORGERIES))
async def test_a_token_that_is_not_ours_is_refused(client: httpx.AsyncClient, forgery: str):
    token = (await register(client)).json()["data"]["token"]
    claims = jwt.decode(token, options={"verify_signature": False})
    genuine = await client.get(
        "/v1/user/profile", headers={"Authorization": f"Bearer {jwt.encode(forged(claims), KEY)}"}
    )
    assert genuine.status_code == 200  # so that what follows fails for its forgery and nothing else
    answer = await client.get("/v1/user/profile", headers={"Authorization": f"Bearer {FORGERIES[forgery](claims)}"})
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "AUTHENTICATION_ERROR"
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_without_a_token_one_is_asked_to_sign_in(client: httpx.AsyncClient):
    answer = await client.get("/v1/user/profile")
    assert answer.status_code == 401
    assert answer.json()["success"] is False
