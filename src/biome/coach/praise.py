"""What went well: only what was looked for, measured and clean."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from biome.coach.numbers import score, seconds, spoken
from biome.coach.talk import Line, Rest, Talk
from biome.coach.words import shown
from biome.engine.report import Clean, Metric
from biome.exercises.spec import FaultSpec, MetricSpec, Rule

MOST = 3
MOST_METRICS = 2
MOST_NAMES = 2
TIMES = "s"
"""The unit of metrics that are praised, if at all, as tempo or as a hold."""
ENOUGH_REPS = 4
FEWEST_REPS = 3
"""Reps from which it may be said of a fault that it was not there, where nothing else can be praised."""
SHARE = "%"
ENOUGH_HOLD = 10.0  # seconds
SURE = 0.7
CLEAR_MARGIN = 1.0  # working errors from the minor threshold: nearer than that is no praise
CLEAN_SHARE = 0.9
PHASES = ("eccentric", "bottom", "concentric", "top")
EVEN = 0.15  # coefficient of variation of the reps' seconds
STANDS_OUT = 0.7  # points above the middle rep
TEMPO_FAULTS = frozenset({"fast_drop", "drop", "jerky", "bounce", "inconsistent", "rushed", "too_fast"})
RANGE_FAULTS = frozenset({"partials", "fade", "inconsistent"})


def strengths(talk: Talk) -> tuple[Line, ...]:
    """At most three sentences of praise, what is new first and then the surest; none for a set without a score."""
    if talk.report.overall_score is None:
        return ()
    found = [*_mended(talk), *_clean_faults(talk), *_tempo(talk), *_held(talk)]
    if not found:
        found = [*_metrics(talk), *_finished(talk), *_best_rep(talk)] or [*_not_there(talk)]
    return tuple({line.text: line for line in found}.values())[:MOST]


def _praiseworthy(talk: Talk) -> list[tuple[Clean, FaultSpec]]:
    """What is clear and was looked for long enough."""
    return [(clean, fault) for clean, fault in _clear(talk) if _long_enough(clean, fault, talk)]


def _clear(talk: Talk) -> list[tuple[Clean, FaultSpec]]:
    """What was looked for, surely, and is far away; the clearest first."""
    ordered = sorted(talk.report.clean, key=lambda c: (-c.margin, c.fault))
    known = [(clean, fault) for clean in ordered if (fault := talk.fault(clean.fault))]
    return [(clean, fault) for clean, fault in known if _is_clear(clean, talk) and _range_holds(fault, talk)]


def _mended(talk: Talk) -> Iterator[Line]:
    """What was found the last time and is not there now: of all praise the one that was worked for."""
    for _, fault in _praiseworthy(talk):
        if fault.id in talk.last_time:
            rests = Rest("clean", fault.id), Rest("history")
            yield talk.line(talk.words.strength.mended, *rests, name=talk.named(fault.name))


def _clean_faults(talk: Talk) -> Iterator[Line]:
    for clean, fault in _praiseworthy(talk):
        if fault.strength and fault.id not in talk.last_time:
            yield Line(_filled(fault.strength, clean, talk), (Rest("clean", fault.id), Rest("set")))


def _is_clear(clean: Clean, talk: Talk) -> bool:
    spoilt = {i.fault for i in talk.report.issues} | {n.fault for n in talk.report.not_judged}
    return clean.confidence >= SURE and clean.margin >= CLEAR_MARGIN and clean.fault not in spoilt


def _long_enough(clean: Clean, fault: FaultSpec, talk: Talk) -> bool:
    report = talk.report
    if report.kind == "hold":
        return (report.hold_seconds or 0.0) >= ENOUGH_HOLD
    needed = report.rep_count if talk.words.strength.sweeps(fault.strength) else CLEAN_SHARE * report.rep_count
    return report.rep_count >= ENOUGH_REPS and clean.reps >= needed


def _range_holds(fault: FaultSpec, talk: Talk) -> bool:
    """Full range is not praised in a set whose range failed in some other way."""
    return fault.fault_class != "R" or not (talk.report.attempts or RANGE_FAULTS & _issues(talk))


def _issues(talk: Talk) -> set[str]:
    return {issue.fault for issue in talk.report.issues}


def _filled(strength: str, clean: Clean, talk: Talk) -> str:
    if clean.value < 0:
        for above, below in talk.words.strength.below_zero:
            strength = strength.replace(above, below)
    return strength.format(value=talk.measured(clean.value, clean.unit), n=clean.reps, N=talk.report.rep_count)


def _tempo(talk: Talk) -> Iterator[Line]:
    lengths = [rep.seconds for rep in talk.report.reps]
    if len(lengths) < ENOUGH_REPS or TEMPO_FAULTS & _issues(talk) or _variation(lengths) > EVEN:
        return
    ends = [get(talk.report.reps, key=attrgetter("seconds")) for get in (min, max)]
    fastest, slowest = (talk.number(seconds(rep.seconds)) for rep in ends)
    forms = talk.words.strength.tempo if fastest != slowest else talk.words.strength.tempo_exact
    rests = Rest("set"), *(Rest("rep", str(rep.index)) for rep in ends)
    yield talk.line(forms, *rests, N=len(lengths), fastest=fastest, slowest=slowest)


def _variation(lengths: list[float]) -> float:
    mean = sum(lengths) / len(lengths)
    spread = (sum((x - mean) ** 2 for x in lengths) / len(lengths)) ** 0.5
    return spread / mean if mean > 0 else 1.0


def _held(talk: Talk) -> Iterator[Line]:
    held = talk.report.hold_seconds or 0.0
    if talk.report.kind == "hold" and held >= ENOUGH_HOLD:
        yield talk.line(talk.words.strength.hold, Rest("set"), seconds=talk.number(seconds(held)))


def _metrics(talk: Talk) -> Iterator[Line]:
    good = [m for m in talk.report.metrics if m.status == "good" and m.unit != TIMES and not _at_fault(m, talk)]
    for metric in good[:MOST_METRICS]:
        name, actual = talk.named(metric.name), shown(metric, talk.words)
        forms = talk.words.strength.metric if _telling(metric) else talk.words.strength.metric_plain
        yield talk.line(forms, Rest("metric", metric.id), name=name, actual=actual)


def _telling(metric: Metric) -> bool:
    """Whether the number says something by itself: a share, none at all, or less than none is no praise to hear."""
    return metric.unit != SHARE and float(spoken(metric.value, metric.unit)) > 0 < metric.value


def _not_there(talk: Talk) -> Iterator[Line]:
    """Of a set with nothing else to praise, what was looked for in all of it in vain: the clearest two."""
    enough = max(talk.report.rep_count, FEWEST_REPS)
    told = [clean for clean, _ in _clear(talk) if talk.report.kind == "reps" and clean.reps >= enough][:MOST_NAMES]
    if told:
        names = talk.joined([talk.named(clean.type) for clean in told])
        rests = (Rest("clean", clean.fault) for clean in told)
        yield talk.line(talk.words.strength.unseen_faults, *rests, names=names)


def _at_fault(metric: Metric, talk: Talk) -> bool:
    """Whether a fault that was found, or could not be judged, rests on the metric's own measure at the same moment."""
    spec = next((m for m in talk.exercise.metrics if m.id == metric.id), None)
    doubtful = _issues(talk) | {n.fault for n in talk.report.not_judged}
    rules = [rule for fault in talk.exercise.faults if fault.id in doubtful for rule in fault.rules]
    return spec is None or any(rule.measure == spec.measure and _meets(rule, spec) for rule in rules)


def _meets(rule: Rule, metric: MetricSpec) -> bool:
    return not rule.phases or metric.event not in PHASES or metric.event in rule.phases


def _finished(talk: Talk) -> Iterator[Line]:
    range_faults = {f.id for f in talk.exercise.faults if f.fault_class == "R"} | RANGE_FAULTS
    if talk.report.rep_count < ENOUGH_REPS or talk.report.attempts or range_faults & _issues(talk):
        return
    yield talk.line(talk.words.strength.finished, Rest("set"), N=talk.report.rep_count)


def _best_rep(talk: Talk) -> Iterator[Line]:
    scored = sorted((rep.score, -rep.index) for rep in talk.report.reps if rep.score is not None)
    if len(scored) < ENOUGH_REPS or scored[-1][0] - scored[len(scored) // 2][0] < STANDS_OUT:
        return
    best, index = scored[-1]
    rest = Rest("rep", str(-index))
    yield talk.line(talk.words.strength.best_rep, rest, rep=-index, score=talk.number(score(best)))
