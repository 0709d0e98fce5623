"""Whatever happens between row and queue, in any order: never two results, never one lost, nothing stuck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.features.analyses.everything import Everything
from tests.features.analyses.ledgers import Fenced, Unfenced
from tests.features.analyses.machine import Ground, Machine


@pytest.fixture
def ground(database_url: str) -> Iterator[Ground]:
    ground = Ground(database_url)
    with ground.runner:
        yield ground


def test_whatever_happens_in_whatever_order_each_film_has_one_result(ground: Ground):
    whole = settings(max_examples=12, stateful_step_count=30, deadline=None)
    run_state_machine_as_test(cast(Any, lambda: Everything(ground, Fenced())), settings=whole)


def test_without_the_fence_the_machine_finds_an_attempt_that_commits_another(ground: Ground):
    search = settings(
        max_examples=150, stateful_step_count=12, deadline=None, phases=[Phase.generate], report_multiple_bugs=False,
        derandomize=True, database=None,
    )  # fmt: skip
    with pytest.raises(AssertionError, match=r"attempt \d+ committed attempt \d+"):
        run_state_machine_as_test(cast(Any, lambda: Machine(ground, Unfenced())), settings=search)
