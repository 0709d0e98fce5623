"""Answers that are kept: equal facts need not be asked about twice, by whichever worker."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

from biome.coach.gemini.prompt import version
from biome.kit.shelf import NoShelf, Shelf

MOST = 256
"""Answers in this process, of about two kilobytes."""
SECONDS = 86_400.0
"""On the shelf that workers share."""


class Remembered:
    """Answers as the model gave them, by what it was asked. Whoever takes one holds it against the facts again."""

    def __init__(self, shelf: Shelf | None = None, most: int = MOST) -> None:
        self._shelf = shelf or NoShelf()
        self._most = most
        self._kept: OrderedDict[str, str] = OrderedDict()

    @staticmethod
    def name(digest: str, model: str, language: str) -> str:
        """What an answer is filed under: the facts, who is asked, how, and in which language."""
        asked = "\n".join((digest, model, version(), language))
        return f"coach:{hashlib.sha256(asked.encode()).hexdigest()}"

    async def get(self, name: str) -> str | None:
        """The answer, if there is one."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        found = await self._shelf.get(name)
        if found is None:
            return None
        return self._keep(name, found.value.decode("utf-8", "replace"))

    async def put(self, name: str, answer: str) -> None:
        """Keep an answer, here and for the others."""
        self._keep(name, answer)
        await self._shelf.put(name, answer.encode(), SECONDS)

    async def close(self) -> None:
        """Let go of the shelf."""
        await self._shelf.close()

    def _keep(self, name: str, answer: str) -> str:
        self._kept[name] = answer
        self._kept.move_to_end(name)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return answer
