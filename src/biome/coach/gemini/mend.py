"""An answer made whole: what may leave of it, and the offline coach's words where something was struck or missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from biome.coach.facts import FactSheet
from biome.coach.guard import Checked, Guarded
from biome.engine.report import Advice

MOST_RECOMMENDATIONS = 3
LONGEST_CUE = 2  # sentences


@dataclass(frozen=True)
class Mended:
    """The words that leave, and whether any of them is the model's."""

    cues: Mapping[str, str]
    strengths: tuple[str, ...]
    next_fix: str
    recommendations: tuple[str, ...]
    summary: str
    used: int  # sentences of the model's that leave


def mended(checked: Guarded, sheet: FactSheet, plain: Advice) -> Mended:
    """The answer with ``plain`` in its gaps.

    A cue says what was seen and then what to do: it stands as a whole or not at all, as does a recommendation with its
    reason. Of the summary each sentence stands for itself.
    """
    cues = {fact.key: _cue(checked, fact.id) for fact in sheet.of("issue")}
    recommended = _recommended(checked)
    well_done, next_fix = _one(checked, "well_done"), _one(checked, "next_fix")
    summary = [one for one in checked.sentences if one.part == "summary" and one.stands]
    return Mended(
        cues={fault: _text(cues.get(fault, ())) or said for fault, said in plain.cues.items()},
        strengths=(_text(well_done),) if well_done else plain.strengths,
        next_fix=_text(next_fix) or plain.next_fix,
        recommendations=_filled([_text(one) for one in recommended], plain.recommendations),
        summary=_text(summary) or plain.summary,
        used=sum(map(len, [*cues.values(), *recommended, well_done, next_fix, summary])),
    )


def _cue(checked: Guarded, issue: str) -> tuple[Checked, ...]:
    """The sentences of an issue's cue; none unless all of them stand and there is one cue."""
    said = tuple(one for one in checked.sentences if one.place.rpartition(".")[0] == f"cues.{issue}")
    return said if len(said) <= LONGEST_CUE and all(one.stands for one in said) else ()


def _recommended(checked: Guarded) -> list[tuple[Checked, ...]]:
    """The recommendations of which both halves stand."""
    halves: dict[str, list[Checked]] = {}
    for one in checked.sentences:
        if one.part == "recommendation":
            halves.setdefault(one.place.rpartition(".")[0], []).append(one)
    return [tuple(pair) for pair in halves.values() if all(one.stands for one in pair)]


def _one(checked: Guarded, place: str) -> tuple[Checked, ...]:
    said = checked.at(place)
    return (said,) if said is not None and said.stands else ()


def _text(said: tuple[Checked, ...] | list[Checked]) -> str:
    return " ".join(one.said.text.strip() for one in said)


def _filled(own: list[str], plain: tuple[str, ...]) -> tuple[str, ...]:
    """The model's, and of the offline coach's as many as it has more of its own."""
    return tuple(dict.fromkeys([*own, *plain[len(own) :]]))[:MOST_RECOMMENDATIONS] if own else plain
