"""What is tried again, and when."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime

from procrastinate import jobs
from procrastinate.retry import BaseRetryStrategy, RetryDecision

LONGEST_WAIT = 60.0
MOST_ATTEMPTS = 20
"""Of one job. A queue whose job may be what kills its worker has fewer."""


class TryAgain(Exception):
    """A task raises this for a fault of ours that may pass: the job is run again later, ``most`` times in all."""

    def __init__(self, most: int = MOST_ATTEMPTS) -> None:
        super().__init__()
        self.most = most


class Patience(BaseRetryStrategy):
    """Waits longer each time, never the same, and not for ever; only for what may pass.

    A task with a row of its own says there when it is enough, which is sooner.
    """

    def get_retry_decision(self, *, exception: BaseException, job: jobs.Job) -> RetryDecision | None:
        if isinstance(exception, asyncio.CancelledError):
            return RetryDecision(retry_at=datetime.now(UTC))
        if not isinstance(exception, TryAgain) or job.attempts + 1 >= exception.most:
            return None
        wait = min(2.0**job.attempts, LONGEST_WAIT) * random.uniform(0.5, 1.0)
        return RetryDecision(retry_in={"seconds": max(1, round(wait))})
