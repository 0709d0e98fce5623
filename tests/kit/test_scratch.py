"""Temporary folders, and what is left of them by processes that were killed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from biome.kit.scratch import PREFIX, clear_abandoned

MAKE = "from biome.kit.scratch import scratch; import time\nwith scratch() as f: print(f, flush=True); time.sleep(60)"


@pytest.fixture
def maker(tmp_path: Path):
    env = {"TMPDIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", MAKE], env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert Path(process.stdout.readline().strip()).is_dir()
        yield process
        process.kill()


def test_a_folder_in_use_stays_and_that_of_a_killed_process_goes(maker: subprocess.Popen[str], tmp_path: Path):
    assert clear_abandoned(0, tmp_path) == 0
    maker.kill()
    maker.wait()
    assert clear_abandoned(age=60, folder=tmp_path) == 0  # too fresh: somebody may be about to hold it
    assert clear_abandoned(0, tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_touched(tmp_path: Path):
    (tmp_path / "biome-other").mkdir()
    (tmp_path / f"{PREFIX}link").symlink_to(tmp_path / "biome-other")
    time.sleep(0.01)
    assert clear_abandoned(0, tmp_path) == 0
    assert (tmp_path / "biome-other").is_dir()
