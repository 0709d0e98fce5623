"""Health tells what it finds, not what it hopes."""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.admin.conftest import ada
from tests.features.analyses.conftest import Person, anna, client, seeded

from biome.app import furnish
from biome.coach.gemini.options import Allowance
from biome.features.health.endpoints import health_routes
from biome.kit import migrate
from biome.kit.clock import utc_now
from biome.kit.db import Database
from biome.kit.limits import LocalLimits, Rate
from biome.kit.parts import Parts
from biome.kit.storage.local import LocalStorage
from biome.kit.web import install_errors
from biome.tables import CoachCall
from biome.vision import landlock

__all__ = ["ada", "anna", "client", "seeded"]

pytestmark = pytest.mark.anyio
PATIENT = 10.0
"""Seconds that a part may take here: the machine that tests may be busy."""


@pytest.fixture(scope="module")
def patient() -> FastAPI:
    """An application of nothing but health, that waits longer for an answer than a balancer would."""
    app = bare(coach="offline", ready_within=PATIENT)
    install_errors(app)
    return app


def bare(**how: Any) -> FastAPI:
    """An application of nothing but health."""
    app = FastAPI()
    app.state.misnamed, app.state.questions, app.state.allowance = False, Rate(1, 1), Allowance()
    app.include_router(health_routes(**how))
    return app


async def health(parts: Parts, app: FastAPI, path: str = "/health") -> httpx.Response:
    transport = httpx.ASGITransport(furnish(app, parts, doubles.copy_film))
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        return await client.get(path)


async def test_all_is_well(parts: Parts, app: FastAPI):
    answer = await health(parts, app)
    assert answer.status_code == 200
    body = answer.json()
    assert body["status"] == "healthy"
    assert body["timestamp"].endswith("Z")
    assert body["services"] == {
        "database": "connected",
        "redis": "embedded",
        "s3": "embedded",
        "ai_services": "offline",
    }


async def test_a_database_that_is_away_is_unhealthy(parts: Parts, app: FastAPI):
    away = Database.connect("postgresql://nobody@/nothing?host=/nowhere")
    answer = await health(replace(parts, database=away), app)
    assert (answer.status_code, answer.json()["status"]) == (503, "unhealthy")
    assert answer.json()["services"]["database"] == "unavailable"


