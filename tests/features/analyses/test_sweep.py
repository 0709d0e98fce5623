"""What happens to a job whose worker fell silent."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from procrastinate.jobs import Job
from sqlalchemy import text
from tests.features.analyses.conftest import Person, Remains

from biome.features.analyses.clearing import clear_orphans, clear_temporary
from biome.features.analyses.flow import Flow
from biome.features.analyses.tasks import sweep_once
from biome.kit.chores import is_due
from biome.kit.clock import utc_now
from biome.kit.parts import Parts
from biome.kit.queue import MOST_ATTEMPTS, TryAgain
from biome.kit.queue.patience import Patience
from biome.kit.storage import one

pytestmark = pytest.mark.anyio
DIE = "update procrastinate_jobs set status = 'doing', worker_id = null where task_name = :task returning id"
JOB = "select status::text, attempts from procrastinate_jobs where task_name = :task"


@pytest.mark.parametrize("task, most", [("annotate", 3), ("analyse", MOST_ATTEMPTS)])
async def test_a_job_whose_workers_die_is_given_back_but_not_for_ever(
    anna: Person, flow: Flow, parts: Parts, remains: Remains, task: str, most: int
):
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    for attempt in range(1, most):
        await remains.rows(DIE, task=task)
        assert await sweep_once(parts.database, parts.queue, lease=15) == 1
        assert await remains.rows(JOB, task=task) == [("todo", attempt)]
    await remains.rows(DIE, task=task)
    assert await sweep_once(parts.database, parts.queue, lease=15) == 1
    assert await remains.rows(JOB, task=task) == [("failed", most)]
    assert await sweep_once(parts.database, parts.queue, lease=15) == 0


def test_patience_ends():
    def waits(attempts: int, most: int = MOST_ATTEMPTS) -> bool:
        job = Job(id=1, queue="clips", lock=None, queueing_lock=None, task_name="annotate", attempts=attempts)
        return Patience().get_retry_decision(exception=TryAgain(most), job=job) is not None

    assert [waits(0), waits(MOST_ATTEMPTS - 2), waits(MOST_ATTEMPTS - 1)] == [True, True, False]
    assert [waits(0, most=3), waits(1, most=3), waits(2, most=3)] == [True, True, False]


async def test_old_films_that_nobody_will_analyse_are_removed(anna: Person, parts: Parts, remains: Remains):
    waiting, failed = [await anna.uploaded() for _ in range(2)]
    await remains.rows("update analysis_sessions set status = 'failed' where id <> :id returning id", id=waiting)
    lost = remains.files_root / f"temp/{anna.id}/{uuid4()}/original.mp4"
    lost.parent.mkdir()
    lost.write_bytes(b"film")
    later = lambda: utc_now() + timedelta(hours=25)  # noqa: E731
    assert await clear_temporary(parts.database, parts.storage) == 0
    assert await clear_temporary(parts.database, parts.storage, later) == 2
    assert {file.split("/")[2] for file in remains.files()} == {str(waiting)}
    assert str(failed) not in str(remains.files())


async def test_what_no_session_names_is_removed_when_it_is_a_day_old(
    anna: Person, flow: Flow, parts: Parts, remains: Remains
):
    kept = await anna.uploaded()
    await flow.analyse(kept)
    named = {name for name in remains.files() if str(kept) in name}
    lost = f"videos/{anna.id}/{uuid4()}/original.mp4"
    overtaken = [f"videos/{anna.id}/{kept}/landmarks.9.npz", f"videos/{anna.id}/{kept}/keyframes/9-1.jpg"]
    for key in (lost, *overtaken):
        await parts.storage.put(key, one(b"x"))
    assert await clear_orphans(parts.database, parts.storage) == 0
    later = lambda: utc_now() + timedelta(hours=25)  # noqa: E731
    assert await clear_orphans(parts.database, parts.storage, later) == 3
    assert {name for name in remains.files() if name.startswith("videos/")} == named
    assert (await anna.get(f"/v1/analysis/sessions/{kept}/results")).status_code == 200


async def test_of_many_workers_one_does_a_chore_each_time_it_is_due(committing: Parts):
    async def ask() -> bool:
        async with committing.database.transaction() as session:
            return await is_due(session, name, timedelta(minutes=30))

    name, told = uuid4().hex, []
    for minutes in (0, 29, 31):
        async with committing.database.transaction() as session:
            ago = text("update chores set begun_at = now() - :ago where name = :name")
            await session.execute(ago, {"ago": timedelta(minutes=minutes), "name": name})
        told.append(sum(await asyncio.gather(*(ask() for _ in range(8)))))
    assert told == [1, 0, 1]


async def test_what_a_running_analysis_has_kept_already_is_no_orphan(anna: Person, parts: Parts, remains: Remains):
    running = await anna.uploaded()
    await parts.storage.put(f"videos/{anna.id}/{running}/original.mp4", one(b"x"))
    await remains.rows("update analysis_sessions set status = 'processing' returning id")
    later = lambda: utc_now() + timedelta(hours=25)  # noqa: E731
    assert await clear_orphans(parts.database, parts.storage, later) == 0


@pytest.mark.parametrize("hours, kept", [(23, True), (25, False)])
async def test_a_film_can_be_tried_again_for_a_day_after_it_failed(
    anna: Person, parts: Parts, remains: Remains, hours: int, kept: bool
):
    await anna.uploaded()
    failed = "update analysis_sessions set status = 'failed', completed_at = now() + interval '48 h' returning id"
    await remains.rows(failed)
    later = lambda: utc_now() + timedelta(hours=48 + hours)  # noqa: E731
    await clear_temporary(parts.database, parts.storage, later)
    assert (remains.files() != []) is kept


async def test_what_is_no_sessions_is_left_alone(anna: Person, parts: Parts, remains: Remains):
    await parts.storage.put("videos/lost/found/thing", one(b"x"))
    later = lambda: utc_now() + timedelta(hours=25)  # noqa: E731
    assert await clear_orphans(parts.database, parts.storage, later) == 0
    assert remains.files() == ["videos/lost/found/thing"]
