"""What is asked, in three languages, and what the answer must and must not say."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.coach import reports
from tests.coach.ask.sets import KNOWN, STORY, evidence, squats

from biome.coach.answer import Said
from biome.coach.ask.answered import Answer
from biome.coach.ask.answers import ANSWERS
from biome.coach.ask.offline import LEANS, OfflineAnswerer, answered, meaning_of
from biome.coach.ask.sayings import sayings
from biome.coach.facts import FactSheet
from biome.coach.guard import objections
from biome.coach.language import LANGUAGES
from biome.coach.person import NOBODY, PastSet, Person
from biome.engine.report import Tempo

HERE = Path(__file__).parent
OURS = {"injury", "diagnosis"}
"""What the one sentence about pain may speak of: it is ours to the letter."""


def asked(language: str) -> list[dict[str, Any]]:
    """The questions of one language."""
    return tomllib.loads((HERE / f"questions.{language}.toml").read_text(encoding="utf-8"))["asked"]


def tried() -> list[dict[str, Any]]:
    """The questions that want something else."""
    return tomllib.loads((HERE / "injections.toml").read_text(encoding="utf-8"))["tried"]


QUESTIONS = [(language, one) for language in LANGUAGES for one in asked(language)]


@cache
def everything_said() -> frozenset[str]:
    """Every sentence that the English questions get."""
    answers = (answered(one["question"], evidence(), "en") for one in asked("en"))
    return frozenset(sentence.text for answer in answers for sentence in answer.sentences)


@cache
def facts(language: str) -> FactSheet:
    """What there is to know of the set that is asked about."""
    return evidence().sheet(language)


def stands(answer: Answer, sheet: FactSheet) -> bool:
    """Whether every sentence cites facts, and none has anything against it but the one about pain."""
    for sentence in answer.sentences:
        against = objections(Said(text=sentence.text, facts=[fact.id for fact in sentence.facts]), sheet, part="answer")
        if {one.code for one in against} - LEANS - (set() if answer.answerable else OURS) or not sentence.facts:
            return False
    return bool(answer.sentences)


ONES_OWN = {"en": r"(?<!Ask )\b(?:me|I|my)\b", "de": r"\b(?:(?<!Frag )mich|ich|mein\w*)\b", "es": r"\b(?:me|mi|he)\b"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_asked_is_told_to_the_person_and_not_in_their_words(language: str) -> None:
    assert re.findall(ONES_OWN[language], sayings(language)["other"]["can"]) == []


@pytest.mark.parametrize("language, one", QUESTIONS, ids=[one["question"] for _, one in QUESTIONS])
def test_a_question_is_understood_and_answered(language: str, one: dict[str, Any]) -> None:
    about = evidence()
    assert meaning_of(one["question"], about, language).intent == one["intent"]
    answer = answered(one["question"], about, language)
    assert [words for words in one["says"] if words not in answer.text] == []
    assert [words for words in one.get("never", ()) if words in answer.text] == []
    assert (answer.answerable, answer.answered_by, answer.language) == (
        one.get("answerable", True),
        "offline",
        language,
    )
    assert stands(answer, facts(language))


def test_there_are_questions_for_every_intent() -> None:
    assert {one["intent"] for _, one in QUESTIONS} >= set(ANSWERS)


@pytest.mark.parametrize("one", tried(), ids=[one["question"] for one in tried()])
def test_what_is_smuggled_in_gets_nothing_out(one: dict[str, Any]) -> None:
    answer = answered(one["question"], evidence(), "en")
    assert [words for words in one.get("never", ()) if words in answer.text] == []
    assert stands(answer, facts("en"))
    # what it can get is what anybody may ask of the set, and not one word of its own
    assert {sentence.text for sentence in answer.sentences} <= everything_said()


@pytest.mark.parametrize("language", ["de", "es"])
def test_what_is_smuggled_in_gets_nothing_out_in_other_languages(language: str) -> None:
    for one in tried()[::3]:
        answer = answered(one["question"], evidence(), language)
        assert [words for words in one.get("never", ()) if words in answer.text] == []
        assert stands(answer, facts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_understood_in_any_language_and_answered_in_the_one_asked_for(language: str) -> None:
    for question in (
        "Why did rep 4 score lower?",
        "Warum war Wiederholung 4 schlechter?",
        "¿Por qué la repetición 4 es peor?",
    ):
        answer = answered(question, evidence(), language)
        assert answer.language == language
        assert ("7.4" if language == "en" else "7,4") in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["hold", "unscored", "nobody known", "excellent"])
def test_whatever_the_set_is_every_question_has_an_answer_that_stands(language: str, which: str) -> None:
    about = {
        "hold": evidence(reports.plank(), NOBODY, "plank"),
        "unscored": evidence(reports.unscored(), NOBODY),
        "nobody known": evidence(squats(), NOBODY),
        "excellent": evidence(squats(issues=(), overall_score=9.4)),
    }[which]
    sheet = about.sheet(language)
    for one in asked(language)[::5]:
        assert stands(answered(one["question"], about, language), sheet), one["question"]


def test_more_weight_takes_three_good_sets_in_a_row_and_even_reps() -> None:
    good = squats(issues=(), overall_score=9.2)
    twice = Person(history=(PastSet(3, 9.0), PastSet(6, 9.5), PastSet(9, 5.0)))
    once = replace(twice, history=(PastSet(3, 9.0), PastSet(6, 8.9)))
    uneven = reports.issue("inconsistent", type="Inconsistent Reps", unit="%", reps=(), rep=None)
    said = {
        name: answered("can I add weight?", evidence(report, person), "en").text
        for name, (report, person) in {
            "yes": (good, twice),
            "almost": (good, once),
            "first": (good, NOBODY),
            "uneven": (replace(good, issues=(uneven,)), twice),
            "none": (reports.unscored(), twice),
        }.items()
    }
    assert "By the form, yes" in said["yes"]
    assert "do not make three in a row" in said["almost"]
    assert "do not make three in a row" in said["first"]
    assert "not alike: Inconsistent Reps" in said["uneven"]
    assert "By the form, yes" not in said["uneven"]
    assert "says nothing about more weight" in said["none"]


def test_a_first_set_is_compared_with_nothing() -> None:
    assert "nothing to compare" in answered("better than last time?", evidence(person=NOBODY), "en").text
    assert "too few" in answered("am I improving?", evidence(person=NOBODY), "en").text


def test_a_rep_that_took_much_longer_is_told_with_its_times() -> None:
    slow = replace(STORY, tempo=Tempo(1.0, 0.5, None, None, 1.6, lifts_first=False))
    assert "longer than your typical rep of 1.6 s" in answered("why rep 4?", evidence(squats(story=slow)), "en").text


@pytest.mark.anyio
async def test_each_sentence_is_heard_before_the_answer_is_whole() -> None:
    heard: list[str] = []

    async def hear(sentence: Any) -> None:
        heard.append(sentence.text)

    answer = await OfflineAnswerer().answer("Why did rep 4 score lower?", evidence(), "en", hear)
    assert heard == [sentence.text for sentence in answer.sentences]
    assert len(heard) >= 3


def test_equal_questions_get_equal_answers() -> None:
    assert answered("how deep?", evidence(), "en") == answered("how deep?", evidence(person=KNOWN), "en")
