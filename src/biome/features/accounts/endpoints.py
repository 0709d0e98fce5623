"""The endpoints of accounts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from biome.coach.language import LANGUAGES
from biome.features.accounts import profile as profiles
from biome.features.accounts import service, sign_ins, tickets
from biome.features.accounts.schemas import (
    ChangedProfile,
    Credentials,
    NewPassword,
    Pass,
    Profile,
    Registration,
    RenewalRequest,
    SignedOut,
    SignedUp,
    SignOut,
    Ticket,
)
from biome.features.accounts.signed_in import Bearer, SignedIn, SignedInFirst
from biome.features.accounts.throttle import place_of
from biome.kit.errors import NotSignedIn
from biome.kit.parts import Outside, Transaction
from biome.kit.web import Envelope, ok

router = APIRouter(tags=["accounts"])


async def place(request: Request, outside: Outside) -> bytes:
    """Where a request comes from, unreadably."""
    return place_of(outside, request.client.host if request.client else None)


async def link(request: Request, outside: Outside) -> profiles.Link:
    """From a file's key to a link for whom the request is from."""
    base = request.app.state.public_url or str(request.base_url)
    return lambda key: outside.storage.url(key, base)


Place = Annotated[bytes, Depends(place)]
Link = Annotated[profiles.Link, Depends(link)]

PROFILE = "/user/profile"
"""Its form is a stream, held to a limit of its own."""

NAMES = {
    "firstName": {"type": "string", "maxLength": 100},
    "lastName": {"type": "string", "maxLength": 100},
    "username": {"type": "string", "minLength": 2, "maxLength": 100, "pattern": r"^[\w.-]+$"},
}
NULLABLE = {name: {**NAMES[name], "type": ["string", "null"]} for name in ("firstName", "lastName")}
SPOKEN = {"language": {"type": "string", "enum": ["", *LANGUAGES]}}
SPOKEN_OR_NOT = {"language": {"type": ["string", "null"], "enum": [None, "", *LANGUAGES]}}
PICTURE = {"profileImage": {"type": "string", "format": "binary"}}
PROFILE_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"type": "object", "properties": NAMES | NULLABLE | SPOKEN_OR_NOT}},
            "multipart/form-data": {"schema": {"type": "object", "properties": NAMES | SPOKEN | PICTURE}},
        },
    }
}


@router.post("/auth/register", status_code=201)
async def register(
    body: Registration, session: Transaction, outside: Outside, place: Place, link: Link
) -> Envelope[SignedUp]:
    """Make an account and sign in."""
    user, granted = await service.register(session, outside, body, place)
    return ok(SignedUp(user=profiles.shown(user, link), **granted.model_dump()))


@router.post("/auth/login")
async def login(
    body: Credentials, session: Transaction, outside: Outside, place: Place, link: Link
) -> Envelope[SignedUp]:
    """Sign in."""
    user, granted = await service.sign_in(session, outside, body, place)
    return ok(SignedUp(user=profiles.shown(user, link), **granted.model_dump()))


@router.post("/auth/refresh")
async def refresh(body: RenewalRequest, outside: Outside) -> Envelope[Pass]:
    """Renew a sign-in. A refresh token that is used twice ends it."""
    return ok(await sign_ins.renew(outside, body.refresh_token))


@router.post("/auth/logout")
async def logout(
    session: Transaction, outside: Outside, user: SignedIn, bearer: Bearer, body: SignOut | None = None
) -> Envelope[SignedOut]:
    """Sign out here, or everywhere: the tokens are good for nothing at once."""
    if bearer is None:
        raise NotSignedIn
    everywhere = body is not None and body.everywhere
    await service.sign_out(session, outside, bearer.credentials, everywhere=everywhere)
    return ok(SignedOut(signed_out=True))


@router.put("/user/password")
async def change_password(user: SignedInFirst, outside: Outside, place: Place, body: NewPassword) -> Envelope[Pass]:
    """Change the password. Every sign-in ends with the old one; the answer is a new one for who asked."""
    return ok(await service.change_password(outside, user, body, place))


@router.post("/ws-ticket", status_code=201)
async def ws_ticket(session: Transaction, outside: Outside, user: SignedIn, bearer: Bearer) -> Envelope[Ticket]:
    """A ticket that opens one WebSocket within half a minute: as subprotocol `ticket.…`, or as `?ticket=…`."""
    if bearer is None:
        raise NotSignedIn
    return ok(await tickets.sell(session, outside, outside.tokens.read(bearer.credentials)))


@router.get(PROFILE)
async def profile(user: SignedIn, link: Link) -> Envelope[Profile]:
    """One's own account."""
    return ok(profiles.shown(user, link))


@router.put(PROFILE, openapi_extra=PROFILE_FORM)
async def change_profile(
    request: Request, user: SignedInFirst, outside: Outside, link: Link
) -> Envelope[ChangedProfile]:
    """Change one's own account: JSON, or a form when there is a picture."""
    return ok(ChangedProfile(user=profiles.shown(await profiles.change(request, outside, user), link)))
