"""The port that everybody who answers questions stands behind."""

from __future__ import annotations

from typing import Protocol

from biome.coach.ask.answered import Answer, Hear, nobody
from biome.coach.ask.evidence import Evidence


class Answerer(Protocol):
    """Answers questions about one set from what was measured in it."""

    async def answer(self, question: str, evidence: Evidence, language: str, hear: Hear = nobody) -> Answer:
        """The answer to a cleaned question, in ``language``; ``hear`` is told each sentence that may leave.

        Never raises for a question, however it is put, nor for a service that is away.
        """
        ...

    async def close(self) -> None:
        """Let go of connections, if there are any."""
        ...
