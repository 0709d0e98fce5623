"""Rules that the guard keeps for every number: what was not measured is caught, what was measured is not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from biome.coach.answer import Said
from biome.coach.facts import Fact, FactSheet, Quantity
from biome.coach.guard import objections
from biome.coach.reading.numerals import spelling
from biome.exercises import library

SAMPLE = settings(max_examples=40, deadline=None)
SAYINGS = {
    "°": {
        "en": ("Your chest tips forward {}° at the bottom.", "A lean of {} degrees is what your chest shows."),
        "de": ("Deine Brust kippt {}° nach vorn.", "Um {} Grad kippt deine Brust nach vorn."),
        "es": ("Tu pecho se inclina {} grados.", "El pecho baja {}° de más."),
    },
    "%": {
        "en": ("Your chest drops {} percent of the way.", "By {} % your chest drops too far."),
        "de": ("Deine Brust sinkt um {} Prozent.", "Mit {} % sinkt deine Brust zu weit."),
        "es": ("Tu pecho baja un {} por ciento.", "Un {} % de más baja el pecho."),
    },
    "s": {
        "en": ("Your chest stays down for {} seconds.", "In {} s your chest is down."),
        "de": ("Deine Brust bleibt {} Sekunden unten.", "In {} Sekunden ist die Brust unten."),
        "es": ("Tu pecho se queda abajo {} segundos.", "En {} segundos baja el pecho."),
    },
    "reps": {
        "en": ("Your chest tips forward in {} reps.", "{} of your reps tip forward at the chest."),
        "de": ("Deine Brust kippt in {} Wiederholungen nach vorn.", "{} deiner Wiederholungen kippen an der Brust."),
        "es": ("Tu pecho se inclina en {} repeticiones.", "{} de tus repeticiones bajan el pecho."),
    },
    "points": {
        "en": ("It cost your chest {} points.", "Your chest lost you {} points of the score."),
        "de": ("Es kostete {} Punkte, die Brust zu kippen.", "Die Brust hat dich {} Punkte gekostet."),
        "es": ("Inclinar el pecho te costó {} puntos.", "Perdiste {} puntos por el pecho."),
    },
}
"""Honest sentences for each unit and language, with a place for the number."""
FORMS = ("{}°", "{} °", "{} degrees", "{}-degree", "{} deg")
units = st.sampled_from(sorted(SAYINGS))
languages = st.sampled_from(("en", "de", "es"))
which = st.sampled_from((0, 1))
values = st.floats(0.5, 200).map(lambda value: round(value, 2))


def sheet(
    value: float, unit: str, language: str = "en", decimals: int = 1, reps: frozenset[int] = frozenset()
) -> FactSheet:
    """One fault in which one number was measured."""
    quantity = Quantity(value, unit, decimals)
    fact = Fact("f1", "issue", "Forward Lean", numbers=(quantity,), parts=frozenset({"chest"}), reps=reps)
    return FactSheet((fact,), library().get("squat"), language, rep_count=12)


def caught(text: str, told: FactSheet) -> bool:
    return any(o.code in ("number", "rep") for o in objections(Said(text=text, facts=["f1"]), told, part="cue"))


def saying(unit: str, language: str, which: int) -> str:
    return SAYINGS[unit][language][which]


def written(value: float, language: str) -> str:
    return f"{value:g}".replace(".", "." if language == "en" else ",")


@SAMPLE
@given(values, values, units, languages, which)
def test_a_number_that_is_in_no_fact_is_caught(known: float, said: float, unit: str, language: str, form: int) -> None:
    assume(abs(known - said) > max(1.0, 0.1 * known))
    assert caught(saying(unit, language, form).format(written(said, language)), sheet(known, unit, language))


@SAMPLE
@given(st.integers(2, 199), st.integers(2, 199), units, languages, which)
def test_a_number_in_words_is_caught_as_well(known: int, said: int, unit: str, language: str, form: int) -> None:
    assume(abs(known - said) > max(1.0, 0.1 * known))
    words = next(word for word, value in reversed(list(spelling(language).numbers.items())) if value == said)
    assert caught(saying(unit, language, form).format(words), sheet(known, unit, language))


@SAMPLE
@given(values, units, languages, which, st.integers(0, 2))
def test_rounding_is_no_objection(known: float, unit: str, language: str, form: int, decimals: int) -> None:
    said = round(known, decimals)
    assume(known >= 10.0**-decimals)
    assert not caught(saying(unit, language, form).format(written(said, language)), sheet(known, unit, language, 2))


@SAMPLE
@given(values, values, languages)
def test_a_number_of_one_unit_is_no_number_of_another(known: float, other: float, language: str) -> None:
    assume(abs(known - other) > max(1.0, 0.1 * other))
    text = saying("%", language, 0).format(written(known, language))
    assert caught(text, sheet(known, "°", language))
    assert caught(text, sheet(other, "%", language))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("number", ["57", "57.4", "57,4", "fifty-seven"])
def test_a_value_may_be_written_in_any_of_its_forms(form: str, number: str) -> None:
    assert not caught(f"Your chest tips forward, a {form.format(number)} lean.", sheet(57.4, "°"))


def test_lengths_and_times_may_be_said_in_their_other_units() -> None:
    assert not caught("Your chest stays down for 90 seconds.", sheet(90.0, "s"))
    assert not caught("Your chest stays down for 1.5 minutes.", sheet(90.0, "s"))
    assert not caught("Your chest stays down until 1:30.0.", sheet(90.0, "s"))
    assert not caught("Your chest dips 50 ms early.", sheet(0.05, "s", decimals=2))
    assert not caught("Your chest moves 0.1 metres.", sheet(10.0, "cm"))


@SAMPLE
@given(st.sets(st.integers(1, 12), min_size=1, max_size=5), st.integers(1, 12), languages)
def test_a_rep_counts_only_where_the_fact_has_it(known: set[int], said: int, language: str) -> None:
    told = sheet(57.4, "°", language, reps=frozenset(known))
    texts = {
        "en": f"Your chest tips forward in rep {said}.",
        "de": f"Deine Brust kippt in Wdh. {said} nach vorn.",
        "es": f"Tu pecho se inclina en la repetición {said}.",
    }
    assert caught(texts[language], told) == (said not in known)
