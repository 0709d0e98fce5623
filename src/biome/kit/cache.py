"""Remembering what is dear to read: in the process, and on a shelf that other processes look at too."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from biome.kit.shelf import NoShelf, Shelf

T = TypeVar("T")
SHELF_SECONDS = 300.0


class Remembered(Generic[T]):
    """One value, read again when it is older than ``seconds``."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._kept: tuple[float, T] | None = None

    async def get(self, read: Callable[[], Awaitable[T]]) -> T:
        """The value, by ``read`` when none is kept or it is too old."""
        if self._kept is None or self._clock() - self._kept[0] > self._seconds:
            self._kept = (self._clock(), await read())
        return self._kept[1]


class Versioned:
    """Bytes by key, each good for one version of what they were made from; those asked for longest ago go first.

    Where there is a ``shelf``, what another process has made at that version need not be made here.
    """

    def __init__(self, most_bytes: int, shelf: Shelf | None = None) -> None:
        self._most = most_bytes
        self._shelf = shelf or NoShelf()
        self._size = 0
        self._kept: OrderedDict[Hashable, tuple[int, bytes]] = OrderedDict()

    async def get(self, key: Hashable, version: int, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """What ``key`` is at ``version``, by ``make`` when that is not known.

        ``make`` may see a newer version than the one asked for; then it is made once more than needed.
        """
        known = self.known(key, version)
        if known is not None:
            return known
        made = await self._from_shelf(key, version)
        if made is None:
            made = await make()
            await self._shelf.put(repr(key), _stamp(version) + made, SHELF_SECONDS)
        self._keep(key, version, made)
        return made

    async def _from_shelf(self, key: Hashable, version: int) -> bytes | None:
        found = await self._shelf.get(repr(key))
        stamp = _stamp(version)
        return found.value[len(stamp) :] if found and found.value.startswith(stamp) else None

    def known(self, key: Hashable, version: int) -> bytes | None:
        """What ``key`` is at ``version``, if that is known."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != version:
            return None
        self._kept.move_to_end(key)
        return kept[1]

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def _keep(self, key: Hashable, version: int, made: bytes) -> None:
        _, before = self._kept.pop(key, (0, b""))
        self._kept[key] = (version, made)
        self._size += len(made) - len(before)
        while self._size > self._most:
            _, (_, dropped) = self._kept.popitem(last=False)
            self._size -= len(dropped)


def _stamp(version: int) -> bytes:
    return version.to_bytes(8)
