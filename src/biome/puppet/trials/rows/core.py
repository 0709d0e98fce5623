"""Casts of turning, carrying and bracing."""

from __future__ import annotations

from biome.puppet.trials.cast import Cast

CASTS: tuple[Cast, ...] = ()
