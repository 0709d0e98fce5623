"""SetReport: what was measured in one set, ready for a coach's words and for the wire.

Facts only: the engine fills everything but the words; ``advised`` puts a coach's words in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from biome.engine.sentences import Sentence

Severity = Literal["minor", "moderate", "severe"]
Status = Literal["good", "warning", "error"]
View = Literal["front", "oblique", "side", "end-on", "overhead", "unknown"]
Side = Literal["left", "right"]
Change = Literal["range", "tempo", "balance"]
Reason = Literal["view", "visibility", "range", "rate", "distance", "support", "posture", "reps"]


@dataclass(frozen=True)
class Rep:
    """One counted repetition."""

    index: int  # from 1
    frame_start: int
    frame_end: int
    start_seconds: float
    end_seconds: float
    seconds: float  # duration
    score: float | None  # 0-10; None where the set has no score
    durations: Mapping[str, float]  # seconds per phase: eccentric, bottom, concentric, top
    rom: float  # excursion of the rep signal, in its unit
    turn_frame: int = 0  # where it turns: the bottom of a squat, the top of a pull-up
    turn_seconds: float = 0.0
    side: Side | None = None  # the working side of a one-sided or alternating movement, where it can be told


@dataclass(frozen=True)
class Attempt:
    """A movement that fell short of a repetition: shown, not counted."""

    frame_start: int
    frame_end: int
    start_seconds: float
    end_seconds: float
    reason: str  # a sentence
    said: tuple[Sentence, ...] = ()  # the same, for other languages


@dataclass(frozen=True)
class Metric:
    """One number of the set against its target."""

    id: str
    name: str
    actual: str  # as shown: "87°"
    target: str
    status: Status
    value: float
    unit: str
    measure: str = ""  # what is measured, where its curve through the film can be held against the target
    event: str = ""  # the phase it is taken in; "all" and "rep" for more than one
    low: float | None = None  # of the good band; None where it is open
    high: float | None = None


@dataclass(frozen=True)
class Issue:
    """One fault found, with where, how much and how sure."""

    fault: str  # id within the pattern
    type: str  # display name, e.g. "Knee Valgus"
    severity: Severity
    frame_start: int
    frame_end: int
    start_seconds: float
    end_seconds: float
    seconds: float  # how long it lasted in its worst rep
    worst_frame: int
    confidence_score: float  # 0-1
    rep: int | None  # worst rep, from 1; None for holds and set-level faults
    reps: tuple[int, ...]  # all reps affected
    side: Side | None
    measured_value: float
    threshold: float  # the first (minor) threshold
    unit: str
    error: float  # working error of the measure, same unit
    deduction: float  # points of the score it cost
    coaching_cue: str = ""  # a coach's words
    joints: tuple[str, ...] = ()  # where on the body it shows, by the names of skeleton.SIDED; none for the set's


@dataclass(frozen=True)
class NotJudged:
    """A fault that this film does not let us judge, and why."""

    fault: str  # id
    type: str  # display name
    reason: Reason
    message: str  # a sentence for the person
    said: tuple[Sentence, ...] = ()  # the same, for other languages


@dataclass(frozen=True)
class Clean:
    """A fault that was looked for, could be judged and was not there: the raw material of praise.

    Also what is watched: judged, and too near its threshold, too rare or too unsure to be told or to be praised.
    """

    fault: str
    type: str
    confidence: float
    value: float  # the measure's typical value
    unit: str
    margin: float  # distance to the minor threshold in working errors; larger is cleaner
    reps: int  # reps judged clean


@dataclass(frozen=True)
class Notice:
    """Something about the film or the set that the person should know."""

    code: str  # e.g. "no_person", "other_people", "low_resolution", "looks_like_other_exercise"
    message: str  # a sentence
    said: tuple[Sentence, ...] = ()  # the same, for other languages


@dataclass(frozen=True)
class Tempo:
    """Median seconds of each part of a rep; None where the film shows none of it."""

    eccentric: float | None
    concentric: float | None
    pause: float | None  # at the turning point
    rest: float | None  # between two reps, a second at most
    rep: float | None  # from start to end
    lifts_first: bool  # a rep begins with the concentric half


@dataclass(frozen=True)
class Trend:
    """A quantity over the reps of a set: a straight line that outliers do not bend (Theil-Sen)."""

    what: Change  # range of the signal, seconds of the concentric half, left minus right in per cent
    first: float  # on the line at the first rep
    last: float
    change: float  # per cent of the first; of the balance, points of per cent by which the sides grew apart
    error: float  # standard error of the change, same unit
    told: bool  # beyond its error and large enough to be worth a word
    steady: bool  # small enough, with its error, to say that it held


@dataclass(frozen=True)
class Balance:
    """Left against right, over the set, in the measure that is counted."""

    measure: str
    unit: str
    left: float  # median range
    right: float
    difference: float  # per cent of the larger by which the left moves further; negative where the right does
    error: float  # standard error of the difference, per cent
    weaker: Side | None
    agreeing: float  # share of the reps in which it is the weaker one


@dataclass(frozen=True)
class Story:
    """What happened over a set of reps."""

    tempo: Tempo
    trends: tuple[Trend, ...]  # of sets of five reps and more
    balance: Balance | None  # where both sides work and are seen alike


@dataclass(frozen=True)
class Suggestion:
    """A movement of the library that the film may show instead, or at all where none was named."""

    exercise: str  # slug
    name: str
    confidence: float  # 0-1


@dataclass(frozen=True)
class Series:
    """A signal through time, for plots and curves."""

    name: str
    unit: str
    times: tuple[float, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Versions:
    """What made this report, so that it can be compared with a later one."""

    engine: str
    library: str
    model: str


@dataclass(frozen=True)
class SetReport:
    """Everything known about one filmed set."""

    exercise: str  # slug
    exercise_name: str
    pattern: str
    kind: Literal["reps", "hold"]
    view: View
    view_confidence: float
    rep_count: int
    attempts: tuple[Attempt, ...]
    hold_seconds: float | None
    reps: tuple[Rep, ...]
    overall_score: float | None
    score_low: float | None
    score_high: float | None
    score_note: str  # why there is none, or what qualifies it; "" when unqualified
    coverage: float  # share of the exercise's fault weights that could be judged, 0-1
    confidence: float
    metrics: tuple[Metric, ...]
    issues: tuple[Issue, ...]  # costliest first
    not_judged: tuple[NotJudged, ...]
    clean: tuple[Clean, ...]
    notices: tuple[Notice, ...]
    total_frames: int
    analysed_frames: int
    fps: float
    duration: float  # seconds of film
    versions: Versions
    signal: Series | None = None
    suggestions: tuple[Suggestion, ...] = ()  # likeliest first; only where the film is doubted or nothing was named
    watched: tuple[Clean, ...] = ()  # judged, and neither an issue nor clean; every fault is in exactly one of the four
    story: Story | None = None  # of a set of reps
    score_said: tuple[Sentence, ...] = ()  # the note on the score, for other languages
    processing_time: float | None = None  # seconds, set by whoever ran the whole pipeline
    strengths: tuple[str, ...] = ()  # a coach's words
    recommendations: tuple[str, ...] = ()  # a coach's words, most important first
    next_fix: str = ""  # a coach's words: the single thing to do next
    summary: str = ""  # a coach's words
    narrative: str = ""  # a coach's words on the story: a sentence or two
    coached_by: str | None = None  # "offline" | "gemini"
    language: str = "en"  # of the coach's words

    def advised(self, advice: Advice) -> SetReport:
        """The same report with a coach's words in it."""
        issues = tuple(replace(issue, coaching_cue=advice.cues.get(issue.fault, "")) for issue in self.issues)
        return replace(
            self,
            issues=issues,
            strengths=advice.strengths,
            recommendations=advice.recommendations,
            next_fix=advice.next_fix,
            summary=advice.summary,
            narrative=advice.narrative,
            coached_by=advice.coached_by,
            language=advice.language,
        )

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values with camelCase names."""
        return _camel(asdict(self))


@dataclass(frozen=True)
class Advice:
    """A coach's words about one report."""

    cues: Mapping[str, str] = field(default_factory=dict)  # by fault id
    strengths: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    next_fix: str = ""
    summary: str = ""
    narrative: str = ""
    coached_by: str = "offline"
    language: str = "en"


def _camel(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {camel_name(key): _camel(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_camel(item) for item in value]
    return value


def camel_name(name: str) -> str:
    """A field's name as JSON has it."""
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)
