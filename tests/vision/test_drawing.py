"""The drawing child draws what we would draw, and what a film does to it is done to nothing else."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image
from tests.vision.films import MakeFilm
from tests.vision.reports import hold, issue, rep, report

from biome.engine.report import Series, SetReport
from biome.engine.track import PoseTrack
from biome.vision import landlock, messages
from biome.vision.annotate import annotate
from biome.vision.caption import Captions
from biome.vision.child import WatcherFailed
from biome.vision.confine import Level
from biome.vision.container import opened
from biome.vision.decode import ALL, Decoder
from biome.vision.drawing import Drawer
from biome.vision.errors import DecoderDied, NotAVideo, TooSlow
from biome.vision.keyframes import keyframes
from biome.vision.probe import probe
from biome.vision.shown import plain, shown
from biome.vision.standby import Standby
from biome.vision.watch import watch


@pytest.fixture(scope="module")
def track(squat_film: Path, model: Path) -> PoseTrack:
    return watch(squat_film, model, rate=10)


@pytest.fixture(scope="module")
def told(track: PoseTrack) -> SetReport:
    """A report with a repetition and two faults, one of them with a side."""
    issues = (replace(issue("Knee Valgus", 55, 65, 60, 30), side="left"), issue("Shallow", 40, 50, 45, 30))
    return report(track, reps=(rep(1, 30, 70, 30),), issues=issues)


def pictures(film: Path) -> np.ndarray:
    with opened(film) as source:
        return np.array([picture.rgb for picture in Decoder(source, probe(film), ALL)], int)


def test_key_frames_are_those_that_we_would_draw(squat_film: Path, track: PoseTrack, told: SetReport) -> None:
    here = keyframes(squat_film, track, told)
    with Drawer() as drawer:
        there = drawer.keyframes(squat_film, track, told)
    assert list(there) == sorted(here) == [45, 60]
    for frame, content in here.items():
        one, other = (np.asarray(Image.open(io.BytesIO(jpeg)), int) for jpeg in (there[frame], content))
        np.testing.assert_allclose(one, other, atol=3)


def test_the_clip_is_the_one_that_we_would_draw(
    squat_film: Path, track: PoseTrack, told: SetReport, tmp_path: Path
) -> None:
    there, here = tmp_path / "there.mp4", tmp_path / "here.mp4"
    with Drawer() as drawer:
        drawer.annotate(squat_film, track, told, there)
    annotate(squat_film, track, told, here)
    assert probe(there) == probe(here)
    one, other = pictures(there), pictures(here)
    assert np.abs(one - other).mean() < 1 < np.abs(one - pictures(squat_film)).mean()
    content = there.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    assert sorted(tmp_path.iterdir()) == [here, there]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux locks in")
def test_the_drawing_child_is_locked_in() -> None:
    with Drawer() as drawer:
        assert drawer.locked() == Level(landlock.version(), seccomp=True)


def test_a_film_that_kills_the_decoder_while_drawing_is_an_error_of_the_film(
    make_film: MakeFilm, squat_film: Path, track: PoseTrack, told: SetReport, tmp_path: Path
) -> None:
    film, out = make_film(seconds=10), tmp_path / "out.mp4"
    with Drawer() as drawer, pytest.raises(DecoderDied):
        threading.Thread(target=_kill_when_it_draws, args=(drawer.pid, out)).start()
        drawer.annotate(film, track, told, out)
    with Drawer() as drawer, pytest.raises(DecoderDied):
        drawer.locked()
        os.kill(drawer.pid, signal.SIGSEGV)
        drawer.keyframes(squat_film, track, told)
    assert list(tmp_path.iterdir()) == [film]


def _kill_when_it_draws(child: int, out: Path) -> None:
    while not out.exists() or out.stat().st_size == 0:
        time.sleep(0.001)
    os.kill(child, signal.SIGSEGV)


def test_a_clip_that_takes_too_long_is_stopped(
    squat_film: Path, track: PoseTrack, told: SetReport, tmp_path: Path
) -> None:
    with Drawer() as drawer, pytest.raises(TooSlow):
        os.kill(drawer.pid, signal.SIGSTOP)
        drawer.annotate(squat_film, track, told, tmp_path / "out.mp4", timeout=0.3)
    assert not psutil.pid_exists(drawer.pid)
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_crosses_over_and_leaves_nothing(track: PoseTrack, told: SetReport, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_text("only words in here, no pictures")
    with Drawer() as drawer, pytest.raises(NotAVideo, match="text file"):
        drawer.annotate(film, track, told, tmp_path / "out.mp4")
    with Drawer() as drawer, pytest.raises(NotAVideo):
        drawer.keyframes(film, track, told)
    assert list(tmp_path.iterdir()) == [film]


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_full_disk_is_not_the_films_fault(squat_film: Path, track: PoseTrack, told: SetReport) -> None:
    with Drawer() as drawer, pytest.raises(OSError, match="No space left") as full:
        drawer._ask(squat_film, {"do": "annotate", "report": plain(told)}, 60, out=Path("/dev/full"), track=track)
    assert not isinstance(full.value, WatcherFailed)


def test_what_is_drawn_of_a_report_comes_through_whole(track: PoseTrack, told: SetReport) -> None:
    held = hold(track, 5.0, Series("body_line", "°", (0.0, 1.0, 2.0), (0.5, None, 1.5)))
    for made in (told, held):
        there = shown(messages.unpack(messages.pack(plain(made))))
        for frame in range(track.total_frames):
            assert Captions(there).at(frame, frame / 30) == Captions(made).at(frame, frame / 30)


def test_the_next_child_is_there_before_it_is_needed(squat_film: Path, track: PoseTrack, told: SetReport) -> None:
    drawing = Standby(Drawer)
    first = drawing.use(lambda drawer: (drawer.pid, drawer.keyframes(squat_film, track, told)))
    with pytest.raises(NotAVideo):
        drawing.use(lambda drawer: drawer.keyframes(Path(__file__), track, told))
    assert drawing.use(lambda drawer: drawer.keyframes(squat_film, track, told)) == first[1]
    assert not psutil.pid_exists(first[0])


def test_a_worker_hands_films_over_and_loads_no_decoder(model: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from biome.worker import craft; craft(Path(sys.argv[1]))\n"
        "print({'av', 'biome.vision.annotate', 'biome.vision.container'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", program, str(model.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
