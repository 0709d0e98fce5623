"""`biome demo` and `biome analyze`, the whole way on a film that is really decoded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from tests.cli.conftest import Run

from biome.vision.probe import probe

PROMISED = {
    "exercise",
    "view",
    "repCount",
    "attempts",
    "holdSeconds",
    "reps",
    "overallScore",
    "confidence",
    "metrics",
    "issues",
    "notJudged",
    "strengths",
    "recommendations",
    "totalFrames",
    "processingTime",
    "versions",
}


@pytest.fixture(scope="module")
def film(biome: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "set.mp4"
    told = biome("demo", path, "--reps", 1)
    assert told.returncode == 0, told.stderr
    assert f"biome analyze {path}" in told.stdout
    return path


@pytest.mark.usefixtures("model")
def test_a_film_becomes_a_report_json_an_annotated_clip_and_a_plot(biome: Run, film: Path, tmp_path: Path) -> None:
    outputs = {"--json": tmp_path / "set.json", "--annotate": tmp_path / "out.mp4", "--plot": tmp_path / "set.png"}
    told = biome("analyze", film, "-e", "Squat", *(part for pair in outputs.items() for part in pair))
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert "Squat · 1 rep · filmed from the side" in told.stdout
    assert sorted(tmp_path.iterdir()) == sorted(outputs.values())
    report = json.loads(outputs["--json"].read_text(encoding="utf-8"))
    assert report.keys() >= PROMISED
    assert report["repCount"] == len(report["reps"]) == 1
    assert report["coachedBy"] == "offline"
    assert probe(outputs["--annotate"]).duration == pytest.approx(probe(film).duration, abs=0.1)
    with Image.open(outputs["--plot"]) as plot:
        assert plot.format == "PNG"


@pytest.mark.usefixtures("model")
def test_json_on_stdout_stands_alone(biome: Run, clips: Path) -> None:
    told = biome("analyze", clips / "plank_06.mp4", "--exercise", "plank", "--json", "-")
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    report = json.loads(told.stdout)
    assert report["exercise"] == "plank"
    assert report["holdSeconds"] > 1


@pytest.mark.usefixtures("model")
def test_a_set_that_cannot_be_judged_is_an_answer_and_not_a_failure(biome: Run, clips: Path) -> None:
    told = biome("analyze", clips / "arm_raise_other_01.mp4", "--exercise", "squat")
    assert told.returncode == 0
    assert "no score" in told.stdout
    assert "Traceback" not in told.stderr
