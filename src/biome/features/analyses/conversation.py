"""Questions and answers through the socket of an analysis, once it is finished and for who says so at connecting.

The client sends ``{"type": "ask", "data": {"id", "question", "language"?}}`` and is told ``answer_part`` for each
sentence as soon as it may leave, then ``answer`` with all of it, or ``ask_error``; one question at a time.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import structlog
from pydantic import StringConstraints, ValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.websockets import WebSocket, WebSocketDisconnect

from biome.coach.ask.answered import Sentence
from biome.features.analyses.asking import Asking
from biome.features.analyses.errors import OneAtATime, Unreadable
from biome.features.analyses.question_schemas import QuestionAsked, answered, said
from biome.features.analyses.watching import AWAY, DONE, LOOK_SECONDS, SLOW, Closed, Watcher
from biome.kit.errors import Problem
from biome.kit.web import Model

IDLE_SECONDS = 300.0
"""Without a question and without an answer under way."""
MOST_WAITING = 4
"""Messages that are kept while there is no time for them; who sends more is not waiting for answers."""
MOST_UNREADABLE = 10
log = structlog.stdlib.get_logger(__name__)


class Letters:
    """What comes in through a socket, until it has been read."""

    def __init__(self, most: int = MOST_WAITING) -> None:
        self._waiting: asyncio.Queue[str] = asyncio.Queue(most)

    async def read(self, socket: WebSocket) -> None:
        """Take in what comes until the other end goes away; raises Closed when that is too much."""
        while (message := await socket.receive())["type"] != "websocket.disconnect":
            try:
                self._waiting.put_nowait(message.get("text") or "")
            except asyncio.QueueFull:
                raise Closed(SLOW, "too many messages") from None

    async def next(self, seconds: float) -> str | None:
        """The next message; None when there is none for so long."""
        try:
            async with asyncio.timeout(seconds):
                return await self._waiting.get()
        except TimeoutError:
            return None


class AskedInData(QuestionAsked):
    """A question and the client's own name for it."""

    id: Annotated[str, StringConstraints(min_length=1, max_length=64)]


class AskMessage(Model):
    """What a client sends to ask."""

    type: Literal["ask"]
    data: AskedInData


@dataclass
class Conversation:
    """One socket whose owner may ask."""

    watcher: Watcher
    letters: Letters
    asking: Asking
    accepts: str = ""
    """Languages, as the browser says."""
    idle: float = IDLE_SECONDS
    _quiet_since: float = field(default_factory=time.monotonic)
    _unreadable: int = 0
    _answering: asyncio.Task[None] | None = None

    async def hold(self) -> None:
        """Follow the analysis to its end, then answer until somebody has had enough; raises Closed."""
        seen = await self.watcher.to_the_end()
        if seen.status == "failed":
            raise Closed(DONE, "finished")
        self._quiet_since = time.monotonic()
        try:
            while True:
                letter = await self.letters.next(LOOK_SECONDS)
                await self.watcher.look()  # who has signed out is answered no more, and whose set is gone
                await self._settle()
                if letter is not None:
                    await self._take(letter)
        finally:
            await self._stop()

    async def _settle(self) -> None:
        """See whether the answer under way is complete, or whether it has been quiet for too long."""
        if self._answering is not None and self._answering.done():
            finished, self._answering = self._answering, None
            await finished
        if self._answering is None and time.monotonic() - self._quiet_since > self.idle:
            raise Closed(DONE, "idle")

    async def _take(self, letter: str) -> None:
        try:
            asked = AskMessage.model_validate_json(letter).data
        except (ValidationError, RecursionError) as error:
            await self._refuse("", Unreadable(_why(error)))
            self._unreadable += 1
            if self._unreadable >= MOST_UNREADABLE:
                raise Closed(SLOW, "nothing that can be read") from None
            return
        self._unreadable = 0
        if self._answering is not None:
            await self._refuse(asked.id, OneAtATime())
        else:
            self._answering = asyncio.create_task(self._answer(asked), name="answer")

    async def _answer(self, asked: AskedInData) -> None:
        told = 0

        async def hear(sentence: Sentence) -> None:
            nonlocal told
            await self._tell("answer_part", asked.id, index=told, **said(sentence).model_dump(by_alias=True))
            told += 1

        user_id, session_id = self.watcher.bearer.user_id, self.watcher.session_id
        try:
            language = asked.language or await self.asking.language(user_id, self.accepts)
            answer = await self.asking.answer(user_id, session_id, asked.question, language, hear)
            await self._tell("answer", asked.id, **answered(answer).model_dump(by_alias=True))
        except Problem as problem:
            await self._refuse(asked.id, problem)
        except SQLAlchemyError as error:
            raise Closed(AWAY, "try again") from error
        except (Closed, WebSocketDisconnect):
            raise
        except Exception:  # told as by HTTP; the socket is as good as before
            log.exception("question failed")
            await self._refuse(asked.id, Problem())
        finally:
            self._quiet_since = time.monotonic()

    async def _refuse(self, name: str, problem: Problem) -> None:
        await self._tell("ask_error", name, code=problem.code, error=str(problem), details=problem.details)

    async def _tell(self, kind: str, name: str, **data: Any) -> None:
        await self.watcher.tell({"type": kind, "data": {"sessionId": str(self.watcher.session_id), "id": name, **data}})

    async def _stop(self) -> None:
        if self._answering is not None:
            self._answering.cancel()
            await asyncio.gather(self._answering, return_exceptions=True)


def _why(error: Exception) -> str:
    """Which part of a message is wrong, without repeating what was sent."""
    if not isinstance(error, ValidationError):
        return "too deep"
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'message'}: {first['msg']}"
