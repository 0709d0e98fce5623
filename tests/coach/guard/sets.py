"""Sets with known facts, for sentences that may and may not be said about them."""

# ruff: noqa: RUF001 (the sign of a ratio is meant as it stands)

from __future__ import annotations

from functools import cache

from tests.coach.reports import attempt, clean, issue, metric, not_judged, notice, plank, rep, squats, unscored

from biome.coach.facts import FactSheet, fact_sheet
from biome.coach.person import NOBODY, PastSet, Person
from biome.engine.report import Balance, SetReport, Story, Tempo, Trend
from biome.exercises import Exercise, library, unnamed

KNOWN = Person(
    level="intermediate",
    equipment=("dumbbell", "bench"),
    history=(PastSet(3, 6.8, 8, issues=("Excessive Forward Lean",)), PastSet(10, 6.1, 5)),
    trend="improving",
    average_score=6.5,
    best_score=6.9,
)


def squat() -> SetReport:
    """Six back squats from the side: leaning forward in the middle, heels at the end, getting slower and shorter."""
    return squats(
        exercise="barbell-back-squat",
        exercise_name="Barbell Back Squat",
        reps=tuple(rep(i, seconds) for i, seconds in enumerate((2.4, 2.5, 2.6, 2.8, 3.1, 3.4), start=1)),
        issues=(
            issue("forward_lean", measured_value=57.4, threshold=50.0, rep=5, reps=(3, 4, 5)),
            issue(
                "heel_lift",
                type="Heels Lifting",
                severity="minor",
                measured_value=14.2,
                threshold=12.0,
                rep=6,
                reps=(5, 6),
                confidence_score=0.7,
                deduction=0.4,
            ),
        ),
        clean=(
            clean("shallow_depth", value=6.0),
            clean("hips_first", type="Hips Rise First", value=2.1),
            clean("fade", type="Range Fading", value=3.0, unit="%", reps=0),
        ),
        not_judged=(
            not_judged(),
            not_judged("hip_shift", type="Hip Shift", message="Film from the front to see this."),
        ),
        metrics=(
            metric(
                id="depth",
                name="Squat Depth (thigh to parallel)",
                actual="6°",
                target="12° above parallel or deeper",
                value=6.2,
            ),
            metric(id="knee", name="Knee Angle (bottom)", actual="74°", target="77° or less", value=74.3),
            metric(
                id="lean", name="Trunk Lean (bottom)", actual="57°", target="50° or less", value=57.4, status="error"
            ),
            metric(id="tempo", name="Lowering Time", actual="1.4 s", target="0.6 s or more", value=1.42, unit="s"),
        ),
        story=Story(
            tempo=Tempo(eccentric=1.42, concentric=1.1, pause=0.3, rest=0.8, rep=2.7, lifts_first=False),
            trends=(
                Trend("range", first=0.42, last=0.36, change=-14.0, error=3.0, told=True, steady=False),
                Trend("tempo", first=0.9, last=1.3, change=44.0, error=8.0, told=True, steady=False),
            ),
            balance=None,
        ),
    )


def valgus() -> SetReport:
    """Eight goblet squats from the front: the right knee falls in, the left side moves less."""
    return squats(
        exercise="goblet-squat",
        exercise_name="Goblet Squat",
        view="front",
        rep_count=8,
        reps=tuple(rep(i, score=7.0 + i / 10) for i in range(1, 9)),
        overall_score=7.6,
        issues=(
            issue(
                "knee_valgus",
                type="Knee Valgus",
                severity="minor",
                side="right",
                measured_value=12.3,
                threshold=8.0,
                rep=7,
                reps=(4, 7),
            ),
            issue(
                "hip_shift",
                type="Hip Shift",
                severity="moderate",
                side="left",
                measured_value=16.0,
                threshold=10.0,
                unit="%",
                rep=2,
                reps=(1, 2, 3, 4),
            ),
        ),
        clean=(clean("shallow_depth", value=8.0, reps=8),),
        not_judged=(
            not_judged(
                "forward_lean",
                type="Excessive Forward Lean",
                message="This cannot be seen from the front; film from the side.",
            ),
        ),
        metrics=(
            metric(
                id="stance",
                name="Stance Width",
                actual="1.24",
                target="0.9 to 2.1 shoulder widths",
                value=1.24,
                unit="× shoulders",
            ),
        ),
        story=Story(
            tempo=Tempo(eccentric=1.5, concentric=1.2, pause=None, rest=0.5, rep=2.7, lifts_first=False),
            trends=(
                Trend("range", first=0.4, last=0.4, change=0.5, error=2.0, told=False, steady=True),
                Trend("tempo", first=1.2, last=1.2, change=1.0, error=3.0, told=False, steady=True),
            ),
            balance=Balance("hip_height", "× leg", 0.36, 0.41, -11.0, 3.0, "left", 0.9),
        ),
    )


def push_up() -> SetReport:
    """Ten push-ups from the side: too short throughout, hips sagging at the end, range fading, two half ones."""
    return squats(
        exercise="push-up",
        exercise_name="Push-up",
        pattern="push_up",
        rep_count=10,
        reps=tuple(rep(i, 1.8, score=6.0 - i / 10) for i in range(1, 11)),
        attempts=(attempt(19.0), attempt(21.0)),
        overall_score=5.4,
        score_low=4.9,
        score_high=5.9,
        issues=(
            issue(
                "shallow_depth",
                type="Half Reps",
                severity="severe",
                measured_value=131.0,
                threshold=101.0,
                rep=8,
                reps=tuple(range(1, 11)),
            ),
            issue("hip_sag", type="Hips Sagging", measured_value=-18.4, threshold=-12.0, rep=9, reps=(7, 8, 9, 10)),
            issue("fade", type="Range Fading", measured_value=22.0, threshold=12.0, unit="%", rep=None, reps=()),
        ),
        clean=(clean("head_drop", type="Head Dropping", value=9.0, reps=10),),
        not_judged=(
            not_judged(
                "elbow_flare",
                type="Elbows Flaring",
                message="This cannot be seen from the side; film from the head or foot end.",
            ),
        ),
        metrics=(
            metric(
                id="elbow_bottom",
                name="Elbow Angle (bottom)",
                actual="128°",
                target="95° or less",
                value=128.0,
                status="error",
            ),
        ),
        notices=(notice("low_resolution", "Film in 720p or better for finer measurements."),),
    )


