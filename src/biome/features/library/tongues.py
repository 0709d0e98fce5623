"""The library's exercises in the languages in which it was not written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from unicodedata import normalize

from biome.coach.language import LANGUAGES, WRITTEN_IN, Language
from biome.coach.words import called
from biome.exercises import Exercise as Movement
from biome.exercises import Library, library
from biome.exercises.naming import spelled
from biome.features.library.schemas import ExerciseCard


def translated(card: ExerciseCard, movement: Movement, language: Language) -> ExerciseCard:
    """The card as it is read in ``language``; it can still be found by its English name."""
    name = called(movement, language)
    written = [] if name == card.name else [card.name]
    return card.model_copy(update={"name": name, "description": None, "aliases": [*written, *card.aliases]})


def in_order(cards: Iterable[ExerciseCard]) -> dict[str, ExerciseCard]:
    """By slug: popular ones first, then by name."""
    return {card.slug: card for card in sorted(cards, key=lambda card: (not card.is_popular, _plain(card.name)))}


def meant(movements: Library, name: str) -> Movement | None:
    """The exercise that is called so in one of those languages."""
    slug = _named().get(spelled(name))
    return next((movement for movement in movements.exercises if movement.slug == slug), None)


@cache
def _named() -> Mapping[str, str]:
    others = [language for language in LANGUAGES if language != WRITTEN_IN]
    return {spelled(called(one, language)): one.slug for one in library().exercises for language in others}


def _plain(name: str) -> str:
    """Without accents, for which no letter is put at the end."""
    return normalize("NFD", name.casefold())
