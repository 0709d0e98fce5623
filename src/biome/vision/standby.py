"""A child that is started before it is needed: what it has to load takes longer than many a film."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from biome.vision.child import Watcher

Child = TypeVar("Child", bound=Watcher)
Answer = TypeVar("Answer")


class Standby(Generic[Child]):
    """One child after the other, each for one film.

    All are made, used and left in one thread, which the kernel ties their lives to.
    """

    def __init__(self, start: Callable[[], Child]) -> None:
        self._start = start
        self._thread = ThreadPoolExecutor(1, "films")
        self._next: Future[Child] = self._thread.submit(start)

    def use(self, work: Callable[[Child], Answer]) -> Answer:
        """What ``work`` has of the next child; blocks the calling thread."""
        return self._thread.submit(self._use, work).result()

    def _use(self, work: Callable[[Child], Answer]) -> Answer:
        try:
            with self._next.result() as child:
                return work(child)
        finally:
            self._next = self._thread.submit(self._start)
