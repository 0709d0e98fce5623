"""Anything that can happen between row and queue, in any order: never two results, never one lost, nothing stuck.

The rows, the queue's tables and every statement are real; workers are two places that hold what they have taken.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import text
from sqlalchemy.exc import NoResultFound
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, create_async_engine
from sqlalchemy.pool import NullPool
from tests.features import doubles
from tests.features.analyses.ledgers import Fenced
from tests.real.one_connection import OneConnection

from biome.features.analyses import keeping, ledger
from biome.features.analyses.jobs import ANALYSE, ANALYSIS_QUEUE, queue_analysis
from biome.features.analyses.ledger import Claim, Overtaken
from biome.kit.db import dsn, sqlalchemy_url
from biome.kit.queue import Queue, sweep
from biome.kit.queue.fair_jobs import BEAT, FINISH, MOST_OF_OWNER
from biome.tables import AnalysisSession, User

T = TypeVar("T")
LEASE = 15.0
MOST_SESSIONS = 5
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
BOOKS = """
    SELECT s.id, s.user_id, s.status, s.attempt,
        (SELECT array_agg(r.attempt) FROM analysis_results r WHERE r.session_id = s.id) AS results,
        (SELECT count(*) FROM procrastinate_jobs j
         WHERE j.status = 'doing' AND j.args ->> 'owner' = s.user_id::text) AS running
    FROM analysis_sessions s ORDER BY s.id
"""
LEFT = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"


def plain(statement: str) -> str:
    """What the worker's own connection is asked, as SQLAlchemy wants it."""
    for name in ("worker", "job", "status", "delete", "at"):
        statement = statement.replace(f"%({name})s", f":{name}")
    return statement


@dataclass
class Place:
    """A worker: its number in the queue's list, what it holds, and whether it sleeps."""

    worker: int
    job: int | None = None
    claim: Claim | None = None
    asleep: bool = False


class Ground:
    """An event loop and an engine that outlive the machines, so that each statement is compiled once."""

    def __init__(self, url: str) -> None:
        self.runner = asyncio.Runner()
        self.engine = create_async_engine(sqlalchemy_url(url), poolclass=NullPool)
        self.queue = Queue(dsn(url))

    async def open(self) -> AsyncConnection:
        connection = await self.engine.connect()
        await connection.begin()
        return connection


