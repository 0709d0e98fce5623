"""Faults of a set: each rule applied to every rep, and what to report of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from biome.engine.cycles import Cycle
from biome.engine.judging import Finding, applicable_rule, judge_rep
from biome.engine.notes import unjudged
from biome.engine.ranks import median
from biome.engine.rates import too_slow
from biome.engine.readings import Readings
from biome.engine.report import Clean, Issue, NotJudged, Severity
from biome.engine.score import SURE, WEIGHTS, Charge
from biome.engine.severity import label
from biome.exercises.spec import Exercise, FaultSpec, Rule

REPORTED = 0.50  # confidence from which a fault is told
ALONE = 0.75  # and when it was seen in one rep of several: of many looks one errs
FEW_REPS, SHARE_OF_REPS = 2, 0.25
HOLD_SECONDS, SHARE_OF_HOLD = 2, 0.15
JUDGED_REPS = 0.4  # share of reps in which a fault must have been judgeable: where the sides take turns, the near one's
WORST_SHARE = 0.2  # of reps at the worst severity that raise the set's to it
MORE_SURE, MOST_SURE = 0.05, 0.95  # each further rep with the fault makes it surer
CLEAN_SHARE = 0.9
WATCHED = 0.0  # a severity above this is in the watch zone


@dataclass(frozen=True)
class Verdict:
    """One fault over the whole set."""

    fault: FaultSpec
    rule: Rule
    findings: dict[int, Finding]  # by rep, from 0; reps that could not be judged are missing
    reps: int  # in the set
    hold: bool

    @property
    def affected(self) -> list[int]:
        """Reps in which the fault was found for sure enough to tell."""
        return [r for r, f in self.findings.items() if label(f.severity) and f.confidence >= REPORTED]

    @property
    def is_found(self) -> bool:
        """Often enough to tell; a severe class-A rep always."""
        affected = len(self.affected)
        if self.hold:
            return affected > 0 and (affected >= HOLD_SECONDS or affected >= SHARE_OF_HOLD * self.reps)
        often = affected >= FEW_REPS or (affected >= SHARE_OF_REPS * self.reps and self._sure_alone)
        critical = self.fault.fault_class == "A" and any(
            self.findings[r].severity >= 0.85 and self.findings[r].confidence >= SURE for r in self.affected
        )
        return affected > 0 and (often or critical)

    @property
    def _sure_alone(self) -> bool:
        """The one rep with the fault is all there is, or surely has it."""
        return self.reps == 1 or any(self.findings[r].confidence >= ALONE for r in self.affected)

    @property
    def is_clean(self) -> bool:
        """Judged in nearly all reps and not even in the watch zone in nearly all of them."""
        calm = [f for f in self.findings.values() if f.severity <= WATCHED]
        return not self.is_found and len(calm) >= CLEAN_SHARE * max(len(self.findings), 1)


def judge_faults(
    exercise: Exercise, cycles: Sequence[Cycle], readings: Readings, quality: float
) -> tuple[list[Verdict], list[NotJudged]]:
    """Every rep-scoped fault of the exercise: judged, or the reason why not."""
    verdicts: list[Verdict] = []
    missing: list[NotJudged] = []
    for fault in (f for f in exercise.faults if f.scope == "rep"):
        rule = applicable_rule(fault, readings)
        reason = rule if isinstance(rule, NotJudged) else too_slow(fault, rule, exercise, readings)
        if reason or isinstance(rule, NotJudged):
            missing.extend([reason] if reason else [])
            continue
        results = {i: judge_rep(rule, cycle, readings, exercise, quality) for i, cycle in enumerate(cycles)}
        findings = {i: r for i, r in results.items() if isinstance(r, Finding)}
        if len(findings) < max(1.0, JUDGED_REPS * len(cycles)):
            missing.append(_unseen(fault, [r.reason for r in results.values() if not isinstance(r, Finding)]))
        else:
            verdicts.append(Verdict(fault, rule, findings, len(cycles), exercise.kind == "hold"))
    return verdicts, missing


def charges(verdicts: Sequence[Verdict], rep: int) -> list[Charge]:
    """What one rep is charged with."""
    found = [(v.fault, v.findings[rep]) for v in verdicts if rep in v.findings]
    return [Charge(fault.id, fault.fault_class, fault.group, f.severity, f.share, f.confidence) for fault, f in found]


def coverage(verdicts: Sequence[Verdict], exercise: Exercise) -> float:
    """Share of the exercise's fault weights that could be judged, 0-1."""
    everything = sum(WEIGHTS[f.fault_class] for f in exercise.faults if f.scope == "rep")
    judged = sum(WEIGHTS[v.fault.fault_class] for v in verdicts)
    return judged / everything if everything else 0.0


