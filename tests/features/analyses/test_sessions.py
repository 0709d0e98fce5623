"""Status, results, history, retry and delete, for the owner and for nobody else."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with

from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses.flow import Flow
from biome.features.analyses.ports import Tell
from biome.kit.parts import Parts
from biome.vision.errors import Damaged

pytestmark = pytest.mark.anyio


async def test_the_status_says_how_far_it_is(anna: Person):
    session_id = await anna.uploaded()
    data = (await anna.get(f"/v1/analysis/sessions/{session_id}")).json()["data"]
    assert (data["id"], data["status"], data["progress"], data["currentStep"]) == (
        str(session_id),
        "pending",
        0,
        "queued",
    )
    assert data["estimatedTimeRemaining"] > 0
    assert data["createdAt"].endswith("Z")
    answer = await anna.get(f"/v1/analysis/sessions/{session_id}/results")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_FOUND")
    assert answer.json()["error"]["details"]["status"] == "pending"


async def test_the_time_left_of_a_waiting_session_counts_what_waits_before_and_not_the_waiting(
    anna: Person, remains: Remains
):
    first, second = await anna.uploaded(), await anna.uploaded()
    await remains.rows("select set_config('session_replication_role', 'replica', true)")  # no touching of updated_at
    change = "update analysis_sessions set {} where id = :id returning id"
    since = "estimated_seconds = 100, queued_at = now() - interval '10 min', updated_at = now() - interval '60 s'"
    await remains.rows(change.format(since), id=first)
    await remains.rows(change.format(since.replace("10 min", "5 min")), id=second)

    async def left(session_id: uuid.UUID) -> int:
        return (await anna.get(f"/v1/analysis/sessions/{session_id}")).json()["data"]["estimatedTimeRemaining"]

    assert (await left(first), await left(second)) == (100, 200)
    await remains.rows(change.format("status = 'processing'"), id=first)
    assert await left(first) <= 40
    assert 130 <= await left(second) <= 141


async def test_the_result_has_every_part_of_the_contract(anna: Person, flow: Flow):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    data = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
    assert (data["session"]["exerciseName"], data["session"]["annotatedVideoUrl"]) == ("Squat", None)
    result = data["result"]
    assert (result["overallScore"], result["totalFrames"], result["repCount"]) == (7.2, 90, 1)
    assert (result["confidence"], result["view"], result["coachedBy"]) == (0.9, "side", "offline")
    assert isinstance(result["processingTime"], float)
    issue = data["issues"][0]
    assert (issue["type"], issue["severity"], issue["frameStart"], issue["frameEnd"]) == (
        "Shallow Depth",
        "moderate",
        23,
        45,
    )
    assert (issue["coachingCue"], issue["confidenceScore"], issue["rep"]) == ("Sit lower in your Squat.", 0.85, 1)
    assert issue["measuredValue"] is None  # not a number is nothing on the wire
    assert (issue["fault"], issue["reps"], issue["deduction"]) == ("depth", [1], 1.2)
    shown = {"name": "Knee Angle (bottom)", "metric": "knee", "actual": "87°", "target": "90°", "status": "warning"}
    band = {"value": 87.0, "unit": "°", "measure": "knee_angle", "event": "bottom", "low": None, "high": 95.0}
    assert data["metrics"] == [shown | band]
    rep = data["reps"][0]
    assert (rep["index"], rep["frameStart"], rep["frameEnd"], rep["score"]) == (1, 10, 55, 7.9)
    assert (rep["durations"], rep["turnFrame"]) == ({"eccentric": 1.1, "concentric": 0.4}, 30)
    assert (data["strengths"], data["recommendations"]) == (["Steady tempo"], ["Ankle mobility"])
    assert data["notJudged"][0]["type"] == "Knee Valgus"
    assert data["notices"][0]["code"] == "low_resolution"


async def test_its_links_work_without_signing_in_until_somebody_touches_them(anna: Person, flow: Flow):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    data = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
    film = await anna.client.get(data["session"]["videoUrl"])
    assert (film.content, film.headers["Content-Type"]) == (doubles.MP4, "video/mp4")
    part = await anna.client.get(data["session"]["videoUrl"], headers={"Range": "bytes=4-7", "Accept-Encoding": "gzip"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    assert (await anna.client.get(data["issues"][0]["keyframeUrl"])).content == b"a picture"
    for changed in (("original.mp4", "landmarks.1.npz"), ("expires=1", "expires=2"), ("signature=", "signature=0")):
        refused = await anna.client.get(data["session"]["videoUrl"].replace(*changed))
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "AUTHORIZATION_ERROR")


@pytest.mark.parametrize("asked, status", [("bytes=99999-", 416), ("bytes=b-a", 400), ("nonsense", 400)])
async def test_a_range_that_cannot_be_answered_is_refused_in_the_envelope(
    anna: Person, flow: Flow, asked: str, status: int
):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    link = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]["session"]["videoUrl"]
    answer = await anna.client.get(link, headers={"Range": asked})
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, "VALIDATION_ERROR")
    assert answer.headers.get("Content-Range") == (f"bytes */{len(doubles.MP4)}" if status == 416 else None)
    head = await anna.client.head(link)
    assert (head.status_code, head.content, head.headers["Content-Length"]) == (200, b"", str(len(doubles.MP4)))
    assert (await anna.client.head(link, headers={"Range": "bytes=0-3"})).status_code == 206


async def test_the_landmarks_can_be_drawn_over_the_film(anna: Person, flow: Flow):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    answer = await anna.get(f"/v1/analysis/sessions/{session_id}/landmarks")
    assert answer.headers["Content-Encoding"] == "gzip"
    data = answer.json()["data"]
    assert (len(data["names"]), data["width"], data["totalFrames"]) == (33, 640, 90)
    assert len(data["frames"]) == len(data["points"]) == len(data["times"])
    assert data["points"][0] is None  # nobody was found there


ROUTES = [
    ("GET", ""),
    ("GET", "/results"),
    ("GET", "/landmarks"),
    ("POST", "/retry"),
    ("DELETE", ""),
]


@pytest.mark.parametrize("method, route", ROUTES)
async def test_anothers_analysis_looks_like_one_that_is_not_there(
    anna: Person, bert: Person, flow: Flow, remains: Remains, method: str, route: str
):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    before = remains.files()

    async def ask(session: str) -> tuple[int, Any]:
        answer = await bert.client.request(method, f"/v1/analysis/sessions/{session}{route}", headers=bert.headers)
        return answer.status_code, answer.json()

    anothers = await ask(str(session_id))
    assert anothers[0] == 404
    assert anothers[1]["error"]["code"] == "SESSION_NOT_FOUND"
    assert anothers == await ask(str(uuid.uuid4())) == await ask("not-an-id")
    nobody = await bert.client.request(method, f"/v1/analysis/sessions/{session_id}{route}")
    assert nobody.status_code == 401
    assert remains.files() == before
    assert (await anna.get(f"/v1/analysis/sessions/{session_id}")).status_code == 200


async def test_the_history_is_ones_own_newest_first_in_pages(anna: Person, bert: Person, flow: Flow):
    mine = [await anna.uploaded() for _ in range(3)]
    await bert.uploaded()
    await flow.analyse(mine[0])
    data = (await anna.get("/v1/analysis/sessions", limit=2)).json()["data"]
    assert [entry["id"] for entry in data["sessions"]] == [str(mine[2]), str(mine[1])]
    assert data["pagination"] == {"page": 1, "limit": 2, "total": 3, "totalPages": 2}
    last = (await anna.get("/v1/analysis/sessions", limit=2, page=2)).json()["data"]["sessions"]
    assert [(entry["id"], entry["overallScore"], entry["status"]) for entry in last] == [
        (str(mine[0]), 7.2, "completed")
    ]


async def test_the_history_can_be_narrowed(anna: Person, flow: Flow):
    squat, other = await anna.uploaded(), (await anna.upload(exercise="plank")).json()["data"]["sessionId"]
    await flow.analyse(squat)

    async def found(**wanted: str) -> list[str]:
        answer = await anna.get("/v1/analysis/sessions", **wanted)
        assert answer.status_code == 200, answer.text
        return [entry["id"] for entry in answer.json()["data"]["sessions"]]

    plank = (await anna.get(f"/v1/analysis/sessions/{other}")).json()["data"]
    assert await found(exerciseId=plank["exerciseId"]) == [other]
    assert await found(status="completed") == [str(squat)]
    today = plank["createdAt"][:10]
    assert await found(dateFrom=today, dateTo=today) == [other, str(squat)]
    assert await found(dateTo="2020-01-01") == []
    assert await found(dateFrom="2999-01-01T00:00:00Z") == []
    assert await found(dateTo=plank["createdAt"]) == [other, str(squat)]
    assert await found(dateFrom="0001-01-01T00:00:00+23:59", dateTo="9999-12-31") == [other, str(squat)]


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "limit=101",
        "exerciseId=squat",
        "dateFrom=yesterday",
        "status=lost",
        "limit=x",
    ],
)
async def test_a_filter_that_makes_no_sense_is_named(anna: Person, query: str):
    answer = await anna.client.get(f"/v1/analysis/sessions?{query}", headers=anna.headers)
    assert answer.status_code == 422
    assert answer.json()["error"]["details"]["field"] == query.partition("=")[0]


async def test_only_a_failed_analysis_can_be_tried_again(anna: Person, parts: Parts, flow: Flow, remains: Remains):
    def watch(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        raise Damaged

    session_id = await anna.uploaded()
    assert (await anna.post(f"/v1/analysis/sessions/{session_id}/retry")).status_code == 422
    await flow_with(parts, doubles.craft(watch)).analyse(session_id)
    answer = await anna.post(f"/v1/analysis/sessions/{session_id}/retry")
    assert (answer.status_code, answer.json()["data"]["status"]) == (200, "pending")
    assert await remains.count("procrastinate_jobs") == 2
    await flow.analyse(session_id)
    state = (await anna.get(f"/v1/analysis/sessions/{session_id}")).json()["data"]
    assert (state["status"], state["errorMessage"]) == ("completed", None)


async def test_deleting_takes_the_files_with_it(anna: Person, flow: Flow, remains: Remains):
    session_id, waiting = await anna.uploaded(), await anna.uploaded()
    await flow.analyse(session_id)
    await flow.annotate(session_id)
    for each in (session_id, waiting):
        assert (await anna.delete(f"/v1/analysis/sessions/{each}")).status_code == 200
        assert (await anna.get(f"/v1/analysis/sessions/{each}")).status_code == 404
    assert remains.files() == []
    for table in ("analysis_sessions", "analysis_results", "form_issues", "metrics", "strengths", "recommendations"):
        assert await remains.count(table) == 0
    await flow.analyse(waiting)  # its job is still queued, and finds nothing to do


@pytest.mark.parametrize("name", ["exerciseId", "dateFrom", "dateTo", "status", "page"])
async def test_a_nul_in_a_filter_is_refused(anna: Person, name: str):
    answer = await anna.get("/v1/analysis/sessions", **{name: "2026-11-22\x00"})
    assert (answer.status_code, answer.json()["error"]["details"]["field"]) == (422, name)
    assert (await anna.get("/v1/analysis/sessions/%00")).status_code == 404
