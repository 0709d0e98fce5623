"""The way to Gemini: one client, one breaker, one limit of time for whatever agent asks. Imports nothing of Google's.

What is Google's is imported by ``load``, in a thread, when somebody asks for the first time or when ``warm`` is called:
it takes seconds.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

import structlog

from biome.coach.gemini.asking import Asking, Outcome
from biome.coach.gemini.breaker import Breaker
from biome.coach.gemini.faults import Fault, Unanswered
from biome.coach.gemini.options import Options
from biome.coach.gemini.patience import Deadline, Patience

if TYPE_CHECKING:
    import httpx
    from google.adk.agents import BaseAgent
    from google.adk.events import Event
    from google.adk.models import BaseLlm
    from google.genai import Client

PROBE_SECONDS = 10.0
log = structlog.stdlib.get_logger(__name__)


@cache
def load() -> ModuleType:
    """Import what is Google's, all of it; blocks for seconds the first time."""
    from biome.coach.gemini import running

    running.rehearse()
    return running


class Service:
    """Runs agents on Gemini's models, and always comes back in time."""

    def __init__(self, options: Options, breaker: Breaker | None = None, patience: Patience | None = None) -> None:
        self.options = options
        self.breaker = breaker or Breaker()
        self._patience = patience or Patience()
        self._http: httpx.AsyncClient | None = None
        self._client: Client | None = None
        self._probe: asyncio.Task[None] | None = None
        self._getting_ready = threading.Lock()
        self._connecting = asyncio.Lock()

    def warm(self) -> None:
        """Begin to load what is Google's, in a thread that nobody waits for; nothing when that has been done."""
        if self._client is None and not self._getting_ready.locked():
            threading.Thread(target=self._ready, name="load Gemini", daemon=True).start()

    def spared(self) -> bool:
        """Whether the service is left alone just now; finds out in the background, when it is time, if it is back."""
        if self.breaker.closed:
            return False
        if self.breaker.may_probe():
            self._probe = asyncio.create_task(self._knock(), name="probe of Gemini")
        return True

    async def ready(self) -> None:
        """Load and connect now, so that what is asked next takes no longer than it takes."""
        await self._connected()

    def deadline(self) -> Deadline:
        """When asking must be over that begins now, with whatever has to be done for it first."""
        return Deadline.after(self.options.asking)

    async def run(
        self,
        build: Callable[[BaseLlm], BaseAgent],
        hear: Callable[[Event], None],
        deadline: Deadline | None = None,
        *,
        stream: bool = False,
    ) -> Outcome:
        """Run the agent that ``build`` makes on the models, and tell ``hear`` of its events as they come.

        Raises nothing that the service or an agent raises; what was heard until then was heard.
        """
        if self.spared():
            return Outcome(Fault.SPARED)

        async def ask(asking: Asking) -> None:
            running, client = await self._connected()
            llm = running.chain(self.options.models, client, asking.deadline, self._patience)
            await running.run(build(llm), hear, asking, stream=stream)

        outcome = await self._timed(deadline or self.deadline(), self.options.models, ask)
        self._note(outcome)
        return outcome

    async def ping(self, model: str = "", seconds: float = PROBE_SECONDS) -> Outcome:
        """Ask the least there is to ask, once, of one model or of all in turn. The breaker is not asked, nor told."""
        models = (model,) if model else self.options.models

        async def ask(asking: Asking) -> None:
            running, client = await self._connected()
            llm = running.chain(models, client, asking.deadline, Patience(tries=1))
            await running.ping(llm, asking)

        return await self._timed(Deadline.after(seconds), models, ask)

    async def probed(self) -> None:
        """Wait until the probe that is under way, if there is one, has ended."""
        if self._probe is not None:
            await asyncio.gather(self._probe, return_exceptions=True)

    async def close(self) -> None:
        """Let go of what is open."""
        if self._probe is not None:
            self._probe.cancel()
        await self.probed()
        if self._http is not None:
            await self._http.aclose()

    async def _timed(
        self, deadline: Deadline, models: tuple[str, ...], ask: Callable[[Asking], Awaitable[None]]
    ) -> Outcome:
        begun = time.monotonic()
        asking = Asking(deadline, models)
        fault, wait, said = None, 0.0, ""
        try:
            async with asyncio.timeout(deadline.left):
                await ask(asking)
        except Unanswered as error:
            fault, wait = error.fault, error.retry_after
            said = error.said.replace(self.options.key, "…")  # a key that was withdrawn is named in the refusal
        except TimeoutError:
            fault = Fault.SLOW
        except Exception:
            log.exception("agents failed")
            fault = Fault.OURS
        return Outcome(fault, tuple(asking.spent.values()), time.monotonic() - begun, wait, said)

    async def _connected(self) -> tuple[Any, Client]:
        """See ``_ready``; whoever comes while it is under way waits here, and holds no thread that others need."""
        async with self._connecting:
            return await asyncio.to_thread(self._ready)

    def _ready(self) -> tuple[Any, Client]:
        """What is Google's, and the client; in a thread, for certificates alone take a third of a second."""
        with self._getting_ready:
            running = load()
            client = self._client
            if client is None:
                self._http = running.transport()
                client = self._client = running.client(self.options, self._http)
            return running, client

    def _note(self, outcome: Outcome) -> None:
        """What the breaker learns from it."""
        fault = outcome.fault
        if fault is None or not (fault.value.service or fault is Fault.OURS):
            self.breaker.succeeded()
        elif fault is not Fault.OURS:
            self.breaker.failed(outcome.retry_after)
            log.warning("no answer of Gemini's", fault=fault.code, said=outcome.said, breaker=self.breaker.state)

    async def _knock(self) -> None:
        try:
            self._note(await self.ping())
        finally:
            self.breaker.gave_up()
