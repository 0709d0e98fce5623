"""The labelled clips, analysed from the file to the report, against their labels: tables and bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

import turns
from clips import Clip, labelled_clips, labelled_push_ups
from recognition import Recognised

from biome.analysis import analyze_with_track
from biome.engine.report import Issue, SetReport
from biome.engine.track import PoseTrack
from biome.exercises import library
from biome.exercises.accuracy import FilmAccuracy, Share
from biome.puppet.trials.tables import Bar

EXACT, WITHIN_ONE, MAE, TURNS, TURN_S, TOLD_APART = 0.95, 0.98, 0.05, 0.90, 0.3, 0.90
HOLD_S, HOLD_SHARE, KNOWN = 1.0, 0.07, 0.85
NEAR_S = 0.5  # a fault may be at its worst just beyond the labelled stretch
LINE_FAULTS = {"hip_sag", "hip_pike", "worm", "head_drop", "head_crane"}
SHOWN = (
    ("squat_05", "shallow_depth"),
    ("push_up_02", "hip_sag"),
    ("push_up_11", "hip_sag"),
    ("push_up_10", "head_drop"),
    ("lateral_raise_02", "bent_arms"),
    ("plank_06", "hip_pike"),
)
"""Clips and the fault that must be found in them."""
TWINS = (
    ("push_up_01", ("hip_sag", "head_drop")),
    ("squat_06", ("knee_valgus", "shallow_depth")),
    ("lateral_raise_01", ("bent_arms",)),
    ("plank_05", ("hip_pike",)),
    ("bicep_curl_07", ("elbow_drift", "swing")),
)
"""Their good twins, and what must not be found there."""
PAIRS = (("push_up_01", "push_up_02", "hip_sag"), ("squat_06", "squat_07", "knee_valgus"))
TIMED = (("bicep_curl_03", "elbow_drift"), ("bicep_curl_03", "swing"))


@dataclass(frozen=True)
class Film:
    """Every clip that the library can judge with its report, and the push-ups that people called correct or wrong."""

    clips: list[Clip]
    reports: list[SetReport]
    push_ups: list[tuple[Path, bool]]
    told: list[SetReport]
    tracks: list[PoseTrack]  # of the clips, then of the push-ups

    @property
    def pairs(self) -> Iterator[tuple[Clip, SetReport]]:
        """Clip and report."""
        return zip(self.clips, self.reports, strict=True)

    @property
    def films(self) -> list[tuple[str, str, PoseTrack]]:
        """Every film's name, what it shows and its track."""
        shown = [(clip.file.stem, clip.slug or "") for clip in self.clips]
        shown += [(file.stem, "push-up") for file, _ in self.push_ups]
        return [(name, slug, track) for (name, slug), track in zip(shown, self.tracks, strict=True)]

    def report(self, name: str) -> SetReport:
        """The report of the clip of this name."""
        return next(report for clip, report in self.pairs if clip.file.stem == name)

    def clip(self, name: str) -> Clip:
        """The clip of this name."""
        return next(clip for clip in self.clips if clip.file.stem == name)


def watch(pool: Executor) -> Film:
    """Analyse them all."""
    known = {e.slug for e in library().exercises}
    clips, push_ups = [c for c in labelled_clips() if c.slug in known], labelled_push_ups()
    files = [clip.file for clip in clips] + [file for file, _ in push_ups]
    slugs = [clip.slug for clip in clips] + ["push-up"] * len(push_ups)
    watched = list(pool.map(analyze_with_track, files, slugs))
    reports = [report for report, _ in watched]
    return Film(clips, reports[: len(clips)], push_ups, reports[len(clips) :], [track for _, track in watched])


def rows(film: Film) -> Iterator[str]:
    """The tables."""
    told = "faults: found | labelled but missed | not judged"
    yield f"{'clip':<18}{'exercise':<25}{'labelled':>9}{'counted':>8}{'score':>7}  {'view':<18}{told}"
    yield from (_row(clip, report) for clip, report in film.pairs)
    yield ""
    yield f"{'push-up':<12}{'people say':<11}{'score':>6}  issues"
    for (file, correct), report in zip(film.push_ups, film.told, strict=True):
        words = ", ".join(f"{i.type} {i.measured_value:.0f}{i.unit} ({i.severity})" for i in report.issues)
        yield f"{file.stem:<12}{'correct' if correct else 'wrong':<11}{report.overall_score!s:>6}  {words}"


