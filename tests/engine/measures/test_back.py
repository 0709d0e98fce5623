"""The back's shape from the trunk's outline: as performed where it can be seen, and silence where it cannot."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engine.sets import counted, exercise, filmed, issue, names

from biome.engine.assess import assess
from biome.engine.measures.back import back_contour, back_curve
from biome.engine.track import PoseTrack
from biome.puppet import TYPICAL, Set, mirror

DEADLIFT = exercise("deadlift")


def rounded(contour: float, **how: object) -> Set:
    return Set("deadlift", reps=2, faults={"back_round": contour} if contour else {}, **how)  # type: ignore[arg-type]


def unjudged(track: PoseTrack) -> str:
    """Why the back was not judged."""
    return next(n.message for n in assess(track, DEADLIFT).not_judged if n.fault == "back_round")


@pytest.mark.parametrize("yaw", [90.0, -75.0])
@pytest.mark.parametrize("contour", [0.0, 9.0, 13.0])
def test_the_contour_is_as_performed_whichever_way_one_faces(contour: float, yaw: float) -> None:
    film = filmed(rounded(contour), yaw)
    body = counted(film).body
    lean = film.performance.truth(body.motion.times)["back_contour"]
    floor = lean > 0.95 * contour
    assert np.median(back_contour(body, body.near)[floor]) == pytest.approx(contour, abs=1.5)


def test_a_mirrored_film_shows_the_same_back() -> None:
    track = filmed(rounded(13.0)).track
    found = [issue(assess(seen, DEADLIFT), "back_round") for seen in (track, mirror(track))]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].measured_value == pytest.approx(found[1].measured_value, abs=0.3)


@pytest.mark.parametrize("exercise_", ["squat", "deadlift"])
def test_a_round_back_is_told_with_its_size_and_a_flat_one_is_not(exercise_: str) -> None:
    def report(contour: float, seed: int):
        performed = Set(exercise_, reps=2, faults={"back_round": contour} if contour else {})
        return assess(filmed(performed, noise=TYPICAL, seed=seed).track, exercise(exercise_))

    for seed in (1, 2):
        severe = issue(report(14.0, seed), "back_round")
        assert severe is not None
        assert severe.severity in ("moderate", "severe")
        assert severe.unit == "%"
        assert "back_round" not in names(report(0.0, seed))


def test_a_hollow_that_flattens_is_not_called_round() -> None:
    """Buttocks and shoulder blades lie outside the line of a standing back; of a bent one they do not."""
    film = filmed(rounded(0.0))
    body = counted(film).body
    upright = np.abs(film.performance.truth(film.track.times)["trunk_lean"]) < 20.0
    hollow = np.where(upright, -0.06, 0.0)[:, None] * np.sin(np.pi * np.linspace(0.1, 0.9, 9))
    track = replace(film.track, outline=film.track.outline + hollow[:, :, None])
    body = replace(body, motion=counted(film._replace(track=track)).body.motion)
    assert np.nanmin(back_curve(body)) < -4.0
    assert np.nanmax(np.abs(back_contour(body, body.near)[back_curve(body) > -1.0])) < 1.0


def test_clothes_that_hang_round_are_part_of_the_standing_shape() -> None:
    film = filmed(rounded(0.0))
    jacket = 0.06 * np.sin(np.pi * np.linspace(0.1, 0.9, 9))
    track = replace(film.track, outline=film.track.outline + jacket[:, None])
    assert "back_round" not in names(assess(track, DEADLIFT))


def test_a_plate_before_the_back_hides_it_instead_of_rounding_it() -> None:
    film = filmed(Set("squat", reps=2))
    down = film.performance.truth(film.track.times)["hip_height"] < 0.8
    outline = film.track.outline.copy()
    outline[down, 3:, :] = 0.55
    report = assess(replace(film.track, outline=outline), exercise("squat"))
    assert "back_round" not in names(report)
    assert "hidden" in next(n.message for n in report.not_judged if n.fault == "back_round")


def test_a_back_that_was_never_seen_standing_is_not_judged() -> None:
    film = filmed(rounded(13.0))
    leaning = film.performance.truth(film.track.times)["trunk_lean"] > 32.0
    hidden = np.where(leaning[:, None, None], film.track.outline, np.nan)
    assert "never saw you standing" in unjudged(replace(film.track, outline=hidden))


def test_a_track_from_before_outlines_says_why_the_back_is_not_judged() -> None:
    track = filmed(rounded(13.0)).track
    older = replace(track, outline=np.empty((0, 9, 2), np.float32))
    assert np.isnan(older.outline).all()
    assert len(older.outline) == len(older)
    assert "edge of your back" in unjudged(older)


def test_a_front_view_asks_for_the_side() -> None:
    report = assess(filmed(rounded(13.0), 0.0).track, DEADLIFT)
    assert next(n.reason for n in report.not_judged if n.fault == "back_round") == "view"


def test_the_frames_between_two_masks_are_bridged_and_a_long_loss_is_not() -> None:
    film = filmed(rounded(9.0))
    times = film.track.times
    outline = film.track.outline.copy()
    outline[(times > 3.0) & (times < 4.0)] = np.nan
    motion = counted(film._replace(track=replace(film.track, outline=outline))).body.motion
    assert np.isnan(outline[(times > 1.0) & (times < 2.0)]).mean() > 0.6
    assert np.isfinite(motion.outline[(motion.times > 1.0) & (motion.times < 2.0)]).all()
    assert np.isnan(motion.outline[(motion.times > 3.1) & (motion.times < 3.9)]).all()
