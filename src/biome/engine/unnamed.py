"""A set of a movement that nobody named: what it may be, and what can be told without knowing.

Reps, tempo, range of motion and symmetry; no faults and no score, for what good looks like depends on the movement.
"""

from __future__ import annotations

from biome.engine.body import Body
from biome.engine.counting import perform, stand
from biome.engine.fitting import fit
from biome.engine.measures import FRAME
from biome.engine.notes import notice
from biome.engine.ranks import median, percentiles
from biome.engine.recognise import Film
from biome.engine.report import Notice, Suggestion
from biome.engine.sentences import Sentence
from biome.exercises.spec import Exercise, SignalSpec
from biome.exercises.unnamed import counted_by, signals

SURE = 0.5  # confidence from which one movement is named rather than a choice of them
AT_FIRST = 1.0  # s at the beginning of the film that show where a repetition begins and ends


def found_signal(exercise: Exercise, film: Film) -> Exercise:
    """The exercise counted by the signal that goes to and fro most, most evenly, and explains most of the movement."""
    body = stand(film.motion, exercise.pattern)
    ways = [counted_by(exercise, _way_round(signal, body)) for signal in signals()]
    return max(ways, key=lambda way: fit(way.pattern, perform(film.motion, way.pattern, film.end)).value)


def _way_round(signal: SignalSpec, body: Body) -> SignalSpec:
    """Turning low or high: the film begins at rest, so the turn is at the other end of the signal's range."""
    values = FRAME[signal.measure](body, body.near)[body.motion.known]
    low, high = percentiles(values, 5, 95)
    begins_high = median(values[: body.motion.rows(AT_FIRST)]) >= (low + high) / 2.0
    return signal if begins_high else signal.model_copy(update={"turn": "high"})


def told(suggestions: tuple[Suggestion, ...]) -> tuple[Notice, ...]:
    """What the person is told of a film that was analysed without knowing what it shows."""
    generic = notice("generic", Sentence("unknown_movement"))
    if not suggestions:
        return (generic,)
    names = tuple(suggestion.name for suggestion in suggestions)
    sure = suggestions[0].confidence >= SURE or len(names) == 1
    offer = Sentence("is_likely", {"other": names[0]}) if sure else Sentence("may_be", {"other": names})
    return generic, notice("suggestion", offer)
