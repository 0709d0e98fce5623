"""Judgement: everything found about one performance, before it is put into a report."""

from __future__ import annotations

from dataclasses import dataclass

from biome.engine.counting import Performance
from biome.engine.faults import Verdict
from biome.engine.quality import Quality
from biome.engine.readings import Readings
from biome.engine.report import Metric, NotJudged
from biome.engine.score import Score
from biome.engine.set_faults import SetFinding
from biome.exercises.spec import Exercise


@dataclass(frozen=True, eq=False)
class Judgement:
    """What the engine thinks of one set; scores are None when nothing was counted."""

    exercise: Exercise
    performance: Performance
    readings: Readings
    quality: Quality
    verdicts: list[Verdict]
    of_the_set: list[SetFinding]
    not_judged: list[NotJudged]
    metrics: list[Metric]
    coverage: float
    score: Score | None
    low: Score | None
    high: Score | None