def bars(film: Film) -> list[Bar]:
    """The promises about labelled film."""
    return [*counting(film), turning(film), holding(film), *telling_apart(film), *_named(film), *_information(film)]


def off_by(film: Film) -> list[tuple[Clip, int]]:
    """By how many reps each clip with a sure label is miscounted; any defensible count is right."""
    return [(c, min(abs(r.rep_count - reps) for reps in c.reps)) for c, r in film.pairs if c.reps and c.sure]


def counting(film: Film) -> list[Bar]:
    """How often the count is right, within one, and how far off in relation to the set's length."""
    off = off_by(film)
    mae = sum(wrong / max(clip.reps) for clip, wrong in off) / max(len(off), 1)
    exact, near = (sum(wrong <= most for _, wrong in off) for most in (0, 1))
    return [
        Bar(f"clips: count exact (at least {EXACT:.0%})", share(exact, len(off)), exact >= EXACT * len(off)),
        Bar(
            f"clips: count within one (at least {WITHIN_ONE:.0%})", share(near, len(off)), near >= WITHIN_ONE * len(off)
        ),
        Bar(f"clips: normalised mean absolute error (at most {MAE})", f"{mae:.3f}", mae <= MAE),
    ]


def turning(film: Film) -> Bar:
    """Turning points against the times in the notes."""
    errors = [error for clip, report in film.pairs for error in turns.errors(clip.turns, report)]
    noted, kept = sum(bool(clip.turns) for clip in film.clips), sum(error <= TURN_S + 1e-9 for error in errors)
    name = f"clips: turning points within {TURN_S} s of the notes of {noted} clips (at least {TURNS:.0%})"
    return Bar(name, share(kept, len(errors)), kept >= TURNS * len(errors))


def holding(film: Film) -> Bar:
    """Hold times against the labels."""
    errors = [(abs((r.hold_seconds or 0.0) - c.hold), c.hold) for c, r in film.pairs if c.hold]
    kept = [error <= max(HOLD_S, HOLD_SHARE * hold) for error, hold in errors]
    worst = max((error for error, _ in errors), default=0.0)
    name = f"clips: holds within {HOLD_S:.0f} s or {HOLD_SHARE:.0%} (worst {worst:.1f} s)"
    return Bar(name, share(sum(kept), len(kept)), all(kept))


def telling_apart(film: Film) -> list[Bar]:
    """Push-ups that people called correct or wrong, by the issues of line and head."""
    right = severe = 0
    for (_, correct), report in zip(film.push_ups, film.told, strict=True):
        issues = [i for i in report.issues if i.fault in LINE_FAULTS]
        right += correct == (not issues)
        severe += correct and any(i.severity == "severe" for i in report.issues)
    total = len(film.push_ups)
    return [
        Bar(f"push-ups told apart (at least {TOLD_APART:.0%})", share(right, total), right >= TOLD_APART * total),
        Bar("correct push-ups called severe (none)", str(severe), severe == 0),
    ]


def film_cards(film: Film) -> dict[str, FilmAccuracy]:
    """Counts on film by pattern, for the accuracy cards."""
    by_pattern: dict[str, list[int]] = {}
    for clip, wrong in off_by(film):
        by_pattern.setdefault(library().get(clip.slug or "").pattern.id, []).append(wrong)
    return {
        pattern: FilmAccuracy(
            exact=Share(found=sum(w == 0 for w in off), of=len(off)),
            within_one=Share(found=sum(w <= 1 for w in off), of=len(off)),
        )
        for pattern, off in by_pattern.items()
    }


def share(part: int, whole: int) -> str:
    """Some of all, and as per cent."""
    return f"{part}/{whole} = {part / whole:.1%}" if whole else "none"


def recognising(found: Sequence[Recognised]) -> list[Bar]:
    """Which exercise a film shows: under its own name never doubted, without a name mostly known."""
    doubted, first = sum(one.doubted for one in found), sum(one.rank == 0 for one in found)
    total = len(found)
    return [
        Bar("films doubted under their own name (none)", f"{doubted}/{total}", doubted == 0),
        Bar(f"films known without a name (at least {KNOWN:.0%})", share(first, total), first >= KNOWN * total),
    ]


