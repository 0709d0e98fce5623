"""Who watches through a socket sees what is theirs, by a sign-in that is theirs."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text
from tests.features.analyses.conftest import Person

from biome.features.accounts.standing import standings
from biome.features.analyses.errors import SessionNotFound
from biome.features.analyses.looks import Looks
from biome.kit.parts import Parts
from biome.kit.tokens import BadToken

pytestmark = pytest.mark.anyio


async def test_one_sees_ones_own_and_no_others(anna: Person, bert: Person, parts: Parts) -> None:
    hers, looks = await anna.uploaded(), Looks(parts)
    annas, berts = parts.tokens.read(anna.token), parts.tokens.read(bert.token)
    assert (await looks.at(hers, annas)).id == hers
    for bearer, session_id in ((berts, hers), (annas, uuid4())):
        with pytest.raises(SessionNotFound):
            await looks.at(session_id, bearer)


async def test_a_name_with_anothers_sign_in_sees_nothing(anna: Person, bert: Person, parts: Parts) -> None:
    hers, looks = await anna.uploaded(), Looks(parts)
    annas, berts = parts.tokens.read(anna.token), parts.tokens.read(bert.token)
    for mixed in (replace(annas, sign_in_id=berts.sign_in_id), replace(annas, sign_in_id=uuid4())):
        with pytest.raises(BadToken):
            await looks.at(hers, mixed)


async def test_whoever_is_deactivated_it_is_them_and_nobody_else(anna: Person, bert: Person, parts: Parts) -> None:
    annas, berts = parts.tokens.read(anna.token).sign_in_id, parts.tokens.read(bert.token).sign_in_id
    async with parts.database.transaction() as session:
        await session.execute(text("update users set is_active = false where id = :id"), {"id": bert.id})
        found = await standings(session, [annas, berts])
    assert {one: (its.user_id, its.is_active) for one, its in found.items()} == {
        annas: (anna.id, True),
        berts: (bert.id, False),
    }
