"""The machine with everything else that can happen to an analysis."""

from __future__ import annotations

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
)
from sqlalchemy.ext.asyncio import AsyncSession
from tests.features.analyses.machine import LEASE, LONG_AGO, MOST_SESSIONS, Machine

from biome.features.analyses import repository
from biome.features.analyses.jobs import queue_analysis
from biome.kit.queue.fair_jobs import GIVE_BACK


class Everything(Machine):
    """The same, and all else that people do and that befalls workers."""

    @precondition(lambda self: len(self.rows) < MOST_SESSIONS)
    @rule(who=st.integers(0, 1))
    def upload_more(self, who: int) -> None:
        self.upload(who)

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        session_id = data.draw(st.sampled_from(list(self.rows)))
        person = self.rows[session_id][1]
        self.do(lambda session: repository.remove(session, person, session_id))

    @precondition(lambda self: self.failed())
    @rule(data=st.data())
    def retry(self, data: st.DataObject) -> None:
        session_id = data.draw(st.sampled_from(self.failed()))
        person = self.rows[session_id][1]

        async def work(session: AsyncSession) -> None:
            assert await repository.queue_again(session, person, session_id, 1.0)
            await queue_analysis(session, self.ground.queue, session_id)

        self.do(work)

    def failed(self) -> list[UUID]:
        return [session_id for session_id, (status, _) in self.rows.items() if status == "failed"]

    @precondition(lambda self: self.idle())
    @rule(data=st.data())
    def take_without_hearing_of_it(self, data: st.DataObject) -> None:
        self.taken(data.draw(st.sampled_from(self.idle())))

    @precondition(lambda self: self.busy())
    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        place = data.draw(st.sampled_from(self.busy()))
        self.write(place, self.books.fail)
        self.finish(place)

    @precondition(lambda self: self.busy())
    @rule(data=st.data(), counts=st.booleans())
    def give_back(self, data: st.DataObject, counts: bool) -> None:
        place = data.draw(st.sampled_from(self.busy()))
        self.write(place, lambda session, claim: self.books.give_back(session, claim, counts=counts))
        self.ask(GIVE_BACK, job=place.job, worker=place.worker, at=LONG_AGO)
        place.job = place.claim = None

    @rule(at=st.integers(0, 1))
    def a_worker_dies(self, at: int) -> None:
        self.die(at)

    @rule()
    def somebody_sweeps(self) -> None:
        self.sweep()

    @rule()
    def strike_off_the_silent(self) -> None:
        self.ask("select * from procrastinate_prune_stalled_workers_v1(:lease)", lease=LEASE)
