"""Sockets that are dropped at random moments and come back: whatever they miss in between, never the end."""

from __future__ import annotations

import asyncio
import json
import random
from pathlib import Path
from uuid import UUID

import pytest
from fastapi import FastAPI
from tests.features import doubles
from tests.features.analyses.conftest import Person, flow_with
from tests.features.analyses.watched import Told, parts, server, watch
from websockets.exceptions import ConnectionClosed

from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses import news
from biome.features.analyses.ports import Tell
from biome.features.analyses.socket import Watching
from biome.kit.parts import Parts
from biome.vision.errors import Damaged

__all__ = ["parts", "server"]
pytestmark = pytest.mark.anyio
SESSIONS, EACH, DROPS = 4, 6, 4


async def seen_by(server: str, who: Person, session_id: UUID, rng: random.Random) -> Told:
    """All that one watcher hears who is dropped several times and always says what she has heard last."""
    seen: Told = []
    for drop in range(DROPS + 1):
        async with watch(server, session_id, who.token, after=seen[-1]["seq"] if seen else None) as socket:
            try:
                async with asyncio.timeout(rng.uniform(0, 0.8) if drop < DROPS else 30):
                    while True:
                        seen.append(json.loads(await socket.recv()))
            except TimeoutError:
                socket.transport.abort()
            except ConnectionClosed:
                assert socket.close_code == 1000
                return seen
        await asyncio.sleep(rng.uniform(0, 0.5))
    raise AssertionError(f"no end in {seen}")


@pytest.mark.parametrize("seed", [1, 2])
async def test_who_is_dropped_and_comes_back_sees_the_end(
    server: str, anna: Person, parts: Parts, app: FastAPI, seed: int
):
    rng = random.Random(seed)
    app.state.watching = Watching(most=1000)  # who was dropped is counted until that is noticed
    sessions = [await anna.uploaded() for _ in range(SESSIONS)]

    def damaged(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        doubles.watch_for(1.0)(film, exercise, tell)
        raise Damaged

    watched = [doubles.watch_for(rng.uniform(0.3, 2.0)) for _ in sessions[1:]]
    flows = [flow_with(parts, doubles.craft(watch)) for watch in (damaged, *watched)]
    watching = [seen_by(server, anna, session_id, rng) for session_id in sessions for _ in range(EACH)]
    working = [flow.analyse(session_id) for flow, session_id in zip(flows, sessions, strict=True)]
    everything = (await asyncio.gather(*watching, *working))[: len(watching)]
    for place, told in enumerate(everything):
        assert told is not None
        assert told[-1]["type"] == ("error" if place < EACH else "analysis_complete")
        assert {event["type"] for event in told[:-1]} <= {*news.STATE, told[-1]["type"]}
        assert [event["seq"] for event in told] == sorted(event["seq"] for event in told)
        progress = [event["data"]["progress"] for event in told if event["type"] == "progress"]
        assert progress == sorted(progress)
