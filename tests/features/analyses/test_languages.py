"""In which language an analysis speaks: that of its owner's account, else what the request asks for, else English."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import UUID

import pytest
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with
from tests.features.analyses.test_direct import ANNOUNCED

from biome.coach.offline import OfflineCoach
from biome.kit.parts import Parts

SHALLOW = replace(doubles.REPORT, issues=(replace(doubles.ISSUE, fault="shallow_depth"),))
"""A squat with a fault that the library knows."""
NAMED = {"de": ("Tiefe zu gering", "Kniewinkel (unten)"), "es": ("Poca profundidad", "Ángulo de la rodilla (abajo)")}
Send = Callable[[Person, str], Awaitable[UUID]]
pytestmark = pytest.mark.anyio


async def choose(anna: Person, language: str | None) -> None:
    answer = await anna.client.put("/v1/user/profile", headers=anna.headers, json={"language": language})
    assert answer.status_code == 200, answer.text


async def uploaded(anna: Person, accept: str) -> UUID:
    answer = await anna.client.post(
        "/v1/analysis/upload",
        headers=anna.headers | {"Accept-Language": accept},
        files={"video": ("set.mp4", doubles.MP4, "video/mp4")},
        data={"exerciseName": "Squat"},
    )
    return UUID(answer.json()["data"]["sessionId"])


async def announced(anna: Person, accept: str) -> UUID:
    headers = anna.headers | {"Accept-Language": accept}
    answer = await anna.client.post("/v1/analysis/uploads", headers=headers, json=ANNOUNCED)
    return UUID(answer.json()["data"]["sessionId"])


@pytest.mark.parametrize("send", [uploaded, announced])
@pytest.mark.parametrize(
    "chosen, accept, expected",
    [(None, "es-MX, en;q=0.5", "es"), ("de", "es", "de"), (None, "fr", "en"), (None, "", "en"), ("en", "de", "en")],
)
async def test_a_session_takes_the_accounts_language_or_the_requests(
    anna: Person, remains: Remains, send: Send, chosen: str | None, accept: str, expected: str
):
    await choose(anna, chosen)
    session_id = await send(anna, accept)
    assert await remains.rows("select language from analysis_sessions where id = :id", id=session_id) == [(expected,)]


@pytest.mark.parametrize("language", ["de", "es"])
async def test_the_result_speaks_and_names_the_language_of_its_session(anna: Person, parts: Parts, language: str):
    craft = replace(doubles.craft(), coach=OfflineCoach(), assess=lambda _, __: SHALLOW)
    session_id = await uploaded(anna, language)
    await flow_with(parts, craft).analyse(session_id)
    results = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
    assert results["result"]["language"] == language
    assert results["result"]["nextFix"]
    assert "7,2" in results["result"]["summary"]
    assert (results["issues"][0]["type"], results["metrics"][0]["name"]) == NAMED[language]


async def test_a_result_in_english_says_so_and_has_its_next_fix(anna: Person, parts: Parts):
    session_id = await uploaded(anna, "en")
    await flow_with(parts, doubles.craft()).analyse(session_id)
    result = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]["result"]
    assert (result["language"], result["nextFix"]) == ("en", "Sit lower.")
