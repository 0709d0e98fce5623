"""What stands in ``words/LANGUAGE/PATTERN.toml``: the library's words in another language."""

from __future__ import annotations

from pydantic import Field

from biome.coach.words.catalogue import Catalogue


class FaultWords(Catalogue):
    """The words of one fault, as in exercises/patterns."""

    name: str
    cue: str
    cue_sideless: str = ""
    next: str
    strength: str = ""


class MetricWords(Catalogue):
    """The words of one metric."""

    name: str
    target: str


class ExerciseWords(Catalogue):
    """What people call an exercise, and how it is filmed where that differs from its pattern."""

    name: str = ""
    aliases: tuple[str, ...] = ()  # what else people call it, and plurals that no ending makes
    filming: str = ""


class PatternWords(Catalogue):
    """The words of one pattern."""

    filming: str
    faults: dict[str, FaultWords] = Field(default_factory=dict)
    metrics: dict[str, MetricWords] = Field(default_factory=dict)
    exercises: dict[str, ExerciseWords] = Field(
        default_factory=dict
    )  # by slug; those that are called and filmed alike need none


class SetFaultWords(Catalogue):
    """The words of the faults that any set can show."""

    faults: dict[str, FaultWords]
