"""The envelope around every answer, the framework's own included."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request

from biome.kit.bodies import MOST_BODY, BodyLimit, Gzip
from biome.kit.errors import Problem
from biome.kit.logs import hide_secrets
from biome.kit.web import Model, RequestContext, install_errors, ok

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Body(Model):
    first_name: str
    age: int


class Teapot(Problem):
    """I am a teapot,
    short and stout."""

    status = 418
    code = "TEAPOT"


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    install_errors(app)
    app.add_middleware(BodyLimit, streamed=("/stream",))
    app.add_middleware(Gzip, minimum_size=100)
    app.add_middleware(RequestContext)

    @app.post("/people")
    async def people(body: Body) -> object:
        return ok(body)

    @app.get("/teapot")
    async def teapot() -> None:
        raise Teapot(details={"handle": 1})

    @app.get("/bug")
    async def bug() -> None:
        raise ZeroDivisionError("with a secret in it")

    @app.post("/stream")
    async def stream(request: Request) -> object:
        return ok(sum([len(piece) async for piece in request.stream()]))

    @app.get("/long")
    async def long() -> object:
        return ok("x" * 10_000)

    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        yield client


@pytest.mark.parametrize(
    "method, path, sent, status, code",
    [
        ("GET", "/nowhere", {}, 404, "NOT_FOUND"),
        ("DELETE", "/people", {}, 405, "VALIDATION_ERROR"),
        (
            "POST",
            "/people",
            {"content": "{not json", "headers": {"Content-Type": "application/json"}},
            400,
            "VALIDATION_ERROR",
        ),
        ("POST", "/people", {"json": {"firstName": "Anna"}}, 422, "VALIDATION_ERROR"),
        (
            "POST",
            "/people",
            {"content": b"\xff", "headers": {"Content-Type": "application/json"}},
            400,
            "VALIDATION_ERROR",
        ),
        ("POST", "/people", {}, 422, "VALIDATION_ERROR"),
        ("GET", "/teapot", {}, 418, "TEAPOT"),
        ("GET", "/bug", {}, 500, "INTERNAL_ERROR"),
    ],
)
async def test_every_error_is_in_the_envelope(
    client: httpx.AsyncClient, method: str, path: str, sent: dict[str, object], status: int, code: str
):
    answer = await client.request(method, path, **sent)  # type: ignore[arg-type]
    assert answer.status_code == status
    body = answer.json()
    assert (body["success"], body["error"]["code"]) == (False, code)
    assert body["error"]["message"]
    assert "secret" not in answer.text
    assert answer.headers["X-Request-ID"]


async def test_all_that_is_wrong_is_named_in_the_clients_words(client: httpx.AsyncClient):
    details = (await client.post("/people", json={"age": "old"})).json()["error"]["details"]
    assert details["field"] == "firstName"
    assert [field["field"] for field in details["fields"]] == ["firstName", "age"]


async def test_an_error_carries_its_docstring_and_details(client: httpx.AsyncClient):
    error = (await client.get("/teapot")).json()["error"]
    assert error == {"code": "TEAPOT", "message": "I am a teapot, short and stout.", "details": {"handle": 1}}


async def test_names_are_camel_case_on_the_wire(client: httpx.AsyncClient):
    answer = await client.post("/people", json={"firstName": "Anna", "age": 30})
    assert answer.json() == {"success": True, "data": {"firstName": "Anna", "age": 30}}


async def test_a_good_request_id_is_kept_and_a_bad_one_replaced(client: httpx.AsyncClient):
    kept = await client.get("/teapot", headers={"X-Request-ID": "abcdefgh-1"})
    assert kept.headers["X-Request-ID"] == "abcdefgh-1"
    replaced = await client.get("/teapot", headers={"X-Request-ID": "a b\tc" * 30})
    assert len(replaced.headers["X-Request-ID"]) == 32


async def test_a_long_answer_is_compressed(client: httpx.AsyncClient):
    answer = await client.get("/long")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) < 1000


async def test_a_body_is_read_to_its_limit_and_no_further(client: httpx.AsyncClient):
    given = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal given
        while given < 4 * MOST_BODY:
            given += 1 << 16
            yield b" " * (1 << 16)

    answer = await client.post("/people", content=endless(), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "FILE_TOO_LARGE")
    assert given == MOST_BODY + (1 << 16)
    assert (await client.post("/stream", content=bytes(2 * MOST_BODY))).json()["data"] == 2 * MOST_BODY


async def test_a_body_that_is_declared_too_large_is_not_begun(client: httpx.AsyncClient):
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("nothing should be read")
        yield b""

    headers = {"Content-Type": "application/json", "Content-Length": str(MOST_BODY + 1)}
    answer = await client.post("/people", content=never(), headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "FILE_TOO_LARGE")


def test_no_secret_gets_into_a_log():
    event = {
        "event": "GET /v1/files/a?expires=1&signature=abcdef with eyJhbGciOi.eyJzdWIi.sig",
        "password": "hunter2",
        "jwt_token": "x",
        "Authorization": "Bearer x",
        "path": "/v1/analysis",
    }
    said = str(hide_secrets(None, "info", event))
    for secret in ("abcdef", "hunter2", "eyJ", "Bearer"):
        assert secret not in said
    assert "/v1/analysis" in said
