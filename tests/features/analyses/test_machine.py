"""Anything that can happen between row and queue, in any order: never two results, never one lost, nothing stuck.

The rows, the queue's tables and every statement are real; workers are two places that hold what they have taken.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.pool import NullPool
from tests.features import doubles
from tests.features.analyses.ledgers import Fenced, Unfenced

from biome.features.analyses import keeping, ledger, repository
from biome.features.analyses.jobs import ANALYSE, ANALYSIS_QUEUE, queue_analysis
from biome.features.analyses.ledger import Claim, Overtaken
from biome.kit.db import Database, dsn, sqlalchemy_url
from biome.kit.queue import Queue, sweep
from biome.kit.queue.manager import BEAT, FINISH, GIVE_BACK, MOST_OF_OWNER
from biome.tables import AnalysisSession, User

T = TypeVar("T")
LEASE = 15.0
PLACES, PEOPLE = st.integers(0, 1), st.integers(0, 1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
BOOKS = """
    SELECT s.id, s.status, s.attempt, array_agg(r.attempt) FILTER (WHERE r.id IS NOT NULL) AS results
    FROM analysis_sessions s LEFT JOIN analysis_results r ON r.session_id = s.id GROUP BY s.id
"""
CROWD = """
    SELECT coalesce(max(n), 0) FROM (
        SELECT count(*) AS n FROM procrastinate_jobs WHERE status = 'doing' GROUP BY args ->> 'owner'
    ) AS running
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


