"""A report that is kept as JSON comes back as it was."""

from __future__ import annotations

import json
import math
from dataclasses import fields, replace

import pytest
from tests.coach import reports
from tests.engine.sets import report_of

from biome.engine.report import Balance, SetReport, Story, Suggestion, Tempo, Trend
from biome.engine.restore import restored
from biome.puppet import Set

STORY = Story(
    tempo=Tempo(1.2, 0.9, None, 0.4, 2.5, lifts_first=False),
    trends=(Trend("tempo", 0.9, 1.4, 55.0, 8.0, told=True, steady=False),),
    balance=Balance("knee_angle", "°", 80.0, 90.0, -11.0, 3.0, "left", 0.8),
)


def kept(report: SetReport) -> dict[str, object]:
    """Through the database and back, in which there is no NaN."""
    return json.loads(json.dumps(report.to_json()), parse_constant=lambda _: None)


@pytest.mark.parametrize("made", [reports.squats(), reports.plank(), reports.unscored()], ids=["reps", "hold", "none"])
def test_a_report_comes_back_as_it_was(made: SetReport) -> None:
    made = replace(made, story=STORY, suggestions=(Suggestion("lunge", "Lunge", 0.8),), attempts=(reports.attempt(),))
    assert restored(kept(made)) == made


def test_a_whole_assessment_comes_back_as_it_was() -> None:
    made = report_of(Set("squat", reps=4))
    assert restored(kept(made)) == made


def test_what_json_has_no_number_for_is_no_number_again() -> None:
    made = reports.squats(issues=(reports.issue(measured_value=math.nan),))
    assert math.isnan(restored(kept(made)).issues[0].measured_value)


def test_what_reports_did_not_have_yet_is_left_at_its_default() -> None:
    old = {key: value for key, value in kept(reports.squats()).items() if key not in ("story", "watched", "signal")}
    again = restored({**old, "somethingNobodyKnows": 1})
    assert (again.story, again.watched, again.signal) == (None, (), None)
    assert again.reps == reports.squats().reps


@pytest.mark.parametrize("missing", [f.name for f in fields(SetReport)][:4])
def test_half_a_report_is_none(missing: str) -> None:
    whole = kept(reports.squats())
    first, *rest = missing.split("_")
    del whole[first + "".join(word.capitalize() for word in rest)]
    with pytest.raises(LookupError):
        restored(whole)
