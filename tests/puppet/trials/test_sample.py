"""A fast sample of the puppet suite: of every cast a clean set and a severe fault, the truth known exactly.

The whole suite, with every level, view, body and look-alike, is `make bench-accuracy`; docs/accuracy.md has its
figures.
"""

from __future__ import annotations

import pytest

from biome.exercises import library
from biome.puppet.trials.cases import Trial, counted_views, trials
from biome.puppet.trials.cast import Cast
from biome.puppet.trials.casts import CASTS
from biome.puppet.trials.invariance import holds
from biome.puppet.trials.tally import run


def best_view(cast: Cast) -> str:
    """Where the library says the camera should stand, or else the first view the cast is seen from."""
    exercise = library().get(cast.slug)
    views = counted_views(cast, exercise)
    return exercise.view if exercise.view in views else views[0]


def clean_set(cast: Cast) -> Trial:
    """The first clean set of the cast in its best view."""
    return next(t for t in trials(cast) if t.kind == "clean" and t.view == best_view(cast))


def severe_faults(cast: Cast) -> list[Trial]:
    """One severe set of each fault that the best view shows."""
    return [t for t in trials(cast) if (t.kind, t.level, t.number, t.view) == ("fault", "severe", 0, best_view(cast))]


def name(cast: Cast) -> str:
    return f"{cast.motion}-{cast.slug}"


@pytest.mark.parametrize("cast", CASTS, ids=name)
def test_a_clean_set_is_counted_and_nothing_is_told_of_it(cast: Cast) -> None:
    outcome = run(clean_set(cast))
    assert outcome.exact, f"off by {outcome.off}"
    assert not outcome.found


@pytest.mark.parametrize("cast", CASTS, ids=name)
def test_a_severe_fault_is_told(cast: Cast) -> None:
    shown = severe_faults(cast)
    if shown:
        outcome = run(shown[0])
        assert outcome.told, f"{outcome.trial.name}: told {dict(outcome.found)}"


FIRST_OF_PATTERN = {library().get(cast.slug).pattern.id: cast for cast in reversed(CASTS)}


@pytest.mark.parametrize("cast", FIRST_OF_PATTERN.values(), ids=name)
def test_the_report_holds_when_the_film_is_mirrored_scaled_moved_or_trimmed(cast: Cast) -> None:
    shown = severe_faults(cast) or [clean_set(cast)]
    differing = {held.change: held.differs for held in holds(shown[0]) if held.differs}
    assert not differing
