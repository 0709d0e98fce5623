"""Names as people write them: forgiven where only one exercise can be meant, and nowhere else."""

from __future__ import annotations

import pytest

from biome.exercises import library, unnamed
from biome.exercises.naming import shuffled, slips, slips_allowed, spelled
from biome.exercises.unnamed import counted_by, is_unnamed, signals


@pytest.mark.parametrize(
    "said, meant",
    [
        ("sqaut", "squat"),
        ("dedlift", "deadlift"),
        ("romanian deadlfit", "romanian-deadlift"),
        ("raises, lateral", "lateral-raise"),
        ("front squad", "front-squat"),
        ("plnk", "plank"),
    ],
)
def test_a_slip_is_taken_for_the_one_exercise_it_can_be(said: str, meant: str) -> None:
    found = library().nearest(said)
    assert found is not None
    assert found.slug == meant


@pytest.mark.parametrize(
    "said", ["", "?", "x", "plan", "underwater basket weaving", "my own thing", "hip swings", "squ"]
)
def test_what_may_be_another_movement_is_not_guessed(said: str) -> None:
    assert library().nearest(said) is None


def test_every_name_of_the_library_is_nearest_to_itself() -> None:
    assert all(library().nearest(e.name) == e for e in library().exercises[::20])


def test_spelling_forgets_case_spaces_hyphens_and_the_plural() -> None:
    assert spelled("Push-ups") == spelled("push up") == "pushup"
    assert spelled("Bench Press") == "benchpress"
    assert shuffled("Curl, dumbbells") == shuffled("dumbbell curl")


@pytest.mark.parametrize(
    "one, other, count",
    [("squat", "squat", 0), ("sqaut", "squat", 1), ("squt", "squat", 1), ("", "abc", 3), ("lunge", "plunges", 2)],
)
def test_slips_are_letters_added_left_out_changed_or_swapped(one: str, other: str, count: int) -> None:
    assert slips(one, other) == slips(other, one) == count


def test_short_names_may_have_no_slip() -> None:
    assert [slips_allowed(name) for name in ("row", "squat", "romanian deadlift")] == [0, 1, 2]


def test_the_movement_outside_the_library_is_not_in_it() -> None:
    assert is_unnamed(unnamed())
    assert unnamed("Dragon walk").name == "Dragon walk"
    assert not any(is_unnamed(e) or e.slug == unnamed().slug for e in library().exercises)


def test_each_of_its_signals_is_a_measure_and_it_can_be_counted_by_all() -> None:
    assert {signal.measure for signal in signals()} <= set(library().measures)
    assert {metric.measure for metric in unnamed().metrics} <= set(library().measures)
    assert all(counted_by(unnamed(), signal).pattern.signal == signal for signal in signals())