def issue_of(verdict: Verdict, readings: Readings, deduction: float) -> Issue:
    """The report's entry for a fault that was found: its worst rep's place and number."""
    affected = verdict.affected
    worst = max(affected, key=lambda r: (verdict.findings[r].severity, verdict.findings[r].confidence))
    finding = verdict.findings[worst]
    confidence = min(
        MOST_SURE, _mean([verdict.findings[r].confidence for r in affected]) + MORE_SURE * (len(affected) - 1)
    )
    first, last = _place(verdict, worst)
    motion = readings.body.motion
    return Issue(
        fault=verdict.fault.id,
        type=verdict.fault.name,
        severity=_severity(verdict, confidence),
        frame_start=int(motion.frames[first]),
        frame_end=int(motion.frames[last]),
        start_seconds=float(motion.times[first]),
        end_seconds=float(motion.times[last]),
        seconds=float(motion.times[last] - motion.times[first]),
        worst_frame=int(motion.frames[finding.worst]),
        confidence_score=round(confidence, 2),
        rep=None if verdict.hold else worst + 1,
        reps=() if verdict.hold else tuple(r + 1 for r in affected),
        side=finding.side,
        measured_value=round(finding.value, 2),
        threshold=round(finding.limits.minor, 2),
        unit=readings.specs[verdict.rule.measure].unit,
        error=readings.error(verdict.rule.measure),
        deduction=deduction,
        joints=readings.specs[verdict.rule.measure].joints,
    )


def clean_of(verdict: Verdict, readings: Readings) -> Clean:
    """The report's entry for a fault that was looked for and is not there."""
    values = [f.value for f in verdict.findings.values()]
    margins = [-f.limits.excess(f.value) for f in verdict.findings.values()]
    error = max(readings.error(verdict.rule.measure), 1e-9)
    seen = [finding.seen for finding in verdict.findings.values()]
    return Clean(
        fault=verdict.fault.id,
        type=verdict.fault.name,
        confidence=round(_mean(seen) * {"A": 1.0, "B": 0.75}.get(readings.grade(verdict.rule.measure) or "", 0.45), 2),
        value=round(median(values), 2),
        unit=readings.specs[verdict.rule.measure].unit,
        margin=round(median(margins) / error, 2),
        reps=len(verdict.findings),
    )


def _place(verdict: Verdict, worst: int) -> tuple[int, int]:
    """Rows of the worst rep past the threshold; in a hold, of the seconds with the fault that touch each other."""
    if not verdict.hold:
        return verdict.findings[worst].rows
    first = last = worst
    affected = set(verdict.affected)
    while first - 1 in affected:
        first -= 1
    while last + 1 in affected:
        last += 1
    return verdict.findings[first].rows[0], verdict.findings[last].rows[1]


def _severity(verdict: Verdict, confidence: float) -> Severity:
    """That of the median affected rep, raised to the worst when a fifth of the reps are there; severe must be sure."""
    severities = sorted(verdict.findings[r].severity for r in verdict.affected)
    at_worst = [s for s in severities if label(s) == label(severities[-1])]
    chosen = severities[-1] if len(at_worst) >= WORST_SHARE * verdict.reps else severities[(len(severities) - 1) // 2]
    word = label(chosen) or "minor"
    return "moderate" if word == "severe" and confidence < SURE else word


def _unseen(fault: FaultSpec, reasons: list[str]) -> NotJudged:
    usual = max(sorted(set(reasons)), key=reasons.count) if reasons else "range"
    if usual == "visibility":
        return unjudged(fault, "visibility", "joints_hidden")
    if usual == "hidden":
        return unjudged(fault, "visibility", "back_hidden")
    return unjudged(fault, "range", "too_little_range")


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0
