"""What the processes of one installation share beside the database: by Redis where one is named, else nothing.

All of it only makes things quicker, or fairer. Redis's client is a third of a second that others need not wait for, so
it is imported here only when there is a Redis.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from biome.kit.bus import Bus, Herald
from biome.kit.limits import Limits, LocalLimits
from biome.kit.shelf import NoShelf, Shelf

if TYPE_CHECKING:
    from biome.kit.redis_link import Link

PROGRAM = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Shared:
    """The shared parts."""

    limits: Limits
    shelf: Shelf
    bus: Bus
    herald: Herald | None

    async def close(self) -> None:
        """Let go of connections."""
        await self.limits.close()
        await self.shelf.close()


def shared(redis: str | None, database: str, linked: Callable[[str], Link] | None = None) -> Shared:
    """The parts of an installation on ``database`` and the Redis at ``redis``; shelf and herald ask by ``linked``."""
    if redis is None:
        return Shared(LocalLimits(), NoShelf(), Bus(database), None)
    from biome.kit.redis_bus import RedisBus, RedisHerald
    from biome.kit.redis_limits import limits
    from biome.kit.redis_link import Link
    from biome.kit.redis_shelf import RedisShelf

    link = (linked or Link.to)(redis)
    return Shared(limits(redis), RedisShelf(link, _edition(database)), RedisBus(database, redis), RedisHerald(link))


def _edition(database: str) -> str:
    """Names this program, to the letter, and its database: what is kept is made of both."""
    named = hashlib.sha256(database.encode())
    for path in sorted(PROGRAM.rglob("*")):
        if path.suffix in (".py", ".toml", ".json"):
            named.update(path.relative_to(PROGRAM).as_posix().encode() + path.read_bytes())
    return named.hexdigest()[:32]
