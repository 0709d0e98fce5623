"""The language in which movements are written: small closed types, checked when the library is loaded.

A pattern says how a family of movements is counted, measured and judged; an exercise is a pattern with its own words
and numbers. There are no expression strings: every name refers to exactly one implementation in the engine.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Category = Literal["Upper Body", "Lower Body", "Core", "Other"]
Kind = Literal["reps", "hold"]
ViewName = Literal["side", "oblique", "front", "end-on", "overhead"]
Grade = Literal["A", "B", "C"]
Phase = Literal["eccentric", "bottom", "concentric", "top", "hold"]
FaultClass = Literal["A", "B", "R", "C", "D"]
Severity = Literal["minor", "moderate", "severe"]
Direction = Literal["above", "below", "either"]
Posture = Literal["standing", "prone", "hanging", "upright", "seated", "lying", "any"]
Form = Literal["value", "left-right", "range"]
CameraHeight = Literal["floor", "knee", "hip", "chest"]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Name = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
Number = float | Name
"""A number, or the name of one of the pattern's parameters."""
OUTLINED = frozenset({"back_contour"})
"""Measures that are read off the trunk's outline, for which a film has to be watched more closely."""


class Spec(BaseModel):
    """Frozen, and closed: an unknown key in a TOML file is an error, not a silent wish."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class MeasureSpec(Spec):
    """What a measure is, apart from how it is computed."""

    name: str
    unit: str
    sign: str = ""  # which way the number goes, in a few words
    error: float  # working error, one standard deviation, in the unit
    joints: tuple[str, ...] = ()  # joints that must be seen, by the names of skeleton.SIDED
    sided: bool = False  # computed once a side
    both: bool = False  # needs the joints of both sides to be seen
    relative: bool = False  # minus the person's own value in the set-up
    views: dict[ViewName, Grade]  # views not named cannot show it
    scope: Literal["frame", "rep", "hold", "set"] = "frame"


class FromAbove(Spec):
    """The signal that is left when the camera looks down on the body."""

    measure: Name
    min_rom: float


class SignalSpec(Spec):
    """The one-dimensional signal whose cycles are the repetitions; high at rest, low at the turning point."""

    measure: Name
    order: Literal["eccentric-first", "concentric-first"]
    turn: Literal["low", "high"]  # where the signal is at the end of the effortful range (bottom of a squat: low)
    min_rom: float  # noise floor of an excursion, in the signal's unit
    seconds: tuple[float, float]  # shortest and longest believable repetition
    cutoff: float = 3.0  # Hz of the counting filter; swings and jumps are faster
    alternating: bool = False  # the sides may take turns; then each is counted for itself
    plus: Literal["left", "right", "none"] = (
        "none"  # a signed measure that goes to either side: its size is counted, each
    )
    # rep has the side it went to, and this is the side that positive values mean
    from_floor: bool = False  # the load waits on the floor: bending to it and standing up empty-handed are no reps
    most_travel: float | None = None  # leg lengths the feet may move in a rep; more is walking out or re-racking
    around: float = 0.0  # s before and after what is counted that belong to the movement: a jump's dip and its landing
    from_above: FromAbove | None = None  # counting alone, when a prone body is filmed from over it


class Steady(Spec):
    """A second measure that hardly changes in the hold: leaving it is getting up or lying down."""

    measure: Name
    within: float  # of its median where the hold is sure


class HoldSpec(Spec):
    """A posture that is held: it runs while the measure stays inside the band."""

    measure: Name
    band: tuple[float, float]  # where the hold is sure
    leave: tuple[float, float]  # beyond which it is over; wider, so that a fault does not end it
    steady: Steady | None = None
    min_seconds: float = 3.0


class While(Spec):
    """Frames count only while another measure is on the right side of a limit."""

    measure: Name
    below: float | None = None
    above: float | None = None


class Plausibility(Spec):
    """A check that the movement on film is the one named: a measure at an event of most reps lies within limits."""

    measure: Name
    event: Phase | Literal["rep", "all"] = "all"
    given: While | None = None  # asked only of reps in which this holds at the event
    at_least: float | None = None
    at_most: float | None = None
    views: tuple[ViewName, ...]
    message: str  # "I never saw …"


class MetricSpec(Spec):
    """A number shown against its target. Metrics never change the score."""

    id: Name
    name: str
    measure: Name
    event: Phase | Literal["all", "rep"]
    statistic: Literal["median", "low", "high", "largest"] = "median"
    target: str  # as shown
    good: tuple[Number, Number]  # -inf and inf where a band is open
    warning: tuple[Number, Number]  # around the good band; outside it is an error
    views: tuple[ViewName, ...]
    limb: Literal["near", "lead", "trail", "worst"] = "near"
    form: Form = "value"


class Confirm(Spec):
    """A second measure that must agree; otherwise the severity is capped."""

    measure: Name
    below: float | None = None
    above: float | None = None
    otherwise: Severity | Literal["none"] = "minor"


class Rule(Spec):
    """How one fault is seen from some views: a measure past three thresholds in some phases."""

    views: tuple[ViewName, ...]
    measure: Name
    form: Form = "value"  # of the measure: itself, left minus right, or its range within the rep
    direction: Direction
    base: Number = 0.0
    thresholds: tuple[float, float, float]  # minor, moderate, severe; added to ``base``
    phases: tuple[Phase, ...] = ()
    within: Literal["whole", "first 40 %"] = "whole"  # of the phases chosen
    statistic: Literal["extreme", "median"] = "extreme"  # extreme: 90th percentile in the fault's direction
    min_seconds: float = 0.0
    limb: Literal["near", "lead", "trail", "worst"] = "near"
    only_while: tuple[While, ...] = ()  # frames in which the measure means something
    also: tuple[While, ...] = ()  # what must hold too for it to be this fault
    unless: tuple[While, ...] = ()  # measures of the rep: where all of these hold it is another fault, told by its name
    confirm: Confirm | None = None
    max_severity: Severity = "severe"
    max_confidence: float = 1.0
    max_yaw: float = 90.0  # degrees; the rule is not used when the body is turned further
    min_yaw: float = 0.0
    min_height: float = 0.0  # px of body height below which the landmarks are too coarse

    @model_validator(mode="after")
    def _thresholds_go_one_way(self) -> Rule:
        minor, moderate, severe = self.thresholds
        rising = minor < moderate < severe
        falling = minor > moderate > severe
        if not (falling if self.direction == "below" else rising):
            raise ValueError(f"thresholds {self.thresholds} do not go {self.direction}")
        return self


class FaultSpec(Spec):
    """Something that can be wrong with a rep, a hold or the set, and what to say about it."""

    id: Name
    name: str
    fault_class: FaultClass
    group: str = ""  # faults with one cause share a group: only the largest costs points
    scope: Literal["rep", "set", "hold"] = "rep"
    rules: tuple[Rule, ...]
    unit: str = "°"  # as the cue shows it
    cue: str
    cue_sideless: str = ""  # the cue where it could not be told which side: of every cue that names one
    next: str
    strength: str = ""
    source: str = ""

    @model_validator(mode="after")
    def _can_be_said_without_its_side(self) -> FaultSpec:
        if ("{side" in self.cue) != bool(self.cue_sideless) or "{side" in self.cue_sideless:
            raise ValueError(f"{self.id}: a cue that names a side needs a cue_sideless, and no other does")
        return self


class FilmingSpec(Spec):
    """How to film the movement so that most can be judged."""

    view: ViewName
    advice: str
    distance: tuple[float, float] = (2.5, 3.5)  # m, from the body to the camera; the sketch is drawn with it
    height: CameraHeight = "hip"


class Pattern(Spec):
    """A family of movements that are counted, measured and judged alike."""

    id: Name
    name: str
    kind: Kind
    posture: Posture
    rate: float = 15.0  # frames to analyse per second
    filming: FilmingSpec
    signal: SignalSpec | None = None
    hold: HoldSpec | None = None
    params: dict[str, float] = {}
    plausible: tuple[Plausibility, ...] = ()
    metrics: tuple[MetricSpec, ...]
    faults: tuple[FaultSpec, ...]
    live_angle: Name  # drawn into annotated clips

    @model_validator(mode="after")
    def _counted_or_held(self) -> Pattern:
        if (self.kind == "reps") != (self.signal is not None) or (self.kind == "hold") != (self.hold is not None):
            raise ValueError("a pattern of reps has a signal, a hold has a hold, and neither has both")
        return self


class Exercise(Spec):
    """One movement of the library, its overrides already applied to its pattern."""

    slug: Slug
    name: str
    category: Category
    description: str
    icon: str
    popular: bool = False
    equipment: str = "none"
    aliases: tuple[str, ...] = ()
    view: ViewName
    pattern: Pattern

    @property
    def kind(self) -> Kind:
        """Counted or held."""
        return self.pattern.kind

    @property
    def rate(self) -> float:
        """Frames to analyse per second."""
        return self.pattern.rate

    @property
    def how_to_film(self) -> str:
        """A sentence on where to put the camera."""
        return self.pattern.filming.advice

    @property
    def metrics(self) -> tuple[MetricSpec, ...]:
        """What is measured."""
        return self.pattern.metrics

    @property
    def faults(self) -> tuple[FaultSpec, ...]:
        """What is judged."""
        return self.pattern.faults

    @property
    def needs_outline(self) -> bool:
        """Whether anything of it is read off the trunk's outline."""
        rules = (rule.measure for fault in self.faults for rule in fault.rules)
        return not OUTLINED.isdisjoint([*rules, *(metric.measure for metric in self.metrics)])

    def number(self, value: Number) -> float:
        """A number of the pattern, parameters resolved."""
        return self.pattern.params[value] if isinstance(value, str) else value
