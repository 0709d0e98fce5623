"""An upload that its sender breaks off, over a real server."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.features import doubles
from tests.features.analyses.conftest import Person
from tests.features.analyses.watched import parts, server

__all__ = ["parts", "server"]
pytestmark = pytest.mark.anyio


async def test_an_uploader_who_goes_away_leaves_nothing(server: str, anna: Person, tmp_path: Path):
    host, port = server.split("/")[2].split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /v1/analysis/upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {anna.token}\r\n"
    head += "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n"
    part = b'--x\r\nContent-Disposition: form-data; name="video"; filename="a.mp4"\r\n\r\n'
    writer.write(head.encode() + part + doubles.MP4 * 3000)
    await writer.drain()
    async with asyncio.timeout(10):
        while not list((tmp_path / "files" / ".drafts").glob("*")):
            await asyncio.sleep(0.02)
        writer.close()
        while [path for path in (tmp_path / "files").rglob("*") if path.is_file()]:
            await asyncio.sleep(0.02)
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
