"""The few sentences that the engine itself says, each by its name and what stands in its gaps.

The engine speaks English. Whoever wants another language says the same sentences with another ``Lexicon``.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Gap = float | str | tuple[str, ...]
"""A number, a name or a word of a phrase table; several of the last two are joined by "or"."""


@dataclass(frozen=True)
class Sentence:
    """One sentence to the person: which, and what stands in its gaps."""

    id: str
    gaps: Mapping[str, Gap] = field(default_factory=dict)


@dataclass(frozen=True)
class Lexicon:
    """What it takes to say the sentences in one language."""

    sentences: Mapping[str, str]  # templates by the sentences' ids
    phrases: Mapping[str, Mapping[str, str]]  # by the gap's name, then by the word that stands in it
    alternatives: tuple[str, str]  # between all but the last two of several, and between those
    decimal: str = "."
    name: Callable[[str], str] = str  # of a movement, in the middle of a sentence

    def say(self, sentence: Sentence) -> str:
        """The sentence in full."""
        gaps = {name: self._filled(name, gap) for name, gap in sentence.gaps.items()}
        return _Speaker(self.decimal).vformat(self.sentences[sentence.id], (), gaps)

    def _filled(self, name: str, gap: Gap) -> float | str:
        if isinstance(gap, float | int):
            return gap
        words = [self._word(name, word) for word in ((gap,) if isinstance(gap, str) else gap)]
        comma, last = self.alternatives
        return last.join([part for part in (comma.join(words[:-1]), *words[-1:]) if part])

    def _word(self, name: str, word: str) -> str:
        return self.name(word) if name in NAMES else self.phrases.get(name, {}).get(word, word)


class _Speaker(string.Formatter):
    """Fills templates; numbers get the language's own decimal sign."""

    def __init__(self, decimal: str) -> None:
        self._decimal = decimal

    def format_field(self, value: Any, format_spec: str) -> Any:
        text = super().format_field(value, format_spec)
        return text.replace(".", self._decimal) if isinstance(value, float) else text


def with_article(name: str) -> str:
    """The name of a movement in the middle of a sentence: a squat, an overhead press, a TRX row."""
    small = " ".join(word if word.isupper() else word.lower() for word in name.split())
    return f"{'an' if small[:1].lower() in 'aeiou' else 'a'} {small}"


def in_english(*sentences: Sentence) -> str:
    """The sentences in a row."""
    return said(sentences, ENGLISH)


def said(sentences: Sequence[Sentence], lexicon: Lexicon) -> str:
    """The sentences in a row, in the lexicon's language."""
    return " ".join(lexicon.say(sentence) for sentence in sentences)


NAMES = frozenset({"exercise", "other"})
"""Gaps in which the name of a movement stands."""

ENGLISH = Lexicon(
    alternatives=(", ", " or "),
    name=with_article,
    phrases={
        "seen_from": {
            "front": "from the front or the back",
            "side": "from the side",
            "oblique": "at this angle",
            "end-on": "end-on",
            "overhead": "from this camera position",
            "unknown": "from this camera position",
        },
        "film_from": {
            "side": "the side",
            "front": "the front",
            "oblique": "an angle",
            "end-on": "the head or foot end",
            "overhead": "above",
        },
        "place": {
            "left": "the person on the left",
            "middle": "the person in the middle",
            "right": "the person on the right",
            "": "one person all the way",
        },
    },
    sentences={
        # why a fault was not judged
        "unseeable": "The points I follow on a body cannot show this, so I do not guess.",
        "turned": "You were turned too far from the camera's axis to judge this.",
        "other_view": "This cannot be seen {seen_from}; film from {film_from}.",
        "too_far": "You are too small in the picture for this; film from closer.",
        "joints_hidden": "The joints this needs were hidden or out of the picture.",
        "back_hidden": "The edge of your back was hidden, or I never saw you standing to compare it with.",
        "too_little_range": "The movement never came far enough to see this.",
        "too_fast": "This is over too fast for so few pictures a second; film at 30 or more.",
        "takes_reps": "It takes {reps} reps in one set to tell.",
        "too_few_reps": "There were too few reps to tell.",
        "no_full_rep": "There was no full repetition.",
        "not_square_on": "Left and right can only be compared straight from the front or the back.",
        "sides_unseen": "I did not see both sides work well enough to compare them.",
        "hold_too_short": "The hold was too short to tell.",
        "nobody": "There was nobody to see.",
        "not_shown": "The film does not seem to show this movement.",
        # why a movement was not counted
        "short_attempt": "It covered {share:.0f} % of your usual range.",
        # what to know about the film
        "no_person": "I can't find a person in this video. Stand fully in the picture, in good light, and try again.",
        "small": "You're quite small in the picture. Film from 2.5 to 4 metres with your body filling most of it.",
        "other_people": "There is someone else in the picture; I followed {place}. If that isn't you, film alone.",
        "dim": "The picture is hard to read; more light would help me see you better.",
        "feet_out": "Your feet are out of the picture, so I can count but not judge your feet and heels. "
        "Step back a metre.",
        "knees_out": "Your knees are out of the picture. Step back so that your whole body is visible.",
        "hands_out": "Your hands are out of the picture. Step back so that your whole body is visible.",
        "low_resolution": "Film in 720p or better for finer measurements.",
        "low_frame_rate": "Film at 30 frames a second or more; fast moves blur at this rate.",
        "damaged_one": "In this video a picture is damaged or missing; what happened just then I may not have seen.",
        "damaged": "In this video {pictures} pictures are damaged or missing; what happened just then I may not have "
        "seen.",
        "gaps": "This video stands still for up to {gap:.1f} s; what happened meanwhile I could not see.",
        "no_hold": "I didn't see the position held for long enough to time it.",
        "no_reps": "I didn't see a full repetition. I need at least one clear movement there and back.",
        "no_reps_one_short": "I saw one short movement but no full repetition.",
        "no_reps_short": "I saw {short} short movements but no full repetition.",
        # which movement it is
        "looks_wrong": "This doesn't look like {exercise}: {doubt}.",
        "looks_like": "It looks more like {other}. Analyse it as {other}?",
        "unknown_movement": "I don't know this movement, so I counted and measured it without judging your form.",
        "is_likely": "It looks like {other}. Analyse it as {other} to have your form judged.",
        "may_be": "It may be {other}. Name it to have your form judged.",
        # what withholds or qualifies a score
        "no_score_unnamed": "A movement that is not in the library is measured without a score.",
        "no_score_small": "You are too small in the picture to be scored. Film from closer.",
        "no_score_view": "From this camera position I can count but not judge your form.",
        "how_to_film": "{filming}",
        "no_score_lost": "I lost sight of you too often to score this set.",
        "based_on_one": "Based on 1 rep; three or more make the score reliable.",
        "based_on_few": "Based on {reps} reps; three or more make the score reliable.",
        "short_hold": "Based on a short hold; five seconds or more make the score reliable.",
        "only_part": "From this angle only part of your form can be judged.",
        "lost_sight": "I lost sight of you now and then.",
        "between": "The score lies between {low:.1f} and {high:.1f}.",
    },
)
