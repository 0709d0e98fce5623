"""Counting whole sets of the puppet: exact, at the right moments, from every view, whatever surrounds the set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.engine.sets import COUNTED, Filmed, between, counted, filmed, lost

from biome.engine.counting import Performance
from biome.puppet import PERFECT, TYPICAL, Body, Set, Tempo
from biome.puppet.sets import Knob

VARIABLE = replace(PERFECT, vfr=0.25)
TEMPI = {
    "fast": Tempo(0.6, 0.05, 0.6, 0.1),
    "slow": Tempo(2.2, 0.2, 1.8, 0.4),
    "paused": Tempo(1.3, 2.5, 1.1, 0.3),
    "resting": Tempo(1.3, 0.1, 1.1, 4.0),
    "touch and go": Tempo(1.2, 0.0, 1.2, 0.0),
}


def late(film: Filmed, result: Performance) -> float:
    """Seconds by which the worst turning point lies outside the pause in which the body really turned."""
    times = [float(result.body.motion.times[c.turn]) for c in result.cycles]
    pairs = zip(times, film.performance.reps, strict=True)
    return max(max(rep.turn - time, time - rep.leave, 0.0) for time, rep in pairs)


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("n", [1, 2, 15])
def test_one_to_fifteen_reps_are_counted_exactly(name: str, n: int) -> None:
    film = filmed(Set(name, reps=n))
    result = counted(film)
    assert len(result.cycles) == n
    assert result.count.shortfalls == ()


@pytest.mark.parametrize("name", COUNTED)
def test_reps_turn_when_the_body_turned(name: str) -> None:
    film = filmed(Set(name, reps=6))
    assert late(film, counted(film)) < 0.2


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_pose_model_s_usual_noise_changes_no_count(name: str, seed: int) -> None:
    assert len(counted(filmed(Set(name, reps=6), noise=TYPICAL, seed=seed)).cycles) == 6


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("tempo", TEMPI)
def test_the_tempo_does_not_matter(name: str, tempo: str) -> None:
    assert len(counted(filmed(Set(name, reps=4, tempo=TEMPI[tempo]))).cycles) == 4


@pytest.mark.parametrize("name", COUNTED)
def test_standing_about_before_and_after_is_not_counted(name: str) -> None:
    film = filmed(Set(name, reps=3, rest_before=8.0, rest_after=8.0), noise=TYPICAL)
    assert len(counted(film).cycles) == 3


@pytest.mark.parametrize("name", ["squat", "lunge"])
@pytest.mark.parametrize("yaw", [90.0, 40.0, 0.0])
def test_walking_in_and_out_is_not_counted(name: str, yaw: float) -> None:
    film = filmed(Set(name, reps=4, walk_in=3.0, walk_out=3.0), yaw)
    assert len(counted(film).cycles) == 4


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("yaw", [0.0, 45.0, -90.0, 180.0])
def test_every_view_counts_the_same(name: str, yaw: float) -> None:
    assert len(counted(filmed(Set(name, reps=4), yaw)).cycles) == 4


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("fps", [24.0, 60.0])
def test_the_frame_rate_does_not_matter(name: str, fps: float) -> None:
    assert len(counted(filmed(Set(name, reps=3), fps=fps)).cycles) == 3


@pytest.mark.parametrize("name", COUNTED)
def test_a_variable_frame_rate_does_not_matter(name: str) -> None:
    assert len(counted(filmed(Set(name, reps=4), noise=VARIABLE)).cycles) == 4


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("seconds", [0.4, 0.8])
def test_a_body_lost_for_less_than_a_second_costs_no_rep(name: str, seconds: float) -> None:
    film = filmed(Set(name, reps=4))
    rep = film.performance.reps[1]
    holed = lost(film.track, rep.start + 0.2, rep.start + 0.2 + seconds)
    assert len(counted(film._replace(track=holed)).cycles) == 4


@pytest.mark.parametrize("name", COUNTED)
def test_a_rep_done_while_the_body_was_lost_is_not_invented(name: str) -> None:
    film = filmed(Set(name, reps=5))
    rep = film.performance.reps[2]
    holed = lost(film.track, rep.start - 0.1, rep.end + 0.1)
    assert len(counted(film._replace(track=holed)).cycles) in (3, 4)


@pytest.mark.parametrize("name", COUNTED)
def test_a_half_rep_in_the_middle_is_an_attempt(name: str) -> None:
    film = filmed(Set(name, reps=5, rom=(1.0, 1.0, 0.5, 1.0, 1.0)))
    result = counted(film)
    assert len(result.cycles) == 4
    (short,) = result.count.shortfalls
    rep, times = film.performance.reps[2], result.body.motion.times
    assert 0.25 < short.share < 0.6
    assert rep.turn - 0.3 <= times[short.turn] <= rep.leave + 0.3


@pytest.mark.parametrize("name", ["squat", "push_up", "pull_up"])
def test_a_last_rep_that_fades_is_a_rep_or_an_attempt_and_never_nothing(name: str) -> None:
    for share in (0.5, 0.65, 0.8):
        result = counted(filmed(Set(name, reps=4, rom=(1.0, 1.0, 1.0, share))))
        assert len(result.cycles) + len(result.count.shortfalls) == 4


@pytest.mark.parametrize("style", [{"stand_after": 1.0}, {"from_floor": 1.0}, {"from_floor": 1.0, "stand_after": 1.0}])
def test_standing_between_two_lifts_is_no_attempt(style: dict[str, Knob]) -> None:
    assert counted(filmed(Set("deadlift", reps=4, style=style))).count.shortfalls == ()


@pytest.mark.parametrize("name", ["squat", "push_up"])
def test_a_film_that_begins_on_the_way_down_counts_that_rep(name: str) -> None:
    film = filmed(Set(name, reps=4))
    first = film.performance.reps[0]
    cut = between(film.track, (first.start + first.turn) / 2.0, 99.0)
    assert len(counted(film._replace(track=cut)).cycles) == 4


@pytest.mark.parametrize("name", ["squat", "push_up"])
def test_a_film_that_ends_at_the_bottom_does_not_count_that_rep(name: str) -> None:
    film = filmed(Set(name, reps=4))
    cut = between(film.track, 0.0, film.performance.reps[-1].leave)
    assert len(counted(film._replace(track=cut)).cycles) == 3


@pytest.mark.parametrize("from_floor", [0.0, 1.0])
@pytest.mark.parametrize("stand_after", [0.0, 1.0])
def test_a_deadlift_counts_the_same_from_the_floor_and_from_standing(from_floor: float, stand_after: float) -> None:
    performed = Set("deadlift", reps=4, style={"from_floor": from_floor, "stand_after": stand_after})
    assert len(counted(filmed(performed)).cycles) == 4


@pytest.mark.parametrize("body", [Body(height=1.52), Body(height=1.95, leg=1.12, torso=0.9, femur_tibia=1.12)])
@pytest.mark.parametrize("name", ["squat", "push_up"])
def test_every_build_is_counted(name: str, body: Body) -> None:
    assert len(counted(filmed(Set(name, reps=3), body=body)).cycles) == 3


def test_the_set_up_is_read_while_the_body_stands_still() -> None:
    film = filmed(Set("squat", reps=3, rest_before=4.0))
    result = counted(film)
    rested = result.body.motion.times[result.body.rest]
    assert 0.5 <= len(rested) / 15.0 <= 1.2
    assert rested.max() < film.performance.reps[0].start + 0.1
