"""A repetition begins and ends with movement, its phases cover it once, and its tempo is what was performed."""

from __future__ import annotations

import numpy as np
import pytest
from tests.engine.sets import counted, filmed

from biome.engine.cycles import PHASES, Cycle, held_second
from biome.puppet import PERFECT, TYPICAL, Noise, Set, Tempo

TEMPO = Tempo(down=2.0, bottom=0.5, up=1.2, top=0.8)


def cycles_of(performed: Set, noise: Noise | None = None) -> tuple[tuple[Cycle, ...], np.ndarray]:
    film = filmed(performed, noise=noise)
    result = counted(film)
    return result.cycles, result.body.motion.times


@pytest.mark.parametrize("name", ["squat", "push_up", "deadlift", "pull_up"])
def test_a_finished_rep_has_all_four_phases_and_no_row_in_two(name: str) -> None:
    cycles, _ = cycles_of(Set(name, reps=3, tempo=TEMPO))
    for cycle in cycles[:-1]:
        assert all(cycle.phases[phase].any() for phase in PHASES)
        stacked = np.sum([cycle.phases["eccentric"], cycle.phases["concentric"]], axis=0)
        assert stacked.max() == 1


def test_a_squat_goes_down_before_it_comes_up_and_a_pull_up_the_other_way() -> None:
    (squat, *_), _ = cycles_of(Set("squat", reps=2, tempo=TEMPO))
    (pull, *_), _ = cycles_of(Set("pull_up", reps=2, tempo=TEMPO))
    assert squat.first == "eccentric"
    assert pull.first == "concentric"
    for cycle, order in (
        (squat, ("eccentric", "bottom", "concentric", "top")),
        (pull, ("concentric", "top", "eccentric")),
    ):
        middles = [float(np.flatnonzero(cycle.mask((phase,))).mean()) for phase in order]
        assert middles == sorted(middles)


def seconds_of(values: np.ndarray, times: np.ndarray) -> float:
    """Time from 10 to 90 % of a stroke's travel, times 1.25: the measure's definition on the true curve."""
    share = (values - values[0]) / (values[-1] - values[0])
    begun, arrived = (float(times[int(np.argmax(share >= level))]) for level in (0.1, 0.9))
    return 1.25 * (arrived - begun)


@pytest.mark.parametrize("name, measure", [("squat", "hip_height"), ("push_up", "chest_drop"), ("pull_up", "chin_bar")])
@pytest.mark.parametrize("noise, most", [(PERFECT, 0.12), (TYPICAL, 0.3)])
def test_lowering_and_lifting_take_the_seconds_they_took(name: str, measure: str, noise: Noise, most: float) -> None:
    performed = Set(name, reps=4, tempo=TEMPO)
    cycles, _ = cycles_of(performed, noise)
    film = filmed(performed).performance
    rep = film.reps[1]
    strokes = []
    for start, end in ((rep.start, rep.turn), (rep.leave, rep.end)):
        times = np.linspace(start, end, 400)
        strokes.append(seconds_of(film.truth(times)[measure], times))
    lowering, lifting = strokes if name != "pull_up" else reversed(strokes)
    assert np.median([c.ecc_seconds for c in cycles]) == pytest.approx(lowering, abs=most)
    assert np.median([c.con_seconds for c in cycles]) == pytest.approx(lifting, abs=most)


def test_a_long_stand_between_reps_belongs_to_no_rep() -> None:
    cycles, times = cycles_of(Set("squat", reps=3, tempo=Tempo(1.3, 0.1, 1.1, 4.0)))
    assert all(times[c.end] - times[c.start] < 3.2 for c in cycles)


def test_a_pause_at_the_bottom_is_the_bottom_phase() -> None:
    cycles, _ = cycles_of(Set("squat", reps=2, tempo=Tempo(1.3, 2.0, 1.1, 0.5)))
    seconds = [c.phases["bottom"].sum() / 15.0 for c in cycles]
    assert min(seconds) > 1.0


def test_a_rep_cut_by_the_end_of_the_film_is_not_finished() -> None:
    performed = Set("squat", reps=2, rest_after=0.0)
    film = filmed(performed)
    cut = film.track.rows(film.track.times < film.performance.reps[1].end - 0.35)
    cycles = counted(film._replace(track=cut)).cycles
    assert cycles[0].finished
    assert not cycles[-1].finished


def test_a_second_of_a_hold_is_all_hold() -> None:
    second = held_second(10, 24, 60)
    assert second.is_hold
    assert np.array_equal(np.flatnonzero(second.mask(("hold",))), np.arange(10, 25))
    assert not second.mask(("eccentric",)).any()
