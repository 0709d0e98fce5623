"""Taking turns: what arrives for hundreds of uploads at once is worked off a little in each round of the event loop.

Otherwise one round is as long as all of it together, and a small request, which needs some rounds, waits for seconds.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable

A_ROUND = 4
"""Pieces of at most 64 KB each: a millisecond or two."""


class Turns:
    """Lets so many go on in each round of the event loop, in the order they came."""

    def __init__(self, a_round: int = A_ROUND) -> None:
        self._a_round = a_round
        self._left = a_round
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._counting = False

    async def mine(self) -> None:
        """Wait until it is the caller's turn."""
        loop = asyncio.get_running_loop()
        if not self._counting:
            self._counting = True
            loop.call_soon(self._next_round, loop)
        if self._left > 0 and not self._waiting:
            self._left -= 1
            return
        turn = loop.create_future()
        self._waiting.append(turn)
        await turn

    async def take(self, pieces: AsyncIterable[bytes]) -> AsyncGenerator[bytes]:
        """``pieces``, each in its turn."""
        async for piece in pieces:
            await self.mine()
            yield piece

    def _next_round(self, loop: asyncio.AbstractEventLoop) -> None:
        self._left = self._a_round
        while self._waiting and self._left:
            turn = self._waiting.popleft()
            if not turn.cancelled():
                turn.set_result(None)
                self._left -= 1
        self._counting = bool(self._waiting)
        if self._counting:
            loop.call_soon(self._next_round, loop)
