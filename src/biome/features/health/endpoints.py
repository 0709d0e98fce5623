"""Whether it lives, whether it is ready, and what an admin wants to know: each part is asked, briefly."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import asdict
from typing import TypeVar

import structlog
from fastapi import APIRouter, Response

from biome.features.accounts.signed_in import AdminFirst
from biome.features.health import figures
from biome.features.health.schemas import Detail, Health, Lock, Ready, Services
from biome.kit import migrate
from biome.kit.errors import Problem
from biome.kit.parts import Outside, Parts
from biome.kit.web import Envelope, Failure, ok
from biome.vision import confine
from biome.vision.child import TIMEOUT, lock_level

PATIENCE = 2.0
READY_WITHIN = 0.2
"""Seconds that a part may take before requests are better sent elsewhere."""
GONE, AVAILABLE, POORLY = "unavailable", "available", "degraded"
T = TypeVar("T")
log = structlog.stdlib.get_logger(__name__)


class NotReady(Problem):
    """Not ready: send requests elsewhere."""

    status = 503

    def __init__(self, missing: list[str]) -> None:
        super().__init__(details={"missing": missing})


def health_routes(*, coach: str, database: str = "connected", ready_within: float = READY_WITHIN) -> APIRouter:
    """The three routes. ``coach`` and ``database`` are what those say of themselves when they are well."""
    router = APIRouter(tags=["health"])

    @router.get("/health")
    async def health(outside: Outside, response: Response) -> Health:
        """Whether the service works, and with which parts.

        Without the store accounts, the library and progress still answer: that is `degraded`; without the database
        nothing does. Both are a 503, so that a balancer sends people elsewhere. Without Redis all goes on, each process
        counting for itself, and while the model does not answer the built-in coach speaks: `degraded`, and no 503, for
        there is nowhere better to send anybody.
        """
        services = await _services(outside, coach, database)
        there, kept = services.database != GONE, services.s3 != GONE
        if not (there and kept):
            response.status_code = 503
        timestamp = outside.clock().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        well = kept and services.redis != GONE and services.ai_services != POORLY
        status = "unhealthy" if not there else "healthy" if well else "degraded"
        return Health(status=status, timestamp=timestamp, services=services)

    @router.get("/health/ready", responses={503: {"model": Failure}})
    async def ready(outside: Outside) -> Envelope[Ready]:
        """Whether requests may be sent here: database and store answer, and the schema is this program's or newer.

        Each is given a fifth of a second. If not, it is a 503 whose details name what is missing.
        """
        revision, kept = await asyncio.gather(
            _answered(_revision(outside), ready_within), _answered(outside.storage.alive(), ready_within)
        )
        missing = [] if kept else ["storage"]
        if revision is None or migrate.is_behind(revision):
            missing.append("database" if revision is None else "schema")
        if missing:
            raise NotReady(missing)
        return ok(Ready())

    @router.get("/health/detail", responses={status: {"model": Failure} for status in (401, 403)})
    async def detail(outside: Outside, admin: AdminFirst) -> Envelope[Detail]:
        """For admins: each part, how far films are locked in, what waits and for how long, and the schema's version."""
        services, lock = await asyncio.gather(_services(outside, coach, database), _lock())
        async with outside.database.transaction() as session:
            sessions = await figures.waiting(session, outside.clock())
            coached = await figures.coached(session, outside.clock())
            schema = await figures.schema(session)
        return ok(Detail(services=services, lock=lock, sessions=sessions, coach=coached, schema_version=schema))

    return router


async def _services(outside: Parts, coach: str, database: str) -> Services:
    there, kept, counted = await asyncio.gather(
        _asked(outside.database.alive()), _asked(outside.storage.alive()), _asked(outside.limits.alive())
    )
    return Services(
        database=database if there else GONE,
        redis=outside.limits.name if counted else GONE,
        s3=outside.storage.name if kept else GONE,
        ai_services=await _coach(outside, coach) if there else coach,
    )


async def _coach(outside: Parts, coach: str) -> str:
    """What the coach says of itself, unless its model has not answered lately."""
    return POORLY if coach == AVAILABLE and await _answered(_model_answers(outside), PATIENCE) is False else coach


async def _model_answers(outside: Parts) -> bool:
    async with outside.database.transaction() as session:
        return await figures.model_answers(session, outside.clock())


async def _revision(outside: Parts) -> str:
    """The schema's; empty where there is none yet."""
    async with outside.database.transaction() as session:
        return await migrate.found(session) or ""


async def _lock() -> Lock | None:
    try:
        level = await asyncio.to_thread(lock_level)
    except Exception:
        log.warning("no child could be asked how far it is locked in", exc_info=True)
        return None
    bounds = {"memory_bytes": confine.MEMORY, "open_files": confine.FILES, "seconds": TIMEOUT}
    return Lock(**asdict(level), full=level.full, **bounds)


async def _asked(question: Awaitable[bool]) -> bool:
    return bool(await _answered(question, PATIENCE))


async def _answered(question: Awaitable[T], within: float) -> T | None:
    try:
        return await asyncio.wait_for(question, within)
    except Exception:  # whatever a part does but answer, it is not there
        return None
