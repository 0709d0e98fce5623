"""What somebody is told about the weeks behind her."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from tests.features import doubles
from tests.features.analyses.conftest import Person, flow_that_finds, flow_with

from biome.kit.parts import Parts
from biome.tables import AnalysisSession

pytestmark = pytest.mark.anyio
SHALLOW = {"fault": doubles.ISSUE.fault, "type": "Shallow Depth"}

RISING = (6.1, 6.4, 6.3, 6.9, 7.2, 7.0, 7.6)


async def analysed(
    anna: Person, parts: Parts, score: float | None, exercise: str = "Squat", weeks_ago: int = 0, faulty: bool = True
) -> UUID:
    """A set that was analysed so long ago."""
    answer = await anna.upload(exercise=exercise)
    session_id = UUID(answer.json()["data"]["sessionId"])
    async with parts.database.transaction() as session:
        row = await session.get_one(AnalysisSession, session_id)
        row.created_at = datetime.now(UTC) - timedelta(weeks=weeks_ago)
    craft = doubles.craft(score=score)
    if not faulty:
        craft = replace(craft, assess=lambda *_: replace(doubles.report(score), issues=()))
    await flow_with(parts, craft).analyse(session_id)
    return session_id


async def summary(person: Person) -> dict:
    return (await person.get("/v1/progress/summary")).json()["data"]


async def exercises(person: Person) -> list[dict]:
    return (await person.get("/v1/progress/exercises")).json()["data"]["exercises"]


async def test_who_has_done_nothing_is_told_so_without_invented_numbers(anna: Person):
    assert await summary(anna) == {
        "totalAnalyses": 0,
        "averageScore": None,
        "improvementTrend": None,
        "favoriteExercise": None,
        "recentScores": [],
    }
    assert await exercises(anna) == []


async def test_weeks_of_rising_scores_are_an_improvement(anna: Person, parts: Parts):
    for weeks_ago, score in enumerate(reversed(RISING)):
        await analysed(anna, parts, score, weeks_ago=weeks_ago)
    assert (await summary(anna))["improvementTrend"] == "improving"
    (squat,) = await exercises(anna)
    assert (squat["exerciseName"], squat["improvementTrend"]) == ("Squat", "improving")
    assert (squat["averageScore"], squat["bestScore"], squat["totalAnalyses"]) == (6.8, 7.6, 7)


async def test_scores_are_told_oldest_first_and_ten_at_most(anna: Person, parts: Parts):
    scores = [float(score) for score in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9, 8)]
    ids = [await analysed(anna, parts, score) for score in scores]
    assert (await summary(anna))["recentScores"] == scores[-10:]
    (squat,) = await exercises(anna)
    assert [(UUID(one["sessionId"]), one["score"]) for one in squat["scores"]] == list(zip(ids, scores, strict=True))


async def test_a_set_that_could_not_be_scored_counts_but_has_no_score(anna: Person, parts: Parts):
    await analysed(anna, parts, None)
    assert (await summary(anna))["totalAnalyses"] == 1
    (squat,) = await exercises(anna)
    assert (squat["averageScore"], squat["bestScore"], squat["scores"]) == (None, None, [])


async def test_the_exercise_done_most_is_the_favourite(anna: Person, parts: Parts):
    for exercise in ("Plank", "Squat", "Squat", "Lunge"):
        await analysed(anna, parts, 7.0, exercise)
    assert (await summary(anna))["favoriteExercise"] == "Squat"
    assert [one["exerciseName"] for one in await exercises(anna)] == ["Lunge", "Squat", "Plank"]


async def test_a_fault_recurs_from_the_second_session_on(anna: Person, parts: Parts):
    await analysed(anna, parts, 7.0)
    assert (await exercises(anna))[0]["recurringIssues"] == []
    await analysed(anna, parts, 7.0)
    await analysed(anna, parts, 7.0, "Lunge")
    by_name = {one["exerciseName"]: one["recurringIssues"] for one in await exercises(anna)}
    assert by_name == {"Squat": [SHALLOW | {"count": 2, "lately": [True, True]}], "Lunge": []}


async def test_of_a_fault_that_recurs_it_is_told_in_which_of_the_latest_sets_it_was(anna: Person, parts: Parts):
    for faulty in (True, True, False):
        await analysed(anna, parts, 7.0, faulty=faulty)
    (squat,) = await exercises(anna)
    assert squat["recurringIssues"] == [SHALLOW | {"count": 2, "lately": [True, True, False]}]


async def test_a_score_comes_with_what_film_can_tell_of_it(anna: Person, parts: Parts):
    await analysed(anna, parts, 7.0)
    ((only,),) = [one["scores"] for one in await exercises(anna)]
    told = (only["low"], only["high"], only["repCount"], only["holdSeconds"])
    assert told == (doubles.REPORT.score_low, doubles.REPORT.score_high, 1, None)


async def test_a_fault_is_the_same_in_every_language_and_is_called_as_is_asked_for(anna: Person, parts: Parts):
    flow = flow_that_finds(parts, "shallow_depth")
    for language in ("en", "de"):
        await anna.client.put("/v1/user/profile", headers=anna.headers, json={"language": language})
        await flow.analyse(await anna.uploaded())
    for wanted, called in (("de", "Tiefe zu gering"), ("en", "Shallow Depth"), ("es", "Poca profundidad")):
        answer = await anna.client.get("/v1/progress/exercises", headers={**anna.headers, "Accept-Language": wanted})
        assert answer.json()["data"]["exercises"][0]["recurringIssues"] == [
            {"fault": "shallow_depth", "type": called, "count": 2, "lately": [True, True]}
        ]


async def test_nobody_sees_anothers_progress(anna: Person, bert: Person, parts: Parts):
    await analysed(anna, parts, 7.0)
    assert (await summary(bert))["totalAnalyses"] == 0
    assert await exercises(bert) == []


async def test_progress_is_for_those_who_are_signed_in(anna: Person):
    for path in ("/v1/progress/summary", "/v1/progress/exercises"):
        assert (await anna.client.get(path)).status_code == 401


async def test_a_deleted_set_is_as_if_it_had_never_been(anna: Person, parts: Parts):
    kept = await analysed(anna, parts, 5.0)
    gone = await analysed(anna, parts, 9.0)
    await anna.delete(f"/v1/analysis/sessions/{gone}")
    (squat,) = await exercises(anna)
    assert (squat["averageScore"], squat["bestScore"]) == (5.0, 5.0)
    assert [UUID(one["sessionId"]) for one in squat["scores"]] == [kept]
