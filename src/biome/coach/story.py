"""What happened over the set, in a sentence or two: the change that matters most, then the sides, then the tempo."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.numbers import seconds
from biome.coach.talk import Line, Rest, Talk
from biome.engine.report import Balance, Story, Tempo, Trend
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
TOLD = Rest("story")


def narrative(talk: Talk) -> tuple[Line, ...]:
    """One or two sentences on the story of the set; none where there is none."""
    story = talk.report.story
    if story is None or not talk.report.rep_count:
        return ()
    return (*_changes(story, talk), *_sides(story, talk), *_tempo(story.tempo, talk))[:MOST]


def _changes(story: Story, talk: Talk) -> Iterator[Line]:
    """What grew, shrank or slowed; that nothing did, where the set was long enough to show it."""
    told = {t.what: t for t in story.trends if t.told and not SAID_BY_FAULTS.get(t.what, frozenset()) & _issues(talk)}
    shape, pace = told.get("range"), told.get("tempo")
    if shape and pace and shape.change < 0 < pace.change:
        yield _say(talk.words.story.shorter_and_slower, pace, abs(shape.change), talk)
    else:
        yield from (_change(trend, talk) for trend in told.values())
    if len(story.trends) > 1 and all(trend.steady for trend in story.trends) and _long_enough(talk):
        yield talk.line(talk.words.story.steady, TOLD, by=(talk.report.rep_count,))


def _change(trend: Trend, talk: Talk) -> Line:
    forms = {
        "range": (talk.words.story.shorter, talk.words.story.longer),
        "tempo": (talk.words.story.faster, talk.words.story.slower),
        "balance": (talk.words.story.together, talk.words.story.apart),
    }[trend.what]
    return _say(forms[trend.change > 0], trend, abs(trend.change), talk)


def _say(forms: tuple[str, ...], trend: Trend, change: float, talk: Talk) -> Line:
    first, last = (talk.number(seconds(end)) for end in (trend.first, trend.last))
    return talk.line(forms, TOLD, change=f"{change:.0f}", first=first, last=last)


def _issues(talk: Talk) -> set[str]:
    return {issue.fault for issue in talk.report.issues}


def _long_enough(talk: Talk) -> bool:
    return talk.report.rep_count >= ENOUGH_REPS and not UNSTEADY & _issues(talk)


def _sides(story: Story, talk: Talk) -> Iterator[Line]:
    found = story.balance
    if found is None or SAID_BY_FAULTS["balance"] & _issues(talk):
        return
    if _differ(found):
        side = talk.words.sides.form(found.weaker or "left")
        yield talk.line(talk.words.story.weaker, TOLD, side=side, difference=f"{abs(found.difference):.0f}")
    elif abs(found.difference) + found.error <= ALIKE:
        within = max(1, round(abs(found.difference) + found.error))
        yield talk.line(talk.words.story.even, TOLD, difference=within)


def _differ(found: Balance) -> bool:
    size = abs(found.difference)
    return size >= DIFFERENT and size > SURE * found.error and found.agreeing >= AGREEING


def _tempo(tempo: Tempo, talk: Talk) -> Iterator[Line]:
    if tempo.eccentric is None or tempo.concentric is None or (tempo.rep or 0.0) < PACED:
        return
    paused = tempo.pause is not None and tempo.pause >= WORTH_A_PAUSE
    pause = talk.words.story.pause.format(seconds=talk.number(seconds(tempo.pause or 0.0))) if paused else ""
    down, up = (talk.number(seconds(time)) for time in (tempo.eccentric, tempo.concentric))
    forms = talk.words.story.tempo_unknown if talk.report.exercise == GENERIC else talk.words.story.tempo
    yield talk.line(forms, TOLD, eccentric=down, concentric=up, there=down, back=up, pause=pause)
