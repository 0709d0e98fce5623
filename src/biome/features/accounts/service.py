"""Registering, signing in and recognising a token."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.accounts import repository
from biome.features.accounts.errors import Deactivated, EmailTaken, UsernameTaken, WrongCredentials
from biome.features.accounts.schemas import Credentials, Profile, Registration, SignedUp
from biome.kit.parts import Parts
from biome.kit.tokens import BadToken
from biome.tables import User


async def register(session: AsyncSession, parts: Parts, wanted: Registration) -> SignedUp:
    """Make an account; raises EmailTaken, UsernameTaken."""
    if await repository.by_email(session, wanted.email):
        raise EmailTaken
    if await repository.username_taken(session, wanted.username):
        raise UsernameTaken
    user = User(
        email=wanted.email,
        username=wanted.username,
        password_hash=await parts.passwords.hash(wanted.password),
        first_name=wanted.first_name,
        last_name=wanted.last_name,
    )
    try:
        return _with_token(parts, await repository.add(session, user))
    except IntegrityError as error:  # somebody was faster by a moment
        raise EmailTaken if "users_email_key" in str(error.orig) else UsernameTaken from error


async def sign_in(session: AsyncSession, parts: Parts, given: Credentials) -> SignedUp:
    """A token for the right e-mail and password; raises WrongCredentials in the same time and words for any other."""
    email = given.email.strip().lower()
    user = await repository.by_email(session, email) if email.isprintable() else None  # PostgreSQL takes no NUL
    verdict = await parts.passwords.verify(given.password, user.password_hash if user else None)
    if user is None or not verdict.right:
        raise WrongCredentials
    if not user.is_active:
        raise Deactivated
    return _with_token(parts, await repository.signed_in(session, user, parts.clock(), verdict.rehashed))


async def recognise(session: AsyncSession, parts: Parts, token: str) -> User:
    """Whose ``token`` this is, as the database knows them now; raises BadToken, Deactivated."""
    user = await repository.by_id(session, parts.tokens.read(token).user_id)
    if user is None:
        raise BadToken
    if not user.is_active:
        raise Deactivated
    return user


def _with_token(parts: Parts, user: User) -> SignedUp:
    token = parts.tokens.issue(user.id, email=user.email, username=user.username, role=user.role)
    return SignedUp(user=Profile.model_validate(user), token=token)
