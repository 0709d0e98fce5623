"""Numbers as a coach says them: whole degrees and per cent, tenths of a second, hundredths of a ratio."""

from __future__ import annotations

WHOLE = frozenset({"°", "deg", "%", "count", "reps", "ms", "reps/min"})


def spoken(value: float, unit: str) -> str:
    """The size of ``value`` rounded for its unit, without sign or unit: a cue's own words say the direction."""
    return f"{abs(value):.{_decimals(unit)}f}"


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


def _decimals(unit: str) -> int:
    first = unit.partition(" ")[0]
    if unit in WHOLE or first in WHOLE:
        return 0
    return 1 if first == "s" else 2
