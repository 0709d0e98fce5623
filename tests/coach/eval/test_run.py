"""A short run of the evaluation: the offline coach over all sets, the guard and models over the wire over a few."""

from __future__ import annotations

import pytest

from biome.coach.eval import models, orders
from biome.coach.eval.__main__ import main
from biome.coach.eval.case import load
from biome.coach.eval.guarding import guarding
from biome.coach.eval.offline import offline
from biome.coach.eval.tables import Table

CASES = load()
FEW = [case for case in CASES if case.name in ("squat-valgus-left", "plank-sag", "push-up-clean", "custom-zercher")]


def missed(table: Table) -> list[str]:
    """The bars that were not kept, and why."""
    return [f"{bar.name}: {bar.reached}" for bar in table.bars if not bar.kept] + list(
        table.wrong[:5] * (not table.kept)
    )


def test_the_offline_coach_keeps_its_bars_in_every_language() -> None:
    assert missed(offline(CASES)) == []


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_the_guard_lets_pass_what_is_correct_and_nothing_that_is_made_up(language: str) -> None:
    assert missed(guarding(FEW[:2], [language])) == []


@pytest.mark.anyio
async def test_correct_sentences_of_a_model_leave() -> None:
    assert missed(await models.well_behaved(FEW[:2], ["en"])) == []


@pytest.mark.anyio
async def test_nothing_that_a_model_makes_up_gets_out() -> None:
    table = await models.inventive(FEW, ["en", "de", "es"], again=["move"])
    leaks = [bar for bar in table.bars if not bar.kept and "planted: 60" not in bar.name]
    assert (leaks, table.wrong) == ([], ())


@pytest.mark.anyio
async def test_orders_typed_as_a_name_do_not_get_out() -> None:
    assert missed(await orders.injected(orders.outside(CASES), most=6)) == []


@pytest.mark.anyio
async def test_orders_typed_as_a_question_do_not_get_out() -> None:
    assert missed(await orders.asked_back(FEW[0], most=6)) == []


def test_the_command_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "offline", "--language", "en", "--case", "squat-lean", "push-up-sag", "plank-clean"]) == 0
    assert "The offline coach: 3 sets" in capsys.readouterr().out
