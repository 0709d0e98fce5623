"""Many films at once, and somebody who only wants to look something up meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

import httpx
import psutil

PATIENCE = 600.0
CLEAN = {413, 422, 429, 503}
"""Refusals in the envelope, which a client understands."""


@dataclass(frozen=True)
class Flood:
    """What came of it."""

    sent: int
    taken: int
    refused: int
    other: dict[Any, int]
    """Everything else, by status or by the name of the error."""
    seconds: float
    most_mb: float
    """Resident memory of the API's own process, its children (who look at films) not counted."""
    longest_wait: float
    """Of another request (s)."""


async def flood(port: int, pid: int, tokens: list[str], film: bytes, uploads: int) -> Flood:
    """Send ``film`` so many times at once."""
    limits = httpx.Limits(max_connections=None)
    over, api = asyncio.Event(), psutil.Process(pid)
    base = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=base, timeout=PATIENCE, limits=limits) as sending:
        beside = asyncio.create_task(_look_up(base, tokens[0], over))
        memory = asyncio.create_task(_memory(api, over))
        began = time.perf_counter()
        told = await asyncio.gather(*(_upload(sending, tokens[place % len(tokens)], film) for place in range(uploads)))
        seconds = time.perf_counter() - began
        over.set()
        counts = Counter(told)
        taken, refused = counts.pop(201, 0), sum(counts.pop(status, 0) for status in CLEAN)
        return Flood(uploads, taken, refused, dict(counts), seconds, await memory, await beside)


async def _upload(client: httpx.AsyncClient, token: str, film: bytes) -> int | str:
    try:
        answer = await client.post(
            "/v1/analysis/upload",
            headers={"Authorization": f"Bearer {token}"},
            files={"video": ("set.mp4", film, "video/mp4")},
            data={"exerciseName": "Squat"},
        )
        if answer.status_code in CLEAN and "error" not in answer.json():
            return "a refusal without an envelope"
        return answer.status_code
    except httpx.HTTPError as error:
        return type(error).__name__


async def _look_up(base: str, token: str, over: asyncio.Event) -> float:
    """The longest that anything else took, from a thread of its own: the sending must not hold it up."""
    return await asyncio.to_thread(_look_up_on, base, token, over)


def _look_up_on(base: str, token: str, over: asyncio.Event) -> float:
    longest = 0.0
    with httpx.Client(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE) as client:
        while not over.is_set():
            for path in ("/v1/analysis/sessions", "/v1/exercises", "/v1/user/profile"):
                began = time.perf_counter()
                client.get(path).raise_for_status()
                longest = max(longest, time.perf_counter() - began)
                time.sleep(0.05)
    return longest


async def _memory(process: psutil.Process, over: asyncio.Event) -> float:
    most = 0
    while not over.is_set():
        most = max(most, process.memory_info().rss)
        await asyncio.sleep(0.05)
    return most / 1e6
