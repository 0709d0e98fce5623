"""Every fault, metric and exercise of the library has its words in every language that is shipped."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from biome.coach.language import LANGUAGES, WRITTEN_IN
from biome.coach.words import spoken_fault, spoken_name
from biome.coach.words.library import FaultWords, PatternWords
from biome.coach.words.read import doubts, pattern_words, set_fault_words
from biome.engine.assess import HARDLY_FITS, NOT_ONE
from biome.engine.plausible import POSTURES
from biome.exercises import library

PATTERNS = sorted({exercise.pattern.id for exercise in library().exercises})
OTHERS = [language for language in LANGUAGES if language != WRITTEN_IN]
WEB = Path(__file__).resolve().parents[2] / "web/src/features"
GAP = re.compile(r"\{(\w*)")
NOT_A_CUE = re.compile(r"\b(z\. ?B|d\. ?h|u\. ?a|etc|bzw|ca|p\. ?ej|aprox)\.")
"""Abbreviations: their full stops would end what was seen too early."""


def written(pattern: str) -> dict[str, Any]:
    """The pattern as it stands in its file."""
    file = "generic.toml" if pattern == "generic" else f"patterns/{pattern}.toml"
    document = tomllib.loads((files("biome.exercises") / file).read_text(encoding="utf-8"))
    return {**document, **document["pattern"]} if pattern == "generic" else document


def gaps(template: str) -> list[str]:
    return sorted(set(GAP.findall(template)))


def check_fault(fault: dict[str, Any], found: FaultWords) -> None:
    """The words of a fault say what the English ones say, with the same gaps."""
    where = fault["id"]
    assert gaps(found.cue) == gaps(fault["cue"]), where
    assert gaps(found.next) == gaps(fault["next"]) == [], where
    assert gaps(found.strength) == gaps(fault.get("strength", "")), where
    assert bool(found.strength) == bool(fault.get("strength")), where
    assert gaps(found.cue_sideless) == gaps(fault.get("cue_sideless", "")), where
    assert bool(found.cue_sideless) == bool(fault.get("cue_sideless")), where
    assert found.next == "-" if fault["next"] == "-" else len(found.next) > 1, where
    for cue in filter(None, (found.cue, found.cue_sideless)):
        check_cue(cue, where)


def check_cue(cue: str, where: str) -> None:
    """What was seen in one sentence, what to do in another, and nothing that looks like the end of one before it."""
    seen, _, action = cue.partition(". ")
    assert action.endswith((".", "!")), where
    assert not NOT_A_CUE.search(cue), where
    assert seen[:1].isupper(), where
    assert action[:1].isupper(), where


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("pattern", [*PATTERNS, "generic"])
def test_every_pattern_is_said_in_every_language(pattern: str, language: str) -> None:
    english, found = written(pattern), pattern_words(language, pattern)
    assert set(found.faults) == {fault["id"] for fault in english["faults"]}
    for fault in english["faults"]:
        check_fault(fault, found.faults[fault["id"]])
    assert set(found.metrics) == {metric["id"] for metric in english["metrics"]}
    for metric in english["metrics"]:
        assert gaps(found.metrics[metric["id"]].target) == gaps(metric["target"]), metric["id"]
    check_exercises(english, found)


def check_exercises(english: dict[str, Any], found: PatternWords) -> None:
    entries = english.get("exercises", [{"slug": "generic"}])
    filmed = {entry["slug"] for entry in entries if "advice" in entry.get("filming", {})}
    assert set(found.exercises) <= {entry["slug"] for entry in entries}
    assert {slug for slug, words in found.exercises.items() if words.filming} == filmed


@pytest.mark.parametrize("language", OTHERS)
def test_the_faults_of_any_set_are_said_in_every_language(language: str) -> None:
    document = tomllib.loads((files("biome.exercises") / "set_faults.toml").read_text(encoding="utf-8"))
    found = set_fault_words(language)
    assert set(found) == {fault["id"] for fault in document["faults"]}
    for fault in document["faults"]:
        check_fault(fault, found[fault["id"]])


@pytest.mark.parametrize("language", OTHERS)
def test_every_doubt_about_the_movement_is_said_in_every_language(language: str) -> None:
    known = {check.message for exercise in library().exercises for check in exercise.pattern.plausible}
    known |= {f"I hardly saw you {posture}" for posture in POSTURES.values()}
    assert {*known, HARDLY_FITS, NOT_ONE} == set(doubts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_faults_of_an_exercise_are_called_alike(language: str) -> None:
    for exercise in library().exercises:
        names = [spoken_fault(exercise.name, fault.id, language) for fault in exercise.pattern.faults]
        assert len(set(names) - {None}) == len(exercise.pattern.faults), exercise.slug


def test_of_what_is_not_in_the_library_no_fault_is_known() -> None:
    assert spoken_fault("Something of hers", "shallow_depth", "de") is None
    assert spoken_fault("Squat", "no_such", "en") is None


@pytest.mark.parametrize("language", OTHERS)
def test_no_two_exercises_are_called_alike(language: str) -> None:
    names = [words.name for pattern in PATTERNS for words in pattern_words(language, pattern).exercises.values()]
    given = [name for name in names if name]
    assert sorted(given) == sorted(set(given))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_in_the_search_fields_are_exercises_as_that_language_calls_them(language: str) -> None:
    """The search looks in what an exercise is called in the language; English ones would find it, but be no example."""
    names = {spoken_name(one.name, language).lower() for one in library().exercises}
    names |= (
        {alias.lower() for one in library().exercises for alias in one.aliases} if language == WRITTEN_IN else set()
    )
    library_texts, capture_texts = (
        json.loads((WEB / feature / f"texts/{language}.json").read_text(encoding="utf-8"))
        for feature in ("library", "capture")
    )
    for placeholder in (library_texts["placeholder"], capture_texts["exercise"]["placeholder"]):
        examples = {one.lower() for one in placeholder.rstrip(" …").split(", ")}
        assert examples <= names, examples - names
