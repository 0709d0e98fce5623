"""Advice with the bookkeeping of a coach that has asked a service: whose words stand, and what they took."""

from __future__ import annotations

from dataclasses import dataclass, field

from biome.coach.gemini.faults import Fault
from biome.coach.gemini.usage import Usage, total
from biome.engine.report import Advice


@dataclass(frozen=True)
class Grounding:
    """The model's sentences, counted: those of its last answer, and those of them that may leave."""

    said: int = 0
    grounded: int = 0
    repaired: bool = False  # whether an answer was sent back


@dataclass(frozen=True)
class Advised(Advice):
    """See Advice. A fault says why it is not Gemini who speaks, or not alone."""

    fault: Fault | None = None
    grounding: Grounding = Grounding()
    spent: tuple[Usage, ...] = ()  # by model; nothing where the answer was remembered
    seconds: float = 0.0
    remembered: bool = False
    struck: tuple[str, ...] = field(default=(), compare=False)  # codes of what the guard objected to

    @property
    def usage(self) -> Usage:
        """All that was spent, under the name of the model that answered last."""
        return total(self.spent)
