"""What to do next and why: at most two drills, how to film what stayed unseen, and where to go when all is well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biome.coach.cues import LOOKS, POSSIBLE, SENTENCE_END, seen_and_do
from biome.coach.numbers import score
from biome.coach.summary import WORTH_A_FIX
from biome.coach.talk import Line, Rest, Talk
from biome.coach.variants import capital
from biome.coach.words.catalogue import Merged
from biome.engine.report import Issue, NotJudged

MOST = 3
MOST_DRILLS = 2
AT_FIRST = 1
"""Drills for a beginner: one thing at a time."""
MOST_NAMES = 3
ENOUGH_REPS = 3
ENOUGH_HOLD = 5.0  # seconds
EXCELLENT = 9.0
CAMERA = frozenset({"visibility", "distance", "rate", "posture"})
"""Reasons for not judging that another film of the same view may remove."""
UNLOADED = frozenset({"", "none", "bodyweight", "pull-up bar", "bar", "mat"})
OTHER = "looks_like_other_exercise"
SET, FILMING, GENERAL = Rest("set"), Rest("advice", "film"), Rest("advice", "next")


@dataclass(frozen=True)
class Step:
    """One thing to do next, and the reason for it."""

    what: Line
    why: Line


def next_fix(talk: Talk) -> Line | None:
    """The single thing to do next: about the costliest fault, else what gives the next film a score."""
    if talk.report.overall_score is None:
        return next((step.what for step in _film(talk)), None)
    issue = _surest(talk.report.issues)
    fault = talk.fault(issue.fault) if issue else None
    if issue is None or fault is None:
        return None
    seen, do = seen_and_do(issue, fault, talk)
    forms, rests = _fix_forms(issue, talk)
    said = {"seen": talk.inside(seen), "Seen": capital(seen), "action": talk.inside(do), "Action": do}
    return talk.line(forms, Rest("issue", issue.fault), Rest("advice", issue.fault), *rests, **said)


def _fix_forms(issue: Issue, talk: Talk) -> tuple[tuple[str, ...], tuple[Rest, ...]]:
    """How the fix is begun, and what that rests on beside the fault itself."""
    words = talk.words.next_fix
    if issue.confidence_score < LOOKS:
        return words.unsure, ()
    if issue.fault in talk.last_time:
        return words.again, (Rest("history"),)
    return (words.first if issue.deduction >= WORTH_A_FIX else words.detail), ()


def _surest(issues: Sequence[Issue]) -> Issue | None:
    """The costliest that is more than possible, else the costliest."""
    sure = [issue for issue in issues if issue.confidence_score >= POSSIBLE]
    return next(iter(sure or issues), None)


def recommendations(talk: Talk) -> tuple[Step, ...]:
    """Next steps, most important first, none said twice."""
    steps = [*_drills(talk), *_film(talk), *_progress(talk)]
    return tuple({step.what.text: step for step in reversed(steps)}.values())[::-1][:MOST]


def _drills(talk: Talk) -> Iterator[Step]:
    issues = talk.report.issues
    if merged := _merged(issues, talk):
        yield _for_both(merged, issues, talk)
        return
    told = {drill: issue for issue in reversed(issues) if (drill := _drill(issue, talk))}
    most = AT_FIRST if talk.person.level == "beginner" else MOST_DRILLS
    for drill, issue in list(told.items())[::-1][:most]:
        yield Step(Line(drill, (Rest("advice", issue.fault),)), _reason(issue, talk))


def _drill(issue: Issue, talk: Talk) -> str:
    fault = talk.fault(issue.fault)
    return fault.next if fault and fault.next != "-" else ""


def _reason(issue: Issue, talk: Talk) -> Line:
    """What the fault cost, or where it cost nothing what it is."""
    words, fault = talk.words.why, Rest("issue", issue.fault)
    name, points = talk.named(issue.type), talk.number(score(issue.deduction))
    if float(score(issue.deduction)) == 0.0:
        return talk.line(words.drill, fault, name=name)
    return talk.line(words.cost, fault, name=name, points=points)


def _merged(issues: Sequence[Issue], talk: Talk) -> Merged | None:
    costliest = {issue.fault for issue in issues[:MOST_DRILLS]}
    return next((m for m in talk.words.next_steps.merged if set(m.faults) == costliest), None)


def _for_both(merged: Merged, issues: Sequence[Issue], talk: Talk) -> Step:
    costliest = issues[:MOST_DRILLS]
    names = talk.joined([talk.named(issue.type) for issue in costliest])
    seen = talk.line(talk.words.why.both, *(Rest("issue", issue.fault) for issue in costliest), names=names)
    return Step(Line(merged.text, (*(Rest("advice", issue.fault) for issue in costliest), GENERAL)), seen)


def _film(talk: Talk) -> Iterator[Step]:
    words, why = talk.words.next_steps, talk.words.why
    if any(notice.code == OTHER for notice in talk.report.notices):
        about = Rest("notice", OTHER)
        yield Step(talk.line(words.other_exercise, about, GENERAL), talk.line(why.other_exercise, about))
    elif talk.report.overall_score is None and not talk.report.rep_count:
        yield Step(_how(talk), talk.line(why.nothing_seen, SET, Rest("notice")))
    else:
        yield from _camera(talk)
        yield from _unseen(talk)
        yield from _longer(talk)


def _camera(talk: Talk) -> Iterator[Step]:
    """How to film better where something about this film made it worse to judge, in the notice's own words."""
    for notice in talk.report.notices:
        if forms := talk.words.next_steps.camera.get(notice.code):
            about, (seen, _, _) = Rest("notice", notice.code), notice.message.partition(SENTENCE_END)
            yield Step(talk.line(forms, about, FILMING), Line(f"{seen.rstrip('.')}.", (about,)))
            return


