"""The web app as a browser is served it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Response
from starlette.types import ASGIApp

from biome.kit.bodies import Gzip
from biome.kit.headers import API_POLICY, SecurityHeaders, web_policy
from biome.kit.pages import FOR_GOOD, Pages
from biome.kit.public import PublicAnswers
from biome.kit.web import install_errors

pytestmark = pytest.mark.anyio

SCRIPT = "assets/index-pa5_yX1q.js"
FILES = {
    "index.html": "<!doctype html>the app",
    "theme.js": "theme()",
    SCRIPT: "script()",
    f"{SCRIPT}.br": "brotli",
    f"{SCRIPT}.gz": "zipped",
    "assets/vision_wasm-AbCd1234.wasm": "wasm",
    "assets/geist-AbCd1234.woff2": "font",
}
PLAIN = {"Accept-Encoding": "identity"}
NAVIGATING = {"Accept": "text/html,*/*;q=0.8", "Sec-Fetch-Mode": "navigate"}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built web app, with something beside it that is nobody's business."""
    folder = tmp_path / "dist"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "pose.task").write_text("model")
    return folder


def serving(folder: Path) -> ASGIApp:
    app = FastAPI(redirect_slashes=False)
    install_errors(app)

    @app.get("/v1/things")
    def things() -> Response:
        return Response("things")

    app.router.default = Pages(folder, other=app.router.default, beside={"models": folder.parent / "models"})
    app.add_middleware(Gzip, minimum_size=1)
    app.add_middleware(PublicAnswers)
    app.add_middleware(SecurityHeaders)
    return app


@pytest.fixture
async def client(built: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(serving(built)), base_url="http://biome", headers=PLAIN
    ) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/", "/home", "/analyses/0190/compare", "/exercises/goblet-squat", "/sign-in?next=/x"]
)
async def test_every_address_that_a_person_goes_to_is_the_app(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers=NAVIGATING)
    assert (answer.status_code, answer.text) == (200, FILES["index.html"])
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Security-Policy"] == web_policy()


async def test_an_old_browser_says_no_more_than_that_it_wants_html(client: httpx.AsyncClient) -> None:
    assert (await client.get("/home", headers={"Accept": "text/html"})).text == FILES["index.html"]


@pytest.mark.parametrize("path", ["/v1/nowhere", "/v1", "/ws/nowhere", "/docs/x", "/health/nowhere", "/metrics", "/ws"])
async def test_what_is_the_apis_is_refused_by_it(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers=NAVIGATING)
    assert answer.status_code == 404
    assert answer.headers["Content-Security-Policy"] == API_POLICY


@pytest.mark.parametrize("path", ["/assets/gone-AbCd1234.js", "/favicon.ico", "/nowhere"])
async def test_a_script_that_is_gone_is_not_the_page(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path, headers={"Accept": "*/*", "Sec-Fetch-Mode": "cors"})).status_code == 404


async def test_nothing_is_posted_to_a_page(client: httpx.AsyncClient) -> None:
    assert (await client.post("/home", headers=NAVIGATING)).status_code == 404
    assert (await client.post("/v1/things", headers=NAVIGATING)).status_code == 405


async def test_what_is_named_after_its_content_is_kept_for_good(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/{SCRIPT}")).headers["Cache-Control"] == FOR_GOOD
    assert (await client.get("/theme.js")).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "accepted, encoding, body",
    [("gzip, deflate, br", "br", "brotli"), ("gzip", "gzip", "zipped"), ("br;q=0, gzip", "gzip", "zipped")],
)
async def test_what_was_packed_before_is_sent_packed(built: Path, accepted: str, encoding: str, body: str) -> None:
    transport = httpx.ASGITransport(serving(built))
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://biome") as client,
        client.stream("GET", f"/{SCRIPT}", headers={"Accept-Encoding": accepted}) as answer,
    ):
        raw = b"".join([piece async for piece in answer.aiter_raw()])
    assert (raw.decode(), answer.headers["Content-Encoding"]) == (body, encoding)
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Vary"] == "Accept-Encoding"


async def test_who_takes_nothing_packed_gets_it_plain(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/{SCRIPT}", headers={"Accept-Encoding": "identity"})
    assert (answer.text, answer.headers.get("Content-Encoding")) == (FILES[SCRIPT], None)


@pytest.mark.parametrize(
    "path, kind",
    [
        ("/assets/vision_wasm-AbCd1234.wasm", "application/wasm"),
        ("/assets/geist-AbCd1234.woff2", "font/woff2"),
        ("/theme.js", "text/javascript; charset=utf-8"),
        ("/models/pose.task", "application/octet-stream"),
    ],
)
async def test_every_file_is_called_what_it_is(client: httpx.AsyncClient, path: str, kind: str) -> None:
    assert (await client.get(path)).headers["Content-Type"] == kind


async def test_a_worker_has_the_policy_of_its_page(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/{SCRIPT}")).headers["Content-Security-Policy"] == web_policy()
    assert (await client.get("/models/pose.task")).headers["Content-Security-Policy"] == API_POLICY


async def test_who_has_it_is_not_sent_it_again(client: httpx.AsyncClient) -> None:
    etag = (await client.get("/theme.js")).headers["ETag"]
    again = await client.get("/theme.js", headers={"If-None-Match": f'"other", {etag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert again.headers["Content-Security-Policy"] == web_policy()  # or what the browser has would get another one


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/models/../secret.txt",
        "//secret.txt",
        "/a%00b",
    ],
)
async def test_no_name_leads_out_of_the_folder(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"Accept": "*/*"})
    assert answer.status_code == 404
    assert "secret" not in answer.text.replace("secret.txt", "")


async def test_what_lies_packed_beside_a_file_is_no_file_of_its_own(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/{SCRIPT}.br")).status_code == 404


async def test_without_a_build_a_person_is_told_how_to_make_one(tmp_path: Path) -> None:
    transport = httpx.ASGITransport(serving(tmp_path / "nothing"))
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        answer = await client.get("/", headers=NAVIGATING)
        assert answer.status_code == 503
        assert "make web" in answer.text
        assert (await client.get("/", headers={"Accept": "application/json"})).status_code == 404
