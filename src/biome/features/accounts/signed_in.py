"""Who is asking, as a dependency of endpoints."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from biome.features.accounts import service
from biome.features.accounts.errors import AdminsOnly
from biome.kit.errors import NotSignedIn
from biome.kit.parts import Outside, Transaction
from biome.tables import User

Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False, bearerFormat="JWT"))]


async def _in_transaction(outside: Outside, session: Transaction, bearer: Bearer) -> User:
    if bearer is None:
        raise NotSignedIn
    return await service.recognise(session, outside, bearer.credentials)


async def _before_the_work(outside: Outside, bearer: Bearer) -> User:
    if bearer is None:
        raise NotSignedIn
    async with outside.database.transaction() as session:
        return await service.recognise(session, outside, bearer.credentials)


SignedIn = Annotated[User, Depends(_in_transaction)]
"""The signed-in person, read in the request's own transaction."""

SignedInFirst = Annotated[User, Depends(_before_the_work)]
"""The same, for a request that takes long (an upload): no transaction stays open meanwhile."""


def _admin(user: User) -> User:
    if user.role != "admin":
        raise AdminsOnly
    return user


async def _admin_in_transaction(user: SignedIn) -> User:
    return _admin(user)


async def _admin_before_the_work(user: SignedInFirst) -> User:
    return _admin(user)


Admin = Annotated[User, Depends(_admin_in_transaction)]
"""The signed-in person, who is an admin."""

AdminFirst = Annotated[User, Depends(_admin_before_the_work)]
"""The same, for what takes several transactions."""
