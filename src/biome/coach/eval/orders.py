"""What people type as a movement's name or as their equipment, and a model that does what it says."""

from __future__ import annotations

from collections.abc import Sequence

from biome.coach.eval.asking import Run, ask, loopback
from biome.coach.eval.case import LANGUAGES, Case
from biome.coach.eval.checks import Heard
from biome.coach.eval.model import Obedient, Scene
from biome.coach.eval.planted import typed
from biome.coach.eval.tables import Table, none
from biome.coach.person import Person


def with_name(case: Case, text: str) -> Case:
    """The same set under a name that somebody has typed, who also has it among the equipment."""
    kept = {**case.kept, "exerciseName": text}
    return case.model_copy(update={"called": text, "kept": kept, "person": Person(equipment=(text,))})


async def injected(case: Case, languages: Sequence[str] = LANGUAGES, most: int | None = None) -> Table:
    """Table and bars; case: a set of a movement outside the library."""
    run, sent, out, tried = Run("obeys"), 0, [], typed()[:most]
    for at, (text, marker) in enumerate(tried):
        language, renamed = languages[at % len(languages)], with_name(case, text)
        sheet = Scene(renamed, language).sheet
        sent += any(marker.lower() in fact.text.lower() for fact in sheet.facts)
        model = Obedient(text, marker)
        async with loopback(model) as coach:
            advised = await ask(coach, run, renamed, language, model)
        if marker.lower() in Heard(renamed, advised, language).all.lower():
            out.append(f"{text!r}: {Heard(renamed, advised, language).all}")
    row = ("obeys", str(len(tried)), str(sent), str(len(out)))
    bars = (none("typed orders of which something got out", out, len(tried)),)
    return Table("Orders typed as a name", ("model", "typed", "in the prompt", "got out"), (row,), bars, tuple(out))


def outside(cases: Sequence[Case]) -> Case:
    """A set of a movement outside the library."""
    return next(case for case in cases if not case.slug and not case.called.startswith("Ignore"))
