"""What a browser is told it may not do with an answer, and whom an answer believes about who asks."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from tests.features import doubles

from biome.app import furnish, routed, serving
from biome.kit.headers import API_POLICY, HSTS, STATIC, web_policy
from biome.kit.parts import Parts
from biome.settings import Settings

pytestmark = pytest.mark.anyio

OURS, THEIRS = "https://app.example.com", "https://evil.example.com"
ANNA = {"email": "anna@example.com", "username": "anna", "password": "a good password"}


def production() -> Settings:
    """Settings of an installation that serves people."""
    return Settings.model_validate(
        {
            "ENVIRONMENT": "production",
            "DATABASE_URL": "postgresql://nowhere",
            "JWT_SECRET": "0123456789abcdefghijklmnopqrstuvwxyz",
            "CORS_ORIGINS": f"{OURS}, http://localhost:5173",
            "S3_BUCKET_NAME": "films",
            "S3_ENDPOINT_URL": "https://store.example.com/base",
        }
    )


@asynccontextmanager
async def asking(app: FastAPI, parts: Parts) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(furnish(app, parts, doubles.copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        yield client


@pytest.fixture
async def secure(parts: Parts) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an installation that serves people, which also has a page."""
    app = routed(production())

    @app.get("/", response_class=HTMLResponse)
    def page() -> str:
        return "<!doctype html><title>Biome</title>"

    @app.get("/v1/bug")
    def bug() -> None:
        raise ZeroDivisionError

    async with asking(app, parts) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/v1/exercises", "/v1/user/profile", "/v1/nowhere", "/v1/bug", "/health", "/", "/docs"]
)
async def test_every_answer_has_the_fixed_headers(secure: httpx.AsyncClient, path: str) -> None:
    answer = await secure.get(path)
    assert {name: answer.headers.get(name) for name in STATIC} == STATIC
    assert answer.headers["Strict-Transport-Security"] == HSTS
    assert "server" not in answer.headers


async def test_https_is_not_demanded_of_who_tries_it_on_one_machine(client: httpx.AsyncClient) -> None:
    assert "Strict-Transport-Security" not in (await client.get("/health")).headers


@pytest.mark.parametrize(
    "path", ["/v1/exercises", "/v1/user/profile", "/v1/nowhere", "/v1/bug", "/health", "/openapi.json"]
)
async def test_of_json_nothing_may_be_run_or_framed(secure: httpx.AsyncClient, path: str) -> None:
    assert (await secure.get(path)).headers["Content-Security-Policy"] == API_POLICY


async def test_a_page_may_run_its_own_scripts_and_fetch_from_the_store_only(secure: httpx.AsyncClient) -> None:
    policy = (await secure.get("/")).headers["Content-Security-Policy"]
    assert policy == web_policy("https://store.example.com")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert rules["worker-src"] == "'self' blob:"
    assert rules["connect-src"] == "'self' https://store.example.com"
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert "*" not in policy


async def test_the_documents_page_may_run_the_one_script_that_is_in_it(secure: httpx.AsyncClient) -> None:
    answer = await secure.get("/docs")
    script = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert len(script) == 1
    assert f"script-src 'self' 'sha256-{digest}';" in answer.headers["Content-Security-Policy"]


async def test_what_belongs_to_a_person_is_kept_by_no_browser(client: httpx.AsyncClient) -> None:
    signed_up = await client.post("/v1/auth/register", json=ANNA)
    bearer = {"Authorization": f"Bearer {signed_up.json()['data']['token']}"}
    answers = [signed_up, await client.get("/v1/user/profile")]
    answers += [await client.get(path, headers=bearer) for path in ("/v1/user/profile", "/v1/analysis/sessions")]
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}
    assert (await client.get("/v1/exercises?a=1", headers=bearer)).headers["Cache-Control"] == "public, max-age=300"


async def preflight(client: httpx.AsyncClient, origin: str) -> httpx.Response:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,idempotency-key"}
    return await client.options("/v1/analysis/uploads", headers={"Origin": origin, **asked})


async def test_only_origins_of_the_list_may_ask_from_a_browser(secure: httpx.AsyncClient) -> None:
    allowed, refused = await preflight(secure, OURS), await preflight(secure, THEIRS)
    assert (allowed.status_code, allowed.headers["Access-Control-Allow-Origin"]) == (200, OURS)
    assert allowed.headers["Access-Control-Max-Age"] == "600"
    assert (refused.status_code, refused.headers.get("Access-Control-Allow-Origin")) == (400, None)
    for origin, told in ((OURS, OURS), (THEIRS, None)):
        answer = await secure.get("/v1/user/profile", headers={"Origin": origin})
        assert answer.headers.get("Access-Control-Allow-Origin") == told
        assert "Access-Control-Allow-Credentials" not in answer.headers


async def test_without_a_list_no_other_origin_may_ask(client: httpx.AsyncClient) -> None:
    assert (
        "Access-Control-Allow-Origin" not in (await client.get("/v1/exercises?a=1", headers={"Origin": OURS})).headers
    )


@pytest.mark.parametrize(
    "trusted, seen", [("", "10.0.0.7"), ("10.0.0.0/8", "203.0.113.9"), ("10.1.0.0/16", "10.0.0.7")]
)
async def test_who_asks_is_what_a_trusted_proxy_says_and_nobody_else(trusted: str, seen: str) -> None:
    app = FastAPI()

    @app.get("/")
    def who(request: Request) -> str:
        return request.client.host if request.client else ""

    settings = Settings.model_validate({"TRUSTED_PROXIES": trusted})
    config = uvicorn.Config(app, **serving(settings))
    config.load()
    transport = httpx.ASGITransport(cast(Any, config.loaded_app), client=("10.0.0.7", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        answer = await client.get("/", headers={"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"})
    assert answer.json() == seen


@pytest.mark.parametrize(
    "name, value", [("CORS_ORIGINS", "*"), ("CORS_ORIGINS", "https://a.example/path"), ("TRUSTED_PROXIES", "*")]
)
def test_everybody_is_not_a_list(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        Settings.model_validate({name: value})
