"""A fast sample of the puppet suite: of every cast a clean set and a severe fault, the truth known exactly.

The whole suite, with every level, view, body and look-alike, is `make bench-accuracy`; docs/accuracy.md has its
figures.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

import pytest

from biome.exercises import library
from biome.puppet.trials.cases import Trial, counted_views, trials
from biome.puppet.trials.cast import Cast
from biome.puppet.trials.casts import CASTS
from biome.puppet.trials.invariance import CHANGES, holds
from biome.puppet.trials.tally import run

REPS = 4


def best_view(cast: Cast) -> str:
    """Where the library says the camera should stand, or else the first view the cast is seen from."""
    exercise = library().get(cast.slug)
    views = counted_views(cast, exercise)
    return exercise.view if exercise.view in views else views[0]


def brief(trial: Trial) -> Trial:
    """The trial as a short set: it is the same question, asked sooner."""
    return replace(trial, performed=replace(trial.performed, reps=min(trial.performed.reps, REPS)))


def clean_set(cast: Cast) -> Trial:
    """The first clean set of the cast in its best view."""
    return brief(next(t for t in trials(cast) if t.kind == "clean" and t.view == best_view(cast)))


def severe_faults(cast: Cast) -> list[Trial]:
    """One severe set of each fault that the best view shows."""
    wanted = ("fault", "severe", 0, best_view(cast))
    return [brief(t) for t in trials(cast) if (t.kind, t.level, t.number, t.view) == wanted]


def name(cast: Cast) -> str:
    return f"{cast.motion}-{cast.slug}"


def label(part: Cast | str) -> str:
    return part if isinstance(part, str) else name(part)


@pytest.mark.parametrize("cast", CASTS, ids=name)
def test_a_clean_set_is_counted_and_nothing_is_told_of_it(cast: Cast) -> None:
    outcome = run(clean_set(cast))
    assert outcome.exact, f"off by {outcome.off}"
    assert not outcome.found


FIRST_OF_PATTERN = {library().get(cast.slug).pattern.id: cast for cast in reversed(CASTS)}


@pytest.mark.parametrize("cast", FIRST_OF_PATTERN.values(), ids=name)
def test_a_severe_fault_is_told(cast: Cast) -> None:
    shown = severe_faults(cast)
    if shown:
        outcome = run(shown[0])
        assert outcome.told, f"{outcome.trial.name}: told {dict(outcome.found)}"


@pytest.mark.parametrize("cast, change", list(zip(FIRST_OF_PATTERN.values(), cycle(CHANGES), strict=False)), ids=label)
def test_the_report_holds_when_the_film_is_mirrored_scaled_moved_or_trimmed(cast: Cast, change: str) -> None:
    shown = severe_faults(cast) or [clean_set(cast)]
    differing = {held.change: held.differs for held in holds(shown[0], [change]) if held.differs}
    assert not differing
