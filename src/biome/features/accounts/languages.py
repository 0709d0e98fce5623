"""In which language somebody is spoken to: the one of their account, else what their browser asks for."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.language import LANGUAGES, WRITTEN_IN, Language, known
from biome.features.accounts import repository
from biome.kit.languages import preferred


async def language_for(session: AsyncSession, user_id: UUID, accepted: str | None) -> Language:
    """The language for a person whose request came with that Accept-Language."""
    return known(await repository.language_of(session, user_id)) or asked_for(accepted)


def asked_for(accepted: str | None) -> Language:
    """The language for anybody whose request came with that Accept-Language."""
    return known(preferred(accepted or "", LANGUAGES)) or WRITTEN_IN
