"""A token opens what it was made for, while it stands; whatever else one writes into one opens nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import jwt
import pytest

from biome.kit.tokens import AUDIENCE, ISSUER, KIND, LONGEST_TOKEN, REQUIRED, BadToken, Renewal, Tokens

OLD, NEW = "the old secret, which is long enough", "the new secret, which is long enough"
HOUR = timedelta(hours=1)
ANNA, HERE = uuid4(), uuid4()


def issued(tokens: Tokens) -> str:
    return tokens.issue(ANNA, HERE, email="anna@example.com", username="anna", role="user")


def claims(**changes: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    times = {"iat": now, "exp": now + HOUR, "jti": "x", "iss": ISSUER, "aud": AUDIENCE, "typ": KIND}
    return {"sub": str(ANNA), "sid": str(HERE), **times, **changes}


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in claims().items() if key != name}


def raw(header: dict[str, Any], payload: Any, signature: str = "") -> str:
    parts = (json.dumps(part, default=str).encode() for part in (header, payload))
    return ".".join([*(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts), signature])


def tampered(token: str, **changes: Any) -> str:
    head, body, proof = token.split(".")
    known = json.loads(base64.urlsafe_b64decode(body + "=="))
    other = base64.urlsafe_b64encode(json.dumps(known | changes).encode()).rstrip(b"=").decode()
    return f"{head}.{other}.{proof}"


def signed(payload: dict[str, Any], secret: str = NEW, algorithm: str = "HS256", **header: Any) -> str:
    return jwt.encode(payload, secret, algorithm=algorithm, headers=header)


def signed_as_it_is(payload: dict[str, Any]) -> str:
    """What the library itself would not write."""
    return jwt.PyJWS().encode(json.dumps(payload, default=lambda at: int(at.timestamp())).encode(), NEW, "HS256")


HOSTILE: dict[str, Callable[[], str]] = {
    "no algorithm": lambda: jwt.encode(claims(), "", algorithm="none"),
    "no algorithm, in capitals": lambda: raw({"alg": "NONE", "typ": "JWT"}, claims()),
    "HS384": lambda: signed(claims(), NEW * 2, "HS384"),
    "HS512": lambda: signed(claims(), NEW * 2, "HS512"),
    "an unknown critical extension": lambda: signed(claims(), crit=["exp2"], exp2=1),
    "a key of its own": lambda: signed(claims(), "x" * 40, jwk={"kty": "oct", "k": "eHh4"}),
    "an unknown key": lambda: signed(claims(), kid="unknown"),
    "a key that is no name": lambda: raw({"alg": "HS256", "kid": ["a"]}, claims()),
    "another secret": lambda: signed(claims(), "x" * 40),
    "another issuer": lambda: signed(claims(iss="somebody")),
    "a list of issuers": lambda: signed_as_it_is(claims(iss=[ISSUER])),
    "another audience": lambda: signed(claims(aud="something")),
    "another kind": lambda: signed(claims(typ="refresh")),
    "expired": lambda: signed(claims(exp=datetime.now(UTC) - timedelta(seconds=1))),
    "made in the future": lambda: signed(claims(iat=datetime.now(UTC) + HOUR)),
    "good from tomorrow": lambda: signed(claims(nbf=datetime.now(UTC) + HOUR)),
    "an end that is no time": lambda: signed(claims(exp="soon")),
    "a subject that is a number": lambda: signed(claims(sub=1)),
    "a subject that is no id": lambda: signed(claims(sub="anna")),
    "a sign-in that is a number": lambda: signed(claims(sid=1)),
    "a sign-in that is nothing": lambda: signed(claims(sid=None)),
    "another's name": lambda: tampered(issued(Tokens(NEW, HOUR)), sub=str(uuid4())),
    "a longer life": lambda: tampered(issued(Tokens(NEW, HOUR)), exp=9_999_999_999),
    "no proof": lambda: issued(Tokens(NEW, HOUR)).rpartition(".")[0] + ".",
    "half a token": lambda: issued(Tokens(NEW, HOUR))[:80],
    "huge": lambda: signed(claims(more="x" * LONGEST_TOKEN)),
    "a list": lambda: raw({"alg": "HS256"}, ["a"]),
    "deep": lambda: raw({"alg": "HS256"}, json.loads("[" * 400 + "]" * 400)),
    "nothing": lambda: "",
    "dots": lambda: "..",
    "other letters": lambda: "é.é.é",
    "a NUL": lambda: "\x00.\x00.\x00",
    **{f"without {name}": (lambda name=name: signed(without(name))) for name in REQUIRED},
}


@pytest.mark.parametrize("token", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_token_opens_nothing(token: Callable[[], str]) -> None:
    tokens = Tokens(NEW, HOUR)
    assert tokens.read(signed(claims())).user_id == ANNA  # so that the next fails for what is wrong with it
    with pytest.raises(BadToken):
        tokens.read(token())


def test_a_token_says_all_that_the_contract_wants() -> None:
    token = issued(Tokens(NEW, HOUR))
    assert jwt.get_unverified_header(token).keys() == {"alg", "typ", "kid"}
    said = jwt.decode(token, NEW, algorithms=["HS256"], audience=AUDIENCE)
    assert set(said) == {*REQUIRED, "email", "username", "role"}
    assert UUID(said["sub"]) == ANNA


@pytest.mark.parametrize("secret", ["", "short", "x" * 31])
def test_a_short_secret_is_no_secret(secret: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Tokens(secret, HOUR)
    with pytest.raises(ValueError, match="32 bytes"):
        Tokens(NEW, HOUR, previous=secret)


def test_a_secret_is_changed_without_signing_anybody_out() -> None:
    before, during, after = Tokens(OLD, HOUR), Tokens(NEW, HOUR, previous=OLD), Tokens(NEW, HOUR)
    old, new = issued(before), issued(during)
    assert during.read(old) == before.read(old)
    assert during.read(new).user_id == after.read(new).user_id == ANNA
    for tokens, token in ((after, old), (before, new)):
        with pytest.raises(BadToken):
            tokens.read(token)
    renewal = Renewal(HERE, 3)
    assert during.read_renewal(before.renewal(renewal)) == renewal
    assert after.read_renewal(during.renewal(renewal)) == renewal
    with pytest.raises(BadToken):
        after.read_renewal(before.renewal(renewal))


def test_a_token_that_was_good_is_good_until_it_expires_and_no_longer() -> None:
    now = datetime.now(UTC)
    tokens = Tokens(NEW, HOUR, lambda: now)
    token = issued(tokens)
    assert tokens.read(token).expires_at > now
    now += HOUR
    with pytest.raises(BadToken):
        tokens.read(token)


def test_a_seal_is_of_use_for_its_purpose_only() -> None:
    tokens = Tokens(NEW, HOUR, previous=OLD)
    assert tokens.seal("audit", "anna") != tokens.seal("place", "anna")
    assert tokens.seals("audit", "anna") == [tokens.seal("audit", "anna"), Tokens(OLD, HOUR).seal("audit", "anna")]
