"""A worker in a process of its own whose watching takes as many seconds as it is told: something to kill."""

from __future__ import annotations

import asyncio
import sys

from tests.features import doubles

from biome.kit import logs
from biome.settings import Settings
from biome.worker import work

if __name__ == "__main__":
    logs.configure(json=True)
    asyncio.run(work(Settings(), doubles.craft(doubles.watch_for(float(sys.argv[1])))))