def _named(film: Film) -> Iterator[Bar]:
    for name, fault in SHOWN:
        issue = _issue(film.report(name), fault)
        yield Bar(f"{name}: {fault} found", issue.severity if issue else "no", issue is not None)
    for name, fault in TIMED:
        yield _timed(film.clip(name), film.report(name), fault)
    yield _halves(film.report("squat_03"), film.clip("squat_03"))
    for name, unwanted in TWINS:
        found = [fault for fault in unwanted if _issue(film.report(name), fault)]
        yield Bar(f"{name}: no {', '.join(unwanted)}", ", ".join(found) or "none", not found)
    for good, bad, fault in PAIRS:
        scores = [film.report(name).overall_score or 0.0 for name in (good, bad)]
        named = bool(_issue(film.report(bad), fault)) and not _issue(film.report(good), fault)
        yield Bar(f"{bad} below {good}, {fault} named", f"{scores[1]} < {scores[0]}", scores[1] < scores[0] and named)


def _issue(report: SetReport, fault: str) -> Issue | None:
    return next((issue for issue in report.issues if issue.fault == fault), None)


def _timed(clip: Clip, report: SetReport, fault: str) -> Bar:
    """The fault is found in a rep of every labelled stretch, and at its worst in one of them."""
    issue = _issue(report, fault)
    name, wanted = f"{clip.file.stem}: {fault} found at its times", clip.spans[fault]
    if issue is None:
        return Bar(name, "no", kept=False)
    reps = [report.reps[number - 1] for number in issue.reps]
    hit = [any(rep.start_seconds < end and rep.end_seconds > start for rep in reps) for start, end in wanted]
    worst = [start - NEAR_S <= issue.start_seconds <= end + NEAR_S for start, end in wanted]
    return Bar(name, f"reps {', '.join(map(str, issue.reps))}", all(hit) and any(worst))


def _halves(report: SetReport, clip: Clip) -> Bar:
    """squat_03 shows knees caving in for three reps and right for the rest."""
    issue, ((start, end),) = _issue(report, "knee_valgus"), clip.spans["knee_valgus"]
    name = "squat_03: knee_valgus in reps 1 to 3 with their frames, none in 4 to 6"
    if issue is None:
        return Bar(name, "no", kept=False)
    placed = start - NEAR_S <= issue.start_seconds and issue.end_seconds <= end + NEAR_S
    scores = [rep.score or 0.0 for rep in report.reps]
    kept = issue.reps == (1, 2, 3) and placed and max(scores[:3]) < min(scores[3:])
    return Bar(name, f"reps {', '.join(map(str, issue.reps))}", kept)


def _information(film: Film) -> Iterator[Bar]:
    """Figures without a bar."""
    right = sum(c.view == r.view for c, r in film.pairs)
    yield Bar("clips: views as labelled (no bar)", share(right, len(film.clips)), kept=True)
    judged = [(f, c, r) for c, r in film.pairs for f in c.faults if f not in {n.fault for n in r.not_judged}]
    found = sum(_issue(r, f) is not None for f, _, r in judged)
    silent = sum(len(c.faults) for c in film.clips) - len(judged)
    yield Bar(f"clips: labelled faults found ({silent} more not judged; no bar)", share(found, len(judged)), kept=True)


def _row(clip: Clip, report: SetReport) -> str:
    labelled = f"{clip.hold} s" if clip.hold else "/".join(map(str, clip.reps))
    counted = f"{report.hold_seconds} s" if clip.hold else str(report.rep_count)
    issues, unjudged = [i.fault for i in report.issues], {n.fault for n in report.not_judged}
    missed = [f for f in clip.faults if f not in issues and f not in unjudged]
    silent = [f for f in clip.faults if f in unjudged]
    view = report.view if report.view == clip.view else f"{report.view} ({clip.view})"
    told = " | ".join(", ".join(names) or "-" for names in (issues, missed, silent))
    return f"{clip.file.stem:<18}{clip.slug:<25}{labelled:>9}{counted:>8}{report.overall_score!s:>7}  {view:<18}{told}"
