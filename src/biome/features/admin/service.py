"""What admins do to accounts; each deed is kept beside its change, in the same transaction."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.accounts import repository as accounts
from biome.features.accounts import sign_ins
from biome.features.accounts.errors import LastAdmin, NoSuchUser
from biome.features.admin import repository
from biome.features.admin.repository import Wanted
from biome.features.admin.schemas import Account, AccountChange, AccountList, Action, ActionList
from biome.features.privacy.service import forget_files, forget_rows
from biome.kit.parts import Parts
from biome.kit.web import Pagination
from biome.tables import AdminAction, User


async def users(session: AsyncSession, wanted: Wanted, page: int, limit: int) -> AccountList:
    """One page of accounts."""
    rows, total = await repository.users(session, wanted, page, limit)
    return AccountList(users=[_account(*row) for row in rows], pagination=Pagination.of(page, limit, total))


async def user(session: AsyncSession, user_id: UUID) -> Account:
    """One account; raises NoSuchUser."""
    row = await repository.user(session, user_id)
    if row is None:
        raise NoSuchUser
    return _account(*row)


async def change(session: AsyncSession, parts: Parts, admin: User, user_id: UUID, wanted: AccountChange) -> Account:
    """Activate, deactivate, or give another role; raises NoSuchUser, LastAdmin. Who is out is out at once."""
    before = await user(session, user_id)
    columns = wanted.model_dump(exclude_none=True)
    steps_down = wanted.is_active is False or wanted.role == "user"
    if steps_down and await accounts.is_last_admin(session, user_id):
        raise LastAdmin
    await accounts.change(session, user_id, columns)
    if steps_down or wanted.role not in (None, before.role):
        await sign_ins.end(session, parts, user_id)
    await _note(session, parts, admin, "change", user_id, columns)
    return await user(session, user_id)


async def remove(parts: Parts, admin: User, user_id: UUID) -> None:
    """Erase an account with everything that belongs to it; raises NoSuchUser, LastAdmin."""
    async with parts.database.transaction() as session:
        await user(session, user_id)
        await forget_rows(session, user_id)
        await _note(session, parts, admin if admin.id != user_id else None, "remove", user_id, {})
    await forget_files(parts, user_id)


async def actions(session: AsyncSession, parts: Parts, user_id: UUID | None, page: int, limit: int) -> ActionList:
    """One page of what admins did, to one account or to all."""
    targets = None if user_id is None else parts.tokens.seals("audit", str(user_id))
    rows, total = await repository.actions(session, targets, page, limit)
    return ActionList(
        actions=[Action.model_validate(row) for row in rows], pagination=Pagination.of(page, limit, total)
    )


async def _note(
    session: AsyncSession, parts: Parts, admin: User | None, action: str, user_id: UUID, details: dict[str, Any]
) -> None:
    done = AdminAction(
        admin_id=admin.id if admin else None, action=action, target=_target(parts, user_id), details=details
    )
    await repository.note(session, done)


def _target(parts: Parts, user_id: UUID) -> str:
    return parts.tokens.seal("audit", str(user_id))


def _account(row: User, analyses: int) -> Account:
    columns = {name: getattr(row, name) for name in Account.model_fields if name != "total_analyses"}
    return Account(**columns, total_analyses=analyses)
