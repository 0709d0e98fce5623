"""Durable jobs, in the database that holds the rows they are about: procrastinate, and what it leaves to us.

A job is deferred on the session's own connection, so job and row commit together or not at all. A job whose worker
died stays ``doing`` for ever in procrastinate; ``sweep`` gives it back (docs/decisions/0003, 0013).
"""

from __future__ import annotations

from biome.kit.queue.patience import MOST_ATTEMPTS, TryAgain
from biome.kit.queue.queue import Priority, Queue, Task
from biome.kit.queue.sweeping import forget_finished, sweep

__all__ = ["MOST_ATTEMPTS", "Priority", "Queue", "Task", "TryAgain", "forget_finished", "sweep"]
