"""What the film allows: told once, in a sentence that says what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.engine.sets import codes, exercise, filmed

from biome.engine.assess import assess
from biome.engine.quality import nobody
from biome.engine.report import SetReport
from biome.engine.skeleton import Landmark
from biome.engine.track import PoseTrack
from biome.puppet import Set


@pytest.fixture(scope="module")
def track() -> PoseTrack:
    return filmed(Set("squat", reps=4)).track


def report_of(track: PoseTrack, **changes: Any) -> SetReport:
    return assess(replace(track, **changes), exercise("squat"))


def smaller(track: PoseTrack, share: float) -> PoseTrack:
    """The same body, ``share`` of its size, in the same picture."""
    middle = np.array([track.width / 2.0, track.height / 2.0])
    return replace(track, image=(track.image - middle) * share + middle)


def test_a_good_film_needs_no_remark(track: PoseTrack) -> None:
    assert codes(report_of(track)) == set()


def test_a_film_with_a_body_in_a_tenth_of_its_frames_shows_nobody(track: PoseTrack) -> None:
    image = track.image.copy()
    image[np.arange(len(track)) % 10 != 0] = np.nan
    assert nobody(replace(track, image=image))
    assert not nobody(track)


def test_someone_small_is_asked_to_come_closer_and_someone_tiny_is_not_scored(track: PoseTrack) -> None:
    small, tiny = (assess(smaller(track, share), exercise("squat")) for share in (0.3, 0.15))
    assert "small" in codes(small)
    assert small.overall_score is not None
    assert "small" in codes(tiny)
    assert tiny.overall_score is None
    assert tiny.rep_count == 4
    assert all(rep.score is None for rep in tiny.reps)
    assert "close" in tiny.score_note


def test_company_is_mentioned_and_lowers_the_confidence(track: PoseTrack) -> None:
    alone, accompanied = report_of(track), report_of(track, others=np.full(len(track), 0.9))
    assert "other_people" in codes(accompanied)
    assert accompanied.rep_count == 4
    assert accompanied.confidence < alone.confidence


def test_who_was_followed_among_several_is_said(track: PoseTrack) -> None:
    accompanied = report_of(track, others=np.full(len(track), 0.9), place="left")
    (notice,) = [n for n in accompanied.notices if n.code == "other_people"]
    assert "I followed the person on the left" in notice.message


@pytest.mark.parametrize("others", [np.nan, 0.2])
def test_a_child_in_the_background_or_no_search_at_all_is_no_company(track: PoseTrack, others: float) -> None:
    assert codes(report_of(track, others=np.full(len(track), others))) == set()


def test_a_passer_by_is_no_company(track: PoseTrack) -> None:
    others = np.zeros(len(track))
    others[: len(track) // 6] = 0.9
    assert codes(report_of(track, others=others)) == set()


def test_a_dim_film_asks_for_light(track: PoseTrack) -> None:
    dim = report_of(track, visibility=track.visibility * 0.5)
    assert "dim" in codes(dim)
    assert dim.confidence < report_of(track).confidence


def test_feet_out_of_the_picture_are_counted_not_judged(track: PoseTrack) -> None:
    image = track.image.copy()
    for name in ("ANKLE", "HEEL", "FOOT_INDEX"):
        for side in ("LEFT", "RIGHT"):
            image[:, Landmark[f"{side}_{name}"], 1] = track.height * 1.05
    report = report_of(track, image=image)
    assert "cut_off" in codes(report)
    assert report.rep_count == 4
    assert {"heel_lift"} <= {n.fault for n in report.not_judged if n.reason == "visibility"}


def test_a_low_resolution_and_a_low_frame_rate_are_mentioned(track: PoseTrack) -> None:
    assert "low_resolution" in codes(report_of(track, height=480, image=track.image * 0.66))
    assert "low_frame_rate" in codes(report_of(track, fps=12.0))


def test_every_remark_is_a_sentence(track: PoseTrack) -> None:
    poor = report_of(smaller(track, 0.2), others=np.full(len(track), 0.9), visibility=track.visibility * 0.5, fps=12.0)
    assert len(poor.notices) >= 4
    assert all(n.message[0].isupper() and n.message.endswith(".") for n in poor.notices)
    assert len(codes(poor)) == len(poor.notices)


@pytest.mark.parametrize("damaged, words", [(1, "a picture is damaged"), (3, "3 pictures are damaged")])
def test_damage_of_the_film_is_told_with_how_much(track: PoseTrack, damaged: int, words: str) -> None:
    report = report_of(track, damaged=damaged)
    told = next(notice for notice in report.notices if notice.code == "damaged")
    assert words in told.message
    assert report.rep_count == 4


def test_a_gap_in_the_film_is_told_with_how_long_it_is(track: PoseTrack) -> None:
    times = track.times.copy()
    times[len(times) // 2 :] += 1.2
    told = next(notice for notice in report_of(track, times=times).notices if notice.code == "gaps")
    assert "1.3 s" in told.message
