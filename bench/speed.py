"""How long an analysis takes and how much memory. `make bench-speed` runs it; exits 1 when a bar is missed.

A film of 30 s, 720p, 30 frames a second goes through the `biome analyze` command on one core, and then, to see where
the time goes, through each stage by itself.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent))

from clips import CLIPS

from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.vision.info import FilmInfo

SECONDS, FPS, WIDTH, HEIGHT = 30, 30, 1280, 720
SOURCE, EXERCISE = "deadlift_01.mp4", "deadlift"
TIME_BAR_S, MEMORY_BAR_MB = 9.0, 500.0
ROOT = Path(__file__).resolve().parents[1]

Picture = NDArray[np.uint8]


def main() -> int:
    """Prints the tables and the bars; the process's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often the command is run; the median counts")
    runs = parser.parse_args().runs
    core = max(os.sched_getaffinity(0))
    print(f"one core of {os.cpu_count()} ({platform.processor() or platform.machine()}), load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "set.mp4"
        name = write_set(film)
        print(
            f"{SECONDS} s of {WIDTH}x{HEIGHT} at {FPS} frames a second, {film.stat().st_size / 2**20:.1f} MB, {name}\n"
        )
        os.sched_setaffinity(0, {core})  # the children inherit it
        measured = [analysed(film) for _ in range(runs)]
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print_stages(film)
    for number, (wall, processor) in enumerate(measured, 1):
        print(f"biome analyze, run {number}: {wall:6.2f} s, of which {processor:.2f} s on the processor")
    wall, processor = (statistics.median(times) for times in zip(*measured, strict=True))
    if wall > 1.1 * processor:
        waited = 1 - processor / wall
        print(
            f"(the command waited for the core {waited:.0%} of its time: other work runs here; measure again when idle)"
        )
    bars = [
        (f"a 30 s clip on one core, at most {TIME_BAR_S:g} s", f"{wall:.2f} s", wall <= TIME_BAR_S),
        (f"peak memory, under {MEMORY_BAR_MB:g} MB", f"{memory:.0f} MB", memory < MEMORY_BAR_MB),
    ]
    print()
    for bar, reached, kept in bars:
        print(f"{bar:<48}{reached:>10}  {'ok' if kept else 'MISSED'}")
    return 0 if all(kept for _, _, kept in bars) else 1


def write_set(film: Path) -> str:
    """Write the film to measure with; says what is in it."""
    from biome.vision.encode import write_film

    real = CLIPS / SOURCE
    write_film(film, islice(looped(real) if real.is_file() else drawn(), SECONDS * FPS), FPS)
    return f"{SOURCE} over and over" if real.is_file() else "a drawn mannequin (the real clips are not here)"


def looped(clip: Path) -> Iterator[Picture]:
    """A real clip's frames, over and over."""
    from biome.vision.container import opened
    from biome.vision.decode import ALL, Decoder
    from biome.vision.probe import probe

    while True:
        with opened(clip) as source:
            yield from (picture.rgb for picture in Decoder(source, probe(clip), ALL, WIDTH))


def drawn() -> Iterator[Picture]:
    """A mannequin's set of deadlifts, over and over."""
    from biome.puppet import Camera, Set, frames, perform

    while True:
        yield from frames(perform(Set(EXERCISE, reps=3)), Camera(yaw=90, width=WIDTH, height=HEIGHT), FPS)


def analysed(film: Path) -> tuple[float, float]:
    """Seconds by the clock and seconds on the processor of one `biome analyze`."""
    command = [str(Path(sys.executable).with_name("biome")), "analyze", str(film), "--exercise", EXERCISE]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def print_stages(film: Path) -> None:
    """Each stage by itself, in this process, in seconds on the processor."""
    stages = dict(stage_seconds(film))
    print(f"{'stage':<52}{'cpu s':>8}{'share':>8}")
    for stage, seconds in stages.items():
        print(f"{stage:<52}{seconds:>8.2f}{seconds / sum(stages.values()):>8.0%}")
    print(f"{'together':<52}{sum(stages.values()):>8.2f}\n")


def stage_seconds(film: Path) -> Iterator[tuple[str, float]]:
    """Each stage's name and its processor seconds."""
    yield "start: Python and imports of the command", imported("biome.cli, biome.analysis, biome.engine.assess, av")
    from biome.analysis import named
    from biome.coach.offline import OfflineCoach
    from biome.engine.assess import assess
    from biome.vision.model import ensure
    from biome.vision.pose import preload
    from biome.vision.probe import probe

    chosen = named(EXERCISE)
    clock = Stopwatch()
    model = ensure(ROOT / ".biome" / "models")
    yield "model: compare with the recorded sums", clock.lap()
    preload()
    yield "detector: import", clock.lap()
    info = probe(film)
    yield "probe", clock.lap()
    decoding = decode_seconds(film, info)
    yield f"decode: {info.total_frames} frames", decoding
    watched, track = watch_seconds(film, info, model, chosen)
    yield "detector: create", watched["create"]
    yield f"convert: {len(track)} frames", watched["read"] - decoding
    yield f"pose: {len(track)} frames, {watched['pose'] / len(track) * 1000:.1f} ms each", watched["pose"]
    yield f"others: {int(np.isfinite(track.others).sum())} searches", watched["others"]
    clock.lap()
    facts = assess(track, chosen)
    yield "assess", clock.lap()
    facts.advised(OfflineCoach().words(facts, chosen))
    yield "coach", clock.lap()


def watch_seconds(film: Path, info: FilmInfo, model: Path, exercise: Exercise) -> tuple[dict[str, float], PoseTrack]:
    """What watching does, with the time that each part of it takes."""
    from biome.vision.container import opened
    from biome.vision.decode import Decoder
    from biome.vision.follow import Follower
    from biome.vision.others import Bystanders
    from biome.vision.rows import Rows
    from biome.vision.watch import LONG_SIDE

    spent: dict[str, float] = {"create": 0.0, "read": 0.0, "pose": 0.0, "others": 0.0}
    rows, clock = Rows(), Stopwatch()
    with opened(film) as source, Follower(model, exercise.needs_outline) as follower, Bystanders(model) as bystanders:
        spent["create"] = clock.lap()
        for picture in Decoder(source, info, exercise.rate, LONG_SIDE):
            spent["read"] += clock.lap()
            pose = follower.follow(picture.rgb, picture.time)
            spent["pose"] += clock.lap()
            rows.add(picture.time, picture.frame, pose, bystanders.share(picture, pose))
            spent["others"] += clock.lap()
    return spent, rows.track(info, info.total_frames)


def decode_seconds(film: Path, info: FilmInfo) -> float:
    """Decoding alone: only the last frame is asked for."""
    from biome.vision.container import opened
    from biome.vision.decode import Decoder

    clock = Stopwatch()
    with opened(film) as source:
        list(Decoder(source, info, {info.total_frames - 1}))
    return clock.lap()


def imported(modules: str) -> float:
    """Processor seconds of a Python that does nothing but import."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", f"import {modules}"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Stopwatch:
    """Processor seconds between laps: what others do on this machine does not count."""

    def __init__(self) -> None:
        self._last = time.process_time()

    def lap(self) -> float:
        """Seconds since the last lap."""
        last, self._last = self._last, time.process_time()
        return self._last - last


if __name__ == "__main__":
    sys.exit(main())
