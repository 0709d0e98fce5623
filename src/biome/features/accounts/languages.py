"""In which language somebody is spoken to.

Of their sets in that of their account, else in what their browser asks for; of lists always in what it asks for, as
the library is.
"""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import HTTPConnection

from biome.coach.language import LANGUAGES, WRITTEN_IN, Language, known
from biome.features.accounts import repository
from biome.kit.languages import preferred


async def language_for(session: AsyncSession, user_id: UUID, accepted: str | None) -> Language:
    """The language for a person whose request came with that Accept-Language."""
    return known(await repository.language_of(session, user_id)) or asked_for(accepted)


@lru_cache(256)  # of all that browsers send there are few, and each request of somebody has one
def asked_for(accepted: str | None) -> Language:
    """The language for anybody whose request came with that Accept-Language."""
    return known(preferred(accepted or "", LANGUAGES)) or WRITTEN_IN


def spoken_to(request: HTTPConnection) -> Language:
    """The language that whoever asks reads best."""
    return asked_for(request.headers.get("accept-language"))
