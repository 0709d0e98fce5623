"""Words by their stems."""

from __future__ import annotations

import sys
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
import snowballstemmer

from biome.coach.reading.lexicon import LANGUAGES
from biome.coach.reading.stems import NAMES, all_words, of_topic, stems, telling_words
from biome.coach.reading.talk import talk


@pytest.fixture
def impatient_threads() -> Generator[None]:
    """Threads that take turns at every step."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


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


@pytest.mark.usefixtures("impatient_threads")
def test_threads_that_read_at_once_do_not_mix_up_their_words() -> None:
    parts = (("lean", "extend", "stabil"), ("ing", "ed", "ational", "fulness"), ("", "s", "ly", "ness"))
    words = ["".join(made) for made in product(*parts)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda word: stems([word], "en"), words))
    alone = snowballstemmer.stemmer(NAMES["en"])
    assert found == [{alone.stemWord(word)} for word in words]
