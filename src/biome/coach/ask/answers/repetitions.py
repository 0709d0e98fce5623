"""Answers about single repetitions: their score, what was seen in them, how long they took."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.ask.answers.numbers import measured_in
from biome.coach.ask.scene import Scene
from biome.coach.talk import Line, Rest
from biome.engine.report import Issue, Rep

MOST = 2
"""Repetitions that one answer is about."""
APART = 0.2
"""Share by which a repetition's time must differ from the typical one's to be worth a word."""
BEST = Rest("set", "best")
TEMPO = Rest("story", "tempo")


def rep(scene: Scene) -> Iterator[Line]:
    """Why the repetitions that were asked for scored as they did."""
    asked = scene.meant.reps or _pointed(scene)
    known = [one for index in asked[:MOST] if (one := scene.rep(index))]
    if not known:
        yield scene.no_such_rep()
    for one in known:
        yield from measured_in(one, scene)
        yield from _about(one, scene)


def best_rep(scene: Scene) -> Iterator[Line]:
    """Which one scored best."""
    yield from _extreme(scene, "best")


def worst_rep(scene: Scene) -> Iterator[Line]:
    """Which one scored lowest, and why."""
    yield from _extreme(scene, "worst")


def _pointed(scene: Scene) -> tuple[int, ...]:
    """The first or the last one, where it was not called a repetition."""
    return (scene.report.rep_count,) if "last_one" in scene.meant.concepts else (1,)


def _extreme(scene: Scene, which: str) -> Iterator[Line]:
    scored = _scored(scene)
    if not scored:
        yield scene.say("rep", "unscored") if scene.report.reps else scene.say("count", "none")
    elif scored[0].score == scored[-1].score:
        yield scene.say("rep", "alike", Rest("rep"))
    else:
        one = scored[-1] if which == "best" else scored[0]
        yield scene.say("rep", which, BEST, _fact(one), rep=one.index, score=scene.number(one.score or 0.0))
        yield from measured_in(one, scene)
        yield from _seen(one, scene) if which == "worst" else ()


def _scored(scene: Scene) -> list[Rep]:
    """The repetitions with a score, the lowest first; of equal ones as the facts tell them."""
    scored = [one for one in scene.report.reps if one.score is not None]
    return sorted(scored, key=lambda one: (one.score, -one.index))


def _about(one: Rep, scene: Scene) -> Iterator[Line]:
    scored = _scored(scene)
    if one.score is None:
        yield scene.say("rep", "unscored")
        yield scene.say("rep", "took", _fact(one), rep=one.index, seconds=scene.number(one.seconds))
    else:
        yield scene.say("rep", "scored", _fact(one), rep=one.index, score=scene.number(one.score))
        yield from _placed(one, scored, scene)
    yield from _seen(one, scene)
    yield from _paced(one, scene)


def _placed(one: Rep, scored: list[Rep], scene: Scene) -> Iterator[Line]:
    """How it stands among the others."""
    low, high = scored[0], scored[-1]
    if low.score == high.score:
        yield scene.say("rep", "alike", Rest("rep"))
    elif one == high:
        yield scene.say("rep", "is_best", BEST, _fact(one))
    else:
        if one == low:
            yield scene.say("rep", "is_worst", BEST, _fact(one))
        yield scene.say("rep", "best", BEST, rep=high.index, score=scene.number(high.score or 0.0))


def _seen(one: Rep, scene: Scene) -> Iterator[Line]:
    found = scene.issues_in(one.index)
    if found:
        names = scene.joined(issue.type for issue in found)
        yield scene.say("rep", "seen", _fact(one), *(Rest("issue", issue.fault) for issue in found), names=names)
        yield from (_clearest(issue, scene) for issue in found[:1] if issue.rep == one.index and len(issue.reps) > 1)
    elif one.score is not None and one.score < 10.0:
        yield scene.say("rep", "unseen", _fact(one), Rest("set"))


def _clearest(issue: Issue, scene: Scene) -> Line:
    value = scene.talk.measured(issue.measured_value, issue.unit)
    return scene.say("rep", "clearest", Rest("issue", issue.fault), type=issue.type, value=value)


def _paced(one: Rep, scene: Scene) -> Iterator[Line]:
    """How long it took, where that was out of the way."""
    typical = scene.report.story.tempo.rep if scene.report.story else None
    if not typical or abs(one.seconds - typical) < APART * typical:
        return
    how = "slower" if one.seconds > typical else "quicker"
    numbers = {"seconds": scene.number(one.seconds), "typical": scene.number(typical)}
    yield scene.say("rep", how, _fact(one), TEMPO, **numbers)


def _fact(one: Rep) -> Rest:
    return Rest("rep", str(one.index))
