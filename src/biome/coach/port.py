"""The port that every coach stands behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol

from biome.coach.person import NOBODY, Person

if TYPE_CHECKING:
    from biome.engine.report import Advice, SetReport
    from biome.exercises import Exercise

CoachState = Literal["reading", "writing", "checking", "repairing", "standing_in"]
"""What is being done, as the agents themselves say: the facts are handed over, put into words, the words are held
against the facts, sent back once, or the offline coach stands in for agents that have failed."""

Tell = Callable[[CoachState], None]
"""Takes a state as it begins; must be quick and must not raise."""


def quiet(state: CoachState) -> None:
    """Tell nobody."""


class Coach(Protocol):
    """Turns the facts of one set into words."""

    async def advise(
        self,
        report: SetReport,
        exercise: Exercise,
        person: Person = NOBODY,
        language: str = "en",
        tell: Tell = quiet,
    ) -> Advice:
        """Words about ``report`` in ``language``, one cue for each of its issues.

        Never raises for a report without a score, nor for a service that is away. A coach that has asked a service
        answers with ``gemini.advised.Advised``, which says what that took.
        """
        ...
