"""GET /health tells what it finds, not what it hopes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from tests.features import doubles

from biome.app import furnish
from biome.kit.db import Database
from biome.kit.limits import LocalLimits
from biome.kit.parts import Parts
from biome.kit.storage.local import LocalStorage

pytestmark = pytest.mark.anyio


async def health(parts: Parts, app: FastAPI) -> httpx.Response:
    transport = httpx.ASGITransport(furnish(app, parts, doubles.copy_film))
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        return await client.get("/health")


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
