"""One analysis from claim to news, with stand-ins for its trades and a real database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with

from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses.faults import GAVE_UP, TWICE
from biome.features.analyses.flow import Flow
from biome.features.analyses.jobs import ANNOTATE
from biome.features.analyses.ports import Tell
from biome.features.analyses.tasks import MOST_CLIP_ATTEMPTS, add_tasks
from biome.kit.parts import Parts
from biome.kit.queue import MOST_ATTEMPTS, Queue, Task, TryAgain
from biome.vision.child import WatcherKilled
from biome.vision.errors import Damaged, DecoderDied

pytestmark = pytest.mark.anyio


async def session(remains: Remains, session_id: UUID):
    return (await remains.rows("select * from analysis_sessions where id = :id", id=session_id))[0]


async def test_an_analysis_ends_with_one_result_and_the_film_in_its_place(anna: Person, flow: Flow, remains: Remains):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    row = await session(remains, session_id)
    assert (row.status, row.progress, row.current_step, row.attempt) == ("completed", 100, "complete", 1)
    assert row.completed_at >= row.started_at
    here = f"videos/{anna.id}/{session_id}"
    assert remains.files() == [
        f"{here}/keyframes/1-30.jpg",
        f"{here}/landmarks.1.json.gz",
        f"{here}/landmarks.1.npz",
        f"{here}/original.mp4",
    ]
    assert row.video_url == f"{here}/original.mp4"
    assert await remains.rows("select task_name from procrastinate_jobs order by id") == [("analyse",), ("annotate",)]


async def test_doing_it_again_changes_nothing(anna: Person, flow: Flow, remains: Remains):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    before = await session(remains, session_id)
    await flow.analyse(session_id)
    assert await session(remains, session_id) == before
    assert await remains.count("analysis_results") == 1


async def test_a_film_that_cannot_be_judged_is_a_result_without_a_score(anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    await flow_with(parts, doubles.craft(score=None)).analyse(session_id)
    answer = await anna.get(f"/v1/analysis/sessions/{session_id}/results")
    assert answer.json()["data"]["result"]["overallScore"] is None


async def test_the_annotated_clip_comes_after_the_result(anna: Person, flow: Flow, remains: Remains):
    session_id = await anna.uploaded()
    await flow.annotate(session_id)  # not finished: nothing to draw on
    assert not [file for file in remains.files() if "annotated" in file]
    await flow.analyse(session_id)
    await flow.annotate(session_id)
    assert f"videos/{anna.id}/{session_id}/annotated.mp4" in remains.files()
    data = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
    clip = await anna.client.get(data["session"]["annotatedVideoUrl"])
    assert (clip.content, clip.headers["Content-Type"]) == (b"clip", "video/mp4")


async def test_a_bad_film_ends_the_session_with_its_sentence(anna: Person, parts: Parts, remains: Remains):
    def watch(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        raise Damaged

    session_id = await anna.uploaded()
    await flow_with(parts, doubles.craft(watch)).analyse(session_id)
    row = await session(remains, session_id)
    assert (row.status, row.error_code, row.tries) == ("failed", "damaged", 1)
    state = (await anna.get(f"/v1/analysis/sessions/{session_id}")).json()["data"]
    assert state["errorMessage"] == str(Damaged())
    answer = await anna.get(f"/v1/analysis/sessions/{session_id}/results")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "PROCESSING_ERROR")


@pytest.mark.parametrize("error, tries", [(OSError("store is away"), 10), (ValueError("a bug"), 3)])
async def test_a_fault_that_may_pass_is_tried_again_but_not_for_ever(
    anna: Person, parts: Parts, remains: Remains, error: Exception, tries: int
):
    def watch(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        raise error

    session_id = await anna.uploaded()
    flow = flow_with(parts, doubles.craft(watch))
    for _ in range(tries - 1):
        with pytest.raises(TryAgain):
            await flow.analyse(session_id)
        assert (await session(remains, session_id)).status == "pending"
    await flow.analyse(session_id)
    row = await session(remains, session_id)
    assert (row.status, row.attempt, row.error_detail) == ("failed", tries, type(error).__name__)
    assert str(error) not in row.error_message


def dying(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
    raise DecoderDied


async def test_a_film_that_kills_its_decoder_twice_is_poison(anna: Person, parts: Parts, remains: Remains):
    session_id = await anna.uploaded()
    flow = flow_with(parts, doubles.craft(dying))
    with pytest.raises(TryAgain):
        await flow.analyse(session_id)
    assert (await session(remains, session_id)).status == "pending"
    await flow.analyse(session_id)
    row = await session(remains, session_id)
    assert (row.status, row.error_code, row.error_message) == ("failed", "poison", TWICE)
    assert (await anna.post(f"/v1/analysis/sessions/{session_id}/retry")).status_code == 200
    with pytest.raises(TryAgain):  # its owner may insist: then it is counted anew
        await flow.analyse(session_id)


async def test_a_decoders_death_after_another_fault_is_the_first_one(anna: Person, parts: Parts):
    session_id = await anna.uploaded()

    def away(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        raise OSError("store is away")

    for watch in (away, dying):
        with pytest.raises(TryAgain):
            await flow_with(parts, doubles.craft(watch)).analyse(session_id)


async def test_a_film_whose_workers_always_die_is_given_up(anna: Person, flow: Flow, remains: Remains):
    session_id = await anna.uploaded()
    await remains.rows(f"update analysis_sessions set tries = {GAVE_UP.most_tries}, status = 'processing' returning id")
    await flow.analyse(session_id)
    row = await session(remains, session_id)
    assert (row.status, row.error_code, row.error_detail) == ("failed", "gave_up", "WorkerLost")


async def test_a_result_that_the_database_refuses_is_a_fault_of_ours(anna: Person, parts: Parts, remains: Remains):
    session_id = await anna.uploaded()
    flow = flow_with(parts, doubles.craft(score=42.0))  # breaks a check, not the rule of one result
    for _ in range(2):
        with pytest.raises(TryAgain):
            await flow.analyse(session_id)
    await flow.analyse(session_id)
    row = await session(remains, session_id)
    assert (row.status, row.error_code, row.error_detail) == ("failed", "internal", "IntegrityError")


async def test_a_second_result_means_that_another_was_faster(anna: Person, parts: Parts, remains: Remains):
    session_id = await anna.uploaded()
    await flow_with(parts, doubles.craft()).analyse(session_id)
    await remains.rows("update analysis_sessions set status = 'pending' returning id")
    await flow_with(parts, doubles.craft()).analyse(session_id)
    assert [row.attempt for row in await remains.rows("select attempt from analysis_results")] == [1]


@pytest.mark.parametrize(
    "error, most",
    [
        (OSError("the disk is full"), MOST_ATTEMPTS),
        (DecoderDied(), MOST_CLIP_ATTEMPTS),
        (WatcherKilled(), MOST_CLIP_ATTEMPTS),
    ],
)
async def test_a_clip_that_cannot_be_made_now_is_tried_again(
    anna: Person, flow: Flow, parts: Parts, error: Exception, most: int
):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    tasks: dict[str, Task] = {}

    class Notebook(Queue):
        def add(self, name: str, queue: str, task: Task) -> None:
            tasks[name] = task

    def fail(*_: object) -> None:
        raise error

    craft = replace(doubles.craft(), annotate=fail)
    add_tasks(Notebook("postgresql://127.0.0.1/none"), flow_with(parts, craft))
    with pytest.raises(TryAgain) as again:
        await tasks[ANNOTATE](session_id=str(session_id))
    assert again.value.most == most


async def test_progress_is_counted_with_the_result(anna: Person, parts: Parts, remains: Remains):
    for score in (6.0, 8.0, None):
        await flow_with(parts, doubles.craft(score=score)).analyse(last := await anna.uploaded())
    rows = await remains.rows(
        "select average_score, total_analyses, exercise_name, improvement_trend from user_progress"
    )
    assert [tuple(row) for row in rows] == [(7, 3, "Squat", None)]
    await anna.delete(f"/v1/analysis/sessions/{last}")
    assert (await remains.rows("select total_analyses from user_progress")) == [(2,)]
    for entry in (await anna.get("/v1/analysis/sessions")).json()["data"]["sessions"]:
        await anna.delete(f"/v1/analysis/sessions/{entry['id']}")
    assert await remains.count("user_progress") == 0
