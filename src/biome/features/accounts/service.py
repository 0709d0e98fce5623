"""Registering, signing in and recognising a token."""

from __future__ import annotations

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.accounts import repository, sign_ins, throttle
from biome.features.accounts.errors import Deactivated, EmailTaken, UsernameTaken, WrongCredentials, WrongPassword
from biome.features.accounts.schemas import Credentials, NewPassword, Pass, Registration
from biome.kit.clock import utc_now
from biome.kit.parts import Parts
from biome.kit.passwords import Passwords
from biome.kit.tokens import BadToken
from biome.tables import User

log = structlog.stdlib.get_logger(__name__)


async def register(session: AsyncSession, parts: Parts, wanted: Registration, place: bytes) -> tuple[User, Pass]:
    """Make an account and sign in from this place; raises EmailTaken, UsernameTaken, TooManyRequests."""
    await throttle.before_registration(parts, place)
    user = await added(session, parts.passwords, wanted)
    return user, await sign_ins.begin(session, parts, user, place)


async def make_admin(session: AsyncSession, passwords: Passwords, wanted: Registration) -> bool:
    """Make somebody an admin, with a new account where there is none; whether there was none. Raises UsernameTaken."""
    user = await repository.by_email(session, wanted.email)
    made = user or await added(session, passwords, wanted)
    await repository.change(session, made.id, {"role": "admin", "is_active": True})
    await sign_ins.end_at(session, utc_now(), made.id)  # who had signed in as somebody else does so anew
    return user is None


async def added(session: AsyncSession, passwords: Passwords, wanted: Registration) -> User:
    """A new account; raises EmailTaken, UsernameTaken."""
    if await repository.by_email(session, wanted.email):
        raise EmailTaken
    if await repository.username_taken(session, wanted.username):
        raise UsernameTaken
    user = User(
        email=wanted.email,
        username=wanted.username,
        password_hash=await passwords.hash(wanted.password),
        first_name=wanted.first_name,
        last_name=wanted.last_name,
    )
    try:
        return await repository.add(session, user)
    except IntegrityError as error:  # somebody was faster by a moment
        raise EmailTaken if "users_email_key" in str(error.orig) else UsernameTaken from error


async def sign_in(session: AsyncSession, parts: Parts, given: Credentials, place: bytes) -> tuple[User, Pass]:
    """Tokens for the right e-mail and password; raises WrongCredentials in the same time and words for any other,
    TooManyRequests."""
    email = given.email.strip().lower()
    if email.isprintable():
        await throttle.before_sign_in(session, parts, email, place)
    user = await repository.by_email(session, email) if email.isprintable() else None  # PostgreSQL takes no NUL
    verdict = await parts.passwords.verify(given.password, user.password_hash if user else None)
    if user is None or not verdict.right:
        _note(parts, "sign-in refused", email)
        raise WrongCredentials
    if not user.is_active:
        raise Deactivated
    _note(parts, "signed in", email)
    await repository.signed_in(session, user, parts.clock(), verdict.rehashed)
    return user, await sign_ins.begin(session, parts, user, place)


def _note(parts: Parts, event: str, email: str) -> None:
    """For who looks through the log: the same account is the same hash, and nobody's address is there."""
    log.info(event, account=parts.tokens.seal("account", email)[:16])


async def sign_out(session: AsyncSession, parts: Parts, token: str, *, everywhere: bool) -> None:
    """End the sign-in of ``token``, or all of its owner's: their tokens are good for nothing from the commit on."""
    bearer = parts.tokens.read(token)
    await sign_ins.end(session, parts, bearer.user_id, None if everywhere else bearer.sign_in_id)


async def change_password(parts: Parts, user: User, given: NewPassword, place: bytes) -> Pass:
    """Another password; every sign-in ends, and a new one begins here. Raises WrongPassword, TooManyRequests."""
    async with parts.database.transaction() as session:
        await throttle.before_sign_in(session, parts, user.email, place)
    if not (await parts.passwords.verify(given.password, user.password_hash)).right:
        raise WrongPassword
    made = await parts.passwords.hash(given.new_password)
    async with parts.database.transaction() as session:
        changed = await repository.change(session, user.id, {"password_hash": made})
        await sign_ins.end(session, parts, user.id)
        _note(parts, "password changed", user.email)
        return await sign_ins.begin(session, parts, changed, place)


async def recognise(session: AsyncSession, parts: Parts, token: str) -> User:
    """Whose ``token`` this is, as the database knows them now; raises BadToken, Deactivated."""
    bearer = parts.tokens.read(token)
    if bearer.expires_at <= parts.clock():
        raise BadToken
    user = await sign_ins.whose(session, bearer.user_id, bearer.sign_in_id)
    if user is None:
        raise BadToken
    if not user.is_active:
        raise Deactivated
    return user
