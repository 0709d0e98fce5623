"""The evaluation as a command: ``make eval-coach``. Exits 1 when a bar is missed."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence

from biome.coach.eval import models, orders
from biome.coach.eval.case import LANGUAGES, Case, load
from biome.coach.eval.guarding import guarding
from biome.coach.eval.offline import offline
from biome.coach.eval.tables import Table, lines
from biome.coach.gemini.options import Options

PARTS = ("offline", "guard", "loopback", "gemini")
KEYS = ("GEMINI_API_KEY", "GOOGLE_ADK_API_KEY")
MODEL = "gemini-3.5-flash"
SHOWN = 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; the process's exit code."""
    given = _parser().parse_args(arguments)
    cases = [case for case in load() if not given.case or case.name in given.case]
    return asyncio.run(_evaluated(given, cases))


async def _evaluated(given: argparse.Namespace, cases: list[Case]) -> int:
    kept, begun = True, time.monotonic()
    async for table in _tables(given, cases):
        print("\n".join(lines(table, sys.maxsize if given.verbose else SHOWN)), flush=True)
        kept = kept and table.kept
    print(f"\n{len(cases)} sets in {time.monotonic() - begun:.0f} s: {'all bars kept' if kept else 'A BAR IS MISSED'}")
    return 0 if kept else 1


async def _tables(given: argparse.Namespace, cases: list[Case]) -> AsyncIterator[Table]:
    languages = tuple(given.language or LANGUAGES)
    if "offline" in given.only:
        yield offline(cases, languages)
    if "guard" in given.only:
        yield guarding(cases, languages)
    if "loopback" in given.only:
        yield await models.well_behaved(cases, languages)
        yield await models.inventive(cases, languages)
        yield await orders.injected(orders.outside(load()), languages)
        yield await orders.asked_back(cases[0], languages)
    key = next((os.environ[name] for name in KEYS if os.environ.get(name)), "")
    if "gemini" in given.only and key:
        yield await models.real(_options(key), cases, languages)
    elif "gemini" in given.only:
        print(f"\nGemini itself: not asked, for neither {' nor '.join(KEYS)} is set")


def _options(key: str) -> Options:
    named = os.environ.get("GEMINI_MODEL") or MODEL
    return Options(key, (named,), os.environ.get("GEMINI_BASE_URL") or None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m biome.coach.eval", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to run; all without")
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, help="all without")
    parser.add_argument("--case", nargs="+", help="names of sets; all without")
    parser.add_argument("-v", "--verbose", action="store_true", help="show everything that is wrong")
    return parser


if __name__ == "__main__":
    sys.exit(main())
