"""People who hand films in over a bad network: they send again, say things twice, follow by socket, and delete."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
from bench.chaos.stage import Stage
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, WebSocketException

PATIENCE = 30.0
GIVES_UP = 180.0
"""Seconds after which a person who never got an answer goes home: their film was not accepted."""
GONE = 4404
LIGHT = ("Push-Up", "Deadlift", "Lunge")
REAL, BAD = "Squat", "Plank"


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in."""

    name: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        """What they show."""
        return {"Authorization": f"Bearer {self.token}"}


@dataclass
class Crowd:
    """All of them, and what they were told."""

    stage: Stage
    small: bytes
    real: bytes
    dice: random.Random
    people: list[Person] = field(default_factory=list)
    accepted: dict[str, Person] = field(default_factory=dict)
    """Every session that somebody was told is accepted."""
    ends: dict[str, str] = field(default_factory=dict)
    """The last word of each session's socket."""
    deleted: set[str] = field(default_factory=set)
    twins: list[set[str]] = field(default_factory=list)
    """Films that were sent once, and became several sessions."""
    counts: Counter[str] = field(default_factory=Counter)
    _following: set[asyncio.Task[None]] = field(default_factory=set)

    async def arrive(self, count: int) -> None:
        """Register so many."""
        async with self._client() as client:
            for place in range(count):
                name = f"p{place}"
                body = {"email": f"{name}@example.com", "username": name, "password": f"a good password of {name}"}
                answer = (await client.post("/v1/auth/register", json=body)).raise_for_status()
                self.people.append(Person(name, answer.json()["data"]["token"]))

    async def hand_in(self, place: int, *, real: bool, bad: bool) -> None:
        """One film, by whatever way its number says, until it is accepted or given up; then follow it."""
        person = self.people[place % len(self.people)]
        exercise = REAL if real else BAD if bad else self.dice.choice(LIGHT)
        film = self.real if real else self.small
        way = self._directly if place % 4 == 1 else self._twice if place % 4 == 2 else self._plainly
        end = time.monotonic() + GIVES_UP
        async with self._client() as client:
            while time.monotonic() < end:
                told = await way(client, person, exercise, film)
                if len(told) > 1:
                    self.twins.append(told)
                for session in told:
                    self._took(session, person)
                if told:
                    return
                await asyncio.sleep(0.5 + self.dice.random())
        self.counts["given up"] += 1

    async def _plainly(self, client: httpx.AsyncClient, person: Person, exercise: str, film: bytes) -> set[str]:
        return await self._sent(client, person, exercise, film, str(uuid4()), times=1)

    async def _twice(self, client: httpx.AsyncClient, person: Person, exercise: str, film: bytes) -> set[str]:
        """At the same moment, with the same key."""
        self.counts["the same key at once"] += 1
        return await self._sent(client, person, exercise, film, str(uuid4()), times=2)

    async def _sent(
        self, client: httpx.AsyncClient, person: Person, exercise: str, film: bytes, key: str, times: int
    ) -> set[str]:
        """With one key, again and again, until it is answered; the sessions that it became."""
        told: set[str] = set()
        for _ in range(5):
            form = {"files": {"video": ("set.mp4", film, "video/mp4")}, "data": {"exerciseName": exercise}}
            headers = person.headers | {"Idempotency-Key": key}
            sending = [self._asked(client, "POST", "/v1/analysis/upload", headers, **form) for _ in range(times)]
            answers = await asyncio.gather(*sending)
            told |= {answer["sessionId"] for answer in answers if answer and "sessionId" in answer}
            if told:
                break
            await asyncio.sleep(1)
        return told

    async def _directly(self, client: httpx.AsyncClient, person: Person, exercise: str, film: bytes) -> set[str]:
        """Into the store, and then said twice at the same moment."""
        announced = {"fileName": "a", "fileSize": len(film), "mimeType": "video/mp4", "exerciseName": exercise}
        begun = await self._asked(client, "POST", "/v1/analysis/uploads", person.headers, json=announced)
        if not begun or "upload" not in begun or not await self._put(client, begun, film):
            return set()
        self.counts["complete said twice at once"] += 1
        path = f"/v1/analysis/uploads/{begun['sessionId']}/complete"
        for _ in range(8):
            saying = [self._asked(client, "POST", path, person.headers) for _ in range(2)]
            told = {answer["sessionId"] for answer in await asyncio.gather(*saying) if answer and "sessionId" in answer}
            if told:
                return told
            await asyncio.sleep(1)
        return set()

    async def _put(self, client: httpx.AsyncClient, begun: dict[str, Any], film: bytes) -> bool:
        """By whatever the offer says: a form with fields, or one request."""
        offer = begun["upload"]
        for _ in range(5):
            with contextlib.suppress(httpx.HTTPError):
                if fields := offer.get("fields"):
                    answer = await client.post(offer["url"], data=fields, files={"file": ("upload", film)})
                else:
                    answer = await client.put(offer["url"], headers=offer.get("headers"), content=film)
                if answer.status_code < 300:
                    return True
            await asyncio.sleep(1)
        return False

    async def _asked(
        self, client: httpx.AsyncClient, method: str, path: str, headers: dict[str, str], **body: Any
    ) -> dict[str, Any] | None:
        """The data of a good answer; else None, and counted."""
        try:
            answer = await client.request(method, path, headers=headers, **body)
        except httpx.HTTPError as error:
            self.counts[f"{method} {type(error).__name__}"] += 1
            return None
        if answer.status_code >= 300:
            self.counts[f"{method} {answer.status_code}"] += 1
            return {"status": answer.status_code}
        return answer.json()["data"]

    def blunders(self) -> list[str]:
        """Each answer by which a person was told no more than that something went wrong."""
        return list(Counter({name: count for name, count in self.counts.items() if name.endswith(" 500")}).elements())

    async def delete(self, session: str) -> None:
        """By its owner, until it is gone."""
        for _ in range(20):  # its owner may not have been told yet that it is accepted
            if session in self.accepted:
                break
            await asyncio.sleep(0.25)
        person = self.accepted.get(session)
        if person is None or session in self.deleted:
            return
        async with self._client() as client:
            for _ in range(30):
                told = await self._asked(client, "DELETE", f"/v1/analysis/sessions/{session}", person.headers)
                if told and (told.get("id") == session or told.get("status") == 404):
                    self.deleted.add(session)
                    return
                await asyncio.sleep(1)

    def _took(self, session: str, person: Person) -> None:
        self.accepted[session] = person
        task = asyncio.create_task(self._follow(session, person), name=f"follow {session}")
        self._following.add(task)
        task.add_done_callback(self._following.discard)

    async def _follow(self, session: str, person: Person) -> None:
        """By socket to its end, however often it is cut off."""
        where = f"ws://{self.stage.base}/ws/analysis/{session}"
        protocols: list[Any] = ["biome.v1", f"token.{person.token}"]
        while session not in self.ends:
            try:
                async with connect(where, subprotocols=protocols, open_timeout=10) as watcher:
                    async for message in watcher:
                        event = json.loads(message)
                        if event["type"] in ("analysis_complete", "error"):
                            self.ends[session] = event["type"]
            except ConnectionClosed as closed:
                if closed.rcvd is not None and closed.rcvd.code == GONE:
                    self.ends[session] = "gone"
            except (OSError, WebSocketException, TimeoutError):
                pass
            self.counts["sockets opened again"] += session not in self.ends
            await asyncio.sleep(0.3 + self.dice.random())

    async def settle(self, seconds: float) -> None:
        """Wait so long for those who still follow."""
        if self._following:
            await asyncio.wait(self._following, timeout=seconds)
        for task in list(self._following):
            task.cancel()

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=f"http://{self.stage.base}", timeout=PATIENCE)
