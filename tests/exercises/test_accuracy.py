"""Accuracy cards: what was measured is served, what was not is said not to be."""

from __future__ import annotations

import pytest

from biome.exercises import accuracy_of, library
from biome.exercises.accuracy import Accuracy, cards


def test_what_was_never_tried_has_no_card() -> None:
    assert accuracy_of(library().get("squat"), {}) is None


def test_every_shipped_card_is_of_a_pattern_and_names_what_it_has() -> None:
    patterns = {e.pattern.id: e for e in library().exercises}
    assert set(cards()) <= set(patterns)
    for pattern, card in cards().items():
        assert card.sets > 0
        assert {library().get(slug).pattern.id for slug in card.played} == {pattern}


@pytest.mark.parametrize("slug", ["squat", "push-up", "plank", "deadlift", "dumbbell-curl"])
def test_the_popular_movements_have_cards_with_counts_from_their_best_view(slug: str) -> None:
    exercise = library().get(slug)
    card = accuracy_of(exercise)
    assert card is not None
    (row,) = [view for view in card.views if view.view == exercise.view]
    assert 0 <= row.exact.found <= row.within_one.found <= row.exact.of


def test_an_exercise_is_not_told_of_faults_it_does_not_have() -> None:
    for exercise in library().exercises:
        card = accuracy_of(exercise)
        if isinstance(card, Accuracy):
            assert {row.fault for row in card.faults} <= {fault.id for fault in exercise.faults}
            assert {row.metric for row in card.metrics} <= {metric.id for metric in exercise.metrics}
