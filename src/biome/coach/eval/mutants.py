"""Correct sentences with one thing in them changed, so that they are certainly not so: the number, its unit, the side,
the rep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biome.coach.eval.case import Case
from biome.coach.eval.ear import told
from biome.coach.eval.planted import nowhere

FIGURE = re.compile(r"(?<![\w.,:])\d+(?:[.,]\d+)?(?![\w:]|[.,]\d)")
DEGREES = re.compile(r"(\d)°")
REP = re.compile(r"\b(rep|reps|wiederholung|wiederholungen|repetición|repeticiones) (\d+)\b", re.IGNORECASE)
TURNED = {
    "en": (("left", "right"),),
    "de": tuple((f"link{end}", f"recht{end}") for end in ("s", "e", "er", "es", "en", "em")),
    "es": (("izquierda", "derecha"), ("izquierdo", "derecho")),
}
HARMLESS_TURN = re.compile(r"right on target|to the left and|izquierda y|links und", re.IGNORECASE)


def mutants(text: str, facts: str, case: Case, language: str) -> Iterator[tuple[str, str]]:
    """What was changed and the sentence with it; facts: the texts of all facts that it cites."""
    yield from (("number", mutant) for mutant in _numbers(text, case, language))
    yield from (("unit", mutant) for mutant in _units(text))
    yield from (("side", mutant) for mutant in _sides(text, facts, language))
    yield from (("rep", mutant) for mutant in _reps(text, case))


def _numbers(text: str, case: Case, language: str) -> Iterator[str]:
    """Each number in turn becomes one that is nowhere."""
    for found in FIGURE.finditer(text):
        yield text[: found.start()] + nowhere(case, language) + text[found.end() :]


def _units(text: str) -> Iterator[str]:
    """Degrees become kilograms."""
    if DEGREES.search(text):
        yield DEGREES.sub(r"\1 kg", text)


def _sides(text: str, facts: str, language: str) -> Iterator[str]:
    """The other side, where the facts name only one."""
    said, known = set(told(text, "side", language)), set(told(facts, "side", "en"))
    if len(said) != 1 or known != said or HARMLESS_TURN.search(text):
        return
    pairs = {a: b for pair in TURNED[language] for a, b in (pair, pair[::-1])}
    yield re.sub(rf"\b({'|'.join(pairs)})\b", lambda word: pairs[word[0]], text)


def _reps(text: str, case: Case) -> Iterator[str]:
    """A rep that was not done."""
    if REP.search(text):
        yield REP.sub(lambda found: f"{found[1]} {case.report.rep_count + 2}", text)
