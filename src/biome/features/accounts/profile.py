"""One's own account, shown and changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import aclosing
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError
from starlette.requests import Request

from biome.features.accounts import picture, repository
from biome.features.accounts.errors import PictureRefused, UsernameTaken
from biome.features.accounts.schemas import Profile, ProfileChange
from biome.kit.errors import MalformedRequest, TooLarge
from biome.kit.multipart import parts_of
from biome.kit.parts import Parts
from biome.tables import User

AROUND_THE_PICTURE = 64 * 1024
FIELDS = {field.alias or name: name for name, field in ProfileChange.model_fields.items()}

Link = Callable[[str], str]
"""From a file's key to a link that its owner may follow."""


def shown(user: User, link: Link) -> Profile:
    """What its owner sees of an account."""
    profile = Profile.model_validate(user)
    return profile.model_copy(update={"profile_image_url": user.profile_image_url and link(user.profile_image_url)})


async def change(request: Request, parts: Parts, user: User) -> User:
    """Take JSON or a form over; raises RequestValidationError, UsernameTaken, PictureRefused."""
    wanted, kept = await _read(request, parts, user)
    previous = user.profile_image_url
    try:
        async with parts.database.transaction() as session:
            changed = await repository.change(session, user.id, wanted | ({"profile_image_url": kept} if kept else {}))
    except BaseException as error:
        if kept:
            await parts.storage.remove(kept)
        if isinstance(error, IntegrityError):
            raise UsernameTaken from error
        raise
    if kept and previous:
        await parts.storage.remove(previous)
    return changed


async def _read(request: Request, parts: Parts, user: User) -> tuple[dict[str, Any], str | None]:
    """The changed columns, and the key of a new picture."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return _checked(await _small_body(request)), None
    fields: dict[str, Any] = {}
    kept = None
    try:
        async with aclosing(parts_of(request, "profileImage", picture.MOST_BYTES + AROUND_THE_PICTURE)) as form:
            async for part in form:
                if part.name == "profileImage" and kept is None:
                    kept = await picture.keep(parts.storage, user.id, part.pieces)
                elif part.name in FIELDS:
                    fields[part.name] = await part.text()
        return _checked(fields), kept
    except TooLarge as error:
        await _forget(parts, kept)
        raise PictureRefused(f"must be at most {picture.MOST_BYTES >> 20} MB") from error
    except BaseException:
        await _forget(parts, kept)
        raise


async def _forget(parts: Parts, kept: str | None) -> None:
    if kept:
        await parts.storage.remove(kept)


async def _small_body(request: Request) -> Any:
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > AROUND_THE_PICTURE:
            raise TooLarge
    try:
        return json.loads(content)
    except ValueError as error:
        raise MalformedRequest("The body is not valid JSON.") from error


def _checked(fields: Any) -> dict[str, Any]:
    try:
        return ProfileChange.model_validate(fields).model_dump(exclude_unset=True)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
