"""What qualifies a score, what withholds it, and what else the person should know: said once, kindly (scoring.md 3)."""

from __future__ import annotations

from collections.abc import Iterator

from biome.engine.counting import Performance
from biome.engine.judgement import Judgement
from biome.engine.notes import notice
from biome.engine.quality import USABLE, WELL_USABLE
from biome.engine.report import Notice
from biome.engine.sentences import Sentence
from biome.exercises.spec import Exercise

SCORED_FROM, UNQUALIFIED_FROM = 0.30, 0.50  # coverage
ENOUGH_REPS, ENOUGH_SECONDS = 3, 5.0
WIDE = 1.0  # points between low and high from which the interval is told


def withheld(exercise: Exercise, judgement: Judgement) -> tuple[Sentence, ...]:
    """Why there is no score; nothing when there is one."""
    if not judgement.performance.cycles:
        return _nothing_counted(exercise, judgement).said
    if not exercise.faults:
        return (Sentence("no_score_unnamed"),)
    if judgement.quality.too_small:
        return (Sentence("no_score_small"),)
    if judgement.coverage < SCORED_FROM:
        return Sentence("no_score_view"), Sentence("how_to_film", {"filming": exercise.how_to_film})
    if usable(judgement) < USABLE:
        return (Sentence("no_score_lost"),)
    return ()


def qualify(exercise: Exercise, judgement: Judgement) -> tuple[tuple[Sentence, ...], tuple[Notice, ...]]:
    """What qualifies the score, and everything else the person should know."""
    notices = judgement.quality.notices
    if not judgement.performance.cycles:
        notices = (_nothing_counted(exercise, judgement), *notices)
    return tuple(_notes(exercise, judgement)), notices


def _notes(exercise: Exercise, judgement: Judgement) -> Iterator[Sentence]:
    yield from _few(exercise, judgement.performance)
    if SCORED_FROM <= judgement.coverage < UNQUALIFIED_FROM:
        yield Sentence("only_part")
    if USABLE <= usable(judgement) < WELL_USABLE:
        yield Sentence("lost_sight")
    if judgement.low and judgement.high and judgement.high.value - judgement.low.value > WIDE:
        yield Sentence("between", {"low": float(judgement.low.value), "high": float(judgement.high.value)})


def _few(exercise: Exercise, performance: Performance) -> Iterator[Sentence]:
    """How little the score rests on."""
    reps = len(performance.cycles)
    if exercise.kind == "reps" and 0 < reps < ENOUGH_REPS:
        yield Sentence("based_on_one") if reps == 1 else Sentence("based_on_few", {"reps": reps})
    if exercise.kind == "hold" and reps and performance.held.sum() < ENOUGH_SECONDS * performance.body.motion.rate:
        yield Sentence("short_hold")


def _nothing_counted(exercise: Exercise, judgement: Judgement) -> Notice:
    if exercise.kind == "hold":
        return notice("no_hold")
    short = len(judgement.performance.count.shortfalls)
    if short > 1:
        return notice("no_reps", Sentence("no_reps_short", {"short": short}))
    return notice("no_reps", Sentence("no_reps_one_short" if short else "no_reps"))


def usable(judgement: Judgement) -> float:
    """Share of the span of the set in which the body was known."""
    cycles, known = judgement.performance.cycles, judgement.performance.body.motion.known
    return float(known[cycles[0].start : cycles[-1].end + 1].mean()) if cycles else 0.0
