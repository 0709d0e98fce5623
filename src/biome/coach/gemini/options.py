"""What one installation says about Gemini."""

from __future__ import annotations

from dataclasses import dataclass, field

ASIDE = 0.5  # seconds


@dataclass(frozen=True)
class Options:
    """Whom to ask, with which key, and for how long."""

    key: str = field(repr=False)
    models: tuple[str, ...]  # the one that is asked first, then those that stand in for it
    base_url: str | None = None  # None: Google's
    seconds: float = 20.0
    """By how much an analysis may be slower in all: the facts, the model, asking again, mending an answer."""
    thinking: str = "low"
    """How long models think before they speak ("minimal", "low", "medium", "high"); empty leaves it to them."""

    @property
    def asking(self) -> float:
        """Seconds of these for asking: what comes after it takes a little, too, and a busy loop is late."""
        return self.seconds - min(ASIDE, self.seconds / 4)


@dataclass(frozen=True)
class Allowance:
    """One person's share of a day (UTC), beyond which the built-in coach speaks; None is no bound."""

    tokens: int | None = None
    dollars: float | None = None