async def test_a_store_that_cannot_be_written_leaves_the_service_degraded(parts: Parts, app: FastAPI, tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")
    answer = await health(replace(parts, storage=LocalStorage(tmp_path / "file" / "store", "x")), app)
    assert (answer.status_code, answer.json()["status"]) == (503, "degraded")
    assert answer.json()["services"]["s3"] == "unavailable"


class Away(LocalLimits):
    """Counts that should be everybody's, while the place they are kept in is away."""

    async def alive(self) -> bool:
        raise ConnectionError


async def test_without_redis_all_goes_on_and_that_is_said(parts: Parts, app: FastAPI):
    answer = await health(replace(parts, limits=Away()), app)
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["services"]["redis"] == "unavailable"


async def test_it_is_ready_when_database_and_store_answer(parts: Parts, patient: FastAPI):
    answer = await health(parts, patient, "/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"success": True, "data": {"status": "ready"}})


async def test_it_is_not_ready_without_database_and_store_and_names_both(
    parts: Parts, patient: FastAPI, tmp_path: Path
):
    (tmp_path / "file").write_text("not a folder")
    away = Database.connect("postgresql://nobody@/nothing?host=/nowhere")
    parts = replace(parts, database=away, storage=LocalStorage(tmp_path / "file" / "store", "x"))
    answer = await health(parts, patient, "/health/ready")
    assert answer.status_code == 503
    assert answer.json()["error"]["details"] == {"missing": ["storage", "database"]}


@pytest.mark.parametrize(
    "revision, status", [("0001", 503), ("", 503), (migrate.wanted(), 200), ("9999 of a newer program", 200)]
)
async def test_it_is_not_ready_on_a_schema_that_lacks_something(
    parts: Parts, patient: FastAPI, revision: str, status: int
):
    async with parts.database.transaction() as session:
        change = "UPDATE alembic_version SET version_num = :is" if revision else "DROP TABLE alembic_version"
        await session.execute(text(change), {"is": revision} if revision else {})
    answer = await health(parts, patient, "/health/ready")
    assert answer.status_code == status
    assert status == 200 or answer.json()["error"]["details"] == {"missing": ["schema"]}


class Slow(LocalStorage):
    """A store that answers, and too late."""

    async def alive(self) -> bool:
        await asyncio.sleep(PATIENT)
        return True


async def test_a_part_that_takes_its_time_is_not_waited_for(parts: Parts, app: FastAPI, tmp_path: Path):
    began = time.monotonic()
    answer = await health(replace(parts, storage=Slow(tmp_path, "x")), app, "/health/ready")
    assert time.monotonic() - began < PATIENT / 2
    assert "storage" in answer.json()["error"]["details"]["missing"]


async def test_an_admin_sees_lock_queue_and_schema(ada: Person, anna: Person):
    await anna.uploaded()
    detail = (await ada.get("/health/detail")).json()["data"]
    assert detail["lock"]["landlock"] == landlock.version()
    assert detail["lock"]["seccomp"] is (sys.platform == "linux")
    assert detail["lock"]["full"] is (landlock.version() > 0)
    assert detail["schemaVersion"] == {"found": migrate.wanted(), "wanted": migrate.wanted()}
    assert (detail["sessions"]["queued"], detail["sessions"]["running"]) == (1, 0)
    assert detail["sessions"]["oldestQueuedSeconds"] >= 0
    assert detail["sessions"]["lastDay"] == {"pending": 1}
    assert detail["services"]["database"] == "connected"


def asked(user_id: UUID, outcome: str, **counts: float) -> CoachCall:
    return CoachCall(user_id=user_id, day=utc_now().date(), model="gemini", outcome=outcome, **counts)


async def test_what_the_coach_takes_is_told(ada: Person, anna: Person, parts: Parts):
    spoken = {"input_tokens": 900, "output_tokens": 80, "thinking_tokens": 20, "sentences": 8, "grounded": 6}
    async with parts.database.transaction() as session:
        session.add(asked(anna.id, "answered", dollars=0.25, seconds=3.5, repaired=True, **spoken))
        session.add(asked(anna.id, "slow", seconds=20.0))
    detail = (await ada.get("/health/detail")).json()["data"]
    assert detail["coach"] == {
        "calls": {"answered": 1, "slow": 1},
        "sentences": 8,
        "groundedShare": 0.75,
        "repaired": 1,
        "tokens": 1000,
        "dollars": 0.25,
        "slowestSeconds": 20.0,
    }


@pytest.mark.parametrize(
    "outcomes, told",
    [
        ([], "available"),
        (["server", "spared"], "available"),  # two may be chance
        (["answered", "server", "spared", "spared"], "degraded"),
        (["key", "key", "key", "answered"], "available"),
        (["key", "key", "blocked", "key"], "available"),  # it does answer, if not with words of use
    ],
)
async def test_a_model_that_does_not_answer_leaves_the_service_degraded(
    anna: Person, parts: Parts, outcomes: list[str], told: str
):
    for outcome in outcomes:
        async with parts.database.transaction() as session:
            session.add(asked(anna.id, outcome))
    answer = await health(parts, bare(coach="available"))
    assert (answer.status_code, answer.json()["services"]["ai_services"]) == (200, told)
    assert answer.json()["status"] == ("degraded" if told == "degraded" else "healthy")


async def test_detail_is_for_admins(anna: Person):
    assert (await anna.get("/health/detail")).status_code == 403
    assert (await anna.client.get("/health/detail")).status_code == 401
