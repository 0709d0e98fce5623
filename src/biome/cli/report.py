"""A report as a lifter reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from biome.cli.tables import bullets, issues, metrics, reps
from biome.coach.numbers import clock, score, seconds
from biome.coach.summary import MOST_CORRECTIONS, score_word
from biome.coach.variants import joined, small
from biome.coach.words import words

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from biome.engine.report import Clean, SetReport


def show(report: SetReport, console: Console | None = None) -> None:
    """Print ``report``: the headline first, then what a lifter can act on, the small print last."""
    from rich.console import Console
    from rich.markup import escape

    out = console or Console(highlight=False)
    out.print(f"\n{_headline(report)}")
    for sentence in _verdict(report):
        out.print(escape(sentence))
    for title, body in _sections(report):
        out.print(f"\n[bold]{title}[/]")
        out.print(body)
    out.print(f"\n[dim]{escape(_small_print(report))}[/]")


def _headline(report: SetReport) -> str:
    view = "" if report.view == "unknown" else f" · filmed {words().views.get(report.view, report.view)}"
    value = report.overall_score
    verdict = "no score" if value is None else f"{score(value)} / 10 · {score_word(value, words())}"
    return f"[bold]{report.exercise_name}[/] · {_amount(report)}{view} · [bold]{verdict}[/]"


def _amount(report: SetReport) -> str:
    if report.kind == "hold":
        return f"{seconds(report.hold_seconds or 0.0)} s held"
    return "1 rep" if report.rep_count == 1 else f"{report.rep_count} reps"


def _verdict(report: SetReport) -> Iterable[str]:
    """What qualifies the score, or the coach's word on why there is none; cues have sections of their own."""
    return [report.summary] if report.overall_score is None else filter(None, (report.score_note, report.next_fix))


def _sections(report: SetReport) -> Iterator[tuple[str, RenderableType]]:
    first, later = report.issues[:MOST_CORRECTIONS], report.issues[MOST_CORRECTIONS:]
    sections = (
        ("Over the set", bullets([report.narrative] if report.narrative else [])),
        ("What went well", bullets(report.strengths)),
        ("Work on this first", issues(first)),
        ("For later", issues(later)),
        ("Next time", bullets(report.recommendations)),
        ("Reps", reps(report)),
        ("Not counted", bullets([f"{clock(a.start_seconds)}  {a.reason}" for a in report.attempts])),
        ("Measured", metrics(report.metrics)),
        ("Looked for, not there", bullets(_names(report.clean))),
        ("Not clear enough to tell", bullets(_names(report.watched))),
        ("Not judged", bullets(list(_not_judged(report)))),
        ("Please note", bullets(_notices(report))),
    )
    yield from ((title, body) for title, body in sections if body is not None)


def _names(faults: Sequence[Clean]) -> list[str]:
    """All in one line."""
    return [joined([fault.type for fault in faults])] if faults else []


def _notices(report: SetReport) -> list[str]:
    """Notices that the verdict has not said already."""
    said = " ".join(_verdict(report))
    return [notice.message for notice in report.notices if notice.message not in said]


def _not_judged(report: SetReport) -> Iterator[str]:
    """The faults not judged, those with the same reason in one line; nothing of a set that was not there."""
    if not report.rep_count and not report.hold_seconds:
        return
    by_message: dict[str, list[str]] = {}
    for unseen in report.not_judged:
        by_message.setdefault(unseen.message, []).append(unseen.type)
    for message, names in by_message.items():
        yield f"{joined(names)}: {small(message)}" if not any(n in message for n in names) else message


def _small_print(report: SetReport) -> str:
    took = "" if report.processing_time is None else f" in {report.processing_time:.1f} s"
    return (
        f"Confidence {report.confidence:.0%} · {report.coverage:.0%} of what can be judged was in view · "
        f"{report.analysed_frames} of {report.total_frames} frames analysed{took} · "
        f"engine {report.versions.engine}, library {report.versions.library}, model {report.versions.model}"
    )
