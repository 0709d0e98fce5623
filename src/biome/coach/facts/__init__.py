"""The report, the library's words and the person, as numbered facts: all that a coach may speak of."""

from __future__ import annotations

from biome.coach.facts.build import fact_sheet
from biome.coach.facts.sheet import Fact, FactSheet, Quantity, Topic

__all__ = ["Fact", "FactSheet", "Quantity", "Topic", "fact_sheet"]
