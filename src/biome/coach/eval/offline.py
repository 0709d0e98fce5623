"""The offline coach before its cases, in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from biome.coach.eval.case import LANGUAGES, Case
from biome.coach.eval.checks import QUESTIONS, Miss, misses
from biome.coach.eval.prose import Prose, prose
from biome.coach.eval.tables import Bar, Table, at_most, none, percent
from biome.coach.offline import OfflineCoach

GRAVE = ("cues", "side", "number", "score", "corrections", "forbidden", "language")
"""Questions of which nothing may be missed by anybody: what is said would not be so, or not a coach's to say."""
MISSED = 0.01
EQUAL, ALIKE, COMMONEST = 0.5, 0.65, 0.6
ENOUGH = 20
"""Sets from which their variety tells anything."""
LONGEST = 40  # words of a sentence
PLAIN = 60.0  # reading ease


def offline(cases: Sequence[Case], languages: Sequence[str] = LANGUAGES) -> Table:
    """Table and bars."""
    coach = OfflineCoach()
    said = {
        (case.name, language): coach.words(case.report, case.exercise, case.person, language)
        for case in cases
        for language in languages
    }
    missed = [m for case in cases for language in languages for m in misses(case, said[case.name, language], language)]
    read = {language: prose([said[case.name, language] for case in cases], language) for language in languages}
    asked = len(cases) * len(QUESTIONS)
    return Table(
        f"The offline coach: {len(cases)} sets, {len(QUESTIONS)} questions about the words for each",
        ("language", "missed", "priority", "equal", "alike", "commonest", "words", "longest", "ease"),
        tuple(_row(language, read[language], missed, cases) for language in languages),
        tuple(_bars(missed, read, asked * len(languages), varied=len(cases) >= ENOUGH)),
        told(missed),
    )


def told(missed: Sequence[Miss]) -> tuple[str, ...]:
    """What was missed, a line each."""
    return tuple(f"{m.case} ({m.language}) {m.code}: {m.detail}" for m in missed)


def grave(missed: Sequence[Miss]) -> list[Miss]:
    """Those of which there may be none."""
    return [miss for miss in missed if miss.code in GRAVE]


def _row(language: str, read: Prose, missed: Sequence[Miss], cases: Sequence[Case]) -> tuple[str, ...]:
    codes = Counter(miss.code for miss in missed if miss.language == language)
    fixes = [case for case in cases if case.expect.found and case.expect.scored]
    return (
        language,
        str(codes.total()),
        percent(len(fixes) - codes["priority"], len(fixes)),
        f"{read.equal:.0%}",
        f"{read.alike:.0%}",
        f"{read.commonest:.0%}",
        f"{read.words:.0f}",
        str(read.longest),
        f"{read.ease:.0f}",
    )


def _bars(missed: Sequence[Miss], read: dict[str, Prose], asked: int, *, varied: bool) -> Iterator[Bar]:
    yield none("said and not so, or not a coach's to say", grave(missed), asked)
    yield none("the next fix is not the costliest fault", [m for m in missed if m.code == "priority"], asked)
    yield at_most("expectations missed", len(missed), asked, MISSED)
    for name, most, what in VARIETY if varied else ():
        worst = max(getattr(one, name) for one in read.values())
        yield Bar(f"{what}: at most {most:.0%}", f"{worst:.0%}", worst <= most)
    longest, ease = max(one.longest for one in read.values()), min(one.ease for one in read.values())
    yield Bar(f"longest sentence: at most {LONGEST} words", str(longest), longest <= LONGEST)
    yield Bar(f"reading ease: at least {PLAIN:.0f}", f"{ease:.0f}", ease >= PLAIN)


VARIETY = (
    ("equal", EQUAL, "sentences that another set hears, too"),
    ("alike", ALIKE, "the same, numbers left aside"),
    ("commonest", COMMONEST, "sets that hear the most frequent sentence"),
)
