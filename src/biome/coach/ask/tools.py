"""What a model may look up: read-only, and only of the one owner whose set is asked about.

No tool takes anything that says whose: a set is named by its place in the owner's own list.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence

from biome.coach.ask.evidence import named
from biome.coach.ask.notebook import Notebook, Told, told
from biome.coach.ask.phrases import folded
from biome.coach.ask.records import Record
from biome.coach.facts import Fact, Quantity
from biome.coach.facts.amounts import amount, counted, shown
from biome.coach.facts.draft import Draft
from biome.coach.facts.quoted import inert
from biome.engine.report import SetReport
from biome.exercises import library
from biome.exercises.spec import Exercise

MOST_FOUND = 8
MOST_LOOKUPS = 8
"""Of one answer: a model that goes round in circles is stopped."""
MOST_METRICS = 6
MOST_FAULTS = 12
SHORTEST = 3
ENOUGH = "That is all you can look up. Answer now, or say that it is not answerable."
Tool = Callable[..., Awaitable[Told]]


class Tools:
    """The tools of one answer. A model may send anything for an argument: what is of no use to a tool finds nothing."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._left = MOST_LOOKUPS

    def all(self) -> list[Tool]:
        """Every one; the model reads their names, arguments and docstrings."""
        return [
            self.search_facts,
            self.get_rep,
            self.list_my_sessions,
            self.compare_sessions,
            self.look_up_exercise,
        ]

    async def search_facts(self, words: str) -> Told:
        """Find facts of this set that have some of these English words.

        Args:
            words: what to look for, such as "knee" or "lowering time".
        """
        wanted = {word for word in folded(str(words)[:200]).split() if len(word) >= SHORTEST}
        scored = [(len(wanted & set(folded(fact.text).split())), fact) for fact in self._notebook.sheet.facts]
        found = sorted((one for one in scored if one[0]), key=lambda one: -one[0])[:MOST_FOUND]
        return self._told([fact for _, fact in found])

    async def get_rep(self, number: int) -> Told:
        """Get what was measured in one repetition of this set.

        Args:
            number: the repetition's number, from 1.
        """
        key = str(number).removesuffix(".0")
        return self._told(self._notebook.sheet.of("rep", key) if key.isdecimal() else ())

    async def list_my_sessions(self) -> Told:
        """List the person's other sets, newest first, each with a name such as s1 for compare_sessions."""
        records = await self._records()
        return self._told(self._notebook.add(_listed(place, one) for place, one in enumerate(records, start=1)))

    async def compare_sessions(self, session: str) -> Told:
        """Get what was measured in another of the person's sets, to compare this one with it.

        Args:
            session: its name in list_my_sessions, such as s1.
        """
        records, session = await self._records(), str(session)
        place = int(session[1:]) if session[:1] == "s" and session[1:].isdecimal() and len(session) < 4 else 0
        found = await self._notebook.evidence.records.report(place - 1) if 0 < place <= len(records) else None
        if found is None:
            return self._told(())
        return self._told(self._notebook.add(_compared(session, records[place - 1], *found)))

    async def look_up_exercise(self, name: str) -> Told:
        """Look an exercise up in the library: what it is for and what is looked for in it.

        Args:
            name: its English name, such as "goblet squat".
        """
        exercise = library().match(str(name)[:100]) or library().nearest(str(name)[:100])
        if exercise is None:
            return self._told(())
        return self._told(self._notebook.add(_described(exercise, self._notebook.sheet.language)))

    async def _records(self) -> Sequence[Record]:
        return await self._notebook.evidence.records.latest() if self._left > 0 else ()

    def _told(self, facts: Sequence[Fact]) -> Told:
        self._left -= 1
        if self._left < 0:
            return told((), ENOUGH)
        return told(facts) if facts else told((), "Nothing is known of that.")


def _listed(place: int, record: Record) -> Draft:
    """One line of the person's list."""
    name = record.exercise if record.listed else _quoted(record.exercise)
    done = [name, *([counted(record.rep_count, "rep")] if record.rep_count else [])]
    done += [f"held for {shown(record.hold_seconds, 's')}"] if record.hold_seconds else []
    done += [f"score {record.score:.1f}"] if record.score is not None else ["no score"]
    text = f"{_when(record)} (s{place}): {', '.join(done)}."
    return Draft("history", text, key=f"s{place}", numbers=_numbers(record), read=record.listed)


def _compared(session: str, record: Record, report: SetReport, exercise: Exercise) -> Iterator[Draft]:
    """What may be said of another set: its score, what was seen in it, its numbers; of no repetition of it."""
    yield _listed(int(session[1:]), record)
    if seen := [issue.type for issue in report.issues[:MOST_METRICS]]:
        yield Draft("history", f"Seen in {session}: {', '.join(seen)}.", key=session)
    if clean := [one.type for one in report.clean[:MOST_METRICS]]:
        yield Draft("history", f"Looked for in {session} and not there: {', '.join(clean)}.", key=session)
    for metric in report.metrics[:MOST_METRICS] if exercise.slug == report.exercise else ():
        number = (amount(metric.value, metric.unit),)
        yield Draft("history", f"In {session}, {metric.name}: {metric.actual}.", key=session, numbers=number)


def _described(exercise: Exercise, language: str) -> Iterator[Draft]:
    yield from named([exercise.slug], language)
    text = f"{exercise.name}: {exercise.description}"
    yield Draft("exercise", text, key=exercise.slug, exercises=frozenset({exercise.slug}))
    looked = ", ".join(fault.name for fault in exercise.faults[:MOST_FAULTS])
    yield Draft("exercise", f"Looked for in the {exercise.name}: {looked}.", key=exercise.slug)
    yield Draft("exercise", f"How to film the {exercise.name}: {exercise.how_to_film}", key=exercise.slug)


def _quoted(name: str) -> str:
    called = inert(name)
    return f'a movement called "{called}"' if called else "a movement outside the library"


def _when(record: Record) -> str:
    return "Earlier today" if record.days_ago == 0 else f"{counted(record.days_ago, 'day')} ago"


def _numbers(record: Record) -> tuple[Quantity, ...]:
    numbers = [Quantity(record.days_ago, "days")]
    numbers += [Quantity(record.rep_count, "reps")] if record.rep_count else []
    numbers += [amount(record.hold_seconds, "s")] if record.hold_seconds else []
    numbers += [amount(record.score, "points")] if record.score is not None else []
    return tuple(numbers)
