"""The watching child's own side: load, give up all rights, wait for the film's descriptor, watch, report."""

from __future__ import annotations

import importlib
import pkgutil
import socket
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av

from biome.vision import confine, messages
from biome.vision.errors import FilmError
from biome.vision.limits import DEFAULT
from biome.vision.messages import Kind
from biome.vision.probe import probe
from biome.vision.progress import Progress
from biome.vision.remux import remux

if TYPE_CHECKING:
    from biome.engine.track import PoseTrack

LARGEST_COPY = DEFAULT.bytes + (DEFAULT.bytes >> 3)
"""Bytes; another container's index may be longer."""
MOST_FILES = 2
NOT_NEEDED = frozenset({"av.__main__", "av.datasets"})


def main(descriptor: int, parent: int, model: Path | None, *, draws: bool = False) -> None:
    """Serve one film over the socket ``descriptor``; without a model it can only be probed and copied, or drawn on."""
    confine.die_with(parent)
    with socket.socket(fileno=descriptor) as channel:
        try:
            _serve(channel, model, draws)
        except FilmError as error:
            messages.send(channel, Kind.FILM_ERROR, messages.pack({"reason": error.reason, "message": str(error)}))
        except BrokenPipeError:
            sys.exit(1)  # the parent has lost interest
        except Exception as error:
            fault = {"trace": traceback.format_exc(), "errno": getattr(error, "errno", None)}
            messages.send(channel, Kind.FAULT, messages.pack(fault))


def _serve(channel: socket.socket, model: Path | None, draws: bool) -> None:
    writes = load(model, draws)
    messages.send(channel, Kind.LOCKED, messages.pack(asdict(confine.lock_in(writes))))
    received = messages.receive_order(channel, MOST_FILES)
    if received is None:  # it was only asked how far it is locked in
        return
    order, files = received
    confine.bound(order["cpu_seconds"])
    messages.send(channel, Kind.RESULT, _answer(channel, files, model, order))


def load(model: Path | None, draws: bool = False) -> int:
    """Import and read all that a film may need: afterwards nothing can be opened any more; how much it may write."""
    for module in pkgutil.walk_packages(av.__path__, "av."):  # which imports its parts when they are first needed
        if module.name not in NOT_NEEDED:
            importlib.import_module(module.name)
    if model is not None:
        from biome.vision.child_watch import load_detector  # half a second that a probe does not wait for

        load_detector(model)
        return 0
    if draws:
        from biome.vision.child_draw import LARGEST_CLIP, load_pens

        load_pens()
        return LARGEST_CLIP
    return LARGEST_COPY


def _answer(channel: socket.socket, files: list[int], model: Path | None, order: dict[str, Any]) -> bytes:
    film = files[0]
    match order["do"]:
        case "probe":
            return messages.pack(asdict(probe(film)))
        case "copy":
            return messages.pack(asdict(remux(film, files[1])))
        case "watch":
            return messages.pack_track(_watched(channel, film, model, order))
        case _:
            from biome.vision.child_draw import draw

            return draw(channel, files, order)


def _watched(channel: socket.socket, film: int, model: Path | None, order: dict[str, Any]) -> PoseTrack:
    from biome.vision.watch import watch

    assert model is not None

    def report(progress: Progress) -> None:
        messages.send(channel, Kind.PROGRESS, messages.pack(asdict(progress)))

    asked = {name: order[name] for name in ("outlines", "exercise")}
    return watch(film, model, order["rate"], report, **asked)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3] else None, draws=len(sys.argv) > 4)
