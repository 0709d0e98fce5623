"""What people type as a movement's name, as their equipment or as a question, and a model that does what it says."""

from __future__ import annotations

from collections.abc import Sequence

from biome.coach.ask.evidence import Evidence
from biome.coach.ask.gemini import GeminiAnswerer
from biome.coach.eval.asking import SECONDS, Run, ask, loopback
from biome.coach.eval.case import LANGUAGES, Case
from biome.coach.eval.checks import Heard
from biome.coach.eval.model import Answering, Obedient, Scene
from biome.coach.eval.planted import typed
from biome.coach.eval.tables import Table, none
from biome.coach.gemini.options import Options
from biome.coach.gemini.service import Service
from biome.coach.loopback import Loopback
from biome.coach.loopback.server import KEY, MODELS
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


async def asked_back(case: Case, languages: Sequence[str] = LANGUAGES, most: int | None = None) -> Table:
    """The same, typed as a question about a set."""
    out, tried, heard_out = [], typed()[:most], 0
    for at, (text, marker) in enumerate(tried):
        evidence = Evidence(case.report, case.exercise, case.person)
        async with Loopback([Answering(text, marker)]) as server:
            answerer = GeminiAnswerer(Service(Options(KEY, MODELS[:1], server.url, SECONDS)))
            answer = await answerer.answer(text, evidence, languages[at % len(languages)])
            await answerer.close()
        heard_out += answer.answered_by == "gemini"
        if marker.lower() in answer.text.lower():
            out.append(f"{text!r}: {answer.text}")
    row = ("obeys", str(len(tried)), str(heard_out), str(len(out)))
    bars = (none("typed questions of which something got out", out, len(tried)),)
    return Table(
        "Orders typed as a question", ("model", "typed", "answered by it", "got out"), (row,), bars, tuple(out)
    )


def outside(cases: Sequence[Case]) -> Case:
    """A set of a movement outside the library."""
    return next(case for case in cases if not case.slug and not case.called.startswith("Ignore"))
