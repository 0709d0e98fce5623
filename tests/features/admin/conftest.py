"""The same people and the same application as the tests of analyses; one of them is an admin."""

from __future__ import annotations

import httpx
import pytest
from tests.features.analyses.conftest import Person, anna, bert, client, flow, person, remains, seeded

from biome.kit.parts import Parts
from biome.tables import User

__all__ = ["anna", "bert", "client", "flow", "remains", "seeded"]


@pytest.fixture
async def ada(client: httpx.AsyncClient, parts: Parts) -> Person:
    """An admin."""
    ada = await person(client, "ada")
    async with parts.database.transaction() as session:
        (await session.get_one(User, ada.id)).role = "admin"
    return ada
