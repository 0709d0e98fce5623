"""The thinking half of Biome: a pose track and an exercise in, a report of facts out. Never raises for a poor film."""

from __future__ import annotations

from dataclasses import replace

from biome.engine import compose
from biome.engine.counting import Performance, perform
from biome.engine.faults import charges, coverage, judge_faults
from biome.engine.judgement import Judgement
from biome.engine.metrics import measure_metrics
from biome.engine.motion import settle
from biome.engine.notes import unjudged
from biome.engine.quality import appraise, nobody
from biome.engine.readings import Readings
from biome.engine.recognise import Film, recognise, rivals, suggestions, wrong_exercise
from biome.engine.report import Notice, SetReport, Suggestion
from biome.engine.score import optimist, pessimist, score_set
from biome.engine.set_faults import judge_hold, judge_set
from biome.engine.track import PoseTrack
from biome.engine.unnamed import found_signal, told
from biome.exercises.loader import Library
from biome.exercises.loader import library as shipped
from biome.exercises.spec import Exercise
from biome.exercises.unnamed import is_unnamed, unnamed

HARDLY_FITS = "hardly anything in the film fits it"
NOT_ONE = "I could not count a single one"


def assess(track: PoseTrack, exercise: Exercise, library: Library | None = None) -> SetReport:
    """The report of one set. track: of one person; exercise: the one the person named."""
    library = library or shipped()
    if is_unnamed(exercise):
        return assess_unnamed(track, exercise, library)
    motion = None if nobody(track) else settle(track)
    if motion is None:
        return compose.nobody_found(track, exercise, library)
    film_end = float(track.times[-1])
    performance = perform(motion, exercise.pattern, film_end)
    judgement = judge(exercise, performance, track, library)
    report = compose.report(track, exercise, library, judgement)
    film = Film(motion, film_end, library)
    film.performed(exercise.pattern, performance, judgement.readings)
    doubt, _ = film.opinion(exercise)
    return _not_that_exercise(report, exercise, doubt, suggestions(rivals(exercise, film)))


def assess_unnamed(track: PoseTrack, exercise: Exercise | None = None, library: Library | None = None) -> SetReport:
    """The report of a set of a movement that was not named, or is not in the library: never judged as a guess.

    exercise: as ``exercises.unnamed`` makes it, with the name that the person gave.
    """
    library, exercise = library or shipped(), exercise or unnamed()
    motion = None if nobody(track) else settle(track)
    if motion is None:
        return compose.nobody_found(track, exercise, library)
    film = Film(motion, float(track.times[-1]), library)
    exercise = found_signal(exercise, film)
    judgement = judge(exercise, perform(motion, exercise.pattern, film.end), track, library)
    report = compose.report(track, exercise, library, judgement)
    offered = suggestions(recognise(film))
    return replace(report, suggestions=offered, notices=(*told(offered), *report.notices))


def judge(exercise: Exercise, performance: Performance, track: PoseTrack, library: Library) -> Judgement:
    """Measures, faults and score of a performance."""
    readings = Readings(performance.body, library.measures)
    quality = appraise(performance.body, track)
    verdicts, missing = judge_faults(exercise, performance.cycles, readings, quality.factor)
    judge_whole = judge_hold if exercise.kind == "hold" else judge_set
    of_the_set, of_the_set_missing = judge_whole(exercise, performance, readings, quality.factor)
    reps = [charges(verdicts, rep) for rep in range(len(performance.cycles))]
    charged = [finding.charge() for finding in of_the_set]
    scored = bool(reps)
    return Judgement(
        exercise=exercise,
        performance=performance,
        readings=readings,
        quality=quality,
        verdicts=verdicts,
        of_the_set=of_the_set,
        not_judged=[*missing, *of_the_set_missing],
        metrics=measure_metrics(exercise, performance.cycles, readings, performance.held),
        coverage=coverage(verdicts, exercise),
        score=score_set(reps, charged) if scored else None,
        low=score_set(reps, charged, pessimist) if scored else None,
        high=score_set(reps, charged, optimist) if scored else None,
    )


def _not_that_exercise(
    report: SetReport, exercise: Exercise, doubt: str | None, others: tuple[Suggestion, ...]
) -> SetReport:
    """The report when the film seems to show another movement: no number at all, and an offer."""
    if doubt is None and not others:
        return report
    notice = wrong_exercise(exercise, doubt or _outdone(report), others)
    notices: tuple[Notice, ...] = (notice, *(n for n in report.notices if n.code not in ("no_reps", "no_hold")))
    return replace(
        report,
        overall_score=None,
        score_low=None,
        score_high=None,
        score_note=notice.message,
        score_said=notice.said,
        rep_count=0,
        hold_seconds=None if report.kind == "reps" else 0.0,
        attempts=(),
        reps=(),
        metrics=(),
        issues=(),
        clean=(),
        watched=(),
        not_judged=tuple(unjudged(f, "posture", "not_shown") for f in exercise.faults),
        notices=notices,
        suggestions=others,
        story=None,
        confidence=round(0.5 * report.confidence, 2),
    )


def _outdone(report: SetReport) -> str:
    """Why another movement is offered though nothing speaks against the one named."""
    counted = report.rep_count or report.hold_seconds
    return HARDLY_FITS if counted else NOT_ONE
