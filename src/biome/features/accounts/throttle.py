"""How often passwords may be tried.

Every address is slow, whatever it tries. An account is slow for addresses its owner has never signed in from, so that
many addresses together are no faster than a few; its owner's own address has a count of its own, so that nobody is
locked out by another's guesses.
"""

from __future__ import annotations

import base64
from ipaddress import IPv6Address, ip_address

from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.accounts import sign_ins
from biome.kit.limits import Rate, ask
from biome.kit.parts import Parts

OF_A_PLACE = Rate(20, 60)
OF_AN_ACCOUNT_AT_A_PLACE = Rate(5, 60)
OF_AN_ACCOUNT_FROM_STRANGERS = Rate(10, 600)
REGISTRATIONS = Rate(20, 3600)


def place_of(parts: Parts, address: str | None) -> bytes:
    """A keyed hash of an address; of the whole network for IPv6, where everybody has billions."""
    return base64.urlsafe_b64decode(parts.tokens.seal("place", _network(address)) + "=")[:16]


async def before_sign_in(session: AsyncSession, parts: Parts, email: str, place: bytes) -> None:
    """Count one more try; raises TooManyRequests."""
    await ask(parts.limits, f"sign-in:{place.hex()}", OF_A_PLACE)
    account = parts.tokens.seal("account", email)
    await ask(parts.limits, f"sign-in:{place.hex()}:{account}", OF_AN_ACCOUNT_AT_A_PLACE)
    if not await sign_ins.known_place(session, email, place):
        await ask(parts.limits, f"sign-in:{account}", OF_AN_ACCOUNT_FROM_STRANGERS)


async def before_registration(parts: Parts, place: bytes) -> None:
    """Count one more account; raises TooManyRequests."""
    await ask(parts.limits, f"register:{place.hex()}", REGISTRATIONS)


def _network(address: str | None) -> str:
    try:
        ip = ip_address(address or "")
    except ValueError:
        return address or ""
    if isinstance(ip, IPv6Address):
        return str(ip.ipv4_mapped or int(ip) >> 64)
    return str(ip)
