"""What can simply be told to be against the facts: praise of a fault, the wrong way, the unseen, too many reps."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.facts.sheet import Fact, FactSheet, Topic
from biome.coach.guard.objection import Objection, Part
from biome.coach.reading import Reading, read
from biome.coach.reading.talk import Talk, says, talk, where

Cited = tuple[Fact, ...]
OPPOSITES = {
    "slower": {"faster", "steady"},
    "faster": {"slower", "steady"},
    "shorter": {"longer", "steady"},
    "longer": {"shorter", "steady"},
    "apart": {"together", "steady"},
    "together": {"apart", "steady"},
    "improving": {"declining", "stable"},
    "declining": {"improving", "stable"},
    "stable": {"improving", "declining"},
    "up": {"down"},
    "down": {"up"},
    "steady": {"slower", "faster", "shorter", "longer", "apart", "together"},
}
AGAINST = {
    "forward": "backward",
    "backward": "forward",
    "inward": "outward",
    "outward": "inward",
    "above": "below",
    "below": "above",
}
NEUTRAL = frozenset({"advice", "exercise", "person"})
"""Topics that neither praise nor blame."""


def contradictions(found: Reading, cited: Cited, sheet: FactSheet, part: Part) -> Iterator[Objection]:
    """What the sentence says against what its facts say."""
    spoken = talk(sheet.language)
    yield from _praise(found.text, cited, spoken)
    yield from _denial(found, cited, spoken)
    yield from _flawless(found.text, cited, sheet, spoken)
    yield from _kept(found, cited, spoken)
    yield from _direction(found, cited)
    yield from _blame(found.text, cited, spoken)
    yield from _severity(found.text, cited, spoken)
    yield from _trend(found.text, cited, spoken)
    yield from _place(cited, part)


def _praise(text: str, cited: Cited, spoken: Talk) -> Iterator[Objection]:
    """A fault that was found is no praise."""
    judged = [fact for fact in cited if fact.topic not in NEUTRAL]
    praise = says(text, spoken.praise)
    if praise and judged and all(_is_bad(fact) for fact in judged) and not says(text.replace(praise, ""), spoken.but):
        yield Objection("contradiction", f"{praise!r} is said of a fault that was found")


def _denial(found: Reading, cited: Cited, spoken: Talk) -> Iterator[Objection]:
    """What was found is not denied; an order may deny it: "do not let it drift"."""
    denied = where(found.text, spoken.denied)
    accused = any(fact.topic == "issue" for fact in cited) and not any(fact.topic == "clean" for fact in cited)
    if denied and accused and not found.is_order(denied.end()):
        yield Objection("contradiction", f"{denied[0]!r} is said of a fault that was found")


def _flawless(text: str, cited: Cited, sheet: FactSheet, spoken: Talk) -> Iterator[Objection]:
    """A set in which a fault was found is not flawless, whatever of it may be."""
    said = says(text, spoken.flawless)
    good = any(fact.topic in ("clean", "metric") and not _is_bad(fact) for fact in cited)
    if said and sheet.of("issue") and not good and not says(text.replace(said, ""), spoken.but):
        yield Objection("contradiction", f"{said!r} is said of a set in which faults were found")


def _kept(found: Reading, cited: Cited, spoken: Talk) -> Iterator[Objection]:
    """What was past a limit did not keep it."""
    for fact in cited:
        limits = [abs(quantity.value) for quantity in fact.numbers if quantity.role == "limit"]
        if fact.topic == "issue" and limits:
            over = abs(fact.numbers[0].value) > limits[0]
            said = where(found.text, spoken.kept_under if over else spoken.kept_over)
            if said and not found.is_order(said.end()):
                yield Objection("contradiction", f"{said[0]!r} is said of a fault that was found")


def _direction(found: Reading, cited: Cited) -> Iterator[Objection]:
    """What went forward did not go backward; orders, and what is advised, may go where they like."""
    known, advised = (_ways(cited, topic, found.language) for topic in ("issue", "advice"))
    for way, at in found.directions:
        if way not in known | advised and AGAINST[way] in known and not found.is_order(at):
            yield Objection("contradiction", f"{way} is said where the facts cited have {AGAINST[way]}")


def _ways(cited: Cited, topic: Topic, language: str) -> frozenset[str]:
    """The directions that the facts of a topic tell of."""
    told = [read(fact.text, freely=True) for fact in cited if fact.topic == topic]
    told += [read(fact.vetted, language, freely=True) for fact in cited if fact.topic == topic == "advice"]
    return frozenset(way for reading in told for way, _ in reading.directions)


def _blame(text: str, cited: Cited, spoken: Talk) -> Iterator[Objection]:
    """What was looked for and not found is no fault."""
    judged = [fact for fact in cited if fact.topic not in NEUTRAL]
    trouble = says(text, spoken.trouble)
    if not trouble or not judged or says(text, spoken.negated):
        return
    if all(fact.topic == "clean" for fact in judged):
        yield Objection("contradiction", f"{trouble!r} is said of what was looked for and not found")
    if all(fact.topic == "notice" and trouble not in fact.text.lower() for fact in judged):
        yield Objection("contradiction", f"{trouble!r} is said on no more than a notice about the film")


def _is_bad(fact: Fact) -> bool:
    return fact.topic in ("issue", "notice") or (fact.topic == "metric" and fact.status != "good")


def _severity(text: str, cited: Cited, spoken: Talk) -> Iterator[Objection]:
    known = {fact.status for fact in cited if fact.topic == "issue"}
    for severity, forms in spoken.severities.items():
        said = says(text, forms)
        if known and said and severity not in known:
            yield Objection("contradiction", f"{said!r} is said of a fault that is {' or '.join(sorted(known))}")


def _trend(text: str, cited: Cited, spoken: Talk) -> Iterator[Objection]:
    known = {trend for fact in cited for trend in fact.trends}
    for trend, forms in spoken.trends.items():
        said = says(text, forms)
        if said and trend not in known and not known.isdisjoint(OPPOSITES[trend]):
            yield Objection("contradiction", f"{said!r} is the other way round in the facts cited")


def _place(cited: Cited, part: Part) -> Iterator[Objection]:
    """What was done well rests on something that was."""
    if part == "well_done" and all(_is_bad(fact) or fact.topic in (*NEUTRAL, "not_judged") for fact in cited):
        yield Objection("place", "what was done well must rest on a fact about something good")
    if part == "cue" and not any(fact.topic in ("issue", "advice") for fact in cited):
        yield Objection("place", "a cue must rest on its issue or on the advice for it")
