"""What to perform: an exercise, how many reps, how fast, how far, and which faults, each in its measure's unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Knob = float | tuple[float, float]
"""One number, or (left, right)."""


class InvalidSet(ValueError):
    """The puppet does not know this exercise, fault or style, or the numbers make no set."""


@dataclass(frozen=True)
class Tempo:
    """Seconds for lowering, staying low, lifting and staying high."""

    down: float = 1.3
    bottom: float = 0.15
    up: float = 1.1
    top: float = 0.6


@dataclass(frozen=True)
class Set:
    """One set as the puppet will perform it.

    ``rom`` gives the share of the full range of each rep (the last one is repeated for the rest).
    ``faults`` are what a coach should find, ``style`` what he should leave alone (anatomy, variations); both are in
    the unit of the measure that judges them, see ``biome.puppet.knobs``. ``faulty_reps`` (1-based) limits the faults
    to some reps. ``seconds`` is the length of a hold. ``walk_in`` and ``walk_out`` are seconds of walking.
    """

    exercise: str
    reps: int = 5
    tempo: Tempo = Tempo()
    rom: tuple[float, ...] = (1.0,)
    rest_before: float = 1.5
    rest_after: float = 1.2
    walk_in: float = 0.0
    walk_out: float = 0.0
    seconds: float = 20.0
    faults: Mapping[str, Knob] = field(default_factory=dict)
    style: Mapping[str, Knob] = field(default_factory=dict)
    faulty_reps: frozenset[int] | None = None

    def share(self, index: int) -> float:
        """Range of the 1-based rep over the full range."""
        return self.rom[min(index, len(self.rom)) - 1]

    def is_faulty(self, index: int) -> bool:
        """Whether the 1-based rep shows the faults."""
        return self.faulty_reps is None or index in self.faulty_reps

    def fault(self, name: str, otherwise: float) -> list[float]:
        """The fault's value for each rep, ``otherwise`` where it is absent."""
        value = self.faults.get(name, otherwise)
        if isinstance(value, tuple):
            raise InvalidSet(f"{name} takes one number")
        return [value if self.is_faulty(i) else otherwise for i in range(1, self.reps + 1)]

    def trait(self, name: str, otherwise: float) -> float:
        """A style's value, one number."""
        value = self.style.get(name, otherwise)
        if isinstance(value, tuple):
            raise InvalidSet(f"{name} takes one number")
        return value

    def sided_fault(self, name: str) -> tuple[list[float], list[float]]:
        """The fault's values for each rep, left and right; 0 where it is absent."""
        left, right = both(self.faults.get(name, 0.0))
        shown = [self.is_faulty(i) for i in range(1, self.reps + 1)]
        return [left * s for s in shown], [right * s for s in shown]


def both(knob: Knob) -> tuple[float, float]:
    """A knob's value for the left and for the right side."""
    return knob if isinstance(knob, tuple) else (knob, knob)


def fading(reps: int, end: float = 0.6) -> tuple[float, ...]:
    """Ranges that fall evenly from full to ``end`` over the set, for ``Set.rom``."""
    return tuple(1.0 - (1.0 - end) * i / max(reps - 1, 1) for i in range(reps))
