"""The outcome as tables to read."""

from __future__ import annotations

from collections.abc import Iterable

from bench.chaos.audit import Bar, p95
from bench.chaos.points import Point
from bench.chaos.run import Outcome, Plan
from rich.console import Console
from rich.table import Table


def show(plan: Plan, out: Outcome, console: Console) -> None:
    """Print what happened, what came of it, and the bars."""
    workers = f"{plan.workers} workers that die and one that does not"
    console.print(f"seed {plan.seed}, lease {plan.lease:g} s, {workers}, store: {out.store}")
    faults = Table("fault", "times", "felt by", title="What happened")
    for point in Point:
        faults.add_row(f"kill -9 of a worker, {point}", str(out.points[point]), "")
    faults.add_row("SIGSTOP past the lease, then SIGCONT", str(out.stopped), f"{out.fenced} late writes refused")
    for name, times in sorted(out.happened.items()):
        faults.add_row(name, str(times), str(out.felt[name]) if out.felt[name] else "")
    console.print(faults)
    console.print(
        f"{', '.join(f'{count} {name}' for name, count in out.audit.sums.items())}; {out.claims} claims,"
        f" {out.kills} kills, in {out.seconds:.0f} s"
    )
    console.print(f"restarts: {len(out.audit.restarts)}, p95 {p95(out.audit.restarts):.1f} s")
    console.print("people met: " + _counted(out.counts.items()))
    if out.deaths:
        console.print("workers that ended otherwise, by exit code: " + _counted(out.deaths.items()))
    console.print(_bars(wanted(plan, out)))


def wanted(plan: Plan, out: Outcome) -> list[Bar]:
    """Every bar: those of the audit, and that enough has happened to have tried them."""
    kills, total = plan.analyses // 2, out.audit.sums["accepted"]
    tried = [point.value for point in Point if not out.points[point]] if plan.kills >= len(Point) else []
    return [
        Bar("analyses accepted", f">= {plan.analyses}", str(total), total >= plan.analyses),
        Bar("kills", f">= {kills}", str(out.kills), out.kills >= kills),
        Bar.none("points where nobody was killed", tried),
        *out.audit.bars,
    ]


def _bars(bars: Iterable[Bar]) -> Table:
    table = Table("bar", "wanted", "found", "", "for example", title="The bars")
    for bar in bars:
        table.add_row(bar.name, bar.wanted, bar.found, "reached" if bar.reached else "MISSED", "\n".join(bar.examples))
    return table


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts) if count) or "nothing"
