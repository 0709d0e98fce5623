"""How many films one person may hand in, and how large they may be together: a disk is filled by one as by many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from biome.kit.limits import Rate, ask
from biome.kit.parts import Parts
from biome.vision.limits import DEFAULT


@dataclass(frozen=True)
class Quota:
    """Films, and bytes of films."""

    films: Rate
    size: Rate

    async def take(self, parts: Parts, user_id: UUID, size: int | None) -> None:
        """Count one more film of ``size`` bytes, of the largest when it is not said; raises TooManyRequests.

        Whom it counts for is a keyed hash: it may be counted in Redis for a day, and whoever is erased is erased.
        """
        whose = parts.tokens.seal("quota", str(user_id))
        await ask(parts.limits, f"films:{whose}", self.films)
        await ask(parts.limits, f"bytes:{whose}", self.size, min(size or DEFAULT.bytes, DEFAULT.bytes))


async def _quota(request: Request) -> Quota:
    return request.app.state.quota


Films = Annotated[Quota, Depends(_quota)]
"""What one person may hand in."""
