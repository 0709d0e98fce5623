"""Tokens, and what they cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from biome.coach.gemini.usage import NOTHING, Usage, cost, counted, price_of, prices, total

TODAY = date(2026, 11, 27)


def test_thoughts_are_paid_for_like_words() -> None:
    said, thought = Usage("gemini-3.5-flash", 1, 1000, 500, 0), Usage("gemini-3.5-flash", 1, 1000, 0, 500)
    assert cost((said,), TODAY) == cost((thought,), TODAY) == Decimal("0.006")


def test_what_a_model_of_unknown_price_took_is_counted_in_tokens_only() -> None:
    known, unknown = Usage("gemini-3.5-flash", 1, 10, 10, 10), Usage("gemini-of-tomorrow", 1, 10, 10, 10)
    assert cost((known, unknown), TODAY) is None
    assert cost((), TODAY) == cost((Usage("gemini-of-tomorrow"),), TODAY) == 0
    assert total((known, unknown)) == Usage("gemini-of-tomorrow", 2, 20, 20, 20)
    assert total(()) == NOTHING


def test_a_price_holds_from_its_day_on() -> None:
    now, later = (price_of("gemini-3.8-flash", day) for day in (TODAY, date(2027, 3, 1)))
    assert now is not None
    assert later is not None
    assert later.input == 2 * now.input
    assert price_of("gemini-3.5-flash", date(2020, 1, 1)) is None


def test_every_price_is_a_price() -> None:
    assert len(prices()) >= 4
    assert all(0 < price.input < price.output < 100 for price in prices())


def test_a_count_may_have_gaps() -> None:
    gaps = SimpleNamespace(
        prompt_token_count=7, tool_use_prompt_token_count=None, candidates_token_count=None, thoughts_token_count=3
    )
    assert counted("m", gaps) == Usage("m", 1, 7, 0, 3)
    assert counted("m", None) == Usage("m", 1)
