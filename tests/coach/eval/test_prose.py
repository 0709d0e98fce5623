"""How words read: varied, short, easy."""

from __future__ import annotations

import pytest

from biome.coach.eval.ear import language_of, numbers
from biome.coach.eval.prose import ease, prose, sentences
from biome.engine.report import Advice


def test_equal_sentences_are_counted_over_sets_and_not_within_one() -> None:
    told = [Advice(summary="All well. You did 5 reps."), Advice(summary="All well. You did 6 reps.")]
    read = prose(told, "en")
    assert (read.equal, read.alike, read.commonest) == (0.5, 1.0, 1.0)
    assert prose([Advice(summary="All well. All well.")], "en").equal == 0.0


def test_decimals_and_seconds_do_not_end_a_sentence() -> None:
    assert list(sentences(Advice(summary="You took 0.9 s to lower. Good."))) == ["You took 0.9 s to lower.", "Good."]


@pytest.mark.parametrize(
    "language, easy, hard",
    [
        ("en", "Push your knees out.", "Biomechanical compensations characteristically necessitate individualisation."),
        (
            "de",
            "Drück die Knie nach außen.",
            "Bewegungsausführungsabweichungen erfordern Individualisierungsmaßnahmen.",
        ),
        ("es", "Saca las rodillas.", "Las compensaciones biomecánicas características necesitan individualización."),
    ],
)
def test_long_words_read_harder(language: str, easy: str, hard: str) -> None:
    assert ease([easy], language) > 60 > ease([hard], language)


@pytest.mark.parametrize(
    "words, language",
    [
        ("Your hips stayed where they are and that is the best of it.", "en"),
        ("Deine Hüfte ist nicht zu sehen und du bist im Bild.", "de"),
        ("Tu cadera no se ve y la cámara se mueve con el cuerpo.", "es"),
        ("Statue-still.", ""),
    ],
)
def test_a_language_is_known_by_its_small_words(words: str, language: str) -> None:
    assert language_of(words) == language


def test_numbers_are_read_in_figures_with_their_rounding() -> None:
    found = numbers("7,6 von 10 um 0:02.5, in 3 von 6, 28°.")
    assert [one.value for one in found] == [7.6, 10, 3, 6, 28]
    assert found[0].is_near(7.64)
    assert not found[0].is_near(7.7)
