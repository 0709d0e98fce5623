"""Which movement a film shows: how often Biome sees it unnamed, and how often it notices that it was named wrongly.

`python bench/recognition.py` runs it alone; `bench/accuracy.py` calls ``recognition`` with the tracks it has.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from clips import CLIPS, labelled_clips, labelled_push_ups

from biome.engine.motion import settle
from biome.engine.recognise import Film, Likeness, recognise, rivals
from biome.engine.track import PoseTrack
from biome.exercises import Exercise, library


@dataclass(frozen=True)
class Recognised:
    """What was made of one labelled film."""

    clip: str
    shown: Exercise
    doubted: bool  # under its own name
    ranks: tuple[Likeness, ...]  # unnamed, likeliest first
    refused: tuple[bool, ...]  # under each popular name of another pattern
    offered: tuple[int | None, ...]  # where the right pattern stood among what was then offered, from 0

    @property
    def rank(self) -> int | None:
        """Where the right pattern stands when nothing is named, from 0."""
        return _rank(self.ranks, self.shown)


def recognition(films: Iterable[tuple[str, str, PoseTrack]]) -> tuple[list[str], list[Recognised]]:
    """The table over (name of the film, slug of what it shows, its track), as lines and as what they say."""
    found = [_look(name, library().get(slug), track) for name, slug, track in films]
    lines = [
        f"{'clip':<20}{'shows':<26}{'own name':<10}{'unnamed':>8}{'misnamed: refused':>19}{'put right':>11}  taken for"
    ]
    lines += [_row(one) for one in found]
    return [*lines, "", *_totals(found)], found


def _look(name: str, shown: Exercise, track: PoseTrack) -> Recognised:
    motion = settle(track)
    assert motion is not None, f"{name} shows nobody"
    film = Film(motion, float(track.times[-1]), library())
    wrong = [e for e in library().exercises if e.popular and e.pattern.id != shown.pattern.id]
    others = [rivals(e, film) for e in wrong]
    return Recognised(
        clip=name,
        shown=shown,
        doubted=film.opinion(shown)[0] is not None or bool(rivals(shown, film)),
        ranks=tuple(recognise(film)),
        refused=tuple(_refused(e, film, found) for e, found in zip(wrong, others, strict=True)),
        offered=tuple(_rank(found, shown) for found in others),
    )


def _refused(named: Exercise, film: Film, others: list[Likeness]) -> bool:
    """Doubted, or not a single rep counted."""
    doubt, value = film.opinion(named)
    return doubt is not None or value == 0.0 or bool(others)


def _rank(ranks: Iterable[Likeness], shown: Exercise) -> int | None:
    return next((i for i, found in enumerate(ranks) if found.exercise.pattern.id == shown.pattern.id), None)


def _row(one: Recognised) -> str:
    own = "doubted" if one.doubted else "kept"
    rank = "-" if one.rank is None else f"{one.rank + 1}."
    right = sum(offer == 0 for offer in one.offered)
    taken = ", ".join(f"{found.exercise.slug} {found.value:.2f}" for found in one.ranks[:3]) or "nothing"
    return (
        f"{one.clip:<20}{one.shown.slug:<26}{own:<10}{rank:>8}{f'{sum(one.refused)}/{len(one.refused)}':>19}"
        f"{f'{right}/{len(one.offered)}':>11}  {taken}"
    )


def _totals(found: list[Recognised]) -> list[str]:
    refusals = [refused for one in found for refused in one.refused]
    offers = [offer for one in found for offer in one.offered]
    ranks = [one.rank for one in found]
    first, among = (_share(sum(r is not None and r < most for r in ranks), len(ranks)) for most in (1, 3))
    right, near = (_share(sum(o is not None and o < most for o in offers), len(offers)) for most in (1, 3))
    return [
        f"doubted under their own name: {sum(one.doubted for one in found)} of {len(found)}",
        f"unnamed, the right pattern first: {first}, among three: {among}",
        f"under a wrong popular name, refused: {_share(sum(refusals), len(refusals))}",
        f"and offered the right pattern first: {right}, among three: {near}",
    ]


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.1%}" if whole else "none"


def main() -> int:
    """Watches every labelled clip and prints the table."""
    if not CLIPS.is_dir():
        print("bench/recognition needs the labelled clips in ../shared/clips, which are not there.")
        return 0
    from biome.settings import home_folder
    from biome.vision.model import ensure
    from biome.vision.watch import watch

    known = {e.slug for e in library().exercises}
    named = [(c.file, c.slug) for c in labelled_clips() if c.slug in known]
    named += [(file, "push-up") for file, _ in labelled_push_ups()]
    bundle = ensure(home_folder() / "models")
    tracks = (
        (file.stem, slug or "", watch(file, bundle, library().get(slug or "").rate, None)) for file, slug in named
    )
    print("\n".join(recognition(tracks)[0]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
