"""The endpoints of accounts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from biome.features.accounts import service, sign_ins
from biome.features.accounts.schemas import Credentials, Pass, Profile, Registration, RenewalRequest, SignedUp, SignOut
from biome.features.accounts.signed_in import Bearer, SignedIn
from biome.features.accounts.throttle import place_of
from biome.kit.errors import NotSignedIn
from biome.kit.parts import Outside, Transaction
from biome.kit.web import Envelope, ok

router = APIRouter(tags=["accounts"])


def place(request: Request, outside: Outside) -> bytes:
    """Where a request comes from, unreadably."""
    return place_of(outside, request.client.host if request.client else None)


Place = Annotated[bytes, Depends(place)]


@router.post("/auth/register", status_code=201)
async def register(body: Registration, session: Transaction, outside: Outside, place: Place) -> Envelope[SignedUp]:
    """Make an account and sign in."""
    return ok(await service.register(session, outside, body, place))


@router.post("/auth/login")
async def login(body: Credentials, session: Transaction, outside: Outside, place: Place) -> Envelope[SignedUp]:
    """Sign in."""
    return ok(await service.sign_in(session, outside, body, place))


@router.post("/auth/refresh")
async def refresh(body: RenewalRequest, outside: Outside) -> Envelope[Pass]:
    """Renew a sign-in. A refresh token that is used twice ends it."""
    return ok(await sign_ins.renew(outside, body.refresh_token))


@router.post("/auth/logout")
async def logout(
    session: Transaction, outside: Outside, user: SignedIn, bearer: Bearer, body: SignOut | None = None
) -> Envelope[dict[str, bool]]:
    """Sign out here, or everywhere: the tokens are good for nothing at once."""
    if bearer is None:
        raise NotSignedIn
    everywhere = body is not None and body.everywhere
    await service.sign_out(session, outside, bearer.credentials, everywhere=everywhere)
    return ok({"signedOut": True})


@router.get("/user/profile")
async def profile(user: SignedIn) -> Envelope[Profile]:
    """One's own account."""
    return ok(Profile.model_validate(user))
