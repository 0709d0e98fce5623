"""Sets to be asked about: six squats from the side with one fault, and whose they are."""

from __future__ import annotations

from dataclasses import replace

from tests.coach import reports

from biome.coach.ask.evidence import Evidence
from biome.coach.person import PastSet, Person
from biome.engine.report import Balance, Metric, NotJudged, SetReport, Story, Tempo, Trend
from biome.engine.sentences import Sentence
from biome.exercises import library

SQUAT = library().get("squat")
STORY = Story(
    tempo=Tempo(1.2, 0.9, None, 0.4, 2.5, lifts_first=False),
    trends=(Trend("tempo", 0.9, 1.4, 55.0, 8.0, told=True, steady=False),),
    balance=Balance("knee_angle", "°", 80.0, 90.0, -11.0, 3.0, "left", 0.8),
)
METRICS = (
    Metric("depth", "Squat Depth (thigh to parallel)", "24°", "30° above parallel or deeper", "good", 24.0, "°"),
    Metric("tempo", "Lowering Time", "1.2 s", "0.6 s or more", "good", 1.2, "s"),
)
KNOWN = Person(
    history=(PastSet(7, 6.9, 6, issues=("Excessive Forward Lean", "Heels Lifting")), PastSet(12, 6.2, 5)),
    trend="improving",
    average_score=6.8,
    best_score=7.4,
)


def squats(**changes: object) -> SetReport:
    """Six squats: the chest tips forward in three, knees were not to be seen, depth and heels were clean."""
    made = reports.squats(
        story=STORY,
        metrics=METRICS,
        clean=(reports.clean(), reports.clean("heel_lift", type="Heels Lifting", value=0.5)),
        not_judged=tuple(_hidden(fault) for fault in ("knee_valgus", "hip_shift")),
        watched=(reports.clean("fast_drop", type="Uncontrolled Descent", value=0.7, unit="s"),),
    )
    return replace(made, **changes)


def _hidden(fault: str) -> NotJudged:
    name = next(one.name for one in SQUAT.faults if one.id == fault)
    said = Sentence("other_view", {"seen_from": "side", "film_from": ("front",)})
    return replace(
        reports.not_judged(fault, type=name, message="This cannot be seen from the side; film from the front."),
        said=(said,),
    )


def evidence(report: SetReport | None = None, person: Person = KNOWN, exercise: str = "squat") -> Evidence:
    """The set, and somebody who did it."""
    return Evidence(report or squats(), library().get(exercise), person)
