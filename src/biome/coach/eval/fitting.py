"""Whether a report is still the one that its case was written for: what was put in is what was found."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.eval.case import Case
from biome.engine.report import SetReport

HELD_S = 0.5


def misfits(case: Case, report: SetReport) -> Iterator[str]:
    """What the report has otherwise than the case expects."""
    expect = case.expect
    pairs = {
        "faults": ([fault.id for fault in expect.found], [issue.fault for issue in report.issues]),
        "worst reps": ([fault.rep for fault in expect.found], [issue.rep for issue in report.issues]),
        "a score": (expect.scored, report.overall_score is not None),
    }
    yield from (f"expected {what} {want}, found {got}" for what, (want, got) in pairs.items() if want != got)
    sides = {issue.fault: issue.side for issue in report.issues}
    yield from (f"expected {f.id} on the {f.side}" for f in expect.found if f.side and sides.get(f.id) != f.side)
    if expect.reps is not None and expect.reps != report.rep_count:
        yield f"expected {expect.reps} reps, found {report.rep_count}"
    if expect.held is not None and abs(expect.held - (report.hold_seconds or 0.0)) > HELD_S:
        yield f"expected a hold of {expect.held} s, found {report.hold_seconds}"
    unseen = {unjudged.fault for unjudged in report.not_judged}
    yield from (f"expected {fault} not to be judged" for fault in expect.unseen if fault not in unseen)
