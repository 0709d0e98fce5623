"""Reads the catalogues, each once, and checks them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter

from biome.coach.words.catalogue import Words
from biome.coach.words.library import FaultWords, PatternWords, SetFaultWords


@cache
def words(language: str = "en") -> Words:
    """The general catalogue of ``language``; raises ``FileNotFoundError`` for a language that is not shipped."""
    return Words.model_validate(_toml(f"{language}.toml"))


@cache
def pattern_words(language: str, pattern: str) -> PatternWords:
    """The words of one pattern."""
    return PatternWords.model_validate(_toml(language, f"{pattern}.toml"))


@cache
def set_fault_words(language: str) -> Mapping[str, FaultWords]:
    """The words of the faults that any set can show, by id."""
    return SetFaultWords.model_validate(_toml(language, "set_faults.toml")).faults


@cache
def doubts(language: str) -> Mapping[str, str]:
    """What speaks against a film's showing the movement that was named, by the engine's English."""
    return TypeAdapter(dict[str, str]).validate_python(_toml(language, "doubts.toml"))


def _toml(*path: str) -> dict[str, Any]:
    return tomllib.loads(files("biome.coach.words").joinpath(*path).read_text(encoding="utf-8"))
