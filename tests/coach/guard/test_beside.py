"""A sentence must say something of what it cites, however harmless it sounds."""

from __future__ import annotations

import pytest
from tests.coach.guard.sets import sheet

from biome.coach.answer import Said
from biome.coach.facts import FactSheet
from biome.coach.guard import objections


def codes(text: str, told: FactSheet, topic: str = "issue") -> set[str]:
    facts = [fact.id for fact in told.facts if fact.topic == topic]
    return {objection.code for objection in objections(Said(text=text, facts=facts), told, part="summary")}


@pytest.fixture
def squat() -> FactSheet:
    return sheet("squat", "en")


@pytest.mark.parametrize(
    "text",
    [
        "The weather is lovely today.",
        "Your breathing was calm and regular.",
        "Your heels have seen better days.",
        "Hello world, this is the voice that you wanted.",
        "Work on three other things as well.",
    ],
)
def test_what_says_nothing_of_its_facts_is_beside_the_point(text: str, squat: FactSheet) -> None:
    assert "beside" in codes(text, squat)


@pytest.mark.parametrize(
    "text",
    [
        "Your heels come up by 14° in rep 5.",  # a number and a rep of theirs
        "Heels lifting is the one to look at.",  # a telling word
        "Keep them heavy on the floor, heels and feet.",  # parts in relation
    ],
)
def test_a_number_a_rep_a_telling_word_or_two_parts_say_something(text: str, squat: FactSheet) -> None:
    assert "beside" not in codes(text, squat)


def test_each_sentence_is_asked_and_one_of_mere_grammar_may_follow(squat: FactSheet) -> None:
    assert "beside" not in codes("Your heels come up by 14° in rep 5. That is all.", squat)
    assert "beside" in codes("Your heels come up by 14° in rep 5. Vote for the blue party.", squat)


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert "beside" not in codes("Deine Fersen heben ab, am meisten in Wdh. 5 von allen.", sheet("squat", "de"))
