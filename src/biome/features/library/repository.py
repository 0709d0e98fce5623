"""The library's rows."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from biome.exercises import Exercise as Movement
from biome.tables import Exercise

KEPT = ("name", "category", "description", "icon", "is_popular", "equipment", "view")


async def everything(session: AsyncSession) -> list[Exercise]:
    """All rows, popular ones first, then by name."""
    rows = await session.scalars(select(Exercise).order_by(Exercise.is_popular.desc(), func.lower(Exercise.name)))
    return list(rows)


async def seed(session: AsyncSession, movements: tuple[Movement, ...]) -> None:
    """Make the rows say what the library says. A row is known by its slug and keeps its id. Safe to do again."""
    rows = [
        {
            "slug": movement.slug,
            "name": movement.name,
            "category": movement.category,
            "description": movement.description,
            "icon": movement.icon,
            "is_popular": movement.popular,
            "equipment": movement.equipment,
            "view": movement.view,
        }
        for movement in sorted(movements, key=lambda movement: movement.slug)
    ]
    if not rows:
        return
    adding = insert(Exercise).values(rows)
    changed = func.row(*(getattr(Exercise, name) for name in KEPT)).is_distinct_from(
        func.row(*(adding.excluded[name] for name in KEPT))
    )
    await session.execute(
        adding.on_conflict_do_update(
            index_elements=["slug"], set_={name: adding.excluded[name] for name in KEPT}, where=changed
        )
    )
