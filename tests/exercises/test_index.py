"""What a name may be taken for among the names that there are."""

from __future__ import annotations

import pytest

from biome.exercises.index import Index

INDEX = Index(
    (
        ("Plancha", "plank"),
        ("Curl con barra", "curl"),
        ("Remo con banda", "row"),
        ("Toes-to-Bar", "toes"),
        ("Z Press", "press"),
        ("Schulterbrücke", "bridge"),
    )
)


@pytest.mark.parametrize(
    "name, slug",
    [
        ("planchas", "plank"),
        ("PLANCHÁ", "plank"),
        ("toes to bar", "toes"),
        ("toestobar", "toes"),
        ("zpresses", "press"),
    ],
)
def test_spelling_makes_no_difference(name: str, slug: str) -> None:
    assert INDEX.match(name) == slug


@pytest.mark.parametrize(
    "name, slug",
    [("plncha", "plank"), ("barra con curl", "curl"), ("curl con bara", "curl"), ("schulterbruekce", "bridge")],
)
def test_a_slip_is_forgiven(name: str, slug: str) -> None:
    assert INDEX.match(name) is None
    assert INDEX.nearest(name) == slug


@pytest.mark.parametrize(
    "name",
    ["planche", "curl con banda", "remo con barra", "press", "Schulterzucken", "blancha", "curl con cinta", ""],
)
def test_another_movement_is_none(name: str) -> None:
    assert INDEX.match(name) is None
    assert INDEX.nearest(name) is None


def test_what_two_exercises_are_called_alike_is_neither() -> None:
    both = Index((("pullupsbar", "one"), ("pullupbar", "two")))
    assert both.match("pullups bar") is None
