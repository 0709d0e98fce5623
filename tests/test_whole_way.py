"""A film's whole way through processes as they run in service: what becomes of it, and what is written down of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.features import doubles
from tests.real.house import SECRET, House, house, until_ready
from tests.real.ports import free_port
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from biome.puppet import Camera, Set, frames, perform
from biome.vision.encode import write_film

__all__ = ["house"]
pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def address(house: House) -> str:
    """Where the real API serves this house."""
    port = free_port()
    house.start("-c", "from biome.app import main; main()", PORT=str(port))
    return until_ready(port)


async def test_a_film_goes_all_the_way_through_the_real_api_and_the_real_worker(
    house: House, address: str, model: Path
):
    film = house.home / "set.mp4"
    write_film(film, frames(perform(Set("squat", reps=4)), Camera(yaw=90, width=640, height=360), fps=15), 15.0)
    (house.home / "models").symlink_to(model.parent)
    house.start("-c", "from biome.worker import main; main()")
    async with httpx.AsyncClient(base_url=f"http://{address}", timeout=30) as client:
        body = {"email": "anna@example.com", "username": "anna", "password": "a good password"}
        token = (await client.post("/v1/auth/register", json=body)).json()["data"]["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        form = {"files": {"video": ("set.mp4", film.read_bytes(), "video/mp4")}, "data": {"exerciseName": "squats"}}
        session_id = (await client.post("/v1/analysis/upload", **form)).json()["data"]["sessionId"]
        events = await followed(address, session_id, token)
        assert events[-1]["type"] == "analysis_complete"
        steps = [event["data"]["currentStep"] for event in events if event["type"] == "progress"]
        assert "vision_processing" in steps
        data = (await client.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
        assert (data["result"]["repCount"], data["result"]["view"], len(data["reps"])) == (4, "side", 4)
        assert data["result"]["overallScore"] == events[-1]["data"]["overallScore"]
        assert data["metrics"]
        assert data["recommendations"]
        clip = await annotated(client, session_id)
        assert clip.headers["Content-Type"] == "video/mp4"
        assert clip.content[4:8] == b"ftyp"


async def test_a_requests_id_follows_its_film_to_the_end_and_no_secret_is_ever_written_down(house: House):
    port = free_port()
    house.logged("-m", "tests.features.serving", PORT=str(port))
    house.logged("-m", "tests.features.working", "0")
    secrets: set[str] = {"a good password", "not the password", SECRET}
    async with httpx.AsyncClient(base_url=f"http://{until_ready(port)}/v1", timeout=30) as client:
        signed_up = await client.post(
            "/auth/register", json={"email": "a@example.com", "username": "anna", "password": "a good password"}
        )
        data = signed_up.json()["data"]
        await client.post("/auth/login", json={"email": "a@example.com", "password": "not the password"})
        client.headers.update({"Authorization": f"Bearer {data['token']}", "X-Request-ID": "the-id-of-this-film"})
        announced = {"fileName": "a", "fileSize": len(doubles.MP4), "mimeType": "video/mp4", "exerciseName": "Squat"}
        begun = (await client.post("/analysis/uploads", json=announced)).json()["data"]
        ticket = (await client.post("/ws-ticket")).json()["data"]["ticket"]
        form = begun["upload"]
        await client.post(form["url"], data=form["fields"], files={"file": doubles.MP4})
        await client.post(form["url"], data=form["fields"] | {"signature": "0"}, files={"file": doubles.MP4})
        await client.post(f"/analysis/uploads/{begun['sessionId']}/complete")
        await house.until(lambda row: row["annotated_url"] is not None)
        results = (await client.get(f"/analysis/sessions/{begun['sessionId']}/results")).json()["data"]
        await client.get(results["session"]["videoUrl"])
        house.do("alter table user_progress rename to gone")
        broken = await client.get("/progress/exercises")
        house.do("alter table gone rename to user_progress")
    assert broken.status_code == 500
    signatures = {form["fields"]["signature"], results["session"]["videoUrl"].partition("signature=")[2]}
    secrets |= {data["token"], data["refreshToken"], ticket} | signatures
    for process in house.processes:
        process.terminate()
        process.wait(10)
    log = (house.home / "log").read_text(encoding="utf-8")
    assert [secret for secret in secrets if secret in log] == []
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    mine = {line["event"] for line in lines if line.get("request_id") == "the-id-of-this-film"}
    assert mine >= {"unhandled", "analysed"}  # the one said by the API, the other by the worker


async def followed(address: str, session_id: str, token: str) -> list[dict[str, Any]]:
    """Every event of a session to its end."""
    events = []
    where = f"ws://{address}/ws/analysis/{session_id}"
    async with connect(where, subprotocols=["biome.v1", f"token.{token}"]) as watcher:  # type: ignore[list-item]
        with contextlib.suppress(ConnectionClosed):
            while True:
                events.append(json.loads(await asyncio.wait_for(watcher.recv(), 60)))
    return events


async def annotated(client: httpx.AsyncClient, session_id: str) -> httpx.Response:
    """The clip that is made after the result, as soon as it is there."""
    for _ in range(300):
        session = (await client.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]["session"]
        if session["annotatedVideoUrl"]:
            return await client.get(session["annotatedVideoUrl"])
        await asyncio.sleep(0.1)
    raise AssertionError("no annotated clip")


def test_the_api_never_loads_a_decoder_or_a_detector():
    program = "import sys, biome.app; print(*(set(sys.modules) & {'av', 'mediapipe', 'cv2'}))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
