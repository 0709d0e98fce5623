"""The few sentences over a report: the score, one strength, at most two corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from biome.coach.numbers import score, seconds
from biome.coach.variants import choose, joined, small
from biome.coach.words import Words
from biome.engine.report import SetReport
from biome.exercises.spec import Exercise

MOST_CORRECTIONS = 2
WORTH_A_FIX = 0.5  # points of the score; what costs less is a detail


def summary(
    report: SetReport, exercise: Exercise, cues: Mapping[str, str], strengths: Sequence[str], words: Words
) -> str:
    """The summary of a scored set, or an honest word about why there is no score."""
    if report.overall_score is None:
        return " ".join(_abstention(report, exercise, words))
    sentences = [_headline(report, words), *strengths[:1], *_corrections(report, cues, words), *doubt(report)]
    return " ".join(sentences)


def score_word(value: float, words: Words) -> str:
    """The word for a score."""
    return next(entry.word for entry in words.score_words if value >= entry.at_least)


def _headline(report: SetReport, words: Words) -> str:
    value = report.overall_score or 0.0
    facts = {"score": score(value), "word": score_word(value, words), "count": _count(report, words)}
    if report.kind == "hold":
        held = seconds(report.hold_seconds or 0.0)
        return choose(words.headline.hold, held, value).format(**facts, seconds=held)
    return choose(words.headline.reps, report.exercise, report.rep_count, value).format(**facts)


def _count(report: SetReport, words: Words) -> str:
    form = words.headline.rep_counted if report.rep_count == 1 else words.headline.reps_counted
    return form.format(N=report.rep_count)


def _corrections(report: SetReport, cues: Mapping[str, str], words: Words) -> Iterator[str]:
    if not report.issues:
        yield from _nothing_found(report, words)
        return
    cued, others = report.issues[:MOST_CORRECTIONS], report.issues[MOST_CORRECTIONS:]
    first = words.summary.first if cued[0].deduction >= WORTH_A_FIX else words.summary.detail
    for forms, issue in zip((first, words.summary.second), cued, strict=False):
        yield choose(forms, report.exercise, issue.fault).format(cue=cues[issue.fault])
    if others:
        names = joined([issue.type.lower() for issue in others])
        yield choose(words.summary.others, names).format(names=names)


def _nothing_found(report: SetReport, words: Words) -> Iterator[str]:
    looked = len(report.clean)
    if looked == 1:
        yield words.summary.clean_one
    elif looked > 1:
        yield choose(words.summary.clean, report.exercise, looked).format(n=looked)


def doubt(report: SetReport) -> list[str]:
    """What qualifies a score, in the engine's own words."""
    return [report.score_note] if report.score_note else []


def _abstention(report: SetReport, exercise: Exercise, words: Words) -> Iterator[str]:
    """Why there is no score, and what could be told all the same."""
    yield from _told(report, words)
    telling = [n.message for n in report.notices if n.code not in words.abstain.minor_notices]
    reasons = [*doubt(report), *telling]
    yield from dict.fromkeys(reasons or [_reason(report, exercise, words)])


def _told(report: SetReport, words: Words) -> Iterator[str]:
    if report.kind == "reps" and report.rep_count:
        yield words.headline.unscored_reps.format(count=_count(report, words))
    if report.kind == "hold" and report.hold_seconds:
        yield words.headline.unscored_hold.format(seconds=seconds(report.hold_seconds))


def _reason(report: SetReport, exercise: Exercise, words: Words) -> str:
    name = small(exercise.name)
    if report.kind == "hold" and not report.hold_seconds:
        return words.abstain.no_hold.format(exercise=name)
    if report.kind == "reps" and not report.rep_count:
        return _no_reps(report, name, words)
    return words.abstain.angle.format(view=words.views.get(report.view, report.view), exercise=name)


def _no_reps(report: SetReport, name: str, words: Words) -> str:
    attempts = len(report.attempts)
    if attempts == 0:
        return words.abstain.no_reps.format(exercise=name)
    form = words.abstain.partials if attempts > 1 else words.abstain.partial_one
    return form.format(exercise=name, n=attempts)
