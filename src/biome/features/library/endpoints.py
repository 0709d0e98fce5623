"""The endpoints of the library: public, in the language one asks for, and kept for five minutes by whoever asks."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from biome.features.accounts.languages import spoken_to
from biome.features.library.schemas import Category, CategoryList, ExerciseList, ExercisePage
from biome.features.library.service import Catalogue, Wanted
from biome.kit.web import Envelope, Line, cacheable

FRESH_SECONDS = 300
router = APIRouter(prefix="/exercises", tags=["library"])


async def catalogue(request: Request) -> Catalogue:
    """The application's library."""
    return request.app.state.catalogue


Shelf = Annotated[Catalogue, Depends(catalogue)]
Words = Annotated[Line | None, Query(max_length=100)]


@router.get("", response_model=Envelope[ExerciseList])
async def exercises(
    request: Request,
    shelf: Shelf,
    category: Category | None = None,
    search: Words = None,
    popular: bool | None = None,
    equipment: Words = None,
    page: Annotated[int | None, Query(ge=1, le=10_000)] = None,
    limit: Annotated[int | None, Query(ge=1, le=100)] = None,
) -> Response:
    """The exercises, all of them when no page is asked for; in the language of Accept-Language."""
    wanted, tongue = Wanted(category, search, popular, equipment), spoken_to(request)
    return cacheable(request, await shelf.list(wanted, page, limit, tongue), FRESH_SECONDS, tongue)


@router.get("/categories", response_model=Envelope[CategoryList])
async def categories(request: Request, shelf: Shelf) -> Response:
    """The categories with their number of exercises."""
    return cacheable(request, await shelf.categories(), FRESH_SECONDS)


@router.get("/{exercise}", response_model=Envelope[ExercisePage])
async def one(request: Request, shelf: Shelf, exercise: str) -> Response:
    """One exercise by id or slug: how to film it, what is measured and judged; in the language of Accept-Language."""
    tongue = spoken_to(request)
    return cacheable(request, await shelf.page(exercise, tongue), FRESH_SECONDS, tongue)