class Machine(RuleBasedStateMachine):
    """Two people, two workers, one sweeper, all inside one transaction that is rolled back."""

    def __init__(self, url: str, books: Fenced) -> None:
        super().__init__()
        self.books = books
        self.broken = False
        self.runner = asyncio.Runner()
        self.queue = Queue(dsn(url))
        self.runner.run(self._open(url))
        self.people = [self.do(self._person(name)) for name in ("anna", "bert")]
        self.places = [Place(self._hired()) for _ in range(2)]

    async def _open(self, url: str) -> None:
        self.engine = create_async_engine(sqlalchemy_url(url), poolclass=NullPool)
        self.connection = await self.engine.connect()
        await self.connection.begin()
        self.database = Database.over(self.connection)

    def do(self, work: Callable[[AsyncSession], Awaitable[T]]) -> T:
        """One transaction, as far as those who take part can see."""

        async def whole() -> T:
            async with self.database.transaction() as session:
                return await work(session)

        return self.runner.run(whole())

    def ask(self, statement: str, **values: Any) -> list[Any]:
        async def work(session: AsyncSession) -> list[Any]:
            return list((await session.execute(text(plain(statement)), values)).all())

        return self.do(work)

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

    @rule(who=PEOPLE)
    def upload(self, who: int) -> None:
        async def work(session: AsyncSession) -> None:
            row = AnalysisSession(user_id=self.people[who], exercise_name="Squat", video_url="film", queued_at=LONG_AGO)
            session.add(row)
            await session.flush()
            await queue_analysis(session, self.queue, row.id)

        self.do(work)

    @precondition(lambda self: self.chosen("true"))
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.chosen("true")))
        self.do(lambda session: repository.remove(session, row.user_id, row.id))

    @precondition(lambda self: self.chosen("status = 'failed'"))
    @rule(data=st.data())
    def retry(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.chosen("status = 'failed'")))

        async def work(session: AsyncSession) -> None:
            assert await repository.queue_again(session, row.user_id, row.id, 1.0)
            await queue_analysis(session, self.queue, row.id)

        self.do(work)

    def chosen(self, condition: str) -> list[Any]:
        return self.ask(f"select id, user_id from analysis_sessions where {condition} order by id")

    # What workers do

    @rule(at=PLACES)
    def take(self, at: int) -> None:
        place = self.places[at]
        if place.asleep or place.claim is not None:
            return
        place.job = self.taken(place.worker)
        if place.job is None:
            return
        [(session_id,)] = self.ask("select args ->> 'session_id' from procrastinate_jobs where id = :id", id=place.job)
        place.claim = self.do(lambda session: ledger.claim(session, UUID(session_id)))
        if place.claim is None:
            self.finish(place)

    def taken(self, worker: int) -> int | None:
        """The queue's own choice; a worker that asks twice holds nothing from the first time."""
        query = "select id from take_job(array[:queue]::varchar[], :worker, :most)"
        return self.ask(query, queue=ANALYSIS_QUEUE, worker=worker, most=MOST_OF_OWNER)[0][0]

    @rule(at=PLACES)
    def take_without_hearing_of_it(self, at: int) -> None:
        if not self.places[at].asleep and self.places[at].claim is None:
            self.taken(self.places[at].worker)

    @rule(at=PLACES, progress=st.integers(0, 99))
    def note(self, at: int, progress: int) -> None:
        self.write(at, lambda session, claim: self.books.note(session, claim, progress), ends=False)

    @rule(at=PLACES, ends=st.booleans())
    def complete(self, at: int, ends: bool) -> None:
        """``ends``: whether the queue hears of it, too."""

        async def work(session: AsyncSession, claim: Claim) -> None:
            await self.books.complete(session, claim)
            await keeping.keep(session, claim, doubles.report(), {})
            present = await session.scalar(text("select attempt from analysis_sessions where id = :id"),
                                           {"id": claim.session_id})  # fmt: skip
            self.must(present == claim.attempt, f"attempt {claim.attempt} committed attempt {present}")

        self.write(at, work, ends)

    @rule(at=PLACES)
    def fail(self, at: int) -> None:
        self.write(at, self.books.fail)

    @rule(at=PLACES, counts=st.booleans(), died=st.booleans())
    def give_back(self, at: int, counts: bool, died: bool) -> None:
        place = self.places[at]
        job = place.job
        self.write(
            at,
            lambda session, claim: self.books.give_back(session, claim, counts=counts, decoder_died=died),
            ends=False,
        )
        if not place.asleep and job is not None:
            self.ask(GIVE_BACK, job=job, worker=place.worker, at=LONG_AGO)
            place.job = place.claim = None

    def write(self, at: int, work: Callable[[AsyncSession, Claim], Awaitable[None]], ends: bool = True) -> None:
        """One write of an attempt; it may turn out that it may not write any more, which ends it."""
        place = self.places[at]
        claim = place.claim
        if place.asleep or claim is None:
            return
        try:
            self.do(lambda session: work(session, claim))
        except Overtaken:
            ends = True
        if ends:
            self.finish(place)

    def finish(self, place: Place) -> None:
        self.ask(FINISH, job=place.job, worker=place.worker, status="succeeded", delete=True)
        place.job = place.claim = None

    # What befalls workers

    @rule(at=PLACES)
    def fall_asleep(self, at: int) -> None:
        self.places[at].asleep = True
        self._silent(self.places[at])

    @rule(at=PLACES)
    def wake(self, at: int) -> None:
        self.places[at].asleep = False
        self.ask(f"{BEAT} returning id", worker=self.places[at].worker)

    @rule(at=PLACES)
    def die(self, at: int) -> None:
        self._silent(self.places[at])
        self.places[at] = Place(self._hired())

    @rule()
    def strike_off_the_silent(self) -> None:
        self.ask("select * from procrastinate_prune_stalled_workers_v1(:lease)", lease=LEASE)

    @rule()
    def sweep(self) -> None:
        async def work(session: AsyncSession) -> int:
            stalled = await sweep(session, LEASE)
            forgotten = await ledger.forgotten(session, ANALYSE, age=-1)  # the clock of a transaction stands still
            for session_id in forgotten:
                await queue_analysis(session, self.queue, session_id)
            return stalled + len(forgotten)

        self.do(work)

    # What is true at all times, and what comes true in the end

    @invariant()
    def one_result_of_each_completed_session_and_none_of_others(self) -> None:
        for row in self.ask(BOOKS):
            expected = [row.attempt] if row.status == "completed" else None
            self.must(row.results == expected, f"{row.status}: attempt {row.attempt} has results {row.results}")

    @invariant()
    def nobody_has_more_than_their_share(self) -> None:
        self.must(self.ask(CROWD)[0][0] <= MOST_OF_OWNER, "more than two of one person run")

    def teardown(self) -> None:
        try:
            if not self.broken:
                self.all_ends_well()
        finally:
            self.runner.run(self._close())
            self.runner.close()

    def all_ends_well(self) -> None:
        """One worker that lives finishes everything, whatever has happened."""
        for at in range(2):
            self.die(at)
        for _ in range(100):
            self.sweep()
            self.take(0)
            if self.places[0].claim is None and not self.ask(LEFT)[0][0]:
                break
            self.complete(0, True)
        assert self.ask(LEFT) == [(0,)]
        assert not self.chosen("status in ('pending', 'processing')")

    async def _close(self) -> None:
        await self.connection.rollback()
        await self.connection.close()
        await self.engine.dispose()


def test_whatever_happens_in_whatever_order_each_film_has_one_result(database_url: str):
    whole = settings(max_examples=20, stateful_step_count=30, deadline=None)
    run_state_machine_as_test(lambda: Machine(database_url, Fenced()), settings=whole)


def test_without_the_fence_the_machine_finds_an_attempt_that_commits_another(database_url: str):
    search = settings(
        max_examples=300, stateful_step_count=50, deadline=None, phases=[Phase.generate], report_multiple_bugs=False,
        derandomize=True, database=None,
    )  # fmt: skip
    with pytest.raises(AssertionError, match=r"attempt \d+ committed attempt \d+"):
        run_state_machine_as_test(lambda: Machine(database_url, Unfenced()), settings=search)
