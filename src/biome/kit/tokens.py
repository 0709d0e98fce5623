"""Access tokens: JWT, HS256 and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import jwt

from biome.kit.clock import Clock, utc_now
from biome.kit.errors import NotSignedIn

ALGORITHM = "HS256"
ISSUER = "biome"
AUDIENCE = "biome-api"
REQUIRED = ["sub", "iat", "exp", "jti", "iss", "aud"]
SHORTEST_SECRET = 32
"""Bytes: the length of the hash, below which HMAC-SHA256 is weaker than it looks."""


class BadToken(NotSignedIn):
    """This sign-in is not valid any more. Please sign in again."""


@dataclass(frozen=True)
class Bearer:
    """Whom a token names, and until when."""

    user_id: UUID
    token_id: str
    expires_at: datetime


class Tokens:
    """Signs and reads tokens with one secret."""

    def __init__(self, secret: str, life: timedelta, clock: Clock = utc_now) -> None:
        self._secret = secret
        self._life = life
        self._clock = clock
        self._jwt = jwt.PyJWT(options={"enforce_minimum_key_length": True, "require": REQUIRED})

    def issue(self, user_id: UUID, *, email: str, username: str, role: str) -> str:
        """A token for one user."""
        now = self._clock()
        claims = {
            "sub": str(user_id),
            "email": email,
            "username": username,
            "role": role,
            "iat": now,
            "exp": now + self._life,
            "jti": uuid4().hex,
            "iss": ISSUER,
            "aud": AUDIENCE,
        }
        return self._jwt.encode(claims, self._secret, algorithm=ALGORITHM)

    def read(self, token: str) -> Bearer:
        """Whom ``token`` names; raises BadToken for one that is forged, expired or lacks a claim."""
        try:
            claims = self._jwt.decode(token, self._secret, algorithms=[ALGORITHM], issuer=ISSUER, audience=AUDIENCE)
            user_id = UUID(claims["sub"])
        except (jwt.InvalidTokenError, ValueError) as error:
            raise BadToken from error
        expires_at = datetime.fromtimestamp(claims["exp"], tz=self._clock().tzinfo)
        if expires_at <= self._clock():
            raise BadToken
        return Bearer(user_id, claims["jti"], expires_at)
