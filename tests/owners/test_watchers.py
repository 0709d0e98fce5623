"""Who watches through a socket sees what is theirs, by a sign-in that is theirs."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from tests.features.analyses.conftest import Person

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
