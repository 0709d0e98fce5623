"""What to do next: at most two drills, how to film what stayed unseen, and where to go when all is well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biome.coach.variants import choose, joined
from biome.coach.words import Words
from biome.engine.report import Issue, NotJudged, SetReport
from biome.exercises.spec import Exercise

MOST_DRILLS = 2
MOST_NAMES = 3
ENOUGH_REPS = 3
ENOUGH_HOLD = 5.0  # seconds
EXCELLENT = 9.0
CAMERA = frozenset({"visibility", "distance", "rate", "posture"})
"""Reasons for not judging that another film of the same view may remove."""
UNLOADED = frozenset({"", "none", "bodyweight", "pull-up bar", "bar", "mat"})


def recommendations(report: SetReport, exercise: Exercise, words: Words) -> tuple[str, ...]:
    """Next steps, most important first, none said twice."""
    steps = [*_drills(report, exercise, words), *_film(report, exercise, words), *_progress(report, exercise, words)]
    return tuple(dict.fromkeys(steps))


def _drills(report: SetReport, exercise: Exercise, words: Words) -> Iterator[str]:
    merged = _merged(report.issues, words)
    if merged:
        yield merged
        return
    drills = [_drill(issue, exercise) for issue in report.issues]
    yield from [drill for drill in dict.fromkeys(drills) if drill][:MOST_DRILLS]


def _drill(issue: Issue, exercise: Exercise) -> str:
    told = next((f.next for f in exercise.faults if f.id == issue.fault), "")
    return "" if told == "-" else told


def _merged(issues: Sequence[Issue], words: Words) -> str:
    costliest = {issue.fault for issue in issues[:MOST_DRILLS]}
    return next((m.text for m in words.next_steps.merged if set(m.faults) == costliest), "")


def _film(report: SetReport, exercise: Exercise, words: Words) -> Iterator[str]:
    if any(notice.code == "looks_like_other_exercise" for notice in report.notices):
        yield words.next_steps.other_exercise
        return
    if report.overall_score is None and not report.rep_count:
        yield _how(exercise)
        return
    yield from _unseen(report, exercise, words)
    yield from _longer(report, words)


def _how(exercise: Exercise) -> str:
    """Where to put the camera, without what other views would show."""
    first, _, _ = exercise.how_to_film.partition(". ")
    return f"{first.rstrip('.')}."


def _unseen(report: SetReport, exercise: Exercise, words: Words) -> Iterator[str]:
    """How to see next time what this film hid: another view first, else the same one filmed better."""
    if hidden := [n for n in report.not_judged if n.reason == "view"]:
        view, unseen = _best_view(hidden, report, exercise)
        names = _named(unseen, words)
        how = _how(exercise)
        how = how if view == exercise.view and how not in report.score_note else ""
        form = choose(words.next_steps.film_view, report.exercise, view)
        yield form.format(view=words.views.get(view, view), names=names, how=how).strip()
    elif any(n.reason in CAMERA for n in report.not_judged):
        yield _how(exercise)


def _best_view(hidden: Sequence[NotJudged], report: SetReport, exercise: Exercise) -> tuple[str, list[str]]:
    """The view that shows most of what was hidden, and the names of the faults it shows."""
    rules = {fault.id: fault.rules for fault in exercise.faults}
    shown: dict[str, list[str]] = {}
    for unseen in hidden:
        for view in dict.fromkeys(view for rule in rules.get(unseen.fault, ()) for view in rule.views):
            shown.setdefault(view, []).append(unseen.type)
    shown.pop(report.view, None)
    if not shown:
        return exercise.view, [n.type for n in hidden]
    view = max(shown, key=lambda v: (len(shown[v]), v == exercise.view))
    return view, shown[view]


def _named(faults: Sequence[str], words: Words) -> str:
    """The first few of the faults, in small letters."""
    names = [fault.lower() for fault in faults]
    return joined(names if len(names) <= MOST_NAMES else [*names[:MOST_NAMES], words.next_steps.and_others])


def _longer(report: SetReport, words: Words) -> Iterator[str]:
    if report.kind == "reps" and 0 < report.rep_count < ENOUGH_REPS:
        yield words.next_steps.more_reps
    if report.kind == "hold" and 0 < (report.hold_seconds or 0.0) < ENOUGH_HOLD:
        yield words.next_steps.longer_hold


def _progress(report: SetReport, exercise: Exercise, words: Words) -> Iterator[str]:
    if report.score_note or report.overall_score is None or report.overall_score < EXCELLENT:
        return
    if report.kind == "hold":
        yield words.next_steps.progress_hold
    elif exercise.equipment.lower() in UNLOADED:
        yield words.next_steps.progress_bodyweight
    else:
        yield words.next_steps.progress_loaded
