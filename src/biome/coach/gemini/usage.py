"""Tokens, and what they cost."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, reduce
from importlib.resources import files
from typing import Any

MILLION = Decimal(1_000_000)


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens of one model, from a day on."""

    model: str
    since: date
    input: Decimal
    output: Decimal


@dataclass(frozen=True)
class Usage:
    """What was asked of a model: requests answered, and tokens as the service counted them."""

    model: str = ""
    requests: int = 0
    input: int = 0  # tokens sent
    output: int = 0  # tokens said
    thinking: int = 0  # tokens thought, billed as if said

    @property
    def tokens(self) -> int:
        """All of them."""
        return self.input + self.output + self.thinking

    def plus(self, other: Usage) -> Usage:
        """Both together, of the model that was asked last."""
        return Usage(
            other.model or self.model,
            self.requests + other.requests,
            self.input + other.input,
            self.output + other.output,
            self.thinking + other.thinking,
        )


NOTHING = Usage()


def total(spent: Iterable[Usage]) -> Usage:
    """All of it together, under the name of the last model."""
    return reduce(Usage.plus, spent, NOTHING)


def counted(model: str, metadata: Any) -> Usage:
    """The tokens of one answer; ``metadata`` is google-genai's ``usage_metadata`` or None, any of it may be None."""
    if metadata is None:
        return Usage(model, 1)
    return Usage(
        model,
        1,
        (metadata.prompt_token_count or 0) + (metadata.tool_use_prompt_token_count or 0),
        metadata.candidates_token_count or 0,
        metadata.thoughts_token_count or 0,
    )


def cost(spent: tuple[Usage, ...], today: date) -> Decimal | None:
    """US dollars; None when the price of one of the models is not known."""
    total = Decimal(0)
    for usage in spent:
        price = price_of(usage.model, today)
        if price is None:
            if usage.tokens:
                return None
            continue
        total += (price.input * usage.input + price.output * (usage.output + usage.thinking)) / MILLION
    return total


def price_of(model: str, today: date) -> Price | None:
    """The latest price of ``model`` that holds today."""
    return max((one for one in prices() if one.model == model and one.since <= today), key=_since, default=None)


@cache
def prices() -> tuple[Price, ...]:
    """Every price that is known."""
    table = tomllib.loads(
        (files("biome.coach.gemini") / "prices.toml").read_text(encoding="utf-8"), parse_float=Decimal
    )
    return tuple(
        Price(**{**one, "input": Decimal(one["input"]), "output": Decimal(one["output"])}) for one in table["price"]
    )


def _since(price: Price) -> date:
    return price.since
