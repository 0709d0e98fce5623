"""The exercise library over HTTP."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy import select

from biome.exercises import accuracy_of, library
from biome.features.library.service import Catalogue
from biome.kit.parts import Parts
from biome.tables import Exercise

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
async def seeded(parts: Parts) -> None:
    await Catalogue(parts.database).seed()


async def names(client: httpx.AsyncClient, **query: str | int | bool) -> list[str]:
    answer = await client.get("/v1/exercises", params=query)
    assert answer.status_code == 200, answer.text
    return [exercise["name"] for exercise in answer.json()["data"]["exercises"]]


async def test_all_exercises_come_without_being_asked_for_a_page(client: httpx.AsyncClient):
    answer = (await client.get("/v1/exercises")).json()["data"]
    assert len(answer["exercises"]) == len(library().exercises)
    squat = next(exercise for exercise in answer["exercises"] if exercise["name"] == "Squat")
    assert (squat["category"], squat["isPopular"], squat["slug"]) == ("Lower Body", True, "squat")
    assert squat["createdAt"].endswith("Z")
    assert "air squat" in squat["aliases"]


async def test_the_list_can_be_narrowed(client: httpx.AsyncClient):
    assert "Push-up" not in await names(client, category="Lower Body")
    assert "Push-up" in await names(client, category="Upper Body", popular=True)
    assert "Squat" in await names(client, search="SQUAT")
    assert await names(client, search="no such movement") == []
    assert await names(client, search="?!") == []


async def test_a_page_is_part_of_the_list_in_the_same_order(client: httpx.AsyncClient):
    everything = await names(client)
    assert await names(client, page=2, limit=2) == everything[2:4]
    pagination = (await client.get("/v1/exercises?page=2&limit=2")).json()["data"]["pagination"]
    assert pagination["total"] == len(everything)
    assert pagination["totalPages"] == -(-len(everything) // 2)


async def test_the_categories_are_counted(client: httpx.AsyncClient):
    categories = (await client.get("/v1/exercises/categories")).json()["data"]["categories"]
    assert [category["name"] for category in categories] == ["Upper Body", "Lower Body", "Core", "Other"]
    assert sum(category["count"] for category in categories) == len(library().exercises)


async def test_one_exercise_is_found_by_id_and_by_slug(client: httpx.AsyncClient):
    by_slug = (await client.get("/v1/exercises/squat")).json()["data"]
    by_id = (await client.get(f"/v1/exercises/{by_slug['id']}")).json()["data"]
    assert by_id == by_slug
    assert by_slug["howToFilm"]
    assert by_slug["filming"] == {"posture": "standing", "near": 2.5, "far": 4.0, "height": "hip"}
    assert by_slug["metrics"][0].keys() == {"name", "target"}
    assert by_slug["faults"][0]["name"]
    missing = await client.get("/v1/exercises/underwater-basket-weaving")
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "NOT_FOUND")


async def test_an_exercise_comes_with_how_right_its_reports_are(client: httpx.AsyncClient):
    page = (await client.get("/v1/exercises/squat")).json()["data"]
    card, shipped = page["accuracy"], accuracy_of(library().get("squat"))
    assert shipped is not None
    assert (card["sets"], card["played"]) == (shipped.sets, list(shipped.played))
    assert card["views"][0].keys() == {"view", "exact", "withinOne", "holdError", "falseAlarms"}
    assert card["faults"][0]["name"] in {fault["name"] for fault in page["faults"]}
    assert card["faults"][0]["severe"].keys() == {"found", "of"}


async def test_what_was_not_measured_is_null_and_not_a_number(client: httpx.AsyncClient, parts: Parts):
    unmeasured = Catalogue(parts.database, deck={})
    assert (await unmeasured.page("squat")).accuracy is None
    for movement in [e for e in library().exercises if accuracy_of(e) is None][:2]:
        assert (await client.get(f"/v1/exercises/{movement.slug}")).json()["data"]["accuracy"] is None


async def test_who_has_the_list_already_is_not_sent_it_again(client: httpx.AsyncClient):
    first = await client.get("/v1/exercises")
    assert first.headers["Cache-Control"] == "public, max-age=300"
    again = await client.get("/v1/exercises", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = await client.get("/v1/exercises?search=squat", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


async def test_seeding_again_changes_nothing_and_repairs_what_was_changed(parts: Parts):
    async with parts.database.transaction() as session:
        before = {row.slug: (row.id, row.updated_at) for row in await session.scalars(select(Exercise))}
        squat = (await session.scalars(select(Exercise).where(Exercise.slug == "squat"))).one()
        squat.description = "something else"
    await Catalogue(parts.database).seed()
    async with parts.database.transaction() as session:
        after = {row.slug: row for row in await session.scalars(select(Exercise))}
    assert {slug: row.id for slug, row in after.items()} == {slug: key for slug, (key, _) in before.items()}
    assert after["squat"].description == library().get("squat").description


@pytest.mark.parametrize("query", ["category=Legs", "page=0", "limit=101", "popular=perhaps", "search=a%00b"])
async def test_a_filter_that_makes_no_sense_is_named(client: httpx.AsyncClient, query: str):
    answer = await client.get(f"/v1/exercises?{query}")
    assert answer.status_code == 422
    assert answer.json()["error"]["details"]["field"] == query.partition("=")[0]


@pytest.mark.parametrize("name", ["search", "equipment", "category", "popular", "page"])
async def test_a_nul_in_a_filter_is_refused(client: httpx.AsyncClient, name: str):
    answer = await client.get("/v1/exercises", params={name: "a\x00b"})
    assert (answer.status_code, answer.json()["error"]["details"]["field"]) == (422, name)


async def test_a_nul_in_a_slug_finds_nothing(client: httpx.AsyncClient):
    assert (await client.get("/v1/exercises/squat%00")).status_code == 404


async def test_the_library_is_read_in_the_language_that_is_asked_for(client: httpx.AsyncClient):
    german = await client.get("/v1/exercises?popular=true", headers={"Accept-Language": "de-AT, en;q=0.5"})
    assert (german.headers["Content-Language"], "Accept-Language" in german.headers["Vary"]) == ("de", True)
    cards = {card["slug"]: card for card in german.json()["data"]["exercises"]}
    assert (cards["squat"]["name"], cards["squat"]["description"]) == ("Kniebeuge", None)
    assert "Squat" in cards["squat"]["aliases"]
    assert len(cards) == len(await names(client, popular=True))
    assert "Squat" in await names(client)  # it was written in English, and that is what all others get
    other = await client.get("/v1/exercises?popular=true", headers={"If-None-Match": german.headers["ETag"]})
    assert (other.status_code, other.headers["Content-Language"]) == (200, "en")


async def test_all_words_of_an_exercise_are_in_the_language(client: httpx.AsyncClient):
    spanish = (await client.get("/v1/exercises/squat", headers={"Accept-Language": "es"})).json()["data"]
    english = (await client.get("/v1/exercises/squat")).json()["data"]
    assert spanish["name"] == "Sentadilla"
    assert spanish["howToFilm"] != english["howToFilm"]
    told = {fault["name"] for fault in spanish["faults"]}
    assert not told & {fault["name"] for fault in english["faults"]}
    assert {row["name"] for row in spanish["accuracy"]["faults"]} <= told
    assert spanish["filming"] == english["filming"]


async def test_an_exercise_is_found_by_its_name_in_any_language(client: httpx.AsyncClient, parts: Parts):
    catalogue = Catalogue(parts.database)
    for name in ("Kniebeuge", "sentadillas", "squats"):
        found = await catalogue.match(name)
        assert found is not None
        assert found.slug == "squat", name
    answer = await client.get("/v1/exercises?search=kniebeuge", headers={"Accept-Language": "de"})
    assert "Kniebeuge" in [card["name"] for card in answer.json()["data"]["exercises"]]
