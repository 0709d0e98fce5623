"""Accounts in the database, as admins see them, and what admins did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from biome.tables import AdminAction, User, UserProgress


@dataclass(frozen=True)
class Wanted:
    """What a list of accounts is narrowed to."""

    search: str | None = None
    role: str | None = None
    is_active: bool | None = None


async def users(session: AsyncSession, wanted: Wanted, page: int, limit: int) -> tuple[Sequence[Row[User, int]], int]:
    """One page of accounts with their number of analyses, the newest first, and how many there are in all."""
    conditions = _conditions(wanted)
    total = await session.scalar(select(func.count()).select_from(User).where(*conditions))
    chosen = _with_analyses().where(*conditions).order_by(User.id.desc()).offset((page - 1) * limit).limit(limit)
    return (await session.execute(chosen)).all(), total or 0


async def user(session: AsyncSession, user_id: UUID) -> Row[User, int] | None:
    """One account with its number of analyses."""
    return (await session.execute(_with_analyses().where(User.id == user_id))).one_or_none()


async def note(session: AsyncSession, action: AdminAction) -> None:
    """Keep what an admin did."""
    session.add(action)
    await session.flush()


async def actions(
    session: AsyncSession, targets: Sequence[str] | None, page: int, limit: int
) -> tuple[Sequence[AdminAction], int]:
    """One page of what admins did, to one account or to all, the latest first, and how much there is in all."""
    conditions = [AdminAction.target.in_(targets)] if targets else []
    total = await session.scalar(select(func.count()).select_from(AdminAction).where(*conditions))
    chosen = select(AdminAction).where(*conditions).order_by(AdminAction.id.desc())
    return (await session.scalars(chosen.offset((page - 1) * limit).limit(limit))).all(), total or 0


def _with_analyses() -> Select[User, int]:
    done = select(func.coalesce(func.sum(UserProgress.total_analyses), 0)).where(UserProgress.user_id == User.id)
    return select(User, done.correlate(User).scalar_subquery())


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = []
    if wanted.search:
        words = wanted.search.lower()
        conditions.append(or_(User.email.contains(words, autoescape=True), _lower_name(words)))
    if wanted.role is not None:
        conditions.append(User.role == wanted.role)
    if wanted.is_active is not None:
        conditions.append(User.is_active == wanted.is_active)
    return conditions


def _lower_name(words: str) -> ColumnElement[bool]:
    return func.lower(User.username).contains(words, autoescape=True)
