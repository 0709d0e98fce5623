"""The parts of a printed report, each a rich renderable, or None where there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from biome.coach.numbers import clock, score
from biome.coach.variants import joined

if TYPE_CHECKING:
    from rich.table import Table

    from biome.engine.report import Issue, Metric, Rep, SetReport

STATUS = {"good": "[green]good[/]", "warning": "[yellow]close[/]", "error": "[red]off[/]"}
SEVERITY = {"minor": "yellow", "moderate": "dark_orange", "severe": "red"}


def issues(found: Sequence[Issue]) -> Table | None:
    """Each fault with its severity, its times and its cue."""
    from rich.markup import escape
    from rich.table import Table

    if not found:
        return None
    grid = Table.grid(padding=(0, 1))
    for issue in found:
        cost = f" · costs {issue.deduction:.1f} points" if issue.deduction >= 0.05 else ""
        title = f"[bold {SEVERITY[issue.severity]}]{escape(issue.type)}[/] · {issue.severity}{cost} · {when(issue)}"
        grid.add_row("•", title)
        grid.add_row("", escape(issue.coaching_cue))
    return grid


def when(issue: Issue) -> str:
    """The moments, and the reps, in which a fault was seen."""
    span = f"{clock(issue.start_seconds)}-{clock(issue.end_seconds)}"
    if issue.rep is None:
        return span
    return f"rep {issue.rep} at {span}" if len(issue.reps) < 2 else f"reps {ranges(issue.reps)}, worst {span}"


def ranges(numbers: Sequence[int]) -> str:
    """Rep numbers with runs joined: ``1-3, 5``."""
    runs = [list(run) for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])]
    ends = [(run[0][1], run[-1][1]) for run in runs]
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ends)


def reps(report: SetReport) -> Table | None:
    """One line a repetition."""
    from rich.table import Table

    if not report.reps:
        return None
    phases = [p for p in ("eccentric", "concentric") if any(p in rep.durations for rep in report.reps)]
    titles = {"eccentric": "lowering", "concentric": "lifting"}
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("rep", "time", "seconds", *(titles[p] for p in phases), "score"):
        table.add_column(title, justify="left" if title == "time" else "right")
    table.add_column("seen in it")
    for rep in report.reps:
        table.add_row(*_rep_cells(rep, phases), joined([i.type for i in report.issues if rep.index in i.reps]))
    return table


def _rep_cells(rep: Rep, phases: Sequence[str]) -> list[str]:
    side = f" {rep.side}" if rep.side else ""
    times = [f"{rep.durations[p]:.1f}" if p in rep.durations else "" for p in phases]
    value = "-" if rep.score is None else score(rep.score)
    return [
        f"{rep.index}{side}",
        f"{clock(rep.start_seconds)}-{clock(rep.end_seconds)}",
        f"{rep.seconds:.1f}",
        *times,
        value,
    ]


def metrics(measured: Sequence[Metric]) -> Table | None:
    """What was measured, against its target."""
    from rich.table import Table

    if not measured:
        return None
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("")
    table.add_column("yours", justify="right")
    table.add_column("target", justify="right")
    table.add_column("")
    for metric in measured:
        table.add_row(metric.name, metric.actual, metric.target, STATUS[metric.status])
    return table


def bullets(lines: Sequence[str]) -> Table | None:
    """Sentences, one a line."""
    from rich.markup import escape
    from rich.table import Table

    if not lines:
        return None
    grid = Table.grid(padding=(0, 1))
    for line in lines:
        grid.add_row("•", escape(line))
    return grid
