"""Facts about the person: how long they have trained, what they have at hand, and their earlier sets."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.facts.amounts import amount, counted, listed, shown
from biome.coach.facts.draft import Draft
from biome.coach.facts.sheet import Quantity
from biome.coach.person import PastSet, Person
from biome.engine.report import SetReport
from biome.exercises import library

MOST_PAST = 5
COURSES = {"improving": "have been improving", "stable": "have been stable", "declining": "have been declining"}


def about_person(person: Person, report: SetReport) -> Iterator[Draft]:
    """What may be said of the person; nothing of a person of whom nothing is known."""
    if person.level:
        yield Draft("person", f"The person trains as {_a(person.level)}.", key="level")
    if tools := _tools(person):
        yield Draft("person", f"Equipment at hand: {listed(tools)}.", key="equipment")
    if person.trend:
        text = f"The scores in this exercise {COURSES[person.trend]}."
        yield Draft("history", text, key="trend", trends=frozenset({person.trend}))
    yield from _standing(person)
    yield from _since(person, report.overall_score)
    yield from (_past(past, report) for past in person.history[:MOST_PAST])


def _tools(person: Person) -> list[str]:
    """What they have at hand that the library knows: other words of theirs are not told."""
    known = {exercise.equipment for exercise in library().exercises}
    named = dict.fromkeys(item.strip().lower() for item in person.equipment)
    return [tool for tool in named if tool in known - {"none"}]


def _a(level: str) -> str:
    return f"an {level} lifter" if level[0] in "aeiou" else f"a {level}" if level == "beginner" else f"a {level} lifter"


def _standing(person: Person) -> Iterator[Draft]:
    named = {"average": person.average_score, "best": person.best_score}
    known = [(name, value) for name, value in named.items() if value is not None]
    if known:
        text = listed([f"{name} score {value:.1f}" for name, value in known])
        numbers = tuple(amount(value, "points") for _, value in known)
        yield Draft("history", f"In this exercise so far: {text}.", key="standing", numbers=numbers)


def _since(person: Person, score: float | None) -> Iterator[Draft]:
    """How the score compares with that of the last set that had one."""
    last = next((past.score for past in person.history if past.score is not None), None)
    if score is None or last is None or not round(abs(score - last), 1):
        return
    change = amount(score - last, "points")
    text = f"The set scored {abs(change.value):.1f} {'more' if score > last else 'less'} than the last one."
    yield Draft("history", text, key="since", numbers=(change,), trends=frozenset({"up" if score > last else "down"}))


def _past(past: PastSet, report: SetReport) -> Draft:
    when = "Earlier today" if past.days_ago == 0 else f"{counted(past.days_ago, 'day')} ago"
    numbers = [Quantity(past.days_ago, "days")]
    done = [counted(past.rep_count, "rep")] if past.rep_count else []
    numbers += [Quantity(past.rep_count, "reps")] if past.rep_count else []
    if past.hold_seconds:
        done.append(f"a hold of {shown(past.hold_seconds, 's')}")
        numbers.append(amount(past.hold_seconds, "s"))
    if past.score is not None:
        done.append(f"score {past.score:.1f}")
        numbers.append(amount(past.score, "points"))
    seen = f" Seen then: {listed(list(past.issues))}." if past.issues else ""
    text = f"{when}: {', '.join(done) or 'a set'}.{seen}"
    return Draft("history", text, key="past", numbers=tuple(numbers), trends=_way(past, report))


def _way(past: PastSet, report: SetReport) -> frozenset[str]:
    """Whether it has gone up or down since then: in seconds of holds, else in the score."""
    held = report.kind == "hold"
    then, now = (past.hold_seconds, report.hold_seconds) if held else (past.score, report.overall_score)
    return frozenset() if then is None or now is None or then == now else frozenset({"up" if now > then else "down"})
