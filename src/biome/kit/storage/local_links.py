"""What opens the local store from outside: links and forms, signed with HMAC-SHA256, that expire."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from biome.kit.clock import Clock
from biome.kit.storage import FILES_PATH, FORM_PATH, OFFER_LIFE, LinkRefused, Offer


class Links:
    """Signs them, and knows its own again."""

    def __init__(self, secret: str, clock: Clock) -> None:
        self._secret = hashlib.sha256(b"biome signed links|" + secret.encode()).digest()
        self._clock = clock

    def read(self, key: str, base: str, life: timedelta) -> str:
        """A link by which ``key`` can be read."""
        return _url(key, base, self._signed(key, self._until(life)))

    def check_read(self, key: str, expires: int, signature: str) -> None:
        """Raises LinkRefused for any other."""
        self._check(key, expires, signature)

    def put(self, key: str, base: str, size: int) -> Offer:
        """A link by which ``size`` bytes can be put under ``key``."""
        until = self._until(OFFER_LIFE)
        return Offer(_url(key, base, {"size": size} | self._signed(_putting(key, size), until)), until)

    def check_put(self, key: str, size: int, expires: int, signature: str) -> None:
        """Raises LinkRefused for any other."""
        self._check(_putting(key, size), expires, signature)

    def form(self, key: str, base: str, size: int, mime_type: str) -> Offer:
        """A form by which ``size`` bytes of one type can be put under ``key``: a policy, as S3 has them."""
        until = self._until(OFFER_LIFE)
        policy = {"key": key, "Content-Type": mime_type, "size": size, "expires": int(until.timestamp())}
        sealed = base64.urlsafe_b64encode(json.dumps(policy).encode()).decode()
        fields = {"key": key, "Content-Type": mime_type, "policy": sealed, "signature": self._sign(f"POST\n{sealed}")}
        return Offer(f"{base.rstrip('/')}{FORM_PATH}", until, fields)

    def check_form(self, fields: Mapping[str, str]) -> tuple[str, int]:
        """Key and size that a form's fields permit; raises LinkRefused."""
        sealed = fields.get("policy", "")
        if not _same(self._sign(f"POST\n{sealed}"), fields.get("signature", "")):
            raise LinkRefused
        policy = _opened(sealed)
        if any(fields.get(name) != policy[name] for name in ("key", "Content-Type")) or self._over(policy["expires"]):
            raise LinkRefused
        return policy["key"], policy["size"]

    def _until(self, life: timedelta) -> datetime:
        return (self._clock() + life).replace(microsecond=0)

    def _signed(self, what: str, until: datetime) -> dict[str, object]:
        expires = int(until.timestamp())
        return {"expires": expires, "signature": self._sign(f"{expires}\n{what}")}

    def _check(self, what: str, expires: int, signature: str) -> None:
        if not _same(self._sign(f"{expires}\n{what}"), signature) or self._over(expires):
            raise LinkRefused

    def _over(self, expires: int) -> bool:
        return expires < self._clock().timestamp()

    def _sign(self, what: str) -> str:
        return hmac.new(self._secret, what.encode(), hashlib.sha256).hexdigest()


def _url(key: str, base: str, query: Mapping[str, object]) -> str:
    return f"{base.rstrip('/')}{FILES_PATH}{quote(key)}" + (f"?{urlencode(query)}" if query else "")


def _putting(key: str, size: int) -> str:
    """What a link to put signs: one to read a key is of no use to write it, and the other way round."""
    return f"PUT {size}\n{key}"


def _same(right: str, shown: str) -> bool:
    return hmac.compare_digest(right.encode(), shown.encode())


def _opened(sealed: str) -> dict[str, Any]:
    try:
        return json.loads(base64.urlsafe_b64decode(sealed))
    except (binascii.Error, ValueError) as error:
        raise LinkRefused from error
