"""Words by their stems."""

from __future__ import annotations

import pytest

from biome.coach.reading.lexicon import LANGUAGES
from biome.coach.reading.stems import NAMES, all_words, of_topic, telling_words
from biome.coach.reading.talk import talk


@pytest.mark.parametrize(
    "language, one, other",
    [
        ("en", "You leaned forward", "leaning forwards"),
        ("de", "Eine tiefe Beuge", "in der tiefsten Beuge"),
        ("es", "Te inclinas", "inclinando"),
    ],
)
def test_a_word_is_known_in_another_form(language: str, one: str, other: str) -> None:
    assert telling_words(one, language) & telling_words(other, language)


def test_grammar_what_fits_any_set_and_parts_of_the_body_tell_nothing() -> None:
    assert telling_words("In every rep your left knee was good, and it is a movement.", "en") == frozenset()
    assert all_words("Your knee", "en") == {"your", "knee"}


def test_every_language_has_its_stemmer_and_words_for_the_same_topics() -> None:
    assert set(NAMES) == set(LANGUAGES)
    assert len({frozenset(talk(language).of_topic) for language in LANGUAGES}) == 1
    assert all(of_topic("rep", language) for language in LANGUAGES)
    assert of_topic("weather", "en") == frozenset()
