"""`biome analyze`: a clip in; a report to read, and JSON, an annotated clip or a plot if wanted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from biome.cli.failures import USAGE, plainly, stop
from biome.cli.outputs import must_be_writable, whole
from biome.coach.language import Language

if TYPE_CHECKING:
    from biome.engine.report import SetReport
    from biome.engine.track import PoseTrack

Clip = Annotated[Path, typer.Argument(help="The film of one set: MP4, MOV, WebM, MKV or AVI.", show_default=False)]
Name = Annotated[
    str | None,
    typer.Option(
        "--exercise",
        "-e",
        help="The movement: `biome exercises list` names them. Without it the set is counted, measured and not judged.",
    ),
]
Speech = Annotated[Language, typer.Option("--language", "-l", help="The language of the coach's words.")]
Json = Annotated[str | None, typer.Option("--json", help="Write the whole report as JSON; - prints it alone.")]
Annotate = Annotated[Path | None, typer.Option(help="Write the clip with skeleton, rep count and live angle.")]
Plot = Annotated[Path | None, typer.Option(help="Draw the rep signal with reps and faults marked (PNG or SVG).")]
Model = Annotated[Path | None, typer.Option(help="Another pose model bundle than the installed one.")]


def analyze(
    clip: Clip,
    exercise: Name = None,
    language: Speech = "en",
    json_target: Json = None,
    annotate: Annotate = None,
    plot: Plot = None,
    model: Model = None,
) -> None:
    """Count, measure and judge the set in CLIP, and say what to do about it."""
    _check_request(clip, json_target, annotate, plot)
    if model and not model.is_file():
        stop(f"there is no pose model {model}.", USAGE)
    with plainly():
        track, report = _studied(clip, exercise, language, model)
        if annotate:
            _annotate(clip, track, report, annotate)
        if plot:
            _plot(report, plot)
        _tell(report, json_target)


def _check_request(clip: Path, json_target: str | None, annotate: Path | None, plot: Path | None) -> None:
    if not clip.is_file():
        stop(f"there is no file {clip}.", USAGE)
    if json_target not in (None, "-"):
        must_be_writable(Path(json_target), clip, "--json")
    if annotate:
        must_be_writable(annotate, clip, "--annotate", (".mp4",))
    if plot:
        must_be_writable(plot, clip, "--plot", (".png", ".svg"))


def _studied(clip: Path, exercise: str | None, language: Language, model: Path | None) -> tuple[PoseTrack, SetReport]:
    from biome.cli.exercises import named
    from biome.vision.probe import probe

    if exercise is not None:
        named(exercise)
    probe(clip)  # what can be refused is refused before the pose library is loaded, or its model fetched
    return _watched(clip, exercise, language, model)


def _watched(clip: Path, exercise: str | None, language: Language, model: Path | None) -> tuple[PoseTrack, SetReport]:
    from biome.analysis import analyze_with_track
    from biome.cli.progress import bar

    with bar(clip.name) as progress:
        report, track = analyze_with_track(clip, exercise, language=language, model=model, progress=progress)
    return track, report


def _annotate(clip: Path, track: PoseTrack, report: SetReport, target: Path) -> None:
    from biome.vision.annotate import annotate

    with whole(target) as unfinished:
        annotate(clip, track, report, unfinished)


def _plot(report: SetReport, target: Path) -> None:
    from biome.exercises import GENERIC, library
    from biome.plot import draw, targets_of

    targets = () if report.exercise == GENERIC else targets_of(library().get(report.exercise))
    with whole(target) as unfinished:
        draw(report, unfinished, targets)


def _tell(report: SetReport, json_target: str | None) -> None:
    if json_target:
        text = json.dumps(report.to_json(), ensure_ascii=False, indent=2, allow_nan=False)
        if json_target == "-":
            typer.echo(text)
            return
        with whole(Path(json_target)) as unfinished:
            unfinished.write_text(text + "\n", encoding="utf-8")
    from biome.cli.report import show

    show(report)