def _how(talk: Talk) -> Line:
    """Where to put the camera, without what other views would show."""
    first, _, _ = talk.exercise.how_to_film.partition(SENTENCE_END)
    return Line(f"{first.rstrip('.')}.", (FILMING,))


def _unseen(talk: Talk) -> Iterator[Step]:
    """How to see next time what this film hid: another view first, else the same one filmed better."""
    if hidden := [n for n in talk.report.not_judged if n.reason == "view"]:
        view, unseen = _best_view(hidden, talk)
        rests = [Rest("not_judged", n.fault) for n in unseen]
        why = talk.line(talk.words.why.unseen, *rests, names=_named(unseen, talk))
        how = _how(talk)
        if view == talk.exercise.view != talk.report.view and how.text not in talk.report.score_note:
            yield Step(how, why)
        else:
            words = talk.words.next_steps
            forms = words.square if view == talk.report.view else words.film_view
            yield Step(talk.line(forms, FILMING, *rests, view=talk.words.views.get(view, view)), why)
    elif hidden := [n for n in talk.report.not_judged if n.reason in CAMERA]:
        rests = [Rest("not_judged", n.fault) for n in hidden]
        yield Step(_how(talk), talk.line(talk.words.why.hard_to_see, *rests, names=_named(hidden, talk)))


def _best_view(hidden: Sequence[NotJudged], talk: Talk) -> tuple[str, list[NotJudged]]:
    """The view that shows most of what was hidden, and what it shows; the film's own for what it shows at an angle."""
    rules = {fault.id: fault.rules for fault in talk.exercise.faults}
    shown: dict[str, list[NotJudged]] = {}
    for unseen in hidden:
        for view in dict.fromkeys(view for rule in rules.get(unseen.fault, ()) for view in rule.views):
            shown.setdefault(view, []).append(unseen)
    if not shown:
        return talk.exercise.view, list(hidden)
    view = max(shown, key=lambda v: (len(shown[v]), v == talk.exercise.view))
    return view, shown[view]


def _named(unseen: Sequence[NotJudged], talk: Talk) -> str:
    """The first few of the faults."""
    names = [talk.named(n.type) for n in unseen]
    few = names if len(names) <= MOST_NAMES else [*names[:MOST_NAMES], talk.words.next_steps.and_others]
    return talk.joined(few)


def _longer(talk: Talk) -> Iterator[Step]:
    words, why, report = talk.words.next_steps, talk.words.why, talk.report
    if report.kind == "reps" and 0 < report.rep_count < ENOUGH_REPS:
        yield Step(talk.line(words.more_reps, GENERAL), talk.line(why.more_reps, SET, GENERAL))
    if report.kind == "hold" and 0 < (report.hold_seconds or 0.0) < ENOUGH_HOLD:
        yield Step(talk.line(words.longer_hold, GENERAL), talk.line(why.longer_hold, SET, GENERAL))


def _progress(talk: Talk) -> Iterator[Step]:
    value, words = talk.report.overall_score, talk.words.next_steps
    if talk.report.issues or talk.report.score_note or value is None or value < EXCELLENT:
        return
    loaded = talk.exercise.equipment.lower() not in UNLOADED
    forms = words.progress_loaded if loaded else words.progress_bodyweight
    forms = words.progress_hold if talk.report.kind == "hold" else forms
    yield Step(talk.line(forms, GENERAL), talk.line(talk.words.why.progress, SET, score=talk.number(score(value))))
