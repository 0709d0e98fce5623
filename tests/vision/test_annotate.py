"""What is drawn on a film is what the report says about that moment."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.vision.films import Picture
from tests.vision.reports import hold, issue, rep, report

from biome.engine.report import Series
from biome.engine.skeleton import Landmark
from biome.engine.track import PoseTrack
from biome.vision.annotate import annotate
from biome.vision.caption import Captions
from biome.vision.container import opened
from biome.vision.decode import ALL, Decoder
from biome.vision.encode import write_film
from biome.vision.errors import NotAVideo
from biome.vision.figure import Motion
from biome.vision.keyframes import keyframes
from biome.vision.probe import probe
from biome.vision.watch import watch


@pytest.fixture(scope="module")
def track(squat_film: Path, model: Path) -> PoseTrack:
    return watch(squat_film, model, rate=10)


def pictures(film: Path) -> list[Picture]:
    with opened(film) as source:
        return [picture.rgb for picture in Decoder(source, probe(film), ALL)]


def test_the_annotated_film_keeps_frames_times_and_size(squat_film: Path, track: PoseTrack, tmp_path: Path) -> None:
    annotate(squat_film, track, report(track), tmp_path / "out.mp4")
    before, after = probe(squat_film), probe(tmp_path / "out.mp4")
    assert (after.total_frames, after.width, after.height, after.rotation) == (
        before.total_frames,
        before.width,
        before.height,
        0,
    )
    assert after.fps == pytest.approx(before.fps, rel=0.001)
    assert after.codec == "h264"


def test_the_skeleton_is_drawn_on_the_body(squat_film: Path, track: PoseTrack, tmp_path: Path) -> None:
    annotate(squat_film, track, report(track), tmp_path / "out.mp4")
    row = len(track) // 2
    frame = int(track.frames[row])
    before, after = (pictures(film)[frame].astype(int) for film in (squat_film, tmp_path / "out.mp4"))
    change = np.abs(after - before).sum(axis=2)
    near = Motion(track).near.upper()
    hip, knee = (track.image[row][Landmark[f"{near}_{name}"]] for name in ("HIP", "KNEE"))
    x, y = ((hip + knee) / 2).astype(int)
    assert change[y - 3 : y + 4, x - 3 : x + 4].max() > 60
    assert change[-40:, -40:].mean() < 12


def test_the_counter_goes_up_when_a_rep_is_done_and_names_the_phase(track: PoseTrack) -> None:
    captions = Captions(report(track, reps=(rep(1, 10, 40, 30), rep(2, 40, 70, 30))))
    assert [captions.at(frame, frame / 30).headline for frame in (0, 39, 40, 70)] == ["0", "0", "1", "2"]
    assert [captions.at(frame, frame / 30).phase for frame in (5, 12, 35)] == ["", "lowering", "lifting"]
    assert [captions.at(frame, frame / 30).label for frame in (0, 40)] == ["REPS", "REP"]


def test_a_hold_shows_a_clock_that_runs_while_the_posture_is_kept(track: PoseTrack) -> None:
    times = np.arange(0, 10, 0.1)
    values = np.where((times >= 3) & (times < 8), 0.0, 40.0)
    captions = Captions(hold(track, 5.0, Series("body_line", "°", tuple(times), tuple(values))))
    assert [captions.at(0, seconds).headline for seconds in (1.0, 5.5, 9.5)] == ["0.0", "2.5", "5.0"]
    assert [captions.at(0, seconds).phase for seconds in (1.0, 5.5, 9.5)] == ["", "holding", ""]


def test_faults_are_shown_during_their_frames(track: PoseTrack) -> None:
    captions = Captions(report(track, issues=(issue("Knee Valgus", 20, 30, 25, 30),)))
    shown = {frame: [shown.type for shown in captions.at(frame, frame / 30).issues] for frame in (19, 20, 30, 31)}
    assert shown == {19: [], 20: ["Knee Valgus"], 30: ["Knee Valgus"], 31: []}


def test_keyframes_show_each_fault_at_its_worst(squat_film: Path, track: PoseTrack) -> None:
    issues = (issue("Knee Valgus", 55, 65, 60, 30), issue("Shallow", 40, 50, 45, 30), issue("Lean", 40, 50, 45, 30))
    found = keyframes(squat_film, track, report(track, issues=issues))
    assert sorted(found) == [45, 60]
    plain = pictures(squat_film)
    for frame, content in found.items():
        picture = np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(int)
        same, other = (np.abs(picture - plain[at]).mean() for at in (frame, 0))
        assert max(picture.shape) <= 960
        assert 1 < same < other


def test_a_keyframe_late_in_a_large_film_is_found_by_its_descriptor(tmp_path: Path, track: PoseTrack) -> None:
    film, rng = tmp_path / "noise.mp4", np.random.default_rng(1)
    write_film(film, (rng.integers(0, 255, (240, 320, 3), np.uint8) for _ in range(60)), 30)
    with film.open("rb") as file:
        found = keyframes(file.fileno(), track, report(track, issues=(issue("Lean", 50, 58, 55, 30),)))
    assert sorted(found) == [55]


def test_a_set_without_faults_has_no_keyframes(squat_film: Path, track: PoseTrack) -> None:
    assert keyframes(squat_film, track, report(track)) == {}


def test_a_film_with_nobody_in_it_can_be_annotated(squat_film: Path, track: PoseTrack, tmp_path: Path) -> None:
    nobody = track.rows(np.zeros(len(track), bool))
    annotate(squat_film, nobody, report(nobody), tmp_path / "out.mp4")
    assert probe(tmp_path / "out.mp4").total_frames == probe(squat_film).total_frames


def test_nothing_is_left_of_a_film_that_cannot_be_read(track: PoseTrack, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_text("only words in here, no pictures")
    with pytest.raises(NotAVideo):
        annotate(tmp_path / "film.mp4", track, report(track), tmp_path / "out.mp4")
    assert [file.name for file in tmp_path.iterdir()] == ["film.mp4"]


def test_the_body_is_drawn_between_analysed_frames_but_not_across_gaps(track: PoseTrack) -> None:
    motion = Motion(track)
    between = motion.at(float(track.times[3] + track.times[4]) / 2)
    assert between is not None
    low, high = np.minimum(track.image[3], track.image[4]), np.maximum(track.image[3], track.image[4])
    assert ((between.points > low - 6) & (between.points < high + 6)).all()
    holed = Motion(track.rows(np.r_[0:3, len(track) - 3 : len(track)]))
    assert holed.at(float(track.times[len(track) // 2])) is None


def test_the_angle_shown_in_a_squat_is_the_near_knees(track: PoseTrack) -> None:
    motion = Motion(track)
    assert motion.dial(hold=False).joint[1] == Landmark[f"{motion.near.upper()}_KNEE"]
    assert motion.dial(hold=True).joint[1] == Landmark[f"{motion.near.upper()}_HIP"]
