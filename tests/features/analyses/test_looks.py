"""One look answers all who watch, each about their own, and finds out who may not any more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from tests.features.analyses.conftest import Person, Remains
from tests.features.analyses.watched import parts

from biome.features.accounts.errors import Deactivated
from biome.features.analyses import estimate, repository
from biome.features.analyses.errors import SessionNotFound
from biome.features.analyses.flow import Flow
from biome.features.analyses.looks import Looks
from biome.kit.db import Database
from biome.kit.parts import Parts
from biome.kit.tokens import BadToken

__all__ = ["parts"]
pytestmark = pytest.mark.anyio


class Counted:
    """A database that counts its transactions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.count = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession]:
        self.count += 1
        async with self._database.transaction() as session:
            yield session


async def test_a_hundred_questions_at_once_are_one_transaction(anna: Person, bert: Person, parts: Parts, flow: Flow):
    counted: Any = Counted(parts.database)
    looks = Looks(replace(parts, database=counted))
    done, hers, his = await anna.uploaded(), await anna.uploaded(), await bert.uploaded()
    await flow.analyse(done)
    pairs = [(done, anna), (hers, anna), (his, bert)]
    asked = [(session_id, parts.tokens.read(who.token)) for session_id, who in pairs] * 33
    seen = await asyncio.gather(*(looks.at(*one) for one in asked))
    assert counted.count == 1
    assert [one.id for one in seen] == [session_id for session_id, _ in asked]
    assert [(one.over, one.status) for one in seen[:3]] == [(True, "completed"), (False, "pending"), (False, "pending")]
    async with parts.database.transaction() as session:
        for one, (_, who) in zip(seen[:3], pairs, strict=True):
            row = await repository.owned(session, who.id, one.id)
            assert row is not None
            assert one.ahead == await estimate.seconds_before(session, row)
            assert (one.result and one.result[0]) == ((await repository.result_of(session, row.id)) or (None,))[0]
    assert seen[2].ahead > 0


async def test_nobody_sees_anothers_and_nobody_who_is_out_sees_anything(
    anna: Person, bert: Person, parts: Parts, remains: Remains
):
    looks = Looks(parts)
    hers = await anna.uploaded()
    she, he = parts.tokens.read(anna.token), parts.tokens.read(bert.token)
    for asked in (hers, uuid4()):
        with pytest.raises(SessionNotFound):
            await looks.at(asked, he)
    for wrong in (replace(he, sign_in_id=she.sign_in_id), replace(she, sign_in_id=uuid4())):
        with pytest.raises(BadToken):
            await looks.at(hers, wrong)
    with pytest.raises(BadToken):
        await looks.at(hers, replace(she, expires_at=parts.clock()))
    assert (await looks.at(hers, she)).id == hers
    await remains.rows("update users set is_active = false where id = :id returning id", id=anna.id)
    with pytest.raises(Deactivated):
        await looks.at(hers, she)
    await remains.rows("update users set is_active = true where id = :id returning id", id=anna.id)
    await remains.rows("update sign_ins set ended_at = now() where user_id = :id returning id", id=anna.id)
    with pytest.raises(BadToken):
        await looks.at(hers, she)