class Machine(RuleBasedStateMachine):
    """Two people with a film each, two workers that may sleep past their lease; all in a transaction, rolled back."""

    def __init__(self, ground: Ground, books: Fenced) -> None:
        super().__init__()
        self.ground, self.books = ground, books
        self.broken = False
        self.connection = ground.runner.run(ground.open())
        self.database = OneConnection(self.connection)
        self.people = [self.do(self._person(name)) for name in ("anna", "bert")]
        self.places = [Place(self._hired()) for _ in range(2)]
        self.rows: dict[UUID, tuple[str, UUID]] = {}

    def do(self, work: Callable[[AsyncSession], Awaitable[T]]) -> T:
        """One transaction, as far as those who take part can see."""

        async def whole() -> T:
            async with self.database.transaction() as session:
                return await work(session)

        return self.ground.runner.run(whole())

    def ask(self, statement: str, **values: Any) -> list[Any]:
        async def work() -> list[Any]:
            return list((await self.connection.execute(text(plain(statement)), values)).all())

        return self.ground.runner.run(work())

    def must(self, held: bool, otherwise: str) -> None:
        self.broken |= not held
        assert held, otherwise

    @staticmethod
    def _person(name: str) -> Callable[[AsyncSession], Awaitable[UUID]]:
        async def work(session: AsyncSession) -> UUID:
            user = User(email=f"{name}@example.com", username=name, password_hash="x")
            session.add(user)
            await session.flush()
            return user.id

        return work

    def _hired(self) -> int:
        return self.ask("select worker_id from procrastinate_register_worker_v1()")[0][0]

    def _silent(self, place: Place) -> None:
        self.ask("update procrastinate_workers set last_heartbeat = :at where id = :id returning id",
                 at=LONG_AGO, id=place.worker)  # fmt: skip

    # What people do

    @initialize()
    def begin(self) -> None:
        for who in (0, 1):
            self.upload(who)

    def upload(self, who: int) -> None:
        async def work(session: AsyncSession) -> None:
            row = AnalysisSession(user_id=self.people[who], exercise_name="Squat", video_url="film", queued_at=LONG_AGO)
            session.add(row)
            await session.flush()
            await queue_analysis(session, self.ground.queue, row.id)

        self.do(work)

    # What workers do

    def idle(self) -> list[Place]:
        return [place for place in self.places if not place.asleep and place.claim is None]

    def busy(self) -> list[Place]:
        return [place for place in self.places if not place.asleep and place.claim is not None]

    @precondition(lambda self: self.idle())
    @rule(data=st.data())
    def take(self, data: st.DataObject) -> None:
        self.take_as(data.draw(st.sampled_from(self.idle())))

    def take_as(self, place: Place) -> None:
        place.job, session_id = self.taken(place)
        if place.job is not None:
            place.claim = self.do(lambda session: ledger.claim(session, UUID(session_id)))
            if place.claim is None:
                self.finish(place)

    def taken(self, place: Place) -> tuple[int | None, str]:
        """The queue's own choice; a worker that asks twice holds nothing from the first time."""
        query = "select id, args ->> 'session_id' from take_job(array[:queue]::varchar[], :worker, :most)"
        return self.ask(query, queue=ANALYSIS_QUEUE, worker=place.worker, most=MOST_OF_OWNER)[0]

    @precondition(lambda self: self.busy())
    @rule(data=st.data(), progress=st.integers(0, 99))
    def note(self, data: st.DataObject, progress: int) -> None:
        place = data.draw(st.sampled_from(self.busy()))
        self.write(place, lambda session, claim: self.books.note(session, claim, progress))

    @precondition(lambda self: self.busy())
    @rule(data=st.data(), told=st.booleans())
    def complete(self, data: st.DataObject, told: bool) -> None:
        self.complete_as(data.draw(st.sampled_from(self.busy())), told)

    def complete_as(self, place: Place, told: bool) -> None:
        """``told``: whether the queue hears of it, too."""

        async def work(session: AsyncSession, claim: Claim) -> None:
            present = await session.get_one(AnalysisSession, claim.session_id, populate_existing=True)
            await self.books.complete(session, claim)
            await keeping.keep(session, claim, doubles.report(), {})
            self.must(present.attempt == claim.attempt, f"attempt {claim.attempt} committed attempt {present.attempt}")

        self.write(place, work)
        if told:
            self.finish(place)
        place.job = place.claim = None

    def write(self, place: Place, work: Callable[[AsyncSession, Claim], Awaitable[None]]) -> None:
        """One write of an attempt, which may find that it may not write any more, or that there is nothing to write."""
        claim = place.claim
        if claim is not None:
            with contextlib.suppress(Overtaken, NoResultFound):
                self.do(lambda session: work(session, claim))

    def finish(self, place: Place) -> None:
        self.ask(FINISH, job=place.job, worker=place.worker, status="succeeded", delete=True)
        place.job = place.claim = None

    # What befalls workers

    @precondition(lambda self: self.busy())
    @rule(data=st.data())
    def fall_asleep(self, data: st.DataObject) -> None:
        """For longer than a lease: the others notice."""
        place = data.draw(st.sampled_from(self.busy()))
        place.asleep = True
        self._silent(place)
        self.sweep()

    @precondition(lambda self: any(place.asleep for place in self.places))
    @rule()
    def wake(self) -> None:
        for place in self.places:
            place.asleep = False
            self.ask(f"{BEAT} returning id", worker=place.worker)

    def die(self, at: int) -> None:
        self._silent(self.places[at])
        self.places[at] = Place(self._hired())

    def sweep(self) -> None:
        async def work(session: AsyncSession) -> int:
            stalled = await sweep(session, LEASE)
            forgotten = await ledger.forgotten(session, ANALYSE, age=-1)  # the clock of a transaction stands still
            for session_id in forgotten:
                await queue_analysis(session, self.ground.queue, session_id)
            return stalled + len(forgotten)

        self.do(work)

    # What is true at all times, and what comes true in the end

    @invariant()
    def the_books_are_right(self) -> None:
        """One result of each completed session, of its last attempt; none of others; nobody has more than a share."""
        rows = self.ask(BOOKS)
        self.rows = {row.id: (row.status, row.user_id) for row in rows}
        for row in rows:
            expected = [row.attempt] if row.status == "completed" else None
            self.must(row.results == expected, f"{row.status}: attempt {row.attempt} has results {row.results}")
            self.must(row.running <= MOST_OF_OWNER, f"{row.running} of one person run")

    def teardown(self) -> None:
        try:
            if not self.broken:
                self.all_ends_well()
        finally:
            self.ground.runner.run(self.connection.close())

    def all_ends_well(self) -> None:
        """One worker that lives finishes everything, whatever has happened."""
        for at in range(2):
            self.die(at)
        for _ in range(4 * MOST_SESSIONS):
            self.sweep()
            self.take_as(self.places[0])
            if self.places[0].claim is None and self.ask(LEFT) == [(0,)]:
                break
            self.complete_as(self.places[0], told=True)
        assert self.ask(LEFT) == [(0,)]
        self.the_books_are_right()
        assert {status for status, _ in self.rows.values()} <= {"completed", "failed"}
