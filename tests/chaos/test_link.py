"""A link that is slowed, reset, cut, swallowed and healed; and a front that answers as a broken store does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from bench.chaos.front import Front, Mood
from bench.chaos.link import Link, Weather

pytestmark = pytest.mark.anyio
BODY = b"x" * 20_000


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """A server that answers every request with BODY."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readuntil(b"\r\n\r\n"):
            head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(BODY)}\r\n\r\n"
            writer.write(head.encode() + BODY)
            await writer.drain()

    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await answer(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()


async def asked(link: Link, path: str = "/films/temp/a/b") -> httpx.Response:
    async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
        return await client.get(f"http://127.0.0.1:{link.port}{path}")


async def test_in_clear_weather_everything_passes(port: int):
    async with Link("a link", port=port) as link:
        assert (await asked(link)).content == BODY
        assert link.struck == 0


@pytest.mark.parametrize(
    "weather, error",
    [
        (Weather.RESET, httpx.NetworkError),
        (Weather.CUT, (httpx.RemoteProtocolError, httpx.NetworkError)),
        (Weather.HOLE, httpx.ReadTimeout),
    ],
)
async def test_bad_weather_breaks_what_is_asked_and_passes(port: int, weather: Weather, error: type[Exception]):
    async with Link("a link", port=port) as link:
        link.weather = weather
        with pytest.raises(error):
            await asked(link)
        assert link.struck > 0
        link.weather = Weather.CLEAR
        assert (await asked(link)).content == BODY


async def test_delay_costs_time_and_nothing_else(port: int):
    async with Link("a link", port=port) as link:
        link.weather = Weather.DELAYED
        began = asyncio.get_running_loop().time()
        assert (await asked(link)).content == BODY
        assert asyncio.get_running_loop().time() - began > 0.3


async def test_who_was_in_a_black_hole_is_never_heard_of_again(port: int):
    async with Link("a link", port=port) as link:
        reader, writer = await asyncio.open_connection("127.0.0.1", link.port)
        await asyncio.sleep(0.05)
        link.weather = Weather.HOLE
        link.weather = Weather.CLEAR
        writer.write(b"GET / HTTP/1.1\r\n\r\n")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.read(1), 0.3)
        writer.close()


async def test_a_store_answers_500_and_then_well(port: int):
    async with Front("a store", port=port) as front:
        front.mood = Mood.ERROR
        assert (await asked(front)).status_code == 500
        front.mood = Mood.WELL
        assert (await asked(front)).content == BODY


async def test_a_store_answers_slowly_but_whole(port: int):
    async with Front("a store", port=port) as front:
        front.mood = Mood.SLOW
        assert (await asked(front)).content == BODY
        assert front.struck > 0


async def test_a_store_cuts_its_answer_short(port: int):
    async with Front("a store", port=port) as front:
        front.mood = Mood.TRUNCATED
        with pytest.raises((httpx.RemoteProtocolError, httpx.NetworkError)):
            await asked(front)


async def test_half_of_a_film_is_told_of_once(port: int):
    told: list[str] = []
    async with Front("a store", port=port) as front:
        front.half_read = told.append
        with pytest.raises(httpx.ReadTimeout):
            await asked(front)
        assert (await asked(front)).content == BODY
    assert told == ["GET /films/temp/a/b"]
