"""Trying the real service: each model is asked for a word, and what comes of it is said in a sentence."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from biome.coach.gemini.asking import Outcome
from biome.coach.gemini.faults import Fault
from biome.coach.gemini.options import Options
from biome.coach.gemini.service import Service
from biome.coach.gemini.usage import cost
from biome.kit.clock import utc_now

SLOW = 5.0
"""Seconds for a word: an answer about a set takes several times as long, and has twenty in all."""

SENTENCES = {
    Fault.KEY: "bad key: it is not accepted. Look at GEMINI_API_KEY, and at what the key may be used for.",
    Fault.MODEL: "model gone: the service does not have it. Name another in GEMINI_MODEL or GEMINI_FALLBACK_MODELS.",
    Fault.QUOTA: "out of quota: the service wants to be left alone{after}.",
    Fault.SERVER: "the service is in trouble; it is not you. Try again later.",
    Fault.REQUEST: "the service does not understand us: perhaps this model does not know GEMINI_THINKING; try auto.",
    Fault.SLOW: "no answer in {seconds:.0f} s.",
    Fault.AWAY: "the service cannot be reached from here: look at the network, a proxy, GEMINI_BASE_URL.",
    Fault.CUT: "the connection was cut in the middle of an answer: look at the network or a proxy.",
    Fault.MALFORMED: "something answers, but not as Gemini does: look at GEMINI_BASE_URL.",
}


@dataclass(frozen=True)
class Found:
    """What the check has found: whether the first model answers, and a line for each."""

    well: bool
    lines: tuple[str, ...]


async def check(options: Options) -> Found:
    """Ask every model once, the first one first. A bad key is said once."""
    lines, first = [], None
    async with _service(options) as service:
        await service.ready()
        for model in options.models:
            outcome = await service.ping(model, seconds=options.seconds)
            first = first or outcome
            lines.append(f"{model}: {sentence(outcome, options)}")
            if outcome.fault is Fault.KEY:
                break
    return Found(first is not None and first.fault is None, tuple(lines))


def sentence(outcome: Outcome, options: Options) -> str:
    """What came of asking, in words."""
    if outcome.fault is not None:
        after = f" for {outcome.retry_after:.0f} s" if outcome.retry_after else ""
        form = SENTENCES.get(outcome.fault, "something of ours went wrong ({code}).")
        told = form.format(after=after, seconds=outcome.seconds, code=outcome.fault.code)
        return f"{told} ({outcome.said})" if outcome.said else told
    usage, dollars = outcome.usage, cost(outcome.spent, utc_now().date())
    price = "price not known" if dollars is None else f"${dollars:.6f}"
    tokens = f"{usage.input} tokens in, {usage.output} out, {usage.thinking} thought, {price}"
    pace = "slow" if outcome.seconds > SLOW else "fine"
    return f"{pace}: answered in {outcome.seconds:.2f} s ({tokens})"


@asynccontextmanager
async def _service(options: Options) -> AsyncGenerator[Service]:
    service = Service(options)
    try:
        yield service
    finally:
        await service.close()
