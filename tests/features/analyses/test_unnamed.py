"""A movement that is not in the library, from the upload to the answer, with the real engine and coach."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from tests.engine.sets import filmed
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with

from biome.coach.offline import OfflineCoach
from biome.engine.assess import assess
from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses.flow import Flow
from biome.features.analyses.ports import Tell
from biome.kit.parts import Parts
from biome.puppet import TYPICAL, Set

pytestmark = pytest.mark.anyio


def watch(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
    """Sees four squats."""
    return filmed(Set("squat", reps=4), noise=TYPICAL).track


@pytest.fixture
def real(parts: Parts) -> Flow:
    return flow_with(parts, replace(doubles.craft(watch), assess=assess, coach=OfflineCoach()))


async def uploaded(anna: Person, name: str) -> UUID:
    answer = await anna.upload(exercise=name)
    assert answer.status_code == 201, answer.text
    return UUID(answer.json()["data"]["sessionId"])


async def test_it_is_counted_and_measured_without_a_score_and_says_so(anna: Person, real: Flow, remains: Remains):
    session_id = await uploaded(anna, "My knee thing")
    await real.analyse(session_id)
    data = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
    assert (data["session"]["exerciseName"], data["session"]["exerciseId"]) == ("My knee thing", None)
    assert (data["result"]["repCount"], data["result"]["overallScore"]) == (4, None)
    assert data["issues"] == []
    assert len(data["reps"]) == 4
    assert "Knee Range" in {metric["name"] for metric in data["metrics"]}
    assert {"generic", "suggestion"} <= {notice["code"] for notice in data["notices"]}
    assert data["suggestions"][0]["exercise"] == "squat"
    assert 0.0 < data["suggestions"][0]["confidence"] < 1.0
    assert "4 reps" in data["result"]["summary"]
    assert data["story"]["tempo"]["eccentric"] > 0.3
    assert "back" in data["narrative"]
    assert await remains.rows("select exercise_name, total_analyses from user_progress") == [("My knee thing", 1)]


async def test_its_annotated_clip_is_made_too(anna: Person, real: Flow, remains: Remains):
    session_id = await uploaded(anna, "My knee thing")
    await real.analyse(session_id)
    await real.annotate(session_id)
    assert f"videos/{anna.id}/{session_id}/annotated.mp4" in remains.files()


async def test_the_wrong_name_comes_back_with_an_offer(anna: Person, real: Flow):
    session_id = await uploaded(anna, "push-up")
    await real.analyse(session_id)
    data = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
    assert data["session"]["exerciseName"] == "Push-up"
    assert data["result"]["repCount"] == 0
    assert data["suggestions"][0]["exercise"] == "squat"
