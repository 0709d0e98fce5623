"""What went well: only what was looked for, measured and clean."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.numbers import measured, score, seconds
from biome.coach.variants import choose
from biome.coach.words import Words
from biome.engine.report import Clean, Metric, SetReport
from biome.exercises.spec import Exercise, FaultSpec, MetricSpec, Rule

MOST = 3
MOST_METRICS = 2
TIMES = "s"
"""The unit of metrics that are praised, if at all, as tempo or as a hold."""
ENOUGH_REPS = 4
ENOUGH_HOLD = 10.0  # seconds
SURE = 0.7
CLEAR_MARGIN = 1.0  # working errors from the minor threshold: nearer than that is no praise
CLEAN_SHARE = 0.9
PHASES = ("eccentric", "bottom", "concentric", "top")
EVEN = 0.15  # coefficient of variation of the reps' seconds
STANDS_OUT = 0.7  # points above the middle rep
SWEEPING = ("every", "each", "all ", "throughout", "both sides")
"""Words of a strength that claim all reps."""
TEMPO_FAULTS = frozenset({"fast_drop", "drop", "jerky", "bounce", "inconsistent", "rushed", "too_fast"})
RANGE_FAULTS = frozenset({"partials", "fade", "inconsistent"})


def strengths(report: SetReport, exercise: Exercise, words: Words) -> tuple[str, ...]:
    """At most three sentences of praise, the surest first; none for a set that has no score."""
    if report.overall_score is None:
        return ()
    found = [*_clean_faults(report, exercise, words), *_tempo(report, words), *_held(report, words)]
    if not found:
        found = [*_metrics(report, exercise, words), *_finished(report, exercise, words), *_best_rep(report, words)]
    return tuple(dict.fromkeys(found))[:MOST]


def _clean_faults(report: SetReport, exercise: Exercise, words: Words) -> Iterator[str]:
    for clean in sorted(report.clean, key=lambda c: (-c.margin, c.fault)):
        fault = next((f for f in exercise.faults if f.id == clean.fault), None)
        if fault and fault.strength and _praiseworthy(clean, fault, report):
            yield _filled(fault.strength, clean, report, words)


def _praiseworthy(clean: Clean, fault: FaultSpec, report: SetReport) -> bool:
    spoilt = {i.fault for i in report.issues} | {n.fault for n in report.not_judged}
    sure = clean.confidence >= SURE and clean.margin >= CLEAR_MARGIN
    return sure and clean.fault not in spoilt and _long_enough(clean, fault, report) and _range_holds(fault, report)


def _long_enough(clean: Clean, fault: FaultSpec, report: SetReport) -> bool:
    if report.kind == "hold":
        return (report.hold_seconds or 0.0) >= ENOUGH_HOLD
    sweeping = any(word in fault.strength.lower() for word in SWEEPING)
    needed = report.rep_count if sweeping else CLEAN_SHARE * report.rep_count
    return report.rep_count >= ENOUGH_REPS and clean.reps >= needed


def _range_holds(fault: FaultSpec, report: SetReport) -> bool:
    """Full range is not praised in a set whose range failed in some other way."""
    return fault.fault_class != "R" or not (report.attempts or RANGE_FAULTS & {i.fault for i in report.issues})


def _filled(strength: str, clean: Clean, report: SetReport, words: Words) -> str:
    if clean.value < 0:
        for above, below in words.strength.below_zero:
            strength = strength.replace(above, below)
    value = measured(clean.value, clean.unit, words.units)
    return strength.format(value=value, n=clean.reps, N=report.rep_count)


def _tempo(report: SetReport, words: Words) -> Iterator[str]:
    lengths = [rep.seconds for rep in report.reps]
    if len(lengths) < ENOUGH_REPS or TEMPO_FAULTS & {i.fault for i in report.issues}:
        return
    if _variation(lengths) > EVEN:
        return
    fastest, slowest = seconds(min(lengths)), seconds(max(lengths))
    forms = words.strength.tempo if fastest != slowest else words.strength.tempo_exact
    form = choose(forms, report.exercise, fastest, slowest)
    yield form.format(N=len(lengths), fastest=fastest, slowest=slowest)


def _variation(lengths: list[float]) -> float:
    mean = sum(lengths) / len(lengths)
    spread = (sum((x - mean) ** 2 for x in lengths) / len(lengths)) ** 0.5
    return spread / mean if mean > 0 else 1.0


def _held(report: SetReport, words: Words) -> Iterator[str]:
    if report.kind == "hold" and (report.hold_seconds or 0.0) >= ENOUGH_HOLD:
        held = seconds(report.hold_seconds or 0.0)
        yield choose(words.strength.hold, held).format(seconds=held)


def _metrics(report: SetReport, exercise: Exercise, words: Words) -> Iterator[str]:
    good = [m for m in report.metrics if m.status == "good" and m.unit != TIMES and not _at_fault(m, report, exercise)]
    for metric in good[:MOST_METRICS]:
        form = choose(words.strength.metric, metric.id, metric.actual)
        yield form.format(name=metric.name, actual=metric.actual)


def _at_fault(metric: Metric, report: SetReport, exercise: Exercise) -> bool:
    """Whether a fault that was found, or could not be judged, rests on the metric's own measure at the same moment."""
    spec = next((m for m in exercise.metrics if m.id == metric.id), None)
    doubtful = {i.fault for i in report.issues} | {n.fault for n in report.not_judged}
    rules = [rule for fault in exercise.faults if fault.id in doubtful for rule in fault.rules]
    return spec is None or any(rule.measure == spec.measure and _meets(rule, spec) for rule in rules)


def _meets(rule: Rule, metric: MetricSpec) -> bool:
    return not rule.phases or metric.event not in PHASES or metric.event in rule.phases


def _finished(report: SetReport, exercise: Exercise, words: Words) -> Iterator[str]:
    range_faults = {f.id for f in exercise.faults if f.fault_class == "R"} | RANGE_FAULTS
    if report.rep_count < ENOUGH_REPS or report.attempts or range_faults & {i.fault for i in report.issues}:
        return
    yield choose(words.strength.finished, report.exercise, report.rep_count).format(N=report.rep_count)


def _best_rep(report: SetReport, words: Words) -> Iterator[str]:
    scored = sorted((rep.score, -rep.index) for rep in report.reps if rep.score is not None)
    if len(scored) < ENOUGH_REPS or scored[-1][0] - scored[len(scored) // 2][0] < STANDS_OUT:
        return
    best, index = scored[-1]
    form = choose(words.strength.best_rep, report.exercise, best)
    yield form.format(rep=-index, score=score(best))
