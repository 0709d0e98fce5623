"""The server as a command, until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import contextlib

from biome.coach.loopback import SCRIPTS, Loopback
from biome.coach.loopback.server import KEY


async def _serve(scripts: list[str], port: int) -> None:
    async with Loopback(scripts, port=port) as server:
        print(f"GEMINI_BASE_URL={server.url} GEMINI_API_KEY={KEY}", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Serve with the scripts that are named; several answer in turn."""
    parser = argparse.ArgumentParser(prog="python -m biome.coach.loopback", description=__doc__)
    parser.add_argument("--script", action="append", choices=sorted(SCRIPTS), help="by default well-behaved")
    parser.add_argument("--port", type=int, default=8099)
    given = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(given.script or ["well-behaved"], given.port))


if __name__ == "__main__":
    main()
