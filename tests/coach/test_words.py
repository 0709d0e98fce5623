"""Reports and exercises in other languages: complete, true to their numbers, and nothing left in English."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from itertools import chain

import pytest
from tests.coach.reports import attempt, clean, issue, metric, not_judged, notice, squats

from biome.coach.language import LANGUAGES, WRITTEN_IN
from biome.coach.words import in_words, spoken, spoken_name, words
from biome.engine.report import Suggestion
from biome.engine.sentences import ENGLISH, Sentence
from biome.exercises import library, unnamed

OTHERS = [language for language in LANGUAGES if language != WRITTEN_IN]
FORMS = string.Formatter()
SIDE = re.compile(r"\{side\[(\w+)\]\}")
SHOULDERS = "× shoulders"  # noqa: RUF001
SQUAT = library().get("squat")


def gaps(template: str) -> set[tuple[str, str]]:
    return {(name, spec or "") for _, name, spec, _ in FORMS.parse(template) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_the_engines_sentences_are_said_in_every_language_with_the_same_gaps(language: str) -> None:
    said = words(language).sentences
    assert set(said) == set(ENGLISH.sentences)
    assert {id for id, template in said.items() if gaps(template) != gaps(ENGLISH.sentences[id])} == set()
    phrases = words(language).phrases
    assert {name: set(known) for name, known in phrases.items()} == {n: set(k) for n, k in ENGLISH.phrases.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_side_has_every_form_that_is_asked_of_it(language: str) -> None:
    sides = words(language).sides
    assert set(sides.left) == set(sides.right) >= {"plain"}
    said = [f.cue for e in library().exercises for f in spoken(e, language).faults]
    asked = {form for template in (*said, *words(language).story.weaker) for form in SIDE.findall(template)}
    assert asked <= set(sides.left)


@pytest.mark.parametrize("language", OTHERS)
def test_praise_that_claims_every_rep_is_known_for_it_in_every_language(language: str) -> None:
    for exercise in library().exercises:
        for fault, local in zip(exercise.faults, spoken(exercise, language).faults, strict=True):
            if words(WRITTEN_IN).strength.sweeps(fault.strength):
                assert words(language).strength.sweeps(local.strength), local.strength


def test_an_exercise_keeps_its_rules_and_numbers_in_another_language() -> None:
    german = spoken(SQUAT, "de")
    assert german.name == "Kniebeuge"
    assert [f.rules for f in german.faults] == [f.rules for f in SQUAT.faults]
    assert german.pattern.params == SQUAT.pattern.params
    stance = next(m for m in spoken(library().get("sumo-squat"), "de").metrics if m.id == "stance")
    assert stance.target == "1,5 bis 2,6 Schulterbreiten"
    assert spoken(SQUAT, "en") is SQUAT


def test_a_name_that_a_person_gave_is_not_translated() -> None:
    assert spoken(unnamed("Squat à la Anna"), "de").name == "Squat à la Anna"
    assert spoken(unnamed(), "de").name != unnamed().name
    assert spoken_name("Squat à la Anna", "es") == "Squat à la Anna"
    assert spoken_name("Squat", "es") == "Sentadilla"


def test_a_report_is_read_in_another_language_with_its_numbers() -> None:
    view = Sentence("other_view", {"seen_from": "side", "film_from": ("front",)})
    doubt = Sentence("looks_wrong", {"exercise": "Squat", "doubt": "your feet do not stay on the floor"})
    report = squats(
        attempts=(replace(attempt(), said=(Sentence("short_attempt", {"share": 48}),)),),
        metrics=(metric(id="stance", name="Stance Width", actual=f"1.16 {SHOULDERS}", unit=SHOULDERS),),
        not_judged=(replace(not_judged(), said=(view,)),),
        notices=(replace(notice(), said=(doubt,)),),
        score_note="The score lies between 6.1 and 8.0.",
        score_said=(Sentence("between", {"low": 6.1, "high": 8.0}),),
        suggestions=(Suggestion("lunge", "Lunge", 0.7),),
    )
    told = in_words(report, SQUAT, "de")
    assert told.exercise_name == "Kniebeuge"
    assert "48 %" in told.attempts[0].reason
    assert (told.metrics[0].name, told.metrics[0].actual) == ("Standbreite", "1,16 Schulterbreiten")
    assert told.issues[0].type == spoken(SQUAT, "de").faults[2].name
    assert told.clean[0].type == spoken(SQUAT, "de").faults[1].name
    assert "von der Seite" in told.not_judged[0].message
    assert "Kniebeuge" in told.notices[0].message
    assert "your" not in told.notices[0].message
    assert "6,1" in told.score_note
    assert told.suggestions[0].exercise == "lunge"
    assert told.issues[0].measured_value == report.issues[0].measured_value
    assert in_words(report, SQUAT, "en") is report


def test_what_has_no_sentences_of_the_engine_stays_as_it_is() -> None:
    report = squats(issues=(issue("something_new"),), clean=(clean("unheard_of"),))
    told = in_words(report, SQUAT, "es")
    assert told.issues[0].type == report.issues[0].type
    assert told.not_judged[0].message == report.not_judged[0].message


NAMED = re.compile(r"\{(name|names|first|second|others|type)\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stands_by_itself_wherever_it_is_said(language: str) -> None:
    """After or before a colon or in quotation marks: some names are clauses, such as "hips shoot up"."""
    told = words(language)
    parts = (told.summary, told.next_fix, told.why, told.strength.mended, told.strength.unseen_faults)
    forms = [form for part in parts for form in (part if isinstance(part, tuple) else chain(*dict(part).values()))]
    for form in (*forms, *told.cue.stand_in):
        for gap in NAMED.finditer(form):
            before, after = form[: gap.start()], form[gap.end() :]
            assert ":" in before or after.startswith((":", '"', "“", "»")), form
