"""Numbers in a fact's text, and the quantities behind them."""

# ruff: noqa: RUF001 (the signs of units and of typography are meant as they stand)

from __future__ import annotations

from biome.coach.facts.sheet import Quantity, Role

DECIMALS = {"°": 0, "%": 0, "s": 1, "cm": 0, "ms": 0, "a minute": 0, "count": 0, "reps": 0, "points": 1}
"""Decimals that are shown; ratios have two."""
NAMES = {
    "°": "°",
    "%": " %",
    "count": "",
    "×": " times",
    "× leg": " leg lengths",
    "× arm": " arm lengths",
    "× torso": " torso lengths",
    "× forearm": " forearm lengths",
    "× upper arm": " upper-arm lengths",
    "× shoulders": " shoulder widths",
    "as counted": "",
}


def amount(value: float, unit: str, role: Role = "") -> Quantity:
    """The quantity of a measured value, or of its limit."""
    return Quantity(round(value, 6), unit, DECIMALS.get(unit, 2), role)


def shown(value: float, unit: str) -> str:
    """The value as the fact's text shows it, without its sign: the words say the direction."""
    return f"{abs(value):.{DECIMALS.get(unit, 2)}f}{NAMES.get(unit, f' {unit}')}"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 rep``, ``6 reps``."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def listed(names: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def clock(seconds: float) -> str:
    """A moment of the film: ``1:02.5``."""
    tenths = round(seconds * 10)
    minutes, rest = divmod(tenths, 600)
    return f"{minutes}:{rest // 10:02d}.{rest % 10}"
