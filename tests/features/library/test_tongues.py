"""The words that people have for exercises, in three languages; the browser finds the same by the same table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from biome.coach.language import LANGUAGES
from biome.exercises import library
from biome.exercises.index import between
from biome.exercises.naming import keys, words_of
from biome.features.library.service import Catalogue
from biome.features.library.tongues import index
from biome.kit.parts import Parts

pytestmark = pytest.mark.anyio

TESTING = Path(__file__).parents[3] / "web/src/lib/testing"
INDEX = index(library())


def table(name: str) -> Any:
    return json.loads((TESTING / name).read_text(encoding="utf-8"))


EVERYDAY = table("everyday-words.json")
SAID = [(word, slug) for language in LANGUAGES for slug, words in EVERYDAY[language].items() for word in words]


@pytest.fixture
async def catalogue(parts: Parts) -> Catalogue:
    catalogue = Catalogue(parts.database)
    await catalogue.seed()
    return catalogue


@pytest.mark.parametrize("word, slug", SAID)
def test_an_everyday_word_means_its_exercise(word: str, slug: str) -> None:
    assert (INDEX.match(word) or INDEX.nearest(word)) == slug


@pytest.mark.parametrize("word", EVERYDAY["none"])
def test_what_is_no_exercise_of_the_library_means_none(word: str) -> None:
    assert INDEX.match(word) is None
    assert INDEX.nearest(word) is None


def test_no_name_of_one_exercise_is_that_of_another_in_any_language() -> None:
    owner: dict[str, str] = {}
    for name, slug in INDEX.names:
        assert {owner.setdefault(key, slug) for key in keys(name)} == {slug}, name


def test_no_name_of_one_exercise_is_a_slip_of_another_s() -> None:
    names = [(words_of(name), slug) for name, slug in INDEX.names]
    near = [(a, b) for a, one in names for b, other in names if one < other and between(a, b) is not None]
    assert near == []


async def test_the_server_takes_everyday_words_and_slips_of_them(catalogue: Catalogue) -> None:
    for word in ("pushups", "klimmzuege", "lagartijas", "sqat"):
        found = await catalogue.match(word)
        assert found is not None, word
        assert found.slug == dict(SAID)[word], word
    assert await catalogue.match("planche") is None


@pytest.mark.parametrize(
    "language, search, name",
    [
        ("en", "pushups", "Push-up"),
        ("de", "liegestuetzen", "Liegestütz"),
        ("de", "hampelmaenner", "Hampelmann"),
        ("es", "flexiones", "Flexión"),
        ("es", "estocadas", "Zancada"),
    ],
)
@pytest.mark.usefixtures("catalogue")
async def test_the_list_is_searched_by_everyday_words(
    client: httpx.AsyncClient, language: str, search: str, name: str
) -> None:
    answer = await client.get("/v1/exercises", params={"search": search}, headers={"Accept-Language": language})
    assert name in [card["name"] for card in answer.json()["data"]["exercises"]]


async def test_what_the_browser_is_tested_with_are_real_cards(catalogue: Catalogue) -> None:
    for language in LANGUAGES:
        for kept in table("cards.json")[language]:
            card = await catalogue.card(kept["slug"], language)
            told = card.model_dump(by_alias=True)
            assert kept == {key: told[key] for key in kept}
