"""The watching child's own side: load, give up all rights, wait for the film's descriptor, watch, report."""

from __future__ import annotations

import importlib
import json
import pkgutil
import socket
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

import av

from biome.vision import confine, messages
from biome.vision.errors import FilmError
from biome.vision.limits import DEFAULT
from biome.vision.messages import Kind
from biome.vision.probe import probe
from biome.vision.progress import Progress
from biome.vision.remux import remux

JOB_SIZE = 4096
LARGEST_COPY = DEFAULT.bytes + (DEFAULT.bytes >> 3)
"""Bytes; another container's index may be longer."""
NOT_NEEDED = frozenset({"av.__main__", "av.datasets"})


def main(descriptor: int, parent: int, model: Path | None) -> None:
    """Serve one film over the socket ``descriptor``; without a model it can only be probed and copied."""
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
    load(model)
    messages.send(channel, Kind.LOCKED, messages.pack(asdict(confine.lock_in(0 if model else LARGEST_COPY))))
    job, files, _, _ = socket.recv_fds(channel, JOB_SIZE, 2)
    if not files:
        return
    order = json.loads(job)
    confine.bound(order["cpu_seconds"])
    messages.send(channel, Kind.RESULT, _answer(channel, files, model, order))


def load(model: Path | None) -> None:
    """Import and read all that a film may need: afterwards nothing can be opened any more."""
    for module in pkgutil.walk_packages(av.__path__, "av."):  # which imports its parts when they are first needed
        if module.name not in NOT_NEEDED:
            importlib.import_module(module.name)
    if model is not None:
        from biome.vision.child_watch import load_detector  # half a second that a probe does not wait for

        load_detector(model)


def _answer(channel: socket.socket, files: list[int], model: Path | None, order: dict[str, Any]) -> bytes:
    film, *copy = files
    if copy:
        return messages.pack(asdict(remux(film, copy[0])))
    if model is None or order["rate"] is None:
        return messages.pack(asdict(probe(film)))
    from biome.vision.watch import watch

    def report(progress: Progress) -> None:
        messages.send(channel, Kind.PROGRESS, messages.pack(asdict(progress)))

    asked = {name: order[name] for name in ("outlines", "exercise")}
    return messages.pack_track(watch(film, model, order["rate"], report, **asked))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
