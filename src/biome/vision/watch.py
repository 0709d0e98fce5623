"""A film in, a PoseTrack out: decode, pose, whom to follow, and how far along it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from biome.engine.track import PoseTrack
from biome.vision.ahead import ahead
from biome.vision.container import Film, cores, opened
from biome.vision.crowd import fewest, people, sightings
from biome.vision.decode import Decoder, Picture
from biome.vision.doubt import is_doubtful
from biome.vision.follow import Follower
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT, Limits
from biome.vision.others import Bystanders
from biome.vision.pose import Pose
from biome.vision.probe import probe
from biome.vision.progress import Progress, Teller
from biome.vision.rows import Rows
from biome.vision.surroundings import Surroundings

LONG_SIDE = 1280


def watch(
    film: Film,
    model: Path,
    rate: float,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits = DEFAULT,
    *,
    outlines: bool = False,
    exercise: str | None = None,
) -> PoseTrack:
    """The body's landmarks through ``film``, about ``rate`` analysed frames a second.

    ``model`` is the verified pose bundle; ``outlines`` asks for the trunk's outline where the body is seen from the
    side; ``exercise`` is the slug of what is done, by which the one who does it is told from others. ``progress`` is
    called a few times a second and once at the end. Raises FilmError when the film cannot be analysed; a film with
    nobody in it is a track without poses, not an error.
    """
    info = probe(film, limits)
    teller = Teller(progress, info.total_frames)
    watching = _Watching(film, model, info, rate, limits, outlines, teller)
    track = watching.through()
    if is_doubtful(track):
        about = watching.better(track, exercise)
        track = watching.through(about) if about else track
    teller.done(track.total_frames)
    return track


@dataclass(frozen=True)
class _Watching:
    """One film and how it is watched, once or again."""

    film: Film
    model: Path
    info: FilmInfo
    rate: float
    limits: Limits
    outlines: bool
    teller: Teller

    def through(self, about: Surroundings | None = None) -> PoseTrack:
        """The film from beginning to end: of whom is found first, or only the surroundings of one person."""
        rows = Rows()
        with ExitStack() as stack:
            follower = stack.enter_context(Follower(self.model, self.outlines))
            bystanders = stack.enter_context(Bystanders(self.model))
            decoder, pictures = stack.enter_context(self._pictures(self.rate))
            for picture in pictures:
                pose = _look(follower, picture, about)
                rows.add(picture.time, picture.frame, pose, bystanders.share(picture, pose))
                self.teller.tell(picture.frame + 1)
        self.teller.again()
        return rows.track(self.info, decoder.frames_read, bystanders.place, decoder.damaged)

    def better(self, track: PoseTrack, exercise: str | None) -> Surroundings | None:
        """Where to look for the one who exercises, when that is not the body that was followed."""
        from biome.vision.choose import chosen, is_other  # the engine and the library: few films need them here

        if not is_other(track, exercise):
            return None
        with self._pictures(fewest(self.info.duration)) as (_, pictures):
            persons = people(sightings(pictures, self.model))
        scale = max(1.0, max(self.info.width, self.info.height) / LONG_SIDE)
        person = chosen(persons, track, self.info, scale, exercise)
        return Surroundings(person) if person else None

    @contextmanager
    def _pictures(self, rate: float) -> Iterator[tuple[Decoder, Iterator[Picture]]]:
        with ExitStack() as stack:
            source = stack.enter_context(opened(self.film, self.limits))
            decoder = Decoder(source, self.info, rate, LONG_SIDE, self.limits)
            yield decoder, stack.enter_context(ahead(decoder)) if cores() > 1 else iter(decoder)


def _look(follower: Follower, picture: Picture, about: Surroundings | None) -> Pose | None:
    if about is None:
        return follower.follow(picture.rgb, picture.time)
    view = about.at(picture)
    pose = follower.follow(view.of(picture.rgb), picture.time)
    pose = view.back(pose, picture.rgb) if pose else None
    if pose and about.strays(pose, picture):
        follower.forget()
        return None
    return pose


__all__ = ["Progress", "watch"]
