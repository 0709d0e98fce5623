"""Asking together: while one question is on its way to the database, all that come meanwhile are asked at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Together(Generic[Key, Value]):
    """Answers by key. A question is never answered by what was read before it was asked."""

    def __init__(self, ask: Callable[[Collection[Key]], Awaitable[Mapping[Key, Value]]], gather: float = 0.0) -> None:
        """With ``gather``, questions are waited for so many seconds before they are asked, to ask less often."""
        self._ask = ask
        self._gather = gather
        self._waiting: dict[Key, asyncio.Future[Value | None]] = {}
        self._asking: asyncio.Task[None] | None = None

    async def get(self, key: Key) -> Value | None:
        """The answer for ``key``; None where there is none. Raises what the asking raises."""
        waiting = self._waiting.get(key)
        if waiting is None:
            waiting = self._waiting[key] = asyncio.get_running_loop().create_future()
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._go_on(), name="asking together")
        return await asyncio.shield(waiting)

    async def _go_on(self) -> None:
        while self._waiting:
            if self._gather:
                await asyncio.sleep(self._gather)
            asked, self._waiting = self._waiting, {}
            try:
                found = await self._ask(asked)
            except BaseException as error:
                for waiting in asked.values():
                    _fail(waiting, error)
                if not isinstance(error, Exception):
                    raise
                continue
            for key, waiting in asked.items():
                waiting.set_result(found.get(key))


def _fail(waiting: asyncio.Future[Value | None], error: BaseException) -> None:
    if isinstance(error, Exception):
        waiting.set_exception(error)
        waiting.exception()  # who asked may be gone: then nobody has to hear of it
    else:
        waiting.cancel()
