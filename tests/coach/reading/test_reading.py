"""What is read off a sentence, in three languages: numbers, sides, parts, repetitions, exercises."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from biome.coach.reading import LANGUAGES, read
from biome.coach.reading.characters import plain, strange
from biome.coach.reading.lexicon import Lexicon, anatomy, lexicon
from biome.coach.reading.names import Named, find_names
from biome.coach.reading.numerals import roman, spelling
from biome.coach.reading.talk import talk
from biome.exercises import library

QUANTITIES = {
    "en": {
        "57°": [(57, "°")],
        "87,4 degrees": [(87.4, "°")],
        "fifty-seven per cent": [(57, "%")],
        "one hundred and twenty-five seconds": [(125, "s")],
        "two and a half seconds": [(2.5, "s")],
        "seven point four points": [(7.4, "points")],
        "7.4 out of 10": [(7.4, "points")],
        "3 out of 10 reps": [(3, "reps"), (10, "reps")],
        "3-5 reps": [(3, "reps"), (5, "reps")],
        "between 1.2 and 1.5 s": [(1.2, "s"), (1.5, "s")],
        "a three-second pause": [(3, "s")],
        "0:12.5": [(12.5, "s")],
        "half a second": [(0.5, "s")],
        "half of your reps": [(0.5, "share")],
        "twice in the set": [(2, "times")],
        "twice as far": [(2, "fold")],
        "3 sets of 8": [(3, "sets"), (8, "")],
        "3x8": [(3, ""), (8, "")],
        "2½ s": [(2.5, "s")],
        "0.55 leg lengths": [(0.55, "× ")],  # noqa: RUF001
        "a dozen reps": [(12, "reps")],
        "one thing first, then the other one": [],
        "pause for a second": [],
        "the second half, half-way up": [],
    },
    "de": {
        "siebenundfünfzig Grad": [(57, "°")],
        "57,4 %": [(57.4, "%")],
        "anderthalb Sekunden": [(1.5, "s")],
        "zweieinhalb Sekunden": [(2.5, "s")],
        "eine zweisekündige Pause": [(2, "s")],
        "7,4 von 10": [(7.4, "points")],
        "3 von 6 Wiederholungen": [(3, "reps"), (6, "reps")],
        "die Hälfte deiner Wiederholungen": [(0.5, "share")],
        "hundertfünf Grad": [(105, "°")],
        "doppelt so weit": [(2, "fold")],
        "achte auf deine Fersen, im rechten Winkel": [],
        "zuerst das eine, dann das andere": [],
    },
    "es": {
        "cincuenta y siete grados": [(57, "°")],
        "un 14 por ciento": [(14, "%")],
        "un segundo y medio": [(1.5, "s")],
        "veintidós segundos": [(22, "s")],
        "7,4 sobre 10": [(7.4, "points")],
        "3 de 6 repeticiones": [(3, "reps"), (6, "reps")],
        "la mitad de tus repeticiones": [(0.5, "share")],
        "ciento cinco grados": [(105, "°")],
        "once repeticiones": [(11, "reps")],
        "el doble de lejos": [(2, "fold")],
        "una vez más, de pie": [],
    },
}
REPS = {
    "en": {
        "in rep 4": {4},
        "reps 3, 4 and 5": {3, 4, 5},
        "reps 3-5": {3, 4, 5},
        "reps three through five": {3, 4, 5},
        "the fourth rep": {4},
        "the third, fourth and fifth rep": {3, 4, 5},
        "the 2nd rep": {2},
        "rep IV": {4},
        "the last rep": {6},
        "your final two reps": {5, 6},
        "the first three reps": {1, 2, 3},
        "the second-to-last rep": {5},
        "every rep": {1, 2, 3, 4, 5, 6},
    },
    "de": {
        "in Wdh. 4": {4},
        "in der vierten Wiederholung": {4},
        "in der 4. Wiederholung": {4},
        "Wiederholung 3 bis 5": {3, 4, 5},
        "die letzten drei Wiederholungen": {4, 5, 6},
        "in der vorletzten Wiederholung": {5},
        "jede Wiederholung": {1, 2, 3, 4, 5, 6},
    },
    "es": {
        "en la repetición 4": {4},
        "la cuarta repetición": {4},
        "la repetición cuarta": {4},
        "4ª repetición": {4},
        "las repeticiones 3 a 5": {3, 4, 5},
        "las dos últimas repeticiones": {5, 6},
        "cada repetición": {1, 2, 3, 4, 5, 6},
    },
}
CASES = [(language, text, wanted) for language, texts in QUANTITIES.items() for text, wanted in texts.items()]
POINTED = [(language, text, wanted) for language, texts in REPS.items() for text, wanted in texts.items()]


@pytest.mark.parametrize("language, text, wanted", CASES)
def test_numbers_are_read_with_their_units(language: str, text: str, wanted: list[tuple[float, str]]) -> None:
    found = read(text, language).quantities
    assert [(pytest.approx(m.value), m.unit or m.inherited) for m in found] == wanted


@pytest.mark.parametrize("language, text, wanted", POINTED)
def test_repetitions_are_read_whichever_way_they_are_pointed_at(language: str, text: str, wanted: set[int]) -> None:
    (meant,) = read(text, language).reps
    assert meant.of(6) == wanted


@pytest.mark.parametrize(
    "language, text, sides, parts",
    [
        ("en", "Your right knee", {"right"}, {"knee"}),
        ("en", "Stack your hands right over your elbows at a right angle", set(), {"hand", "elbow"}),
        ("en", "the left one is lower than the right", {"left"}, set()),
        ("en", "push your hips back, back knee down", set(), {"hip", "knee"}),
        ("en", "your lower back", set(), {"back"}),
        ("de", "dein linkes Knie", {"left"}, {"knee"}),
        ("de", "im rechten Winkel", set(), set()),
        ("es", "la rodilla izquierda", {"left"}, {"knee"}),
        ("es", "mantén la espalda derecha", set(), set()),
        ("es", "ponte de pie", set(), set()),
    ],
)
def test_sides_and_parts_are_told_from_idioms(language: str, text: str, sides: set[str], parts: set[str]) -> None:
    found = read(text, language)
    assert found.sides == sides
    assert found.parts == parts


def test_every_name_of_every_exercise_is_found() -> None:
    names = [(e.slug, name) for e in library().exercises for name in (e.name, *e.aliases)]
    missed = [name for slug, name in names if name not in lexicon("en").unheard and not _finds(name, slug)]
    assert missed == []


def _finds(name: str, slug: str) -> bool:
    """In one form and in the plural, and nothing of the name is left for other readers."""
    forms = (name, name if name.endswith("s") or name.isupper() else f"{name}s")
    return all(
        any(slug in found.slugs for found in _names(form)[0]) and name.lower() not in _names(form)[1] for form in forms
    )


def _names(name: str) -> tuple[tuple[Named, ...], str]:
    return find_names(plain(f"do {name} now"), "en")


def test_the_longest_name_counts_and_ordinary_words_do_not() -> None:
    (named,) = read("Try the single-leg Romanian deadlift.").names
    assert named.slugs == {"single-leg-romanian-deadlift"}
    assert read("Press your feet down, row by row, and dip in a clean line like a plank.").names == ()
    assert {slug for name in read("Do some rows and three planks.").names for slug in name.slugs} >= {"plank"}


def test_numbers_of_every_language_have_their_words() -> None:
    for language in LANGUAGES:
        assert set(range(101)) <= {int(value) for value in spelling(language).numbers.values()}
    assert [roman(word) for word in ("iv", "ix", "xiv", "mix", "")] == [4, 9, 14, None, None]


@pytest.mark.parametrize("text", ["６°", "6\u200b3", "①", "сhest", "💪", "a\u0336b", "<b>", "`x`", "٣", "a\nb", "𝟔"])  # noqa: RUF001
def test_characters_that_a_coach_has_no_use_for_are_strange(text: str) -> None:
    assert strange(text)


def test_typography_and_accents_are_not_strange() -> None:
    for text in ("Dein Knie – „gut“ – 57 °…", "¡Bien! La 4ª repetición, 2½ s.", "Keep it – don’t “drop” it: ×2."):  # noqa: RUF001
        assert strange(text) == ""


def test_all_lexicons_know_the_same_parts_units_and_drills() -> None:
    english = lexicon("en")
    for language in LANGUAGES:
        lex = lexicon(language)
        assert set(lex.parts) == set(english.parts) == set(anatomy().near)
        assert set(lex.units) == set(english.units)
        assert set(lex.drills) == set(english.drills)
        assert set(lex.directions) == set(english.directions)
        assert set(talk(language).trends) == set(talk("en").trends)
        assert set(talk(language).forbidden) == set(talk("en").forbidden)


def test_a_lexicon_with_a_pattern_that_is_none_is_not_loaded() -> None:
    broken = lexicon("en").model_dump() | {"joins": ("(",)}
    with pytest.raises(ValidationError):
        Lexicon.model_validate(broken)


@pytest.mark.parametrize("said", ["{}:30", "{} s", "rep {}", "{}x{}", "half of {}", "reps 1 to {}"])
def test_a_number_may_be_of_any_length(said: str) -> None:
    assert read(said.replace("{}", "1" * 400)) != read("")
