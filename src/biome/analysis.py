"""The library's front door: a clip and the name of an exercise in, a report with a coach's words out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from biome.coach.language import Language
from biome.coach.offline import OfflineCoach
from biome.coach.words import in_words
from biome.engine.assess import assess
from biome.engine.report import SetReport
from biome.engine.track import PoseTrack
from biome.exercises import Exercise, UnknownExercise, library, unnamed
from biome.settings import home_folder
from biome.vision.model import ensure
from biome.vision.watch import Progress, watch


def analyze(
    clip: str | Path,
    exercise: str | None = None,
    *,
    language: Language = "en",
    model: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> SetReport:
    """Analyse one filmed set.

    clip: a film; exercise: slug, name or alias, or None for a movement that is only counted and measured, with what it
    may be; language: of the words; model: the pose bundle (found or fetched when not given);
    progress: told how many frames have been read. Raises UnknownExercise, and a FilmError for a file that is not a
    usable film; a film that cannot be judged is a report that says so.
    """
    return analyze_with_track(clip, exercise, language=language, model=model, progress=progress)[0]


def analyze_with_track(
    clip: str | Path,
    exercise: str | None,
    *,
    language: Language = "en",
    model: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> tuple[SetReport, PoseTrack]:
    """The same, with the pose track that the report was made from, for drawing."""
    begun = time.perf_counter()
    chosen = unnamed() if exercise is None else named(exercise)
    bundle = model or ensure(home_folder() / "models")
    track = watch(Path(clip), bundle, chosen.rate, progress, outlines=chosen.needs_outline, exercise=chosen.slug)
    facts = assess(track, chosen)
    report = in_words(facts.advised(OfflineCoach().words(facts, chosen, language=language)), chosen, language)
    return replace(report, processing_time=round(time.perf_counter() - begun, 2)), track


def named(exercise: str) -> Exercise:
    """The exercise a person means, or UnknownExercise with near matches."""
    found = library().match(exercise)
    if found is None:
        raise UnknownExercise(exercise, library().near(exercise))
    return found
