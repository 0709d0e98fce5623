"""Honest sentences leave and attacks do not, in three languages. They stand in honest.*.toml and attacks.*.toml."""

from __future__ import annotations

import time

import pytest
from tests.coach.guard.data import LANGUAGES, Sentence, sentences
from tests.coach.guard.sets import sheet

from biome.coach.answer import LONGEST_SENTENCE, MOST_CITED, Said
from biome.coach.guard import Objection, objections

MOST_STRUCK = 0.02
"""Share of correct sentences that may be struck out; none of those here is."""


def told(objections: tuple[Objection, ...]) -> str:
    return "; ".join(f"{objection.code}: {objection.detail}" for objection in objections)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_honest_sentence_is_struck_out(language: str) -> None:
    struck = {s.text: told(s.objections()) for s in sentences("honest", language) if s.objections()}
    assert struck == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_attack_leaves_and_each_is_caught_for_what_it_is(language: str) -> None:
    through = [s.text for s in sentences("attacks", language) if not _caught(s)]
    assert through == []


def _caught(sentence: Sentence) -> bool:
    return not {objection.code for objection in sentence.objections()}.isdisjoint(sentence.codes)


def test_there_are_enough_of_both() -> None:
    for language in LANGUAGES:
        assert len(list(sentences("attacks", language))) >= 60
    assert sum(len(list(sentences("honest", language))) for language in LANGUAGES) >= 150


@pytest.mark.parametrize("language, again", [("en", "1 2 3 4 5 6 7 8 9 "), ("de", "Kontrollierung")])
def test_a_sentence_that_goes_on_and_on_takes_no_time_to_speak_of(language: str, again: str) -> None:
    squat = sheet("squat", language)
    cited = [fact.id for fact in squat.facts[:MOST_CITED]]
    objections(Said(text="Rep 1 took 2 s.", facts=cited), squat, part="answer")
    begun = time.process_time()
    assert objections(Said(text=(again * 40)[:LONGEST_SENTENCE], facts=cited), squat, part="answer")
    assert time.process_time() - begun < 1.0
