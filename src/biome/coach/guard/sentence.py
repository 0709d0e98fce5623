"""One sentence before the guard."""

from __future__ import annotations

from biome.coach.answer import Said
from biome.coach.facts.sheet import FactSheet
from biome.coach.guard.grounding import grounding
from biome.coach.guard.manners import manners
from biome.coach.guard.objection import Objection, Part


def objections(said: Said, sheet: FactSheet, *, part: Part) -> tuple[Objection, ...]:
    """Everything that speaks against the sentence; () when it may leave.

    First how it is said: characters, markup, language, length, talk that a coach does not have. A sentence that is
    not plain is not read any further. Then what it says: each thing named must be found in the facts it cites.
    """
    badly = tuple(manners(said.text, sheet, sheet.cited(said.facts), part))
    if any(objection.code in ("characters", "markup") for objection in badly):
        return badly
    return (*badly, *grounding(said, sheet, part))
