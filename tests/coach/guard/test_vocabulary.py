"""Words that no coach has: one may stand where it is about the facts, more may not."""

from __future__ import annotations

import pytest
from tests.coach.guard.sets import sheet

from biome.coach.answer import Said
from biome.coach.guard import objections
from biome.coach.guard.vocabulary import vocabulary
from biome.coach.reading.lexicon import LANGUAGES
from biome.coach.reading.stems import all_words


def words(text: str, language: str = "en") -> list[str]:
    told = sheet("squat", language)
    facts = [fact.id for fact in told.of("issue", "heel_lift")]
    found = objections(Said(text=text, facts=facts), told, part="summary")
    return [objection.detail.split("'")[1] for objection in found if objection.code == "word"]


def test_words_of_the_facts_of_coaching_and_of_the_library_are_known() -> None:
    assert words("Your heels come up by 14° in rep 5; think of the whole foot as heavy.") == []


def test_one_word_of_ones_own_may_stand_in_a_clause_that_says_something_of_the_facts() -> None:
    assert words("Your heels levitate by 14° in rep 5.") == []
    assert words("Your heels come up by 14° in rep 5, like giraffes.") == ["giraffes"]


def test_several_may_not() -> None:
    assert words("Your heels come up by 14° in rep 5 as my toddler's balloon does.") == ["toddler", "balloon"]


def test_german_words_may_be_put_together() -> None:
    assert words("Deine Fersen heben um 14° ab, in der Schlusswiederholung am meisten.", "de") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_vocabulary_has_words_of_talk_that_no_coach_has(language: str) -> None:
    alien = {
        "en": "banana weather politics idiot",
        "de": "Banane Wetter Politik Idiot",
        "es": "plátano clima política idiota",
    }
    assert vocabulary(language).isdisjoint(all_words(alien[language], language))
