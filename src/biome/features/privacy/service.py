"""Everything of one person, as an archive; and nothing of one person, for good."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.language import Language
from biome.features.accounts import picture
from biome.features.accounts import repository as accounts
from biome.features.accounts.errors import LastAdmin, WrongPassword
from biome.features.accounts.schemas import Profile
from biome.features.accounts.throttle import before_sign_in
from biome.features.analyses import answers, keys, repository, spending
from biome.features.analyses.jobs import forget_jobs
from biome.features.progress import service as progress
from biome.kit.archive import Entry
from biome.kit.parts import Parts
from biome.kit.web import Model
from biome.tables import AnalysisSession, User

log = structlog.stdlib.get_logger(__name__)


async def everything(parts: Parts, user: User, language: Language) -> AsyncGenerator[Entry]:
    """Each file of the archive: the account, the progress in ``language``, and every analysis with its film."""
    yield _json("account.json", Profile.model_validate(user).model_copy(update={"profile_image_url": None}))
    if user.profile_image_url:
        yield _file(parts, "picture.jpg", user.profile_image_url)
    async with parts.database.transaction() as session:
        yield _json("progress.json", await progress.exercises(session, user.id, language))
        yield _json("coach.json", answers.coached(await spending.calls_of(session, user.id)))
        sessions = await repository.all_of(session, user.id)
    for row in sessions:
        async for entry in _analysis(parts, row):
            yield entry


async def erase(parts: Parts, user: User, password: str, place: bytes) -> None:
    """Forget who asks for it; raises WrongPassword, LastAdmin, TooManyRequests."""
    async with parts.database.transaction() as session:
        await before_sign_in(session, parts, user.email, place)
    if not (await parts.passwords.verify(password, user.password_hash)).right:
        raise WrongPassword
    async with parts.database.transaction() as session:
        await forget_rows(session, user.id)
    await forget_files(parts, user.id)


async def forget_rows(session: AsyncSession, user_id: UUID) -> None:
    """Remove an account and what hangs from it; raises LastAdmin. First, for then nobody can add to it."""
    if await accounts.is_last_admin(session, user_id):
        raise LastAdmin
    await accounts.hold(session, user_id)
    await repository.hold_all(session, user_id)  # in the order of those who change one, or each waits for the other
    await forget_jobs(session, user_id)
    await accounts.remove(session, user_id)


async def forget_files(parts: Parts, user_id: UUID) -> None:
    """Remove every file of a person, after the rows are gone for good."""
    for folder in (keys.of_person(user_id), keys.of_person(user_id, temporary=True), picture.folder(user_id)):
        await parts.storage.remove(folder)
    log.info("erased")


async def _analysis(parts: Parts, row: AnalysisSession) -> AsyncGenerator[Entry]:
    folder = f"analyses/{row.created_at:%Y-%m-%d}-{row.id}"
    async with parts.database.transaction() as session:
        found = await repository.findings(session, row.id)
    yield _json(f"{folder}/session.json", answers.state(row, parts.clock(), 0.0))
    kept = [(f"original{_extension(row.video_url)}", row.video_url), ("annotated.mp4", row.annotated_url)]
    if found is not None:
        yield _json(f"{folder}/results.json", answers.results(row, found, lambda key: key.rpartition("/")[2]))
        kept += [(f"keyframes/{issue.worst_frame}.jpg", issue.keyframe_url) for issue in found.issues]
    if row.landmarks_url:
        kept.append(("landmarks.json.gz", keys.landmarks_answer(row.landmarks_url)))
    for name, key in dict(kept).items():
        if key:
            yield _file(parts, f"{folder}/{name}", key)


def _file(parts: Parts, name: str, key: str) -> Entry:
    return Entry(name, parts.storage.local(key))


def _json(name: str, content: Model) -> Entry:
    text = json.dumps(content.model_dump(mode="json", by_alias=True), indent=2, ensure_ascii=False)
    return Entry(name, text.encode())


def _extension(key: str) -> str:
    return "." + key.rpartition(".")[2]
