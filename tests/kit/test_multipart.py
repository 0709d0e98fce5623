"""Forms as they arrive, in pieces of any size."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as some
from starlette.requests import Request

from biome.kit.errors import Invalid, MalformedRequest, TooLarge
from biome.kit.multipart import CutOff, NotMultipart, parts_of

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


BODY = (
    b'--x\r\nContent-Disposition: form-data; name="exerciseName"\r\n\r\nSquat \xe2\x9c\x93\r\n'
    b'--x\r\ncontent-disposition: form-data; name="video"; filename="a \\"b\\".mp4"\r\nContent-Type: video/mp4\r\n\r\n'
    b"\r\n--not the boundary\r\n\x00\xff\r\n--x--\r\n"
)


def request(body: bytes, size: int, kind: str = "multipart/form-data; boundary=x") -> Request:
    pieces = [body[start : start + size] for start in range(0, len(body), size)]

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": pieces.pop(0) if pieces else b"", "more_body": bool(pieces)}

    headers = [(b"content-type", kind.encode())]
    return Request({"type": "http", "method": "POST", "headers": headers}, receive)


async def read(form: Request) -> list[tuple[str, str | None, bytes]]:
    return [(part.name, part.filename, await joined(part.pieces)) async for part in parts_of(form, "video", 1 << 20)]


async def joined(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


@given(size=some.integers(1, len(BODY)))
def test_a_form_reads_the_same_however_it_is_cut(size: int):
    import asyncio

    assert asyncio.run(read(request(BODY, size))) == [
        ("exerciseName", None, "Squat ✓".encode()),
        ("video", 'a "b".mp4', b"\r\n--not the boundary\r\n\x00\xff"),
    ]


async def test_a_part_that_nobody_reads_is_passed_over():
    assert [part.name async for part in parts_of(request(BODY, 7), "video", len(BODY))] == ["exerciseName", "video"]


@given(length=some.integers(0, len(BODY) - 5))
def test_a_form_that_breaks_off_is_never_taken_for_a_whole_one(length: int):
    import asyncio

    with pytest.raises((CutOff, MalformedRequest)):
        asyncio.run(read(request(BODY[:length], 50)))


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", "multipart/form-data; boundary=", ""])
async def test_what_is_no_form_names_the_field_that_is_missing(kind: str):
    with pytest.raises(NotMultipart) as refused:
        await read(request(BODY, 100, kind))
    assert refused.value.details["field"] == "video"


async def test_a_form_of_too_many_parts_and_a_field_that_is_too_long_are_refused():
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"y" * 5000 + b"\r\n"
    with pytest.raises(MalformedRequest):
        await read(request(part * 30 + b"--x--\r\n", 1000))
    with pytest.raises(Invalid):
        async for field in parts_of(request(part + b"--x--\r\n", 1000), "video", 1 << 20):
            await field.text()


async def test_the_bytes_of_parts_that_nobody_reads_are_counted_too():
    with pytest.raises(TooLarge):
        async for _ in parts_of(request(BODY, 7), "video", len(BODY) - 1):
            pass
