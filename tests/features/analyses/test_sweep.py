"""What happens to a job whose worker fell silent."""

from __future__ import annotations

import pytest
from procrastinate.jobs import Job
from tests.features.analyses.conftest import Person, Remains

from biome.features.analyses.flow import Flow
from biome.features.analyses.tasks import sweep_once
from biome.kit.parts import Parts
from biome.kit.queue import MOST_ATTEMPTS, TryAgain, _Patience

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
    def waits(attempts: int) -> bool:
        job = Job(id=1, queue="clips", lock=None, queueing_lock=None, task_name="annotate", attempts=attempts)
        return _Patience().get_retry_decision(exception=TryAgain(), job=job) is not None

    assert [waits(0), waits(MOST_ATTEMPTS - 2), waits(MOST_ATTEMPTS - 1)] == [True, True, False]
