"""One's own account, changed by JSON or by a form; a picture is drawn anew before it is kept."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zlib import compress

import httpx
import pytest
from PIL import Image

from biome.features.accounts.picture import MOST_BYTES, SIDE

pytestmark = pytest.mark.anyio

ANNA = {"email": "anna@example.com", "username": "anna", "password": "a good password", "firstName": "Anna"}
ORIENTATION, GPS = 0x0112, 0x8825


async def signed_up(client: httpx.AsyncClient, **changes: str) -> dict[str, str]:
    data = (await client.post("/v1/auth/register", json=ANNA | changes)).json()["data"]
    return {"Authorization": f"Bearer {data['token']}"}


def picture(kind: str = "JPEG", size: tuple[int, int] = (900, 600), exif: Image.Exif | None = None) -> bytes:
    """Left half red, right half blue."""
    drawn = Image.new("RGB", size, "red")
    drawn.paste("blue", (size[0] // 2, 0, *size))
    content = BytesIO()
    drawn.save(content, kind, **({"exif": exif} if exif else {}))
    return content.getvalue()


async def send(client: httpx.AsyncClient, headers: dict[str, str], content: bytes, **fields: str) -> httpx.Response:
    files = {"profileImage": ("me.exe", content, "application/x-anything")}
    return await client.put("/v1/user/profile", headers=headers, files=files, data=fields)


async def fetched(client: httpx.AsyncClient, answer: httpx.Response) -> Image.Image:
    content = await client.get(answer.json()["data"]["user"]["profileImageUrl"])
    assert content.headers["content-type"] == "image/jpeg"
    return Image.open(BytesIO(content.content))


def kept(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "files").rglob("*") if path.is_file()]


@pytest.mark.parametrize("empty", [None, ""])
async def test_a_language_is_chosen_and_let_go_of(client: httpx.AsyncClient, empty: str | None):
    headers = await signed_up(client)
    assert (await client.get("/v1/user/profile", headers=headers)).json()["data"]["language"] is None
    for chosen, kept_as in (("de", "de"), (empty, None)):
        answer = await client.put("/v1/user/profile", headers=headers, json={"language": chosen})
        assert answer.json()["data"]["user"]["language"] == kept_as
    answer = await client.put("/v1/user/profile", headers=headers, data={"language": "es"}, files={"x": b""})
    assert answer.json()["data"]["user"]["language"] == "es"
    answer = await client.put("/v1/user/profile", headers=headers, json={"firstName": "Ann"})
    assert answer.json()["data"]["user"]["language"] == "es"


@pytest.mark.parametrize("language", ["fr", "DE", 1, ["de"]])
async def test_a_language_that_is_not_spoken_is_refused(client: httpx.AsyncClient, language: Any):
    headers = await signed_up(client)
    answer = await client.put("/v1/user/profile", headers=headers, json={"language": language})
    assert (answer.status_code, answer.json()["error"]["details"]["field"]) == (422, "language")


async def test_what_is_not_named_stays_and_an_empty_name_is_none(client: httpx.AsyncClient):
    headers = await signed_up(client, lastName="Bell")
    answer = await client.put("/v1/user/profile", headers=headers, json={"firstName": " Ann "})
    user = answer.json()["data"]["user"]
    assert (user["firstName"], user["lastName"], user["username"]) == ("Ann", "Bell", "anna")
    answer = await client.put("/v1/user/profile", headers=headers, json={"lastName": ""})
    assert answer.json()["data"]["user"]["lastName"] is None
    assert (await client.get("/v1/user/profile", headers=headers)).json()["data"] == answer.json()["data"]["user"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_a_picture_of_any_kind_is_kept_small_and_as_jpeg(client: httpx.AsyncClient, kind: str):
    headers = await signed_up(client)
    answer = await send(client, headers, picture(kind), firstName="Ann")
    assert answer.json()["data"]["user"]["firstName"] == "Ann"
    seen = await fetched(client, answer)
    assert (seen.format, seen.size) == ("JPEG", (SIDE, SIDE * 2 // 3))


async def test_a_picture_is_turned_upright_and_tells_nothing_of_where_it_was_taken(client: httpx.AsyncClient):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    headers = await signed_up(client)
    seen = await fetched(client, await send(client, headers, picture(exif=exif)))
    assert seen.size == (SIDE * 2 // 3, SIDE)
    assert dict(seen.getexif()) == {}
    red, _, blue = seen.getpixel((100, 20))  # type: ignore[misc]
    assert (red > 200, blue < 50) == (True, True)


async def test_a_new_picture_takes_the_place_of_the_old_one(client: httpx.AsyncClient, tmp_path: Path):
    headers = await signed_up(client)
    first = await send(client, headers, picture())
    second = await send(client, headers, picture(size=(300, 300)))
    assert len(kept(tmp_path)) == 1
    assert (await fetched(client, second)).size == (300, 300)
    assert (await client.get(first.json()["data"]["user"]["profileImageUrl"])).status_code == 404


def bomb() -> bytes:
    """A PNG of a few hundred bytes that claims 30 000 x 30 000 pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        from binascii import crc32

        return len(content).to_bytes(4, "big") + name + content + crc32(name + content).to_bytes(4, "big")

    size = (30_000).to_bytes(4, "big")
    header = chunk(b"IHDR", size + size + b"\x08\x02\x00\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", compress(b"\x00" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", picture()[:400], bomb(), b"<svg/>", b"GIF89a" + b"\x00" * 50, b"\xff" * (MOST_BYTES + 1)],
    ids=["empty", "text", "cut off", "bomb", "svg", "gif", "too large"],
)
async def test_what_is_no_picture_is_refused_and_leaves_nothing(
    client: httpx.AsyncClient, tmp_path: Path, content: bytes
):
    headers = await signed_up(client)
    answer = await send(client, headers, content)
    assert answer.status_code == 422
    assert answer.json()["error"]["details"]["field"] == "profileImage"
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    "body, field",
    [
        ({"firstName": "x" * 101}, "firstName"),
        ({"username": "a b"}, "username"),
        ({"username": None}, "username"),
        ({"lastName": "a\nb"}, "lastName"),
        ([], "body"),
    ],
)
async def test_what_is_wrong_with_a_change_is_named(client: httpx.AsyncClient, body: Any, field: str):
    headers = await signed_up(client)
    answer = await client.put("/v1/user/profile", headers=headers, json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]["details"]["field"] == field


async def test_another_ones_username_is_taken_and_a_picture_sent_with_it_is_not_kept(
    client: httpx.AsyncClient, tmp_path: Path
):
    await signed_up(client, email="bert@example.com", username="bert")
    headers = await signed_up(client)
    answer = await send(client, headers, picture(), username="BERT")
    assert answer.status_code == 422
    assert answer.json()["error"]["details"]["field"] == "username"
    assert kept(tmp_path) == []


async def test_a_body_that_is_no_json_or_endless_is_refused(client: httpx.AsyncClient):
    headers = await signed_up(client)
    assert (await client.put("/v1/user/profile", headers=headers, content=b"{")).status_code == 400
    assert (await client.put("/v1/user/profile", headers=headers, content=b" " * 100_000)).status_code == 413


async def test_who_signs_in_is_shown_her_picture(client: httpx.AsyncClient):
    await send(client, await signed_up(client), picture())
    login = await client.post("/v1/auth/login", json={"email": ANNA["email"], "password": ANNA["password"]})
    assert (await client.get(login.json()["data"]["user"]["profileImageUrl"])).status_code == 200
