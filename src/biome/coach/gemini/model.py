"""Models on the wire: Google's client, asked with patience, one model after another. Imports Google's libraries."""

from __future__ import annotations

import asyncio
import ssl
import warnings
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from functools import cache

import httpx
import structlog
from google.adk.models import BaseLlm, FallbackModel, Gemini
from google.adk.models.llm_request import LlmRequest
from google.adk.models.llm_response import LlmResponse
from google.genai import Client, types
from google.genai.errors import APIError, UnknownApiResponseError
from pydantic import PrivateAttr, ValidationError

from biome.coach.gemini import faults
from biome.coach.gemini.faults import Fault, Unanswered
from biome.coach.gemini.options import Options
from biome.coach.gemini.patience import Deadline, Patience

CONNECT_SECONDS = 3.0
SHARE = 0.6
"""Of the time that is left, for a model that has others behind it: one that hangs must leave them some."""

FAULTS: tuple[tuple[tuple[type[Exception], ...], Fault], ...] = (
    ((httpx.ConnectError, httpx.ConnectTimeout), Fault.AWAY),
    ((TimeoutError, httpx.TimeoutException), Fault.SLOW),
    ((httpx.TransportError, UnknownApiResponseError), Fault.CUT),
    ((ValidationError,), Fault.MALFORMED),
)
"""Errors without a status, the narrower ones first."""
log = structlog.stdlib.get_logger(__name__)


def client(options: Options, http: httpx.AsyncClient) -> Client:
    """Google's client with our key, whatever the environment says.

    It is told not to try again by itself: without ``retry_options`` it would, on aiohttp, sleep for up to ten seconds
    over a refused connection; and it does not know of the delay that a 429 asks for.
    """
    trusted = certificates()
    return Client(
        api_key=options.key,
        vertexai=False,
        http_options=types.HttpOptions(
            base_url=options.base_url,
            httpx_async_client=http,
            client_args={"verify": trusted},
            async_client_args={"verify": trusted, "ssl": trusted},
            retry_options=types.HttpRetryOptions(attempts=1),
        ),
    )


def transport() -> httpx.AsyncClient:
    """Connections for one event loop; how long an answer may take is the deadline's to say."""
    return httpx.AsyncClient(verify=certificates(), timeout=httpx.Timeout(None, connect=CONNECT_SECONDS))


@cache
def certificates() -> ssl.SSLContext:
    """Whom connections trust: read once, a tenth of a second, where Google's client would do it three times."""
    return httpx.create_ssl_context()


class Patient(Gemini):
    """A model that is asked again when that may help and there is time, and whose errors are faults."""

    _deadline: Deadline = PrivateAttr()
    _patience: Patience = PrivateAttr()
    _share: float = PrivateAttr()

    def __init__(self, model: str, client: Client, deadline: Deadline, patience: Patience, share: float) -> None:
        super().__init__(model=model, client=client)
        self._deadline = deadline
        self._patience = patience
        self._share = share

    async def generate_content_async(
        self, llm_request: LlmRequest, stream: bool = False
    ) -> AsyncGenerator[LlmResponse, None]:
        """As Gemini's; raises Unanswered. Once something was said it is not asked again: it would be said twice."""
        tries, said = 0, False
        while True:
            tries += 1
            try:
                async for answer in self._asked(llm_request, stream):
                    said = True
                    yield answer
                return
            except Exception as error:
                unanswered = _unanswered(error, self.model)
                wait = self._wait(unanswered, tries) if not said else None
                if wait is None:
                    raise unanswered from error
            log.info("asking again", fault=unanswered.fault.code, model=self.model, tries=tries, wait=round(wait, 2))
            await asyncio.sleep(wait)

    async def _asked(self, llm_request: LlmRequest, stream: bool) -> AsyncGenerator[LlmResponse, None]:
        """Once, within its share of the time; the time is not held against whoever takes the answer."""
        until = asyncio.get_running_loop().time() + self._deadline.left * self._share
        async with aclosing(super().generate_content_async(llm_request, stream)) as answers:
            while True:
                try:
                    async with asyncio.timeout_at(until):
                        answer = await anext(answers)
                except StopAsyncIteration:
                    return
                yield answer

    def _wait(self, unanswered: Unanswered, tries: int) -> float | None:
        if not unanswered.fault.value.again:
            return None
        return self._patience.wait(tries, unanswered.retry_after, self._deadline)


def chain(names: Sequence[str], client: Client, deadline: Deadline, patience: Patience) -> BaseLlm:
    """The models in order, each asked when the one before it cannot answer."""
    last = len(names) - 1
    asked: list[str | BaseLlm] = [
        Patient(name, client, deadline, patience, SHARE if place < last else 1.0) for place, name in enumerate(names)
    ]
    if len(asked) == 1:
        return asked[0]  # type: ignore[return-value]
    with warnings.catch_warnings():  # ADK says at every start that its fallback models are new
        warnings.simplefilter("ignore", UserWarning)
        return FallbackModel(models=asked, retriable_status_codes=faults.OTHERS)


def _unanswered(error: Exception, model: str) -> Unanswered:
    """The fault behind an error of google-genai, httpx or asyncio."""
    if isinstance(error, Unanswered):
        return error
    if isinstance(error, APIError):
        fault, wait = faults.of_status(error.code, error.details)
        return Unanswered(fault, wait, faults.message(error.details), model)
    fault = next((fault for kinds, fault in FAULTS if isinstance(error, kinds)), Fault.OURS)
    return Unanswered(fault, said=type(error).__name__, model=model)
