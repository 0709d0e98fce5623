"""Puts a judgement into the report: rounded, in the order of importance, with what qualifies the score."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from biome.engine.counting import Performance
from biome.engine.cycles import Cycle
from biome.engine.faults import Verdict, clean_of, issue_of
from biome.engine.judgement import Judgement
from biome.engine.notes import notice, unjudged
from biome.engine.periodicity import agreement
from biome.engine.qualify import qualify, withheld
from biome.engine.report import Attempt, Clean, Issue, Rep, Series, SetReport, Versions
from biome.engine.score import rounded
from biome.engine.sentences import Sentence, in_english
from biome.engine.set_faults import SetFinding, set_clean, set_issue
from biome.engine.story import tell
from biome.engine.track import PoseTrack
from biome.exercises.loader import Library
from biome.exercises.spec import Exercise

ENGINE_VERSION = "1"
MODEL_VERSION = "blazepose-full/0.10.21"
NO_PERSON = Sentence("no_person")


def nobody_found(track: PoseTrack, exercise: Exercise, library: Library) -> SetReport:
    """The report of a film without a person: everything that is known is that there is nobody."""
    return SetReport(
        **_film(track, exercise, library),
        view="unknown",
        view_confidence=0.0,
        rep_count=0,
        attempts=(),
        hold_seconds=None,
        reps=(),
        overall_score=None,
        score_low=None,
        score_high=None,
        score_note=in_english(NO_PERSON),
        score_said=(NO_PERSON,),
        coverage=0.0,
        confidence=0.0,
        metrics=(),
        issues=(),
        not_judged=tuple(unjudged(f, "visibility", "nobody") for f in exercise.faults),
        clean=(),
        notices=(notice(NO_PERSON.id, NO_PERSON),),
    )


def report(track: PoseTrack, exercise: Exercise, library: Library, judgement: Judgement) -> SetReport:
    """The facts of one set."""
    performance = judgement.performance
    notes, notices = qualify(exercise, judgement)
    missing = withheld(exercise, judgement)
    value = None if missing or judgement.score is None else round(judgement.score.value, 1)
    issues, clean = _issues(judgement, value), _clean(judgement)
    return SetReport(
        **_film(track, exercise, library),
        view=performance.body.view.name,
        view_confidence=round(performance.body.view.confidence, 2),
        rep_count=len(performance.cycles) if exercise.kind == "reps" else 0,
        attempts=_attempts(performance),
        hold_seconds=_hold_seconds(exercise, performance),
        reps=_reps(exercise, judgement, scored=value is not None),
        overall_score=value,
        score_low=_bound(value, judgement.low.value if judgement.low else None, min),
        score_high=_bound(value, judgement.high.value if judgement.high else None, max),
        score_note=in_english(*(missing or notes)),
        score_said=missing or notes,
        coverage=round(judgement.coverage, 2),
        confidence=_confidence(exercise, judgement),
        metrics=tuple(judgement.metrics),
        issues=issues,
        not_judged=tuple(judgement.not_judged),
        clean=clean,
        watched=_watched(judgement, {i.fault for i in issues} | {c.fault for c in clean}),
        notices=notices,
        signal=_signal(performance, library),
        story=tell(performance, judgement.readings),
    )


def _film(track: PoseTrack, exercise: Exercise, library: Library) -> dict[str, Any]:
    return {
        "exercise": exercise.slug,
        "exercise_name": exercise.name,
        "pattern": exercise.pattern.id,
        "kind": exercise.kind,
        "total_frames": track.total_frames,
        "analysed_frames": len(track),
        "fps": round(track.fps, 3),
        "duration": round(track.total_frames / track.fps, 2) if track.fps else round(track.seconds, 2),
        "versions": Versions(engine=ENGINE_VERSION, library=library.version, model=MODEL_VERSION),
    }


def _issues(judgement: Judgement, score: float | None) -> tuple[Issue, ...]:
    costs = judgement.score.deductions if judgement.score else {}
    points = rounded(costs, round(10.0 - score, 1)) if score is not None else {}
    found = [issue_of(v, judgement.readings, points.get(v.fault.id, 0.0)) for v in judgement.verdicts if v.is_found]
    cycles = judgement.performance.cycles
    found += [
        set_issue(f, cycles, judgement.readings, points.get(f.fault.id, 0.0))
        for f in judgement.of_the_set
        if f.is_found
    ]
    order = {"severe": 0, "moderate": 1, "minor": 2}
    ranked = sorted(found, key=lambda i: (-i.deduction, order[i.severity], -i.confidence_score))
    return tuple(_one_per_cause(ranked, judgement))


def _one_per_cause(ranked: list[Issue], judgement: Judgement) -> list[Issue]:
    """One cause, one issue: of a group's faults those that cost something, or else the first."""
    groups = {f.id: f.group or f.id for f in judgement.exercise.faults}
    told: set[str] = set()
    kept = []
    for issue in ranked:
        if issue.deduction > 0 or groups[issue.fault] not in told:
            kept.append(issue)
            told.add(groups[issue.fault])
    return kept


