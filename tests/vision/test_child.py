"""The watching child does the same work, and its death or its parent's ends nothing but itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest
from tests.conftest import Eventually

from biome.vision import landlock
from biome.vision.child import Watcher, WatcherKilled, lock_level, probe_in_child, watch_in_child
from biome.vision.confine import Level
from biome.vision.errors import DecoderDied, NotAVideo, TooSlow
from biome.vision.probe import probe
from biome.vision.progress import Progress
from biome.vision.watch import watch


def test_the_child_sees_what_we_would_see(squat_film: Path, model: Path) -> None:
    told: list[Progress] = []
    there = watch_in_child(squat_film, model, 3, told.append)
    here = watch(squat_film, model, 3)
    for name in ("times", "frames", "image", "world", "visibility", "others"):
        np.testing.assert_allclose(getattr(there, name), getattr(here, name), atol=1e-3)
    assert (there.width, there.fps, there.total_frames) == (here.width, here.fps, here.total_frames)
    assert told[-1].frames_read == here.total_frames


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux locks in")
def test_the_child_says_how_far_it_is_locked_in(squat_film: Path, model: Path) -> None:
    with Watcher(model) as watcher:
        assert watcher.level is None
        watcher.probe(squat_film)
        assert watcher.level == Level(landlock.version(), seccomp=True)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux locks in")
def test_how_far_a_child_is_locked_in_can_be_asked_without_a_film() -> None:
    assert lock_level() == Level(landlock.version(), seccomp=True)
    assert lock_level().full is (landlock.version() > 0)
    assert lock_level() is lock_level()  # it is asked once


def test_who_has_told_how_far_it_is_locked_in_still_probes(squat_film: Path) -> None:
    with Watcher(model=None) as watcher:
        level = watcher.locked()
        assert watcher.locked() == level == watcher.level
        assert watcher.probe(squat_film) == probe(squat_film)


def test_a_child_that_only_probes_does_without_what_takes_long_to_load() -> None:
    program = (
        "import sys; from biome.vision import child_main; child_main.load(None)\n"
        "print({'numpy', 'mediapipe', 'pydantic', 'biome.exercises'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_locked_in_child_outlines_the_trunk_too(squat_film: Path, model: Path) -> None:
    there = watch_in_child(squat_film, model, 6, outlines=True)
    np.testing.assert_allclose(there.outline, watch(squat_film, model, 6, outlines=True).outline, atol=1.0)
    assert np.isfinite(there.outline).any()


def test_it_works_in_a_thread_and_leaves_no_process(squat_film: Path, model: Path) -> None:
    before = psutil.Process().children()  # of other tests, the database among them
    found: list[float] = []
    thread = threading.Thread(target=lambda: found.append(watch_in_child(squat_film, model, 2).found.mean()))
    thread.start()
    thread.join(30)
    assert found[0] > 0.9
    assert psutil.Process().children() == before


def test_a_refusal_crosses_over_intact(tmp_path: Path, model: Path) -> None:
    (tmp_path / "film.mp4").write_text("some words, and no film at all here")
    with pytest.raises(NotAVideo, match="text file") as refusal:
        watch_in_child(tmp_path / "film.mp4", model, 15)
    assert refusal.value.code == "UNSUPPORTED_FORMAT"


def test_a_film_can_be_probed_without_a_decoder_in_this_process(squat_film: Path) -> None:
    assert probe_in_child(squat_film) == probe(squat_film)
    program = "import sys, biome.vision.child; print({'av', 'mediapipe'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_decoder_that_dies_is_an_error_of_the_film(squat_film: Path, model: Path) -> None:
    with Watcher(model) as watcher, pytest.raises(DecoderDied) as death:
        watcher.watch(squat_film, 30, lambda _: os.kill(watcher.pid, signal.SIGSEGV))
    assert (death.value.code, death.value.reason) == ("PROCESSING_ERROR", "decoder_died")


def test_a_film_that_takes_too_long_is_stopped(squat_film: Path, model: Path) -> None:
    with Watcher(model) as watcher, pytest.raises(TooSlow):
        os.kill(watcher.pid, signal.SIGSTOP)
        watcher.watch(squat_film, 30, timeout=0.3)
    assert not psutil.pid_exists(watcher.pid)


def test_a_child_that_the_kernel_kills_is_no_fault_of_the_film(squat_film: Path, model: Path) -> None:
    with Watcher(model) as watcher, pytest.raises(WatcherKilled):
        watcher.watch(squat_film, 30, lambda _: os.kill(watcher.pid, signal.SIGKILL))


def test_a_child_that_hangs_ends_as_soon_as_nobody_wants_its_answer(squat_film: Path, model: Path) -> None:
    asked: list[float] = []

    def give_up(_: Progress) -> None:
        asked.append(time.monotonic())
        if len(asked) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Watcher(model) as watcher:
        os.kill(watcher.pid, signal.SIGSTOP)
        watcher.watch(squat_film, 30, give_up)
    assert asked[1] - asked[0] < 5
    assert not psutil.pid_exists(watcher.pid)


def test_what_the_callback_raises_ends_the_child(squat_film: Path, model: Path) -> None:
    def cancel(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Watcher(model) as watcher:
        watcher.watch(squat_film, 30, cancel)
    assert not psutil.pid_exists(watcher.pid)


def test_the_child_knows_nothing_of_our_environment(model: Path) -> None:
    os.environ["BIOME_TEST_SECRET"] = "hush"
    try:
        with Watcher(model) as watcher:
            assert set(psutil.Process(watcher.pid).environ()) <= {"PYTHONPATH", "PYTHONUTF8", "LC_CTYPE"}
    finally:
        del os.environ["BIOME_TEST_SECRET"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_the_child_dies_with_a_parent_that_is_killed(model: Path, eventually: Eventually) -> None:
    program = (
        "import time; from pathlib import Path; from biome.vision.child import Watcher\n"
        f"watcher = Watcher(Path({str(model)!r})); time.sleep(0.3); print(watcher.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert psutil.pid_exists(child)
        parent.kill()
    assert eventually(lambda: not psutil.pid_exists(child) or psutil.Process(child).status() == "zombie")
