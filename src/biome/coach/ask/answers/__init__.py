"""The offline answers, by what is asked: sentences that rest on facts, and none where the facts say nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from biome.coach.ask.answers.faults import fault, meaning, not_judged
from biome.coach.ask.answers.numbers import count, held, measured, sides, tempo
from biome.coach.ask.answers.over_time import compare, trend, weight
from biome.coach.ask.answers.repetitions import best_rep, rep, worst_rep
from biome.coach.ask.answers.scoring import cost, praise, score, summarised, sure
from biome.coach.ask.answers.training import exercise, fix
from biome.coach.ask.scene import Scene
from biome.coach.ask.understanding import Intent
from biome.coach.talk import Line

Answering = Callable[[Scene], Iterator[Line]]

ANSWERS: Mapping[Intent, Answering] = {
    "best_rep": best_rep,
    "compare": compare,
    "cost": cost,
    "count": count,
    "exercise": exercise,
    "fault": fault,
    "fix": fix,
    "held": held,
    "meaning": meaning,
    "measured": measured,
    "not_judged": not_judged,
    "praise": praise,
    "rep": rep,
    "score": score,
    "sides": sides,
    "summary": summarised,
    "sure": sure,
    "tempo": tempo,
    "trend": trend,
    "weight": weight,
    "worst_rep": worst_rep,
}
"""Every intent but those that are refused."""
