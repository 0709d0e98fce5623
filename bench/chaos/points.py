"""The eight points at which a worker is killed, and the trap that springs at one of them, inside the worker.

Nothing of it is in the product: the trap listens to SQLAlchemy's own events and wraps the trades that every worker is
handed. What it springs is a signal to its own process, at the very statement or word, not after some sleep.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

STOP_TALKING = threading.Lock()
UNLUCKY = 5
"""Attempts at one session: what is older is worked on first, so the same one would be hit again and again."""


class Point(StrEnum):
    """Where in an attempt."""

    BEFORE_CLAIM = "before claim"
    AFTER_CLAIM = "after claim"
    MID_DOWNLOAD = "mid download"
    MID_DECODE = "mid decode"
    AFTER_RESULT_WRITE = "after result write"
    BEFORE_COMMIT = "before commit"
    AFTER_COMMIT = "after commit"
    DURING_CANCEL = "during cancel"


@dataclass
class Trap:
    """Sends ``number`` to this process when ``point`` is passed for the ``nth`` time."""

    point: Point | None
    nth: int = 1
    number: signal.Signals = signal.SIGKILL
    passed: Counter[Point] = field(default_factory=Counter)
    _claiming: set[Any] = field(default_factory=set)
    _keeping: set[Any] = field(default_factory=set)

    @classmethod
    def told(cls, words: list[str]) -> Trap:
        """From a command line: the point's name, how often, and the signal; nothing: no trap."""
        if not words:
            return cls(None)
        return cls(Point(words[0]), int(words[1]), signal.Signals[words[2]])

    def reach(self, point: Point, session: str = "") -> None:
        """This point is passed now. Whoever was hit often is spared: after ten the product gives up, rightly."""
        if structlog.contextvars.get_contextvars().get("attempt", 0) > UNLUCKY:
            return
        self.passed[point] += 1
        if point is self.point and self.passed[point] == self.nth:
            say("sprung", point=point, session=session)
            os.kill(os.getpid(), self.number)

    def listen(self) -> None:
        """From now on, to every statement and commit of this process."""
        event.listen(Engine, "before_cursor_execute", self._before)
        event.listen(Engine, "after_cursor_execute", self._after)
        event.listen(Engine, "commit", self._commit)
        event.listen(Session, "after_commit", self._committed)
        event.listen(Session, "after_rollback", self._rolled_back)

    def _before(self, _c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if _is_claim(statement):
            self.reach(Point.BEFORE_CLAIM, _id_in(parameters))
        elif _is_fenced(statement) and "completed" in _values(parameters):
            self.reach(Point.AFTER_RESULT_WRITE, _id_in(parameters))

    def _after(self, _c: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if _is_claim(statement) and cursor.rowcount:
            self._claiming.add(_who())
            say("claimed", session=_id_in(parameters))
        elif _is_fenced(statement) and not cursor.rowcount:
            say("fenced", session=_id_in(parameters))
        elif statement.startswith("INSERT INTO analysis_results"):
            self._keeping.add(_who())

    def _commit(self, _connection: Any) -> None:
        if _who() in self._keeping:
            self.reach(Point.BEFORE_COMMIT, bound())

    def _committed(self, _session: Any) -> None:
        if _who() in self._claiming:
            self._claiming.discard(_who())
            self.reach(Point.AFTER_CLAIM, bound())
        elif _who() in self._keeping:
            self._keeping.discard(_who())
            self.reach(Point.AFTER_COMMIT, bound())

    def _rolled_back(self, _session: Any) -> None:
        self._claiming.discard(_who())
        self._keeping.discard(_who())


def say(what: str, **more: str) -> None:
    """One line for whoever runs us, written before anything else happens."""
    line = json.dumps({"what": what, "at": time.time(), **more}) + "\n"
    with STOP_TALKING:
        os.write(1, line.encode())


def bound() -> str:
    """The session whose attempt this task or thread is in."""
    return str(structlog.contextvars.get_contextvars().get("session_id", ""))


def _who() -> Any:
    return asyncio.current_task()


def _is_claim(statement: str) -> bool:
    return statement.startswith("UPDATE analysis_sessions") and "attempt=(analysis_sessions.attempt + " in statement


def _is_fenced(statement: str) -> bool:
    return statement.startswith("UPDATE analysis_sessions") and "analysis_sessions.attempt = " in statement


def _values(parameters: Any) -> list[Any]:
    return list(parameters.values()) if isinstance(parameters, dict) else list(parameters)


def _id_in(parameters: Any) -> str:
    return next((str(value) for value in _values(parameters) if isinstance(value, UUID)), bound())
