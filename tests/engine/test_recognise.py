"""Another movement than the one named: no number at all, an offer, and never a silent switch."""

from __future__ import annotations

from functools import cache

import pytest
from tests.engine.sets import BEST_YAW, SLUGS, codes, exercise, filmed

from biome.engine.assess import assess
from biome.engine.motion import settle
from biome.engine.plausible import within
from biome.engine.recognise import Film, Likeness, recognise, rivals, suggestions
from biome.engine.sentences import with_article
from biome.engine.track import PoseTrack
from biome.exercises import library
from biome.puppet import TYPICAL, Set

REFUSALS = {"looks_like_other_exercise", "no_reps", "no_hold"}


@cache
def track_of(name: str) -> PoseTrack:
    """A clean set, seen as the library advises."""
    return filmed(Set(name, reps=3, seconds=8.0), noise=TYPICAL).track


@cache
def film_of(name: str) -> Film:
    """The same, which remembers what was counted in it."""
    track = track_of(name)
    motion = settle(track)
    assert motion is not None
    return Film(motion, float(track.times[-1]), library())


@pytest.mark.parametrize("performed", SLUGS)
def test_a_film_is_recognised_unnamed_and_under_every_wrong_name(performed: str) -> None:
    film = film_of(performed)
    assert recognise(film)[0].exercise.slug == SLUGS[performed]
    for named in set(SLUGS) - {performed}:
        doubt, fits = film.opinion(exercise(named))
        others = rivals(exercise(named), film)
        assert doubt or not fits or others
        assert others[0].exercise.slug == SLUGS[performed]


@pytest.mark.parametrize(
    "performed, named",
    [("lunge", "squat"), ("push_up", "plank"), ("plank", "push_up"), ("pull_up", "squat"), ("deadlift", "lunge")],
)
def test_another_exercise_than_the_one_named_gets_no_number_and_an_offer(performed: str, named: str) -> None:
    report = assess(track_of(performed), exercise(named))
    (notice,) = [n for n in report.notices if n.code == "looks_like_other_exercise"]
    assert exercise(named).name.lower() in notice.message
    assert exercise(performed).name.lower() in notice.message
    assert notice.message.endswith("?")
    assert report.score_note == notice.message
    assert report.suggestions[0].exercise == SLUGS[performed]
    assert report.overall_score is None
    assert report.rep_count == 0
    assert not report.hold_seconds
    assert (report.reps, report.attempts, report.metrics, report.issues, report.clean) == ((),) * 5
    assert (report.watched, report.story) == ((), None)
    assert report.exercise == SLUGS[named]


def test_suggestions_share_what_is_sure_and_none_is_certain() -> None:
    squat, push_up, plank = (
        Likeness(exercise(name), value) for name, value in (("squat", 0.6), ("push_up", 0.2), ("plank", 0.05))
    )
    assert [(s.exercise, s.confidence) for s in suggestions([squat, push_up, plank])] == [
        ("squat", 0.71),
        ("push-up", 0.24),
    ]
    assert suggestions([Likeness(exercise("squat"), 0.9)])[0].confidence < 1.0
    assert suggestions([Likeness(exercise("squat"), 0.03)])[0].confidence == 0.1
    assert suggestions([]) == ()


def test_a_name_comes_with_its_article() -> None:
    names = ("Squat", "Overhead Press", "TRX Row")
    assert [with_article(name) for name in names] == ["a squat", "an overhead press", "a TRX row"]


@pytest.mark.parametrize("name", SLUGS)
def test_the_right_exercise_is_never_doubted(name: str) -> None:
    for yaw in {BEST_YAW[name], 45.0}:
        track = filmed(Set(name, reps=3, seconds=8.0), yaw, TYPICAL).track
        assert "looks_like_other_exercise" not in codes(assess(track, exercise(name)))


@pytest.mark.parametrize("name", SLUGS)
def test_standing_about_is_no_exercise(name: str) -> None:
    report = assess(filmed(Set("squat", reps=1, rest_before=12.0)).track.rows(slice(0, 160)), exercise(name))
    assert report.rep_count == 0
    assert report.overall_score is None
    assert codes(report) & REFUSALS


def test_every_exercise_can_be_offered_only_if_it_is_popular() -> None:
    assert {e.slug for e in library().exercises if e.popular} >= set(SLUGS.values())


@pytest.mark.parametrize(
    "value, low, high, inside", [(1, None, None, True), (1, 2, None, False), (3, 2, 3, True), (4, 2, 3, False)]
)
def test_limits_may_be_open(value: float, low: float | None, high: float | None, inside: bool) -> None:
    assert within(value, low, high) is inside


def test_reps_that_are_small_are_not_taken_for_a_hold() -> None:
    # Half a clamshell moves a knee by a tenth of a leg: a side plank, which asks for stillness, fits such a film well.
    clamshell = library().get("clamshell")
    performed = Set("clamshell", reps=6, faults={"short_range_knee": 0.12})
    motion = settle(filmed(performed, 0.0, TYPICAL).track)
    assert motion is not None
    film = Film(motion, float(motion.times[-1]), library())
    assert film.repeats(clamshell)
    assert not any(other.exercise.kind == "hold" for other in rivals(clamshell, film))
