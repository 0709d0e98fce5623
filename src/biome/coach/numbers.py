"""Numbers as a coach says them: whole degrees and per cent, tenths of a second, hundredths of a ratio."""

from __future__ import annotations

from collections.abc import Mapping

WHOLE = frozenset({"°", "%", "count", "reps", "ms", "cm", "a minute"})
CLOSE = frozenset({"°"})
"""Units written without a space before them."""


def spoken(value: float, unit: str) -> str:
    """The size of ``value`` rounded for its unit, without sign or unit: a cue's own words say the direction."""
    decimals = 0 if unit in WHOLE else 1 if unit == "s" else 2
    return f"{abs(value):.{decimals}f}"


def measured(value: float, unit: str, names: Mapping[str, str]) -> str:
    """The same with its unit, called as in ``names`` where it has a name there: ``12°``, ``0.55 leg lengths``."""
    name = names.get(unit, unit)
    return f"{spoken(value, unit)}{'' if name in CLOSE else ' '}{name}".strip()


def seconds(value: float) -> str:
    """Seconds to a tenth, without a useless zero: ``2.5``, ``30``."""
    return f"{value:.1f}".removesuffix(".0")


def clock(value: float) -> str:
    """A moment of the film: ``1:02.5``."""
    tenths = round(value * 10)
    minutes, rest = divmod(tenths, 600)
    return f"{minutes}:{rest // 10:02d}.{rest % 10}"


def score(value: float) -> str:
    """A score to one decimal."""
    return f"{value:.1f}"
