"""An exercise with its words in another language: the same rules and numbers, other names, cues and advice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from biome.coach.language import WRITTEN_IN
from biome.coach.words.library import ExerciseWords, FaultWords, PatternWords
from biome.coach.words.read import pattern_words, set_fault_words, words
from biome.exercises.loader import library
from biome.exercises.spec import Exercise, FaultSpec, MetricSpec, Pattern
from biome.exercises.unnamed import is_unnamed, unnamed


def spoken(exercise: Exercise, language: str) -> Exercise:
    """The exercise as it is called, cued and filmed in ``language``. A name that a person gave stays as it is."""
    if language == WRITTEN_IN:
        return exercise
    book = pattern_words(language, exercise.pattern.id)
    own = book.exercises.get(exercise.slug, ExerciseWords())
    return exercise.model_copy(
        update={"name": called(exercise, language), "pattern": _pattern(exercise, book, own, language)}
    )


def called(exercise: Exercise, language: str) -> str:
    """What the exercise is called in ``language``. A name that a person gave stays as it is."""
    if language == WRITTEN_IN or (is_unnamed(exercise) and exercise.name != unnamed().name):
        return exercise.name
    own = pattern_words(language, exercise.pattern.id).exercises.get(exercise.slug)
    return own.name if own and own.name else exercise.name


def also_called(exercise: Exercise, language: str) -> tuple[str, ...]:
    """What else the exercise is called in ``language``."""
    if language == WRITTEN_IN:
        return exercise.aliases
    own = pattern_words(language, exercise.pattern.id).exercises.get(exercise.slug)
    return own.aliases if own else ()


def spoken_name(name: str, language: str) -> str:
    """What the library's exercise ``name`` is called in ``language``; any other name stays as it is."""
    exercise = _named().get(name)
    return name if exercise is None else called(exercise, language)


def spoken_fault(exercise: str, fault: str, language: str) -> str | None:
    """What that fault of the library's exercise ``exercise`` is called in ``language``; None where it has no such."""
    movement = _named().get(exercise)
    spec = next((one for one in movement.pattern.faults if one.id == fault), None) if movement else None
    if movement is None or spec is None:
        return None
    if language == WRITTEN_IN:
        return spec.name
    return _fault(spec, pattern_words(language, movement.pattern.id), language).name


def _pattern(exercise: Exercise, book: PatternWords, own: ExerciseWords, language: str) -> Pattern:
    pattern = exercise.pattern
    return pattern.model_copy(
        update={
            "filming": pattern.filming.model_copy(update={"advice": own.filming or book.filming}),
            "faults": tuple(_fault(fault, book, language) for fault in pattern.faults),
            "metrics": tuple(_metric(metric, exercise, book, language) for metric in pattern.metrics),
        }
    )


def _fault(fault: FaultSpec, book: PatternWords, language: str) -> FaultSpec:
    found: FaultWords = book.faults.get(fault.id) or set_fault_words(language)[fault.id]
    return fault.model_copy(update=found.model_dump())


def _metric(metric: MetricSpec, exercise: Exercise, book: PatternWords, language: str) -> MetricSpec:
    found = book.metrics[metric.id]
    decimal = words(language).grammar.decimal
    numbers = {name: f"{value:g}".replace(".", decimal) for name, value in exercise.pattern.params.items()}
    return metric.model_copy(update={"name": found.name, "target": found.target.format(**numbers)})


@cache
def _named() -> Mapping[str, Exercise]:
    return {exercise.name: exercise for exercise in library().exercises}
