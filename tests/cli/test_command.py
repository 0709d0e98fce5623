"""The command's own manners: quick to start, plain when it cannot, and tidy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from biome.cli.outputs import whole

HEAVY = (
    "av",
    "mediapipe",
    "sqlalchemy",
    "matplotlib",
    "numpy",
    "scipy",
    "fastapi",
    "procrastinate",
    "pydantic",
    "rich.table",
)


def test_the_command_starts_without_anything_heavy() -> None:
    look = f"import sys, biome.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_command_tells_its_version_and_its_parts(biome: Run) -> None:
    assert biome("--version").stdout.startswith("biome 0.")
    told = biome("--help").stdout
    assert all(word in told for word in ("analyze", "exercises", "demo", "start", "worker"))


def test_an_unknown_exercise_is_a_usage_error_with_near_matches(biome: Run, tmp_path: Path) -> None:
    clip = tmp_path / "set.mp4"
    clip.write_bytes(b"not looked at")
    told = biome("analyze", clip, "--exercise", "pusk-up")
    assert told.returncode == 2
    assert "Push-up" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("content", [b"", b"This is a text, not a film. " * 100], ids=["empty", "text"])
def test_a_bad_film_ends_in_one_sentence_and_leaves_nothing_behind(biome: Run, tmp_path: Path, content: bytes) -> None:
    clip = tmp_path / "set.mp4"
    clip.write_bytes(content)
    outputs = ("--json", tmp_path / "set.json", "--annotate", tmp_path / "out.mp4", "--plot", tmp_path / "set.png")
    told = biome("analyze", clip, "--exercise", "squat", *outputs)
    assert told.returncode == 1
    assert told.stdout == ""
    assert told.stderr.startswith("biome: ")
    assert len(told.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == [clip]


@pytest.mark.parametrize(
    "arguments, reason",
    [
        (("missing.mp4",), "there is no file"),
        (("set.mp4", "--annotate", "set.mp4"), "overwrite the clip"),
        (("set.mp4", "--annotate", "out.gif"), ".mp4"),
        (("set.mp4", "--plot", "out.txt"), ".png"),
        (("set.mp4", "--json", "nowhere/out.json"), "no folder"),
    ],
)
def test_a_wish_that_cannot_be_granted_is_refused_before_the_work(
    biome: Run, tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    clip = tmp_path / "set.mp4"
    clip.write_bytes(b"untouched")
    placed = [a if a.startswith("--") else tmp_path / a for a in arguments]
    told = biome("analyze", *placed)
    assert told.returncode == 2
    assert reason in told.stderr
    assert clip.read_bytes() == b"untouched"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")

    def fail_half_way() -> None:
        with whole(target) as unfinished:
            unfinished.write_text("ha")
            raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert target.read_text() == "old"
    with whole(target) as unfinished:
        unfinished.write_text("new")
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_the_library_is_listed_shown_and_checked(biome: Run) -> None:
    listed, shown, checked = (
        biome("exercises", "list"),
        biome("exercises", "show", "push ups"),
        biome("exercises", "check"),
    )
    assert all(slug in listed.stdout for slug in ("squat", "push-up", "deadlift", "plank", "lunge", "pull-up"))
    assert "Hips Sagging" in shown.stdout
    assert checked.returncode == 0
    assert "every name is known" in checked.stdout


def test_an_unknown_exercise_cannot_be_shown(biome: Run) -> None:
    told = biome("exercises", "show", "underwater basket weaving")
    assert told.returncode == 2
    assert "biome exercises list" in told.stderr


def test_a_demo_account_needs_an_address(biome: Run):
    told = biome("demo", "--seed", "--email", "nonsense")
    assert told.returncode != 0
    assert "email" in told.stderr
    assert "Traceback" not in told.stderr