def press() -> SetReport:
    """Five presses from the front: the left hand lower every time, soft lock-outs at the end."""
    return squats(
        exercise="overhead-press",
        exercise_name="Barbell Overhead Press",
        pattern="overhead_press",
        view="front",
        rep_count=5,
        reps=tuple(rep(i, score=8.0 - i / 10) for i in range(1, 6)),
        issues=(
            issue(
                "uneven",
                type="Uneven Press",
                side="left",
                measured_value=0.14,
                threshold=0.11,
                unit="× torso",
                rep=3,
                reps=(1, 2, 3, 4, 5),
            ),
            issue(
                "soft_lockout",
                type="Not Locking Out",
                severity="minor",
                measured_value=148.0,
                threshold=153.0,
                rep=5,
                reps=(4, 5),
                confidence_score=0.6,
            ),
        ),
        clean=(clean("leg_drive", type="Using the Legs", value=3.0, reps=5),),
        not_judged=(),
        metrics=(
            metric(
                id="symmetry",
                name="Arm Symmetry (top)",
                actual="0.14",
                target="-0.09 to 0.09 torso lengths",
                value=0.14,
                unit="× torso",
                status="warning",
            ),
        ),
    )


def curl() -> SetReport:
    """Six curls from the side: torso swinging, the weight dropped."""
    return squats(
        exercise="barbell-curl",
        exercise_name="Barbell Curl",
        pattern="curl",
        issues=(
            issue("swing", type="Swinging the Torso", measured_value=12.4, threshold=8.0, rep=6, reps=(4, 5, 6)),
            issue(
                "fast_drop",
                type="Dropping the Weight",
                measured_value=0.46,
                threshold=0.6,
                unit="s",
                rep=2,
                reps=(1, 2, 3),
            ),
        ),
        clean=(clean("elbow_drift", type="Elbows Drifting Forward", value=9.0),),
        not_judged=(),
        metrics=(metric(id="top", name="Top Contraction", actual="52°", target="65° or less", value=52.0),),
    )


def held() -> SetReport:
    """A plank of 42 seconds: the hips sag from second 24 on."""
    return plank(
        hold_seconds=42.0,
        overall_score=7.8,
        issues=(
            issue(
                "hip_sag",
                type="Hips Sagging",
                measured_value=-17.6,
                threshold=-9.0,
                rep=None,
                reps=(),
                start_seconds=24.0,
                seconds=9.5,
            ),
        ),
        clean=(
            clean("wobble", type="Wobbling", value=1.2, unit="%", reps=0),
            clean("head_drop", type="Head Hanging or Craning", value=6.0, reps=0),
        ),
        metrics=(
            metric(id="hold_time", name="Hold Time", actual="42.0 s", target="30 s or more", value=42.0, unit="s"),
        ),
    )


def tidy() -> SetReport:
    """Five deadlifts in which nothing was found."""
    return squats(
        exercise="deadlift",
        exercise_name="Deadlift",
        pattern="hinge",
        rep_count=5,
        reps=tuple(rep(i, 3.0, score=9.0 + i / 20) for i in range(1, 6)),
        overall_score=9.2,
        issues=(),
        not_judged=(),
        clean=(
            clean("back_round", type="Back Rounding", value=1.5, unit="%", reps=5),
            clean("soft_lockout", type="Incomplete Lock-out", value=174.0, reps=5),
            clean("bar_drift", type="Weight Drifting Forward", value=4.0, unit="%", reps=5),
        ),
        metrics=(
            metric(
                id="lock_out", name="Lock-out (hip angle at top)", actual="174°", target="163° or more", value=174.2
            ),
        ),
    )


def nothing() -> SetReport:
    """A film in which no rep was seen."""
    why = "I didn't see a full repetition. I need at least one clear movement there and back."
    return unscored(score_note=why, notices=(notice("no_reps", why),))


def own() -> SetReport:
    """Five reps of a movement that the library does not have, under a name that somebody typed."""
    return squats(
        exercise="generic",
        exercise_name="Cossack flow 3000!",
        pattern="generic",
        rep_count=5,
        reps=tuple(rep(i, score=None) for i in range(1, 6)),
        overall_score=None,
        issues=(),
        clean=(),
        not_judged=(),
        metrics=(),
    )


SETS = {
    "squat": (squat, "barbell-back-squat", KNOWN),
    "valgus": (valgus, "goblet-squat", NOBODY),
    "push_up": (push_up, "push-up", NOBODY),
    "press": (press, "overhead-press", NOBODY),
    "curl": (curl, "barbell-curl", NOBODY),
    "plank": (held, "plank", NOBODY),
    "deadlift": (tidy, "deadlift", KNOWN),
    "nothing": (nothing, "squat", NOBODY),
    "own": (own, "", NOBODY),
}


@cache
def sheet(name: str, language: str = "en") -> FactSheet:
    """The facts of a set by its name here."""
    report, slug, person = SETS[name]
    exercise: Exercise = library().get(slug) if slug else unnamed(report().exercise_name)
    return fact_sheet(report(), exercise, person, language)
