"""The watching child's own side: load, wait for the film's descriptor, give up rights, watch, report."""

from __future__ import annotations

import json
import socket
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from biome.vision import confine, messages
from biome.vision.errors import FilmError
from biome.vision.messages import Kind
from biome.vision.pose import preload
from biome.vision.probe import probe
from biome.vision.progress import Progress
from biome.vision.watch import watch

JOB_SIZE = 4096


def main(descriptor: int, parent: int, model: Path | None) -> None:
    """Serve one film over the socket ``descriptor``; without a model it can only be probed."""
    confine.die_with(parent)
    with socket.socket(fileno=descriptor) as channel:
        try:
            _serve(channel, model)
        except FilmError as error:
            messages.send(channel, Kind.FILM_ERROR, messages.pack({"reason": error.reason, "message": str(error)}))
        except BrokenPipeError:
            sys.exit(1)  # the parent has lost interest
        except Exception:
            messages.send(channel, Kind.FAULT, messages.pack({"trace": traceback.format_exc()}))


def _serve(channel: socket.socket, model: Path | None) -> None:
    if model is not None:
        preload()
    job, films, _, _ = socket.recv_fds(channel, JOB_SIZE, 1)
    if not films:
        return
    order = json.loads(job)
    confine.bound(order["cpu_seconds"])
    messages.send(channel, Kind.RESULT, _answer(channel, films[0], model, order))


def _answer(channel: socket.socket, film: int, model: Path | None, order: dict[str, Any]) -> bytes:
    if model is None or order["rate"] is None:
        return messages.pack(asdict(probe(film)))

    def report(progress: Progress) -> None:
        messages.send(channel, Kind.PROGRESS, messages.pack(asdict(progress)))

    asked = {name: order[name] for name in ("outlines", "exercise")}
    return messages.pack_track(watch(film, model, order["rate"], report, **asked))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
