"""A coach that asks a server on this machine, in Gemini's own protocol."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import pytest

from biome.coach.gemini.breaker import Breaker
from biome.coach.gemini.coach import GeminiCoach
from biome.coach.gemini.options import Options
from biome.coach.gemini.patience import Patience
from biome.coach.gemini.remembered import Remembered
from biome.coach.gemini.service import Service, load
from biome.coach.loopback import Loopback, Script
from biome.coach.loopback.server import KEY, MODELS
from biome.coach.port import CoachState

QUICK = Patience(first=0.01, chance=lambda: 0.5)
"""Asks again after a hundredth of a second."""


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
def google() -> None:
    """What is Google's is loaded before any test's clock runs."""
    load()


@dataclass
class Asked:
    """A coach, the server that it asks, and what its agents have told."""

    coach: GeminiCoach
    server: Loopback
    service: Service
    states: list[CoachState] = field(default_factory=list)


Asking = Callable[..., Awaitable[Asked]]


@pytest.fixture
async def asking() -> AsyncGenerator[Asking]:
    """``await asking("script", ...)``: a coach that asks a server with these scripts."""
    async with AsyncExitStack() as open_until_the_end:

        async def ask(
            *scripts: Script | str,
            seconds: float = 10.0,
            models: tuple[str, ...] = MODELS[:1],
            key: str = KEY,
            breaker: Breaker | None = None,
            remembered: Remembered | None = None,
        ) -> Asked:
            server = await open_until_the_end.enter_async_context(Loopback(scripts))
            service = Service(Options(key, models, server.url, seconds), breaker, QUICK)
            coach = GeminiCoach(service, remembered)
            open_until_the_end.push_async_callback(coach.close)
            return Asked(coach, server, service)

        yield ask
