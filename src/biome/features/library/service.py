"""Finding exercises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from biome.coach.language import LANGUAGES, WRITTEN_IN, Language
from biome.coach.words import spoken
from biome.exercises import Accuracy as AccuracyCard
from biome.exercises import Exercise as Movement
from biome.exercises import Library, accuracy_of, library
from biome.exercises.naming import folded, stem, words_of
from biome.features.library import repository
from biome.features.library.errors import NoSuchExercise
from biome.features.library.schemas import (
    Accuracy,
    CategoryCount,
    CategoryList,
    ExerciseCard,
    ExerciseList,
    ExercisePage,
    Filming,
    Judged,
    Measured,
)
from biome.features.library.tongues import in_order, index, translated
from biome.kit.cache import Remembered
from biome.kit.db import Database
from biome.kit.web import Pagination
from biome.tables import Exercise as Row

FIVE_MINUTES = 300.0
CATEGORIES = ("Upper Body", "Lower Body", "Core", "Other")


@dataclass(frozen=True)
class Wanted:
    """What a list of exercises is narrowed to."""

    category: str | None = None
    search: str | None = None
    popular: bool | None = None
    equipment: str | None = None


class Catalogue:
    """The library with the database's ids, read at most every five minutes."""

    def __init__(
        self, database: Database, movements: Library | None = None, deck: Mapping[str, AccuracyCard] | None = None
    ) -> None:
        self._database = database
        self._movements = movements or library()
        self._names = index(self._movements)
        self._known = {movement.slug: movement for movement in self._movements.exercises}
        self._deck = deck  # accuracy cards by pattern; None: those shipped
        self._cards: dict[Language, Remembered[dict[str, ExerciseCard]]] = {
            language: Remembered(FIVE_MINUTES) for language in LANGUAGES
        }

    async def seed(self) -> None:
        """Bring the rows up to date with the library."""
        async with self._database.transaction() as session:
            await repository.seed(session, self._movements.exercises)

    async def list(
        self, wanted: Wanted, page: int | None = None, limit: int | None = None, language: Language = WRITTEN_IN
    ) -> ExerciseList:
        """The exercises that ``wanted`` describes: all of them, or one page when one is asked for."""
        sought = None if wanted.search is None else words_of(wanted.search)
        found = [card for card in (await self._all(language)).values() if self._fits(card, wanted, sought)]
        if page is None and limit is None:
            return ExerciseList(exercises=found, pagination=Pagination.of(1, max(len(found), 1), len(found)))
        page, limit = page or 1, limit or 20
        chosen = found[(page - 1) * limit : page * limit]
        return ExerciseList(exercises=chosen, pagination=Pagination.of(page, limit, len(found)))

    async def categories(self) -> CategoryList:
        """Every category with its number of exercises."""
        counts = Counter(card.category for card in (await self._all()).values())
        return CategoryList(categories=[CategoryCount(name=name, count=counts[name]) for name in CATEGORIES])

    async def page(self, key: str, language: Language = WRITTEN_IN) -> ExercisePage:
        """One exercise by its id or slug; raises NoSuchExercise."""
        card = await self.card(key, language)
        movement = spoken(self._movements.get(card.slug), language)
        return ExercisePage(
            **card.model_dump(),
            kind=movement.pattern.kind,
            pattern=movement.pattern.name,
            how_to_film=movement.pattern.filming.advice,
            filming=_filming(movement),
            metrics=[Measured(name=metric.name, target=metric.target) for metric in movement.pattern.metrics],
            faults=_judged(movement),
            accuracy=_accuracy(movement, self._deck),
        )

    async def card(self, key: str, language: Language = WRITTEN_IN) -> ExerciseCard:
        """One exercise by its id or slug; raises NoSuchExercise."""
        cards = await self._all(language)
        if key in cards:
            return cards[key]
        wanted = _uuid(key)
        for card in cards.values():
            if card.id == wanted:
                return card
        raise NoSuchExercise

    async def match(self, name: str) -> ExerciseCard | None:
        """The exercise that a person means by ``name``, in any language; a slip of the pen is forgiven."""
        slug = self._names.match(name) or self._names.nearest(name)
        return (await self._all()).get(slug) if slug else None

    async def _all(self, language: Language = WRITTEN_IN) -> dict[str, ExerciseCard]:
        if language == WRITTEN_IN:
            return await self._cards[language].get(self._read)
        written = await self._all()
        return await self._cards[language].get(lambda: self._translated(written, language))

    async def _read(self) -> dict[str, ExerciseCard]:
        async with self._database.transaction() as session:
            rows = await repository.everything(session)
        return {row.slug: _card(row, self._known[row.slug]) for row in rows if row.slug in self._known}

    async def _translated(self, written: dict[str, ExerciseCard], language: Language) -> dict[str, ExerciseCard]:
        return in_order(translated(card, self._known[slug], language) for slug, card in written.items())

    def _fits(self, card: ExerciseCard, wanted: Wanted, sought: Sequence[str] | None) -> bool:
        return (
            wanted.category in (None, card.category)
            and wanted.popular in (None, card.is_popular)
            and (wanted.equipment is None or wanted.equipment.casefold() in card.equipment.casefold())
            and (sought is None or self._speaks_of(card, sought))
        )

    @staticmethod
    def _speaks_of(card: ExerciseCard, sought: Sequence[str]) -> bool:
        if not sought:  # signs alone
            return False
        text, names = _searched(card.name, card.description or "", card.equipment, tuple(card.aliases))
        together = stem("".join(sought))  # "pushups"
        return all(stem(word) in text for word in sought) or any(together in name for name in names)


@lru_cache(1024)  # each card in each language: reading one is dear, and a search reads all
def _searched(name: str, description: str, equipment: str, aliases: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """All that a card says, folded; and each of its names run together."""
    names = (name, *aliases)
    return folded(" ".join((*names, description, equipment))), tuple("".join(words_of(one)) for one in names)


def _card(row: Row, movement: Movement) -> ExerciseCard:
    kept = {name: getattr(row, name) for name in ExerciseCard.model_fields if name != "aliases"}
    return ExerciseCard(**kept, aliases=list(movement.aliases))


def _filming(movement: Movement) -> Filming:
    filming = movement.pattern.filming
    near, far = filming.distance
    return Filming(posture=movement.pattern.posture, near=near, far=far, height=filming.height)


def _judged(movement: Movement) -> list[Judged]:
    return [
        Judged(name=fault.name, views=sorted({view for rule in fault.rules for view in rule.views}))
        for fault in movement.pattern.faults
    ]


def _accuracy(movement: Movement, deck: Mapping[str, AccuracyCard] | None) -> Accuracy | None:
    """The accuracy card in words that people read, None where nothing was measured."""
    card = accuracy_of(movement, deck)
    if card is None:
        return None
    faults = {fault.id: fault.name for fault in movement.faults}
    metrics = {metric.id: metric.name for metric in movement.metrics}
    told = card.model_dump()
    told["faults"] = [{**row, "name": faults[row["fault"]]} for row in told["faults"]]
    told["metrics"] = [{**row, "name": metrics[row["metric"]]} for row in told["metrics"]]
    return Accuracy.model_validate(told)


def _uuid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None
