"""A coach that asks a model over the wire, before its cases: what left, what was struck, what leaked, what it took."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median
from typing import Protocol

from biome.coach.eval.case import Case
from biome.coach.eval.checks import Heard, Miss, misses
from biome.coach.eval.model import Scene
from biome.coach.gemini.advised import Advised
from biome.coach.gemini.coach import GeminiCoach
from biome.coach.gemini.options import Options
from biome.coach.gemini.service import Service, load
from biome.coach.gemini.usage import NOTHING, Usage, cost
from biome.coach.loopback import Loopback, Script
from biome.coach.loopback.server import KEY, MODELS

SECONDS = 20.0


class Actor(Protocol):
    """A scripted model that is told which case it is asked about."""

    scene: Scene | None


@dataclass
class Run:
    """Everything about one model."""

    name: str
    answers: list[tuple[Case, str, Advised]] = field(default_factory=list)
    missed: list[Miss] = field(default_factory=list)
    planted: int = 0
    leaks: list[str] = field(default_factory=list)

    @property
    def said(self) -> int:
        """Sentences of the model's."""
        return sum(advised.grounding.said for _, _, advised in self.answers)

    @property
    def struck(self) -> int:
        """Those that did not leave."""
        return self.said - sum(advised.grounding.grounded for _, _, advised in self.answers)

    @property
    def spoken(self) -> int:
        """Answers in which the model was heard at all."""
        return sum(advised.coached_by == "gemini" for _, _, advised in self.answers)

    @property
    def seconds(self) -> float:
        """Of an answer, median."""
        return median([advised.seconds for _, _, advised in self.answers] or [0.0])

    @property
    def usage(self) -> Usage:
        """All tokens."""
        total = NOTHING
        for _, _, advised in self.answers:
            total = total.plus(advised.usage)
        return total

    @property
    def dollars(self) -> str:
        """What it all cost."""
        spent = tuple(usage for _, _, advised in self.answers for usage in advised.spent)
        dollars = cost(spent, datetime.now(UTC).date())
        return "unknown" if dollars is None else f"{dollars:.4f}"


async def ask(coach: GeminiCoach, run: Run, case: Case, language: str, actor: Actor | None = None) -> Advised:
    """One answer, looked at from all sides and added to the run."""
    scene = Scene(case, language)
    if actor is not None:
        actor.scene = scene
    advised = await coach.advise(case.report, case.exercise, case.person, language)
    heard = Heard(case, advised, language)
    run.answers.append((case, language, advised))
    run.missed += misses(case, advised, language)
    run.planted += len(scene.planted)
    run.leaks += [f"{case.name} ({language}): {text}" for text in dict.fromkeys(scene.planted) if text in heard.all]
    return advised


async def asked_about(name: str, script: Script, actor: Actor | None, sets: Iterable[tuple[Case, str]]) -> Run:
    """A scripted model's answers about these cases, each in a language."""
    run = Run(name)
    async with loopback(script) as coach:
        for case, language in sets:
            await ask(coach, run, case, language, actor)
    return run


@asynccontextmanager
async def loopback(script: Script | str) -> AsyncGenerator[GeminiCoach]:
    """A coach that asks a server on this machine with one script."""
    async with Loopback([script]) as server, gemini(Options(KEY, MODELS[:1], server.url, SECONDS)) as coach:
        yield coach


@asynccontextmanager
async def gemini(options: Options) -> AsyncGenerator[GeminiCoach]:
    """A coach that asks whoever the options say, and remembers nothing of another run."""
    await asyncio.to_thread(load)  # what is Google's takes seconds once, which are no model's
    coach = GeminiCoach(Service(options))
    try:
        yield coach
    finally:
        await coach.close()
