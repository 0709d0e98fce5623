"""The endpoints for admins."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request

from biome.features.accounts.errors import NoSuchUser
from biome.features.accounts.languages import spoken_to
from biome.features.accounts.signed_in import Admin, AdminFirst
from biome.features.admin import figures, letters, service
from biome.features.admin.repository import Wanted
from biome.features.admin.schemas import (
    Account,
    AccountChange,
    AccountList,
    ActionList,
    Analytics,
    DeadLetterList,
    Removed,
    Role,
    TriedAgain,
)
from biome.features.analyses.endpoints import SessionId
from biome.kit.errors import NotAllowed
from biome.kit.parts import Outside, Transaction
from biome.kit.web import Envelope, Failure, Line, ok

router = APIRouter(prefix="/admin", tags=["admin"], responses={NotAllowed.status: {"model": Failure}})

Page = Annotated[int, Query(ge=1, le=1_000_000)]
Limit = Annotated[int, Query(ge=1, le=100)]


async def account_of_path(user_id: Annotated[str, Path(alias="userId")]) -> UUID:
    """An id that is none belongs to nobody."""
    try:
        return UUID(user_id)
    except ValueError:
        raise NoSuchUser from None


AccountId = Annotated[UUID, Depends(account_of_path)]


@router.get("/users")
async def users(
    session: Transaction,
    admin: Admin,
    search: Annotated[Line | None, Query(max_length=100)] = None,
    role: Role | None = None,
    is_active: Annotated[bool | None, Query(alias="isActive")] = None,
    page: Page = 1,
    limit: Limit = 20,
) -> Envelope[AccountList]:
    """The accounts, the newest first; ``search`` looks into e-mails and usernames."""
    return ok(await service.users(session, Wanted(search, role, is_active), page, limit))


@router.get("/users/{userId}")
async def user(session: Transaction, admin: Admin, user_id: AccountId) -> Envelope[Account]:
    """One account."""
    return ok(await service.user(session, user_id))


@router.patch("/users/{userId}")
async def change(
    session: Transaction, outside: Outside, admin: Admin, user_id: AccountId, body: AccountChange
) -> Envelope[Account]:
    """Activate or deactivate an account, or give it another role. The last admin stays one."""
    return ok(await service.change(session, outside, admin, user_id, body))


@router.delete("/users/{userId}")
async def remove(outside: Outside, admin: AdminFirst, user_id: AccountId) -> Envelope[Removed]:
    """Erase an account with everything that belongs to it. The last admin stays."""
    await service.remove(outside, admin, user_id)
    return ok(Removed(id=user_id))


@router.get("/analytics")
async def analytics(
    request: Request,
    session: Transaction,
    outside: Outside,
    admin: Admin,
    days: Annotated[int, Query(ge=1, le=365)] = 30,
) -> Envelope[Analytics]:
    """How the service is doing: people, sessions, times, the queue, failures, scores and issues by exercise.

    The issues are called as Accept-Language asks.
    """
    language = spoken_to(request)
    return ok(await figures.analytics(session, outside.clock(), days, language))


@router.get("/dead-letters")
async def dead_letters(
    session: Transaction, admin: Admin, page: Page = 1, limit: Limit = 20
) -> Envelope[DeadLetterList]:
    """Work that ended by a fault of ours, with its cause, the latest first. A film's own faults are not among it."""
    return ok(await letters.dead_letters(session, page, limit))


@router.post("/dead-letters/{sessionId}/retry")
async def retry(session: Transaction, outside: Outside, admin: Admin, session_id: SessionId) -> Envelope[TriedAgain]:
    """Try it again, after everything that people wait for. A film is kept for a day after its analysis failed."""
    work = await letters.retry(session, outside, session_id)
    await service.note_retry(session, outside, admin, work)
    return ok(TriedAgain(session_id=session_id, work=work.work))


@router.get("/actions")
async def actions(
    session: Transaction,
    outside: Outside,
    admin: Admin,
    user_id: Annotated[UUID | None, Query(alias="userId")] = None,
    page: Page = 1,
    limit: Limit = 20,
) -> Envelope[ActionList]:
    """What admins did, the latest first; with ``userId``, to one account."""
    return ok(await service.actions(session, outside, user_id, page, limit))
