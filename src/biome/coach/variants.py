"""Varied wording without chance: equal facts always choose equal words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def choose(variants: Sequence[str], *facts: object) -> str:
    """One of ``variants``, by a hash of the facts that is the same on every machine and in every run."""
    digest = hashlib.blake2s(repr(facts).encode(), digest_size=4).digest()
    return variants[int.from_bytes(digest, "big") % len(variants)]


def joined(names: Sequence[str], between: tuple[str, str] = (", ", " and ")) -> str:
    """``a``, ``a and b``, ``a, b and c``. between: all but the last two names, and those."""
    comma, last = between
    return last.join([part for part in (comma.join(names[:-1]), *names[-1:]) if part])


def capital(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def small(sentence: str) -> str:
    """The sentence with a small first letter, to be said inside another."""
    return sentence[:1].lower() + sentence[1:]
