"""What is known of one conversation with the models: until when it may go on, what it took, how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from biome.coach.gemini.faults import Fault
from biome.coach.gemini.patience import Deadline
from biome.coach.gemini.usage import NOTHING, Usage, counted, total


@dataclass(frozen=True)
class Outcome:
    """How asking ended. Without a fault there was an answer, whatever it is worth."""

    fault: Fault | None = None
    spent: tuple[Usage, ...] = ()  # by model
    seconds: float = 0.0
    retry_after: float = 0.0  # seconds for which the service wants to be left alone
    said: str = ""  # the service's own words on what is wrong

    @property
    def usage(self) -> Usage:
        """All that was spent, under the name of the model that was asked last."""
        return total(self.spent)


@dataclass
class Asking:
    """What is known while something is asked: until when, and what was spent so far."""

    deadline: Deadline
    models: tuple[str, ...]
    spent: dict[str, Usage] = field(default_factory=dict)

    def count(self, version: str | None, metadata: Any) -> None:
        """Add the tokens of an answer; its version may say more than the name by which the model was asked."""
        if metadata is None:
            return
        named = [name for name in self.models if (version or "").startswith(name)]
        model = max(named, key=len, default=self.models[0])
        self.spent[model] = self.spent.get(model, NOTHING).plus(counted(model, metadata))
