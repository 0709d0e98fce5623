"""GET /health: each part is asked, briefly, whether it works."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from biome.kit.parts import Outside
from biome.kit.web import Model

PATIENCE = 2.0
GONE = "unavailable"


class Services(BaseModel):
    """What each part says, under names as the original has them."""

    database: str
    redis: str
    s3: str
    ai_services: str


class Health(Model):
    """The whole, without an envelope, as the original has it."""

    status: Literal["healthy", "degraded", "unhealthy"]
    timestamp: str
    services: Services


def health_routes(*, coach: str, database: str = "connected") -> APIRouter:
    """The one route. ``coach`` and ``database`` are what those say of themselves when they are well."""
    router = APIRouter(tags=["health"])

    @router.get("/health")
    async def health(outside: Outside, response: Response) -> Health:
        """Whether the service works, and with which parts.

        Without the store accounts, the library and progress still answer: that is `degraded`; without the database
        nothing does. Both are a 503, so that a balancer sends people elsewhere. Without Redis all goes on, each process
        counting for itself: `degraded`, and no 503, for there is nowhere better to send anybody.
        """
        there, kept, counted = await asyncio.gather(
            _asked(outside.database.alive()), _asked(outside.storage.alive()), _asked(outside.limits.alive())
        )
        services = Services(
            database=database if there else GONE,
            redis=outside.limits.name if counted else GONE,
            s3=outside.storage.name if kept else GONE,
            ai_services=coach,
        )
        if not (there and kept):
            response.status_code = 503
        timestamp = outside.clock().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        status = "unhealthy" if not there else "healthy" if kept and counted else "degraded"
        return Health(status=status, timestamp=timestamp, services=services)

    return router


async def _asked(question: Awaitable[bool]) -> bool:
    try:
        return await asyncio.wait_for(question, PATIENCE)
    except Exception:  # whatever a part answers but yes is a no
        return False
