"""Passwords as Argon2id hashes, made in a few threads so that a rush of log-ins cannot stall the event loop."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

MEMORY_KIB, ROUNDS, LANES = 19_456, 2, 1
"""OWASP's first choice for Argon2id: 25 ms here."""

THREADS = 4


@dataclass(frozen=True)
class Verdict:
    """Whether a password was right, and its new hash where the old one's parameters are out of date."""

    right: bool
    rehashed: str | None = None


@cache
def _common() -> frozenset[str]:
    """The 30 000 passwords that leak most often."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])


def is_common(password: str) -> bool:
    """Whether a password is among the first that are tried, in any case of letters."""
    return password.strip().lower() in _common()


class Passwords:
    """Hashes and verifies. Verifying for an unknown user takes as long as for a known one."""

    def __init__(self) -> None:
        hasher = Argon2Hasher(time_cost=ROUNDS, memory_cost=MEMORY_KIB, parallelism=LANES)
        self._hash = PasswordHash((hasher,))
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="password")
        self._nobody = self._hash.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        """The hash to keep."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._hash.hash, password)

    async def verify(self, password: str, known: str | None) -> Verdict:
        """Whether ``password`` belongs to the hash ``known``; None for a user there is not, and then never right."""
        right, rehashed = await asyncio.get_running_loop().run_in_executor(
            self._threads, self._hash.verify_and_update, password, known or self._nobody
        )
        return Verdict(right and known is not None, rehashed if known else None)
