"""A shelf in a real Redis: what one process keeps another finds, and without Redis nobody waits for it for long."""

from __future__ import annotations

import asyncio
import time

import pytest
from tests.real.redis import RedisServer, patient, redis_server

from biome.kit.cache import Versioned
from biome.kit.redis_link import CONNECTIONS, REST, SOON, Link
from biome.kit.redis_shelf import MOST_BYTES, RedisShelf

__all__ = ["redis_server"]
pytestmark = pytest.mark.anyio
SHORT = 4.0
"""Seconds: a short wait, of a busy machine."""
MANY = 10 * round(SHORT / SOON) * CONNECTIONS
"""So many that waiting for each in its turn would take ten times as long."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Maker:
    """Makes something new each time."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> bytes:
        self.times += 1
        return f"made {self.times}".encode()


async def test_what_one_keeps_another_finds_for_as_long_as_it_was_kept(redis_server: RedisServer):
    one, other = (RedisShelf(patient(redis_server.url), "first") for _ in range(2))
    newer = RedisShelf(patient(redis_server.url), "second")
    await one.put("a", b"\x00what", 1.5)
    found = await other.get("a")
    assert found is not None
    assert (found.value, 0 < found.seconds <= 1.5) == (b"\x00what", True)
    assert await newer.get("a") is None  # another program has another shelf
    assert await other.get("b") is None
    await asyncio.sleep(1.6)
    assert await other.get("a") is None
    await one.put("large", b"x" * (MOST_BYTES + 1), 60)
    assert await other.get("large") is None
    for shelf in (one, other, newer):
        await shelf.close()


async def test_a_list_is_made_once_for_all_processes_and_anew_at_each_version(redis_server: RedisServer):
    links = [patient(redis_server.url) for _ in range(2)]
    one, other = (Versioned(1000, RedisShelf(link, "e")) for link in links)
    make = Maker()
    assert [await lists.get(("anna", "/x"), 1, make) for lists in (one, other, one)] == [b"made 1"] * 3
    assert await other.get(("bert", "/x"), 1, make) == b"made 2"
    assert [await lists.get(("anna", "/x"), 2, make) for lists in (other, one)] == [b"made 3"] * 2
    assert await other.get(("anna", "/x"), 1, make) == b"made 4"  # a process that lags behind makes its own
    assert await one.get(("anna", "/x"), 2, make) == b"made 3"
    for link in links:
        await link.close()


async def test_a_redis_that_dies_costs_one_short_wait_and_is_found_again(redis_server: RedisServer):
    now = 0.0
    link = patient(redis_server.url, lambda: now)
    shelf = RedisShelf(link, "e")
    await shelf.put("a", b"kept", 60)
    redis_server.kill()
    began = time.monotonic()
    assert [await shelf.get("a") for _ in range(200)] == [None] * 200
    await shelf.put("a", b"again", 60)
    assert time.monotonic() - began < SHORT
    redis_server.start()
    other = RedisShelf(patient(redis_server.url), "e")
    assert await other.get("a") is None  # Redis has forgotten everything
    await other.put("a", b"anew", 60)
    assert await shelf.get("a") is None  # it is left alone for a while
    now += REST
    found = await shelf.get("a")
    assert (found and found.value) == b"anew"
    for one in (shelf, other):
        await one.close()


async def test_a_redis_that_hangs_is_not_waited_for(redis_server: RedisServer):
    shelf = RedisShelf(Link.to(redis_server.url), "e")
    await shelf.put("a", b"kept", 60)
    redis_server.pause()
    began = time.monotonic()
    assert await asyncio.gather(*(shelf.get("a") for _ in range(MANY))) == [None] * MANY
    assert time.monotonic() - began < SHORT
    redis_server.go_on()
    await shelf.close()
