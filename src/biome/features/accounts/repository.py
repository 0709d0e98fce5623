"""Accounts in the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from biome.tables import User


async def by_id(session: AsyncSession, user_id: UUID) -> User | None:
    """The account of that id."""
    return await session.get(User, user_id)


async def language_of(session: AsyncSession, user_id: UUID) -> str | None:
    """The language of that account, if it has chosen one."""
    return await session.scalar(select(User.language).where(User.id == user_id))


async def by_email(session: AsyncSession, email: str) -> User | None:
    """The account of that e-mail, in lower case."""
    return await session.scalar(select(User).where(User.email == email))


async def username_taken(session: AsyncSession, username: str) -> bool:
    """Whether somebody has this username, in any case of letters."""
    found = await session.scalar(select(User.id).where(func.lower(User.username) == username.lower()))
    return found is not None


async def add(session: AsyncSession, user: User) -> User:
    """Keep a new account; raises IntegrityError when another was first with its e-mail or username."""
    session.add(user)
    await session.flush()
    await session.refresh(user)
    return user


async def signed_in(session: AsyncSession, user: User, at: datetime, rehashed: str | None) -> User:
    """Note a sign-in, and a hash by today's parameters where the kept one was older."""
    user.last_login = at
    if rehashed is not None:
        user.password_hash = rehashed
    await session.flush()
    await session.refresh(user)
    return user


async def change(session: AsyncSession, user_id: UUID, columns: Mapping[str, Any]) -> User:
    """Change an account; raises IntegrityError when somebody else has that username."""
    user = await session.get_one(User, user_id)
    for name, value in columns.items():
        setattr(user, name, value)
    await session.flush()
    await session.refresh(user)
    return user


async def is_last_admin(session: AsyncSession, user_id: UUID) -> bool:
    """Whether nobody else could administer; until the transaction's end nobody can change that."""
    admins = select(User.id).where(User.role == "admin", User.is_active).order_by(User.id).with_for_update()
    return list(await session.scalars(admins)) == [user_id]


async def remove(session: AsyncSession, user_id: UUID) -> None:
    """Remove an account with every row that hangs from it."""
    await session.execute(delete(User).where(User.id == user_id))


async def hold(session: AsyncSession, user_id: UUID) -> None:
    """Keep everybody else from changing an account, or adding to it, until the transaction's end."""
    await session.execute(select(User.id).where(User.id == user_id).with_for_update())
