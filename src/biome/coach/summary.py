"""Two sentences over a report: how the set was, and what matters most in it."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.answer import MOST_CITED
from biome.coach.numbers import score, seconds
from biome.coach.talk import Line, Rest, Talk
from biome.coach.words import Words

MOST_CORRECTIONS = 2
WORTH_A_FIX = 0.5  # points of the score; what costs less is a detail
CHANGED = 0.3  # points of the score from which it is worth saying how it was before
SET, HISTORY = Rest("set"), Rest("history")


def summary(talk: Talk) -> tuple[Line, ...]:
    """How the set was and what to look at; an honest word where there is no score."""
    if talk.report.overall_score is None:
        return tuple(_abstention(talk))
    return _headline(talk), _focus(talk)


def score_word(value: float, words: Words) -> str:
    """The word for a score."""
    return next(entry.word for entry in words.score_words if value >= entry.at_least)


def doubt(talk: Talk) -> tuple[Line, ...]:
    """What qualifies a score, or withholds it, in the engine's own words."""
    return (Line(talk.report.score_note, (SET, Rest("notice"), Rest("exercise"))),) if talk.report.score_note else ()


def _headline(talk: Talk) -> Line:
    value = talk.report.overall_score or 0.0
    since, rests = _since(value, talk)
    facts = {"score": talk.number(score(value)), "word": score_word(value, talk.words), "since": since}
    if talk.report.kind == "hold":
        held = talk.number(seconds(talk.report.hold_seconds or 0.0))
        return talk.line(talk.words.headline.hold, *rests, seconds=held, **facts)
    return talk.line(talk.words.headline.reps, *rests, count=_count(talk), **facts)


def _since(value: float, talk: Talk) -> tuple[str, tuple[Rest, ...]]:
    """How the last set of this exercise was scored, where this one is clearly another, and what that rests on."""
    before = talk.before.score if talk.before else None
    if before is None or abs(value - before) < CHANGED:
        return "", (SET,)
    form = talk.words.headline.up if value > before else talk.words.headline.down
    return form.format(before=talk.number(score(before))), (SET, HISTORY)


def _count(talk: Talk) -> str:
    reps = talk.report.rep_count
    form = talk.words.headline.rep_counted if reps == 1 else talk.words.headline.reps_counted
    return form.format(N=reps)


def _focus(talk: Talk) -> Line:
    """What costs most, by its name; what was looked for in vain where nothing does."""
    issues, words = talk.report.issues, talk.words.summary
    if not issues:
        return _nothing_found(talk)
    rests = tuple(Rest("issue", issue.fault) for issue in issues)
    first, *others = (talk.named(issue.type) for issue in issues)
    if not others:
        forms = words.one if issues[0].deduction >= WORTH_A_FIX else words.detail
        return talk.line(forms, *rests, first=first)
    second, *rest = others
    if not rest:
        return talk.line(words.two, *rests, first=first, second=second)
    return talk.line(words.more, *rests, first=first, second=second, others=talk.joined(rest))


def _nothing_found(talk: Talk) -> Line:
    looked, words = len(talk.report.clean), talk.words.summary
    if not 0 < looked <= MOST_CITED:  # a number must be found in the facts cited
        return talk.line(words.unseen, SET)
    return talk.line(words.clean_one if looked == 1 else words.clean, Rest("clean"), n=looked)


def _abstention(talk: Talk) -> Iterator[Line]:
    """What could be told all the same, and why there is no score."""
    yield from _told(talk)
    telling = [n for n in talk.report.notices if n.code not in talk.words.abstain.minor_notices]
    reasons = [*doubt(talk), *(Line(n.message, (Rest("notice", n.code),)) for n in telling)]
    first = next(iter(reasons), None)
    yield first or _reason(talk)


def _told(talk: Talk) -> Iterator[Line]:
    if talk.report.kind == "reps" and talk.report.rep_count:
        yield talk.line(talk.words.headline.unscored_reps, SET, count=_count(talk))
    if talk.report.kind == "hold" and talk.report.hold_seconds:
        held = talk.number(seconds(talk.report.hold_seconds))
        yield talk.line(talk.words.headline.unscored_hold, SET, seconds=held)


def _reason(talk: Talk) -> Line:
    report, words = talk.report, talk.words.abstain
    rests = SET, Rest("exercise"), Rest("not_judged")
    name, view = talk.named(talk.exercise.name), talk.words.views.get(report.view, report.view)
    if report.kind == "hold" and not report.hold_seconds:
        return talk.line(words.no_hold, *rests, exercise=name)
    if report.kind == "hold" or report.rep_count:
        return talk.line(words.angle, *rests, view=view, exercise=name)
    short = len(report.attempts)
    forms = words.no_reps if not short else words.partials if short > 1 else words.partial_one
    return talk.line(forms, *rests, exercise=name, n=short)
