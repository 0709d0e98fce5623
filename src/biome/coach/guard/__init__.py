"""The guard: which sentences of a model may leave. Whatever one names must be found in the facts it cites."""

from __future__ import annotations

from biome.coach.guard.objection import Code, Objection, Part
from biome.coach.guard.of_answer import Checked, Guarded, guarded
from biome.coach.guard.repair import repair
from biome.coach.guard.sentence import objections

__all__ = ["Checked", "Code", "Guarded", "Objection", "Part", "guarded", "objections", "repair"]
