"""Access tokens: JWT, HS256 and nothing else. Refresh tokens: a place in a row of renewals, and the proof of it.

Two secrets may be live: the newer one signs, both verify, so that a secret is changed without signing anybody out.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import jwt

from biome.kit.clock import Clock, utc_now
from biome.kit.errors import NotSignedIn

ALGORITHM = "HS256"
ISSUER = "biome"
AUDIENCE = "biome-api"
KIND = "access"
REQUIRED = ["sub", "sid", "iat", "exp", "jti", "iss", "aud", "typ"]
LONGEST_TOKEN = 4096
"""Signs: ours have some 600. What is longer is not even decoded."""
MOST_READ = 10_000
"""Tokens whose proof is remembered."""
SHORTEST_SECRET = 32
"""Bytes: the length of the hash, below which HMAC-SHA256 is weaker than it looks."""


class BadToken(NotSignedIn):
    """This sign-in is not valid any more. Please sign in again."""


@dataclass(frozen=True)
class Bearer:
    """Whom an access token names, by which sign-in, and until when."""

    user_id: UUID
    sign_in_id: UUID
    expires_at: datetime


@dataclass(frozen=True)
class Renewal:
    """Which sign-in a refresh token renews, and how often that had been renewed when it was given out."""

    sign_in_id: UUID
    generation: int


class Tokens:
    """Signs and reads tokens with one secret."""

    def __init__(self, secret: str, life: timedelta, clock: Clock = utc_now, *, previous: str | None = None) -> None:
        self._secrets = (secret,) if previous is None else (secret, previous)
        if any(len(one.encode()) < SHORTEST_SECRET for one in self._secrets):
            raise ValueError(f"a secret has at least {SHORTEST_SECRET} bytes")
        self._keys = {_name(one): one for one in reversed(self._secrets)}
        self._life = life
        self._clock = clock
        self._read: OrderedDict[str, Bearer] = OrderedDict()
        self._jwt = jwt.PyJWT(options={"enforce_minimum_key_length": True, "require": REQUIRED})

    @property
    def life(self) -> timedelta:
        """How long an access token is good for."""
        return self._life

    def issue(self, user_id: UUID, sign_in_id: UUID, *, email: str, username: str, role: str) -> str:
        """An access token for one user's sign-in."""
        now = self._clock()
        claims = {
            "sub": str(user_id),
            "sid": str(sign_in_id),
            "email": email,
            "username": username,
            "role": role,
            "iat": now,
            "exp": now + self._life,
            "jti": uuid4().hex,
            "iss": ISSUER,
            "aud": AUDIENCE,
            "typ": KIND,
        }
        secret = self._secrets[0]
        return self._jwt.encode(claims, secret, algorithm=ALGORITHM, headers={"kid": _name(secret)})

    def read(self, token: str) -> Bearer:
        """Whom ``token`` names; raises BadToken for one that is forged, expired or lacks a claim.

        One that was good once stays good until it expires, so that need not be proven at each request.
        """
        bearer = self._read.get(token) or self._proven(token)
        if bearer.expires_at <= self._clock():
            raise BadToken
        self._read[token] = bearer
        if len(self._read) > MOST_READ:
            self._read.popitem(last=False)
        return bearer

    def _proven(self, token: str) -> Bearer:
        try:
            if len(token) > LONGEST_TOKEN:
                raise BadToken
            claims = self._jwt.decode(
                token, self._key_of(token), algorithms=[ALGORITHM], issuer=ISSUER, audience=AUDIENCE
            )
            user_id, sign_in_id = UUID(claims["sub"]), UUID(claims["sid"])
            if claims["typ"] != KIND:
                raise BadToken
        except (jwt.InvalidTokenError, ValueError, TypeError, AttributeError) as error:
            raise BadToken from error
        return Bearer(user_id, sign_in_id, datetime.fromtimestamp(claims["exp"], tz=self._clock().tzinfo))

    def _key_of(self, token: str) -> str:
        """The secret that a token names; one that names none was made with the newer."""
        named = jwt.get_unverified_header(token).get("kid")
        secret = self._secrets[0] if named is None else self._keys.get(named)
        if secret is None:
            raise BadToken
        return secret

    def renewal(self, renewal: Renewal) -> str:
        """The refresh token for this place in the row of renewals."""
        named = f"{renewal.sign_in_id.hex}.{renewal.generation}"
        return f"{named}.{self.seal('refresh', named)}"

    def read_renewal(self, token: str) -> Renewal:
        """What a refresh token renews; raises BadToken for one that is not ours."""
        named, _, proof = token.rpartition(".")
        if not any(hmac.compare_digest(proof.encode(), seal.encode()) for seal in self.seals("refresh", named)):
            raise BadToken
        sign_in_id, _, generation = named.partition(".")
        return Renewal(UUID(sign_in_id), int(generation))

    def seal(self, purpose: str, text: str) -> str:
        """A keyed hash of ``text`` that nobody without the secret can make, and that is of no use elsewhere."""
        return _seal(self._secrets[0], purpose, text)

    def seals(self, purpose: str, text: str) -> list[str]:
        """The same by every secret that is live, the newer first: what was sealed before one was changed is known."""
        return [_seal(secret, purpose, text) for secret in self._secrets]


def _seal(secret: str, purpose: str, text: str) -> str:
    proof = hmac.new(secret.encode(), f"{purpose}:{text}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(proof).rstrip(b"=").decode()


def _name(secret: str) -> str:
    """What a key is called in the head of a token: enough to tell two apart, and nothing to guess it by."""
    return _seal(secret, "kid", "")[:8]
