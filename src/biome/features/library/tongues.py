"""The library's exercises in the languages in which it was not written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from biome.coach.language import LANGUAGES, Language
from biome.coach.words import also_called, called
from biome.exercises import Exercise as Movement
from biome.exercises import Library
from biome.exercises.index import Index
from biome.features.library.schemas import ExerciseCard


def translated(card: ExerciseCard, movement: Movement, language: Language) -> ExerciseCard:
    """The card as it is read in ``language``; it can still be found by its English name."""
    name = called(movement, language)
    own = also_called(movement, language)
    written = [] if name == card.name else [card.name]
    return card.model_copy(
        update={"name": name, "description": None, "aliases": list(dict.fromkeys((*written, *own, *card.aliases)))}
    )


def in_order(cards: Iterable[ExerciseCard]) -> dict[str, ExerciseCard]:
    """By slug: popular ones first, then by name."""
    return {card.slug: card for card in sorted(cards, key=lambda card: (not card.is_popular, _plain(card.name)))}


def index(movements: Library) -> Index:
    """Every name of every exercise in every language."""
    return Index(tuple(pair for language in LANGUAGES for pair in _names(movements, language)))


def _names(movements: Library, language: Language) -> Iterator[tuple[str, str]]:
    for one in movements.exercises:
        for name in (one.slug, called(one, language), *also_called(one, language)):
            yield name, one.slug


def _plain(name: str) -> str:
    """Without accents, for which no letter is put at the end."""
    return normalize("NFD", name.casefold())
