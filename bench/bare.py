"""What the API is held against: FastAPI by itself, one route for each answer, with nothing around it."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Response


def bare(answers: Path) -> FastAPI:
    """A route ``/name`` for each file ``name`` in ``answers``, with its bytes; ``.gz`` says they are zipped."""
    app = FastAPI()
    for file in answers.iterdir():
        _add(app, file.name, file.read_bytes(), {"Content-Encoding": "gzip"} if file.suffix == ".gz" else {})
    return app


def _add(app: FastAPI, name: str, body: bytes, headers: dict[str, str]) -> None:
    @app.get(f"/{name}")
    async def answer() -> Response:
        return Response(body, media_type="application/json", headers=headers)


if __name__ == "__main__":
    uvicorn.run(bare(Path(sys.argv[1])), port=int(sys.argv[2]), log_config=None, access_log=False, server_header=False)
