"""The endpoints of accounts."""

from __future__ import annotations

from fastapi import APIRouter

from biome.features.accounts import service
from biome.features.accounts.schemas import Credentials, Profile, Registration, SignedUp
from biome.features.accounts.signed_in import SignedIn
from biome.kit.parts import Outside, Transaction
from biome.kit.web import Envelope, ok

router = APIRouter(tags=["accounts"])


@router.post("/auth/register", status_code=201)
async def register(body: Registration, session: Transaction, outside: Outside) -> Envelope[SignedUp]:
    """Make an account and sign in."""
    return ok(await service.register(session, outside, body))


@router.post("/auth/login")
async def login(body: Credentials, session: Transaction, outside: Outside) -> Envelope[SignedUp]:
    """Sign in."""
    return ok(await service.sign_in(session, outside, body))


@router.get("/user/profile")
async def profile(user: SignedIn) -> Envelope[Profile]:
    """One's own account."""
    return ok(Profile.model_validate(user))