def _clean(judgement: Judgement) -> tuple[Clean, ...]:
    """What was looked for and is not there; not where another fault of the same cause is."""
    judged = [*judgement.verdicts, *judgement.of_the_set]
    spoiled = {v.fault.group for v in judged if v.is_found and v.fault.group}
    return tuple(_entry(v, judgement) for v in judged if v.is_clean and v.fault.group not in spoiled)


def _watched(judgement: Judgement, told: set[str]) -> tuple[Clean, ...]:
    """What was judged and is neither told nor clean."""
    judged = [*judgement.verdicts, *judgement.of_the_set]
    return tuple(_entry(v, judgement) for v in judged if v.fault.id not in told)


def _entry(judged: Verdict | SetFinding, judgement: Judgement) -> Clean:
    if isinstance(judged, SetFinding):
        return set_clean(judged, len(judgement.performance.cycles))
    return clean_of(judged, judgement.readings)


def _reps(exercise: Exercise, judgement: Judgement, *, scored: bool) -> tuple[Rep, ...]:
    if exercise.kind == "hold":
        return ()
    scores = judgement.score.reps if judgement.score and scored else (None,) * len(judgement.performance.cycles)
    pairs = zip(judgement.performance.cycles, scores, strict=True)
    return tuple(_rep(i, cycle, score, judgement.performance) for i, (cycle, score) in enumerate(pairs, start=1))


def _rep(index: int, cycle: Cycle, score: float | None, performance: Performance) -> Rep:
    motion = performance.body.motion
    durations = {name: float(mask[cycle.rows].sum() / motion.rate) for name, mask in cycle.phases.items()}
    durations |= {"eccentric": cycle.ecc_seconds, "concentric": cycle.con_seconds}
    return Rep(
        index=index,
        frame_start=int(motion.frames[cycle.start]),
        frame_end=int(motion.frames[cycle.end]),
        start_seconds=round(float(motion.times[cycle.start]), 2),
        end_seconds=round(float(motion.times[cycle.end]), 2),
        seconds=round(float(motion.times[cycle.end] - motion.times[cycle.start]), 2),
        score=None if score is None else round(score, 1),
        durations={name: round(seconds, 2) for name, seconds in durations.items()},
        rom=round(cycle.rom, 3),
        side=cycle.side,
        turn_frame=int(motion.frames[cycle.turn]),
        turn_seconds=round(float(motion.times[cycle.turn]), 2),
    )


def _attempts(performance: Performance) -> tuple[Attempt, ...]:
    motion = performance.body.motion
    return tuple(
        Attempt(
            frame_start=int(motion.frames[s.start]),
            frame_end=int(motion.frames[s.end]),
            start_seconds=round(float(motion.times[s.start]), 2),
            end_seconds=round(float(motion.times[s.end]), 2),
            reason=in_english(why),
            said=(why,),
        )
        for s in performance.count.shortfalls
        for why in (Sentence("short_attempt", {"share": round(100 * float(s.share))}),)
    )


def _hold_seconds(exercise: Exercise, performance: Performance) -> float | None:
    if exercise.kind != "hold":
        return None
    return round(float(performance.held.sum() / performance.body.motion.rate), 1)


def _bound(value: float | None, bound: float | None, outermost: Callable[[float, float], float]) -> float | None:
    return None if value is None or bound is None else round(outermost(value, bound), 1)


def _confidence(exercise: Exercise, judgement: Judgement) -> float:
    """How far the report as a whole can be trusted: film, view, and whether an independent count agrees."""
    performance = judgement.performance
    if not performance.cycles:
        return 0.0
    agreeing = agreement(performance) if exercise.kind == "reps" else 1.0
    view = 0.7 + 0.3 * performance.body.view.confidence
    return round(min(0.99, judgement.quality.factor * view * agreeing), 2)


def _signal(performance: Performance, library: Library) -> Series:
    known = performance.body.motion.known & np.isfinite(performance.signal)
    values = np.round(performance.signal, 3).tolist()
    return Series(
        name=performance.measure,
        unit=library.measures[performance.measure].unit,
        times=tuple(np.round(performance.body.motion.times, 3).tolist()),
        values=tuple(v if k else None for v, k in zip(values, known.tolist(), strict=True)),
    )
