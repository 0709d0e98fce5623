"""Who may do what, for every route there is: a new route without a row here fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import uuid4

import httpx
import jwt
import psycopg
import pytest
from tests.api.conftest import PASSWORD, Server
from tests.features.conftest import SECRET

from biome.app import routed
from biome.kit.db import dsn
from biome.settings import Settings

Access = Literal["public", "user", "owner", "admin"]

ROWS: dict[str, Access] = {
    "POST /v1/auth/register": "public",
    "POST /v1/auth/login": "public",
    "POST /v1/auth/refresh": "public",
    "POST /v1/auth/logout": "user",
    "POST /v1/ws-ticket": "user",
    "GET /v1/user/profile": "user",
    "PUT /v1/user/profile": "user",
    "PUT /v1/user/password": "user",
    "GET /v1/user/export": "user",
    "DELETE /v1/user": "user",
    "GET /v1/exercises": "public",
    "GET /v1/exercises/categories": "public",
    "GET /v1/exercises/{exercise}": "public",
    "POST /v1/analysis/upload": "user",
    "POST /v1/analysis/uploads": "user",
    "POST /v1/analysis/uploads/{sessionId}/complete": "owner",
    "GET /v1/analysis/uploads/{sessionId}": "owner",
    "GET /v1/analysis/sessions": "user",
    "GET /v1/analysis/sessions/{sessionId}": "owner",
    "GET /v1/analysis/sessions/{sessionId}/events": "owner",
    "GET /v1/analysis/sessions/{sessionId}/results": "owner",
    "GET /v1/analysis/sessions/{sessionId}/landmarks": "owner",
    "POST /v1/analysis/sessions/{sessionId}/retry": "owner",
    "POST /v1/analysis/sessions/{sessionId}/ask": "owner",
    "DELETE /v1/analysis/sessions/{sessionId}": "owner",
    "GET /v1/progress/summary": "user",
    "GET /v1/progress/exercises": "user",
    "GET /v1/admin/users": "admin",
    "GET /v1/admin/users/{userId}": "admin",
    "PATCH /v1/admin/users/{userId}": "admin",
    "DELETE /v1/admin/users/{userId}": "admin",
    "GET /v1/admin/analytics": "admin",
    "GET /v1/admin/actions": "admin",
    "GET /v1/admin/dead-letters": "admin",
    "POST /v1/admin/dead-letters/{sessionId}/retry": "admin",
    "GET /v1/files/{key}": "public",  # by its signature, which is the access
    "PUT /v1/files/{key}": "public",  # the same
    "POST /v1/files": "public",  # by its policy
    "GET /health": "public",
    "GET /health/ready": "public",
    "GET /health/detail": "admin",
}
STRANGERS = (
    "nobody",
    "expired",
    "no algorithm",
    "other key",
    "other issuer",
    "no sign-in",
    "signed out",
    "deactivated",
)


def routes() -> list[str]:
    """Every route of the API."""
    paths = routed(Settings()).openapi()["paths"]
    return [f"{method.upper()} {path}" for path, operations in paths.items() for method in operations]


def ask(server: Server, route: str, token: str | None, session_id: object = None) -> httpx.Response:
    """One request to a route, about anna's analysis or another; its body is a question's."""
    method, _, path = route.partition(" ")
    values = {
        "sessionId": session_id or server.done,
        "userId": server.ids["bert"],
        "exercise": "squat",
        "key": "x",
    }
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", str(value))
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    body = {"question": "How deep did I go?"} if method in ("POST", "PUT", "PATCH", "DELETE") else None
    return httpx.request(method, server.address + path, headers=headers, json=body, timeout=30)


@pytest.fixture(scope="module")
def strangers(server: Server) -> dict[str, str | None]:
    """Tokens of people who are not let in, by why."""
    genuine = jwt.decode(server.tokens["anna"], options={"verify_signature": False})
    past = {"exp": datetime.now(UTC) - timedelta(seconds=1)}
    with server.client() as client:
        gone = [_joined(client, name) for name in ("cy", "dora")]
        client.post("/v1/auth/logout", headers={"Authorization": f"Bearer {gone[0]}"})
    with psycopg.connect(dsn(server.url), autocommit=True) as connection:
        connection.execute("update users set is_active = false where username = 'dora'")
    return {
        "nobody": None,
        "expired": jwt.encode(genuine | past, SECRET),
        "no algorithm": jwt.encode(genuine, "", algorithm="none"),
        "other key": jwt.encode(genuine, "another secret that is long enough, too"),
        "other issuer": jwt.encode(genuine | {"iss": "somebody"}, SECRET),
        "no sign-in": jwt.encode(genuine | {"sid": str(uuid4())}, SECRET),
        "signed out": gone[0],
        "deactivated": gone[1],
    }


def _joined(client: httpx.Client, name: str) -> str:
    body = {"email": f"{name}@example.com", "username": name, "password": PASSWORD}
    return client.post("/v1/auth/register", json=body).json()["data"]["token"]


def test_every_route_has_its_row_and_every_row_its_route() -> None:
    assert sorted(routes()) == sorted(ROWS)


@pytest.mark.parametrize("route", [route for route, access in ROWS.items() if access != "public"])
def test_who_is_not_signed_in_is_not_let_in(server: Server, strangers: dict[str, str | None], route: str) -> None:
    for who in STRANGERS:
        answer = ask(server, route, strangers[who])
        assert (who, answer.status_code) == (who, 401)
        assert answer.json()["error"]["code"] == "AUTHENTICATION_ERROR"
        assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("route", [route for route, access in ROWS.items() if access == "admin"])
def test_who_is_no_admin_is_not_let_in(server: Server, route: str) -> None:
    answer = ask(server, route, server.tokens["anna"])
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "AUTHORIZATION_ERROR")


@pytest.mark.parametrize("route", [route for route, access in ROWS.items() if access == "owner"])
@pytest.mark.parametrize("who", ["bert", "ada"])
def test_anothers_analysis_is_as_if_it_were_not_there(server: Server, route: str, who: str) -> None:
    foreign, missing = (ask(server, route, server.tokens[who], one) for one in (server.done, uuid4()))
    assert (foreign.status_code, foreign.json()) == (404, missing.json())
    assert foreign.json()["error"]["code"] == "SESSION_NOT_FOUND"


@pytest.mark.parametrize("route", [r for r, access in ROWS.items() if access == "owner" and r.startswith("GET")])
def test_its_owner_sees_it(server: Server, route: str) -> None:
    assert ask(server, route, server.tokens["anna"]).status_code == 200


@pytest.mark.parametrize("route", [r for r, access in ROWS.items() if access == "admin" and r.startswith("GET")])
def test_an_admin_is_let_in(server: Server, route: str) -> None:
    assert ask(server, route, server.tokens["ada"]).status_code == 200


@pytest.mark.parametrize("route", ["GET /v1/exercises", "GET /v1/exercises/categories", "GET /v1/exercises/{exercise}"])
def test_the_library_is_for_everybody(server: Server, strangers: dict[str, str | None], route: str) -> None:
    for who in STRANGERS:
        assert ask(server, route, strangers[who]).status_code == 200


def test_lists_hold_ones_own_things_only(server: Server) -> None:
    for who, seen in (("anna", 1), ("bert", 0), ("ada", 0)):
        with server.client(who) as client:
            assert client.get("/v1/analysis/sessions").json()["data"]["pagination"]["total"] == seen
            assert client.get("/v1/progress/summary").json()["data"]["totalAnalyses"] == seen
