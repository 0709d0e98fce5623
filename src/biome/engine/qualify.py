"""What qualifies a score, what withholds it, and what else the person should know: said once, kindly (scoring.md 3)."""

from __future__ import annotations

from biome.engine.judgement import Judgement
from biome.engine.quality import USABLE, WELL_USABLE
from biome.engine.report import Notice
from biome.exercises.spec import Exercise

SCORED_FROM, UNQUALIFIED_FROM = 0.30, 0.50  # coverage
ENOUGH_REPS, ENOUGH_SECONDS = 3, 5.0
WIDE = 1.0  # points between low and high from which the interval is told


def withheld(exercise: Exercise, judgement: Judgement) -> str:
    """Why there is no score; "" when there is one."""
    if not judgement.performance.cycles:
        return _nothing_counted(exercise, judgement).message
    if not exercise.faults:
        return "A movement that is not in the library is measured without a score."
    if judgement.quality.too_small:
        return "You are too small in the picture to be scored. Film from closer."
    if judgement.coverage < SCORED_FROM:
        return f"From this camera position I can count but not judge your form. {exercise.how_to_film}"
    if usable(judgement) < USABLE:
        return "I lost sight of you too often to score this set."
    return ""


def qualify(exercise: Exercise, judgement: Judgement) -> tuple[str, tuple[Notice, ...]]:
    """What qualifies the score, and everything else the person should know."""
    notices = list(judgement.quality.notices)
    performance = judgement.performance
    notes = []
    if not performance.cycles:
        notices.insert(0, _nothing_counted(exercise, judgement))
    elif exercise.kind == "reps" and len(performance.cycles) < ENOUGH_REPS:
        reps = len(performance.cycles)
        notes.append(f"Based on {reps} rep{'s' if reps > 1 else ''}; three or more make the score reliable.")
    elif exercise.kind == "hold" and performance.held.sum() < ENOUGH_SECONDS * performance.body.motion.rate:
        notes.append("Based on a short hold; five seconds or more make the score reliable.")
    if SCORED_FROM <= judgement.coverage < UNQUALIFIED_FROM:
        notes.append("From this angle only part of your form can be judged.")
    if USABLE <= usable(judgement) < WELL_USABLE:
        notes.append("I lost sight of you now and then.")
    if judgement.low and judgement.high and judgement.high.value - judgement.low.value > WIDE:
        notes.append(f"The score lies between {judgement.low.value:.1f} and {judgement.high.value:.1f}.")
    return " ".join(notes), tuple(notices)


def _nothing_counted(exercise: Exercise, judgement: Judgement) -> Notice:
    if exercise.kind == "hold":
        return Notice("no_hold", "I didn't see the position held for long enough to time it.")
    short = len(judgement.performance.count.shortfalls)
    if short:
        return Notice("no_reps", f"I saw {short} short movements but no full repetition.")
    return Notice("no_reps", "I didn't see a full repetition. I need at least one clear movement there and back.")


def usable(judgement: Judgement) -> float:
    """Share of the span of the set in which the body was known."""
    cycles, known = judgement.performance.cycles, judgement.performance.body.motion.known
    return float(known[cycles[0].start : cycles[-1].end + 1].mean()) if cycles else 0.0
