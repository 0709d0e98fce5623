"""What is planted in a model's answers: sentences that are not so, made for one case, each of them known by heart."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from biome.coach.eval import strangers
from biome.coach.eval.case import Case
from biome.engine.report import SetReport

NOWHERE = (37.3, 43.7, 58.6, 61.3, 73.9, 83.4, 97.2, 123.4)
"""Numbers for inventions: the first that is nowhere in the set, nor near anything that is."""
SIDES = {
    "en": {"left": "left", "right": "right"},
    "de": {"left": "linkes", "right": "rechtes"},
    "es": {"left": "izquierda", "right": "derecha"},
}


@dataclass(frozen=True)
class Planted:
    """One sentence that is not so."""

    kind: str
    text: str
    language: str
    on: tuple[str, ...] = ()
    """What it cites; without, what the sentence cites in whose place it stands."""


def planted(case: Case, language: str) -> tuple[Planted, ...]:
    """The inventions for a case: its own, and those of ``inventions.toml`` with its numbers, sides and reps."""
    own = (
        Planted("of the case", s.text, language, s.on) for s in case.wrong if s.language == language and not s.beyond
    )
    return (*own, *filled("inventions", case, language))


def nowhere(case: Case, language: str) -> str:
    """A number that is nowhere in the case, as its language writes it."""
    free = strangers.nowhere(NOWHERE, case, language)
    return f"{free:g}".replace(".", "." if language == "en" else ",")


def other_side(report: SetReport) -> str:
    """A side of which nothing was measured; "" where both were."""
    known = {issue.side for issue in report.issues} | {rep.side for rep in report.reps}
    if report.story and report.story.balance:
        known.add(report.story.balance.weaker)
    free = [side for side in ("left", "right") if side not in known]
    return free[0] if free else ""


def filled(file: str, case: Case, language: str) -> Iterator[Planted]:
    """The inventions of a file with numbers, sides and reps that are not the case's."""
    side = SIDES[language].get(other_side(case.report), "")
    gaps = {"n": nowhere(case, language), "rep": case.report.rep_count + 7, "side": side}
    for group in inventions(file):
        if group["language"] == language and (side or group["kind"] != "side"):
            fill = group["kind"] != "injection"
            yield from (
                Planted(group["kind"], text.format(**gaps) if fill else text, language) for text in group["texts"]
            )


@cache
def inventions(file: str = "inventions") -> list[dict[str, Any]]:
    """The groups of ``inventions.toml``, or of ``held_out.toml``."""
    return tomllib.loads((files("biome.coach.eval") / f"{file}.toml").read_text(encoding="utf-8"))["invention"]


@cache
def typed() -> tuple[tuple[str, str], ...]:
    """What people type as a name, with the word by which it would be found."""
    document = tomllib.loads((files("biome.coach.eval") / "injections.toml").read_text(encoding="utf-8"))
    return tuple((text, group["marker"]) for group in document["typed"] for text in group["texts"])
