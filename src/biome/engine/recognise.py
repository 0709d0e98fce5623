"""Which movement of the library a film shows, and whether that is the one named. Never a silent switch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from biome.engine.counting import Performance, perform
from biome.engine.fitting import fit
from biome.engine.motion import Motion
from biome.engine.notes import notice
from biome.engine.plausible import doubts
from biome.engine.readings import Readings
from biome.engine.report import Notice, Suggestion
from biome.engine.sentences import Sentence
from biome.exercises.loader import Library
from biome.exercises.spec import Exercise, Pattern

MOST = 3  # suggestions
POPULAR, TYPICAL, RARE = 1.0, 0.9, 0.75  # of two movements that fit a film alike, people film the usual one
WORTH_OFFERING = 0.15  # fit from which a movement is offered to somebody whose film does not show the one named
CONVINCING = 0.30  # fit from which it also speaks against the one named
BETTER = 2.0  # times the named one's fit, likewise
CONFIRMED = CONVINCING / BETTER  # fit of the named one from which no other is looked for: it takes time
SEVERAL = 3  # reps, plausible as they are, that a hold does not show
KEPT = 0.5  # share of the film in a named hold that confirms it however it trembles: that is a fault, and no movement


@dataclass(frozen=True)
class Likeness:
    """One way of moving that the film may show."""

    exercise: Exercise  # the best known of those that are counted and checked alike
    value: float  # 0-1


@dataclass(eq=False)
class Film:
    """A motion, and what was counted in it: movements that are counted alike share their performance."""

    motion: Motion
    end: float  # s of the film's last frame
    library: Library
    _seen: dict[object, tuple[Performance, Readings]] = field(default_factory=dict)
    _opinions: dict[object, tuple[str | None, float]] = field(default_factory=dict)

    def opinion(self, exercise: Exercise) -> tuple[str | None, float]:
        """What speaks against this exercise, and how well the film fits it (0-1)."""
        way = _way(exercise)
        if way not in self._opinions:
            performance, readings = self._performed(exercise.pattern)
            against = doubts(exercise.pattern, performance, readings)
            self._opinions[way] = against, fit(exercise.pattern, performance).value
        return self._opinions[way]

    def likeness(self, exercise: Exercise) -> Likeness:
        """How much the film looks like this exercise: 0 when it is not counted in it, or not plausible."""
        doubt, value = self.opinion(exercise)
        return Likeness(exercise, 0.0 if doubt else value * _usual(exercise, self.library))

    def held(self, exercise: Exercise) -> float:
        """Share of the film in which a hold was held, 0-1."""
        performance, _ = self._performed(exercise.pattern)
        return float(performance.held[self.motion.known].mean()) if self.motion.known.any() else 0.0

    def repeats(self, exercise: Exercise) -> bool:
        """Several reps of it are there: small movements keep still between them, and are no hold for that."""
        performance, _ = self._performed(exercise.pattern)
        return len(performance.count.cycles) >= SEVERAL

    def performed(self, pattern: Pattern, performance: Performance, readings: Readings) -> None:
        """Remembers what has been counted already, so that it is not counted again."""
        self._seen[_counted(pattern)] = performance, readings

    def _performed(self, pattern: Pattern) -> tuple[Performance, Readings]:
        if _counted(pattern) not in self._seen:
            performance = perform(self.motion, pattern, self.end)
            self.performed(pattern, performance, Readings(performance.body, self.library.measures))
        return self._seen[_counted(pattern)]


def recognise(film: Film, without: Exercise | None = None) -> list[Likeness]:
    """The movements that the film may show, the likeliest first: of each pattern its best, and none as ``without``."""
    best: dict[str, Likeness] = {}
    for exercise in _one_of_each_way(film.library):
        if without is None or _way(exercise) != _way(without):
            found = film.likeness(exercise)
            known = best.get(exercise.pattern.id)
            if found.value > 0.0 and (known is None or found.value > known.value):
                best[exercise.pattern.id] = found
    return sorted(best.values(), key=lambda found: -found.value)


def suggestions(likenesses: list[Likeness]) -> tuple[Suggestion, ...]:
    """The first few with how sure each is: its share of all that fit, less where even the best fits poorly."""
    total = sum(found.value for found in likenesses)
    sure = min(1.0, likenesses[0].value / CONVINCING) if likenesses else 0.0
    return tuple(
        Suggestion(found.exercise.slug, found.exercise.name, round(float(min(0.99, sure * found.value / total)), 2))
        for found in likenesses[:MOST]
        if found.value >= WORTH_OFFERING * likenesses[0].value
    )


def rivals(exercise: Exercise, film: Film) -> list[Likeness]:
    """What the film looks like instead; nothing where the one named is plausible and none fits far better."""
    doubt, value = film.opinion(exercise)
    if doubt is None and (value >= CONFIRMED or film.held(exercise) >= KEPT):
        return []
    found = recognise(film, without=exercise)
    if doubt is None and film.repeats(exercise):
        found = [other for other in found if other.exercise.kind != "hold"]
    least = WORTH_OFFERING if doubt or not value else max(CONVINCING, BETTER * value)
    return found if found and found[0].value >= least else []


def wrong_exercise(exercise: Exercise, doubt: str, others: tuple[Suggestion, ...]) -> Notice:
    """What to tell the person; the offer is theirs to take."""
    said = [Sentence("looks_wrong", {"exercise": exercise.name, "doubt": doubt})]
    if others:
        said.append(Sentence("looks_like", {"other": others[0].name}))
    return notice("looks_like_other_exercise", *said)


def _one_of_each_way(library: Library) -> Iterator[Exercise]:
    """Of the exercises that are counted and checked alike the best known one."""
    chosen: dict[object, Exercise] = {}
    for exercise in library.exercises:
        way = _way(exercise)
        if way not in chosen or (exercise.popular and not chosen[way].popular):
            chosen[way] = exercise
    yield from chosen.values()


def _way(exercise: Exercise) -> object:
    """What tells exercises apart here: those of one way are counted alike, and checked alike."""
    return exercise.pattern.id, _counted(exercise.pattern), exercise.pattern.plausible


def _counted(pattern: Pattern) -> object:
    return pattern.posture, pattern.signal, pattern.hold


def _usual(exercise: Exercise, library: Library) -> float:
    if exercise.popular:
        return POPULAR
    first = next(e for e in library.exercises if e.pattern.id == exercise.pattern.id)
    return TYPICAL if first.slug == exercise.slug else RARE
