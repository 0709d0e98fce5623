"""A link to a real Redis, and its connection closed under it."""

from __future__ import annotations

from typing import Any

import pytest
from redis.asyncio import Redis
from tests.real.redis import RedisServer, redis_server

from biome.kit.redis_link import Away, Link

__all__ = ["redis_server"]
pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> tuple[str, dict[str, Any]]:
    return "asyncio", {"use_uvloop": True}  # as the API runs: uvloop says RuntimeError where asyncio says OSError


async def test_a_connection_that_was_closed_under_us_is_a_redis_that_is_away(redis_server: RedisServer):
    link = Link.to(redis_server.url)

    async def after_the_line_was_cut(redis: Redis) -> None:
        connection = await redis.connection_pool.get_connection()
        assert connection._writer is not None
        connection._writer.transport.close()
        await connection.send_command("PING")

    with pytest.raises(Away):
        await link.ask(after_the_line_was_cut)
    await link.close()
