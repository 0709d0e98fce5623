"""The API in a process of its own that takes every file for a film and tells everything, as JSON: a log to read."""

from __future__ import annotations

import uvicorn
from tests.features import doubles

from biome.app import build, furnish, routed
from biome.kit import logs
from biome.settings import load

if __name__ == "__main__":
    logs.configure(json=True, level="DEBUG")
    settings = load()
    app = furnish(routed(settings), build(settings), doubles.copy_film)
    uvicorn.run(app, port=settings.port, log_config=None, access_log=False)
