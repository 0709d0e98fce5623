"""Who is asking, for answers that are kept: all who come at once are looked up in one statement.

What is kept is given only to who is let in here, now, and only while nothing it was made from has changed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid
from starlette.requests import Request

from biome.features.accounts.errors import Deactivated
from biome.features.accounts.signed_in import Bearer
from biome.kit.db import Database
from biome.kit.errors import NotSignedIn
from biome.kit.parts import Parts
from biome.kit.together import Together
from biome.kit.tokens import BadToken

STANDING = text(
    """
    SELECT s.id, u.id AS user_id, u.is_active, h.version
    FROM sign_ins s JOIN users u ON u.id = s.user_id JOIN histories h ON h.user_id = u.id
    WHERE s.id = ANY(:ids) AND s.ended_at IS NULL
    """
).bindparams(bindparam("ids", type_=ARRAY(Uuid)))


@dataclass(frozen=True)
class Known:
    """Somebody who may come in, and the version of what they may see."""

    user_id: UUID
    version: int


@dataclass(frozen=True)
class _Standing:
    user_id: UUID
    is_active: bool
    version: int


class Gate:
    """Lets in, by the database as it is now."""

    def __init__(self, parts: Parts) -> None:
        self._tokens = parts.tokens
        self._database: Database = parts.database
        self._standings: Together[UUID, _Standing] = Together(self._look)

    async def let_in(self, token: str) -> Known:
        """Whom ``token`` names; raises BadToken, Deactivated."""
        bearer = self._tokens.read(token)
        standing = await self._standings.get(bearer.sign_in_id)
        if standing is None or standing.user_id != bearer.user_id:
            raise BadToken
        if not standing.is_active:
            raise Deactivated
        return Known(standing.user_id, standing.version)

    async def _look(self, ids: Collection[UUID]) -> Mapping[UUID, _Standing]:
        async with self._database.transaction() as session:
            rows = await session.execute(STANDING, {"ids": list(ids)})
            return {row.id: _Standing(row.user_id, row.is_active, row.version) for row in rows}


async def _known(request: Request, bearer: Bearer) -> Known:
    if bearer is None:
        raise NotSignedIn
    return await request.app.state.gate.let_in(bearer.credentials)


LetIn = Annotated[Known, Depends(_known)]
"""Who is asking, as ``Known``: for what is answered out of what is kept."""
