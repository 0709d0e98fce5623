"""What happened over the set, in a sentence or two: the change that matters most, then the sides, then the tempo."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.numbers import seconds
from biome.coach.variants import choose
from biome.coach.words import Words
from biome.engine.report import Balance, SetReport, Story, Tempo, Trend
from biome.exercises.unnamed import GENERIC

MOST = 2
ENOUGH_REPS = 6
"""Reps of which it is worth saying that they held."""
WORTH_A_PAUSE = 0.5
"""Seconds at the turning point from which the pause is a part of the tempo; less is only turning round."""
UNSTEADY = frozenset({"fade", "inconsistent", "partials"})
PACED = 1.2
"""Seconds of a rep from which it has a tempo; quicker ones only have a rhythm."""
SURE = 2.0
"""Standard errors by which the sides must differ, or within which they are alike."""
ALIKE = 6.0
"""Per cent: half of what is a fault."""
DIFFERENT = 8.0
AGREEING = 0.8
SAID_BY_FAULTS = {"range": frozenset({"fade"}), "balance": frozenset({"asymmetry", "uneven"})}


def narrative(report: SetReport, words: Words) -> str:
    """One or two sentences on the story of the set; "" where there is none."""
    if report.story is None or not report.rep_count:
        return ""
    told = [*_changes(report, report.story, words), *_sides(report, report.story, words)]
    return " ".join([*told, *_tempo(report, report.story.tempo, words)][:MOST])


def _changes(report: SetReport, story: Story, words: Words) -> Iterator[str]:
    """What grew, shrank or slowed; that nothing did, where the set was long enough to show it."""
    issues = {issue.fault for issue in report.issues}
    told = {t.what: t for t in story.trends if t.told and not SAID_BY_FAULTS.get(t.what, frozenset()) & issues}
    shape, pace = told.get("range"), told.get("tempo")
    if shape and pace and shape.change < 0 < pace.change:
        yield _say(words.story.shorter_and_slower, report, pace, change=f"{-shape.change:.0f}")
    else:
        yield from (_change(trend, report, words) for trend in told.values())
    if len(story.trends) > 1 and all(trend.steady for trend in story.trends) and _long_enough(report):
        yield choose(words.story.steady, report.exercise, report.rep_count)


def _change(trend: Trend, report: SetReport, words: Words) -> str:
    forms = {
        "range": (words.story.shorter, words.story.longer),
        "tempo": (words.story.faster, words.story.slower),
        "balance": (words.story.together, words.story.apart),
    }[trend.what]
    return _say(forms[trend.change > 0], report, trend, change=f"{abs(trend.change):.0f}")


def _say(forms: tuple[str, ...], report: SetReport, trend: Trend, change: str) -> str:
    form = choose(forms, report.exercise, trend.first, trend.last)
    return form.format(change=change, first=seconds(trend.first), last=seconds(trend.last))


def _long_enough(report: SetReport) -> bool:
    return report.rep_count >= ENOUGH_REPS and not UNSTEADY & {issue.fault for issue in report.issues}


def _sides(report: SetReport, story: Story, words: Words) -> Iterator[str]:
    found = story.balance
    if found is None or SAID_BY_FAULTS["balance"] & {issue.fault for issue in report.issues}:
        return
    if _differ(found):
        form = choose(words.story.weaker, report.exercise, found.difference)
        side = getattr(words.sides, found.weaker or "left")
        yield form.format(side=side, difference=f"{abs(found.difference):.0f}")
    elif abs(found.difference) + found.error <= ALIKE:
        within = max(1, round(abs(found.difference) + found.error))
        yield choose(words.story.even, report.exercise, found.difference).format(difference=within)


def _differ(found: Balance) -> bool:
    size = abs(found.difference)
    return size >= DIFFERENT and size > SURE * found.error and found.agreeing >= AGREEING


def _tempo(report: SetReport, tempo: Tempo, words: Words) -> Iterator[str]:
    if tempo.eccentric is None or tempo.concentric is None or (tempo.rep or 0.0) < PACED:
        return
    paused = tempo.pause is not None and tempo.pause >= WORTH_A_PAUSE
    pause = words.story.pause.format(seconds=seconds(tempo.pause or 0.0)) if paused else ""
    unknown = report.exercise == GENERIC
    form = choose(words.story.tempo_unknown if unknown else words.story.tempo, report.exercise, tempo.rep)
    down, up = seconds(tempo.eccentric), seconds(tempo.concentric)
    yield form.format(eccentric=down, concentric=up, there=down, back=up, pause=pause)
