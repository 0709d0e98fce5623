"""What browsers and people ask for, and what they are given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biome.kit.languages import preferred

OFFERED = ("en", "de", "es")


@pytest.mark.parametrize(
    "header, expected",
    [
        ("", None),
        ("de", "de"),
        ("DE-at", "de"),
        ("es-419,es;q=0.9,en;q=0.8", "es"),
        ("en;q=0.3, de;q=0.7", "de"),
        ("en;q=0.5,de;q=0.5", "en"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "en"),
        ("fr, de ; q = 0.4", "de"),
        ("fr", None),
        ("*", "en"),
        ("*, en;q=0", "de"),
        ("en;q=0, *;q=0.1", "de"),
        ("en;q=0.2, *;q=0.9", "de"),
        ("de-AT, de;q=0", None),
        ("de;q=0", None),
        ("de;q=1.0", "de"),
        ("de;q=0.0001, es;q=0.001", "es"),
    ],
)
def test_the_language_with_the_highest_quality_that_we_have_is_chosen(header: str, expected: str | None) -> None:
    assert preferred(header, OFFERED) == expected


@pytest.mark.parametrize(
    "header", ["de;q=2, en;q=0.1", "de;q=x,en", ",,;,en", "de;level=1, en", "déutsch,en", "-de,en"]
)
def test_what_is_malformed_is_passed_over(header: str) -> None:
    assert preferred(header, OFFERED) == "en"


def test_nobody_is_read_for_ever() -> None:
    assert preferred("fr," * 5000 + "de", OFFERED) is None


@settings(max_examples=60)
@given(st.text(st.sampled_from("ende*,;=q0.1 -"), max_size=60))
def test_any_header_gives_one_of_ours_or_none(header: str) -> None:
    assert preferred(header, OFFERED) in {*OFFERED, None}
