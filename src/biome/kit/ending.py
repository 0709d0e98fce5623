"""Tasks that run until they are told to stop, told so until they do."""

from __future__ import annotations

import asyncio
from typing import Any

UNHEARD_SECONDS = 0.5
"""After which who runs still is told again."""


async def end(*tasks: asyncio.Task[Any]) -> None:
    """Cancel ``tasks`` and wait until they have ended, whatever by.

    Once is not enough: a client that is cancelled while it closes a broken connection may raise the fault of that
    instead, and whoever goes on after such a fault would go on for ever.
    """
    running = set(tasks)
    while running:
        for task in running:
            task.cancel()
        _, running = await asyncio.wait(running, timeout=UNHEARD_SECONDS)
