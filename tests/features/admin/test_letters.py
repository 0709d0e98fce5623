"""Admins see what ended by a fault of ours, and have it tried again."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with

from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses.flow import Flow
from biome.features.analyses.ports import Craft, Tell
from biome.kit.parts import Parts
from biome.kit.queue import TryAgain
from biome.vision.errors import Damaged

pytestmark = pytest.mark.anyio
LETTERS = "/v1/admin/dead-letters"


def raising(error: Exception) -> Craft:
    def watch(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        raise error

    return doubles.craft(watch)


async def failed(who: Person, parts: Parts, error: Exception) -> UUID:
    """A session that ended by ``error``."""
    session_id, flow = await who.uploaded(), flow_with(parts, raising(error))
    for _ in range(20):
        try:
            await flow.analyse(session_id)
        except TryAgain:
            continue
        return session_id
    raise AssertionError("it never ended")


async def seen(ada: Person, **page: int) -> list[dict[str, Any]]:
    return (await ada.get(LETTERS, **page)).json()["data"]["deadLetters"]


async def test_what_ended_by_a_fault_of_ours_is_seen_with_its_cause_and_a_bad_film_is_not(
    ada: Person, anna: Person, parts: Parts
):
    await failed(anna, parts, Damaged())
    away = await failed(anna, parts, ConnectionError("no store at s3.example.com"))
    [letter] = await seen(ada)
    assert (letter["sessionId"], letter["userId"], letter["work"]) == (str(away), str(anna.id), "analysis")
    assert (letter["cause"], letter["detail"], letter["attempts"]) == ("disk", "ConnectionError", 10)
    assert letter["queuedAt"] <= letter["failedAt"]
    assert "s3.example.com" not in str(letter)


async def test_letters_come_in_pages_the_latest_first(ada: Person, anna: Person, parts: Parts):
    ids = [str(await failed(anna, parts, ValueError())) for _ in range(3)]
    assert {letter["sessionId"] for letter in await seen(ada)} == set(ids)
    assert [len(await seen(ada, limit=2, page=page)) for page in (1, 2, 3)] == [2, 1, 0]
    assert (await ada.get(LETTERS, limit=2)).json()["data"]["pagination"]["total"] == 3


async def test_an_admin_has_an_analysis_tried_again_after_everybody_else(
    ada: Person, anna: Person, flow: Flow, parts: Parts, remains: Remains
):
    session_id = await failed(anna, parts, ValueError())
    await remains.rows("delete from procrastinate_jobs returning id")
    answer = await ada.post(f"{LETTERS}/{session_id}/retry")
    assert answer.json()["data"] == {"sessionId": str(session_id), "work": "analysis"}
    assert await seen(ada) == []
    newer = await anna.uploaded()
    order = "select args ->> 'session_id' from procrastinate_jobs order by priority desc, id"
    assert [row[0] for row in await remains.rows(order)] == [str(newer), str(session_id)]
    await flow.analyse(session_id)
    assert (await anna.get(f"/v1/analysis/sessions/{session_id}")).json()["data"]["status"] == "completed"
    [action] = (await ada.get("/v1/admin/actions")).json()["data"]["actions"]
    assert (action["action"], action["details"]) == ("retry", {"work": "analysis"})


async def test_an_annotated_clip_that_failed_is_a_letter_too(ada: Person, anna: Person, flow: Flow, remains: Remains):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    await remains.rows(
        "update procrastinate_jobs set status = 'failed', attempts = 3 where task_name = 'annotate' returning id"
    )
    [letter] = await seen(ada)
    assert (letter["work"], letter["cause"], letter["attempts"]) == ("clip", "clip_failed", 3)
    assert (await ada.post(f"{LETTERS}/{session_id}/retry")).json()["data"]["work"] == "clip"
    assert await seen(ada) == []
    jobs = "select status::text from procrastinate_jobs where task_name = 'annotate'"
    assert await remains.rows(jobs) == [("todo",)]


async def test_what_has_not_failed_is_not_tried_again(ada: Person, anna: Person, flow: Flow):
    session_id = await anna.uploaded()
    assert (await ada.post(f"{LETTERS}/{session_id}/retry")).status_code == 422
    await flow.analyse(session_id)
    assert (await ada.post(f"{LETTERS}/{session_id}/retry")).status_code == 422
    assert (await ada.post(f"{LETTERS}/{uuid4()}/retry")).status_code == 404


async def test_only_admins_see_letters_and_have_them_tried_again(anna: Person, parts: Parts):
    session_id = await failed(anna, parts, ValueError())
    for path, method in ((LETTERS, "GET"), (f"{LETTERS}/{session_id}/retry", "POST")):
        assert (await anna.client.request(method, path)).status_code == 401
        assert (await anna.client.request(method, path, headers=anna.headers)).status_code == 403
