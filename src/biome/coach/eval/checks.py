"""Whether one advice says what its case expects, and nothing that it must not: one small question a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from biome.coach.eval.case import Case, Fault
from biome.coach.eval.ear import language_of, numbers, tells, told
from biome.coach.eval.strangers import strangers
from biome.engine.report import Advice, Issue

MOST_CORRECTIONS = 2
MOST_RECOMMENDATIONS = 3
EVERY = ("every", "all", "each", "both", "jede", "alle", "beide", "todas", "cada", "ambas", "las dos")


@dataclass(frozen=True)
class Miss:
    """One thing that an advice says and must not, or must say and does not."""

    code: str
    case: str
    language: str
    detail: str


@dataclass(frozen=True)
class Heard:
    """One advice about one case."""

    case: Case
    advice: Advice
    language: str

    @property
    def all(self) -> str:
        """Every word of it."""
        told = (*self.advice.cues.values(), self.advice.next_fix, self.advice.narrative, self.around)
        return " ".join((*told, *self.advice.strengths))

    @property
    def around(self) -> str:
        """Summary and recommendations: where it is said what was not seen."""
        return " ".join((self.advice.summary, *self.advice.recommendations))

    @property
    def blame(self) -> str:
        """Cues and next fix: where it is said what is wrong."""
        return " ".join((*self.advice.cues.values(), self.advice.next_fix))

    def issue(self, fault: str) -> Issue:
        """What was measured of a fault."""
        return next(issue for issue in self.case.report.issues if issue.fault == fault)


def misses(case: Case, advice: Advice, language: str) -> list[Miss]:
    """All that is wrong with the advice."""
    heard = Heard(case, advice, language)
    return [Miss(code, case.name, language, detail) for code, ask in QUESTIONS.items() for detail in ask(heard)]


def cues(heard: Heard) -> Iterator[str]:
    """One cue for each fault that is there, and no other."""
    found, cued = [fault.id for fault in heard.case.expect.found], list(heard.advice.cues)
    yield from (f"{fault} has no cue" for fault in found if not heard.advice.cues.get(fault))
    yield from (f"a cue for {fault}, which is not there" for fault in cued if fault not in found)


def names(heard: Heard) -> Iterator[str]:
    """A cue says what its fault is about, on which side, with the number that was measured."""
    for fault, cue in _cues(heard):
        if not tells(cue, "fault", fault.id, heard.language):
            yield f"the cue of {fault.id} is not about it: {cue}"
        if not any(number.is_near(heard.issue(fault.id).measured_value) for number in numbers(cue)):
            yield f"the cue of {fault.id} does not say {heard.issue(fault.id).measured_value:.2f}: {cue}"
        if fault.side and not tells(cue, "side", fault.side, heard.language):
            yield f"the cue of {fault.id} does not say {fault.side}: {cue}"


def sides(heard: Heard) -> Iterator[str]:
    """A cue never names another side than the one that a fault is on."""
    for fault, cue in _cues(heard):
        said = set(told(cue, "side", heard.language)) - {heard.issue(fault.id).side}
        yield from (f"the cue of {fault.id} says {side}: {cue}" for side in sorted(said))


def reps(heard: Heard) -> Iterator[str]:
    """A cue says in which reps, or in how many of them."""
    for fault, cue in _cues(heard):
        affected, total = heard.issue(fault.id).reps, heard.case.report.rep_count
        if fault.rep is None or total < 2:
            continue
        figures = {number.value for number in numbers(cue)}
        everywhere = len(affected) == total and any(word in cue.lower() for word in EVERY)
        if not everywhere and not figures & {fault.rep, len(affected)}:
            yield f"the cue of {fault.id} does not say in which reps: {cue}"


def priority(heard: Heard) -> Iterator[str]:
    """The next fix is the costliest fault; nothing to fix where nothing is wrong."""
    found, fix = heard.case.expect.found, heard.advice.next_fix
    if found and heard.case.expect.scored and not tells(fix, "fault", found[0].id, heard.language):
        yield f"the next fix is not {found[0].id}: {fix}"


def corrections(heard: Heard) -> Iterator[str]:
    """Never more than two corrections at once."""
    advised, found = heard.advice.recommendations, heard.case.expect.found
    about = [one for one in advised if any(tells(one, "fault", fault.id, heard.language) for fault in found)]
    if len(about) > MOST_CORRECTIONS:
        yield f"{len(about)} corrections at once"
    if len(advised) > MOST_RECOMMENDATIONS:
        yield f"{len(advised)} recommendations"


def praise(heard: Heard) -> Iterator[str]:
    """What is faulty is not praised; what went well is."""
    for said in heard.advice.strengths:
        faulty = [f.id for f in heard.case.expect.found if tells(said, "fault", f.id, heard.language)]
        yield from (f"praised in spite of {fault}: {said}" for fault in faulty)
    if heard.case.expect.praise and not heard.advice.strengths:
        yield "nothing is praised"


def unseen(heard: Heard) -> Iterator[str]:
    """What could not be judged is said to be so."""
    hidden = heard.case.expect.unseen
    if hidden and not (
        tells(heard.around, "thing", "unseen", heard.language)
        and any(tells(heard.around, "unseen", fault, heard.language) for fault in hidden)
    ):
        yield f"none of {', '.join(hidden)} is said not to have been seen: {heard.around}"


def score(heard: Heard) -> Iterator[str]:
    """No points where there is no score."""
    if not heard.case.expect.scored and tells(heard.all, "thing", "points", heard.language):
        yield f"points are told without a score: {heard.advice.summary}"


def no_score(heard: Heard) -> Iterator[str]:
    """A word about it where there is no score."""
    if not heard.case.expect.scored and not tells(heard.around, "thing", "no_score", heard.language):
        yield f"it is not said that there is no score: {heard.advice.summary}"


def things(heard: Heard) -> Iterator[str]:
    """What the case wants to be told, and what not."""
    expect = heard.case.expect
    yield from (f"{t} is not told" for t in expect.told if not tells(heard.all, "thing", t, heard.language))
    yield from (f"{t} is told" for t in expect.untold if tells(heard.all, "thing", t, heard.language))
    yield from (f"accused of {t}" for t in expect.unaccused if tells(heard.blame, "thing", t, heard.language))


def forbidden(heard: Heard) -> Iterator[str]:
    """Nothing that no coach says, in whatever language."""
    for language in ("en", "de", "es"):
        yield from (f"{sort}: {heard.all}" for sort in told(heard.all, "forbidden", language))


def language(heard: Heard) -> Iterator[str]:
    """In the language that was asked for, all of it."""
    for said in (heard.advice.summary, heard.advice.next_fix, *heard.advice.cues.values(), *heard.advice.strengths):
        if language_of(said) not in ("", heard.language) and len(said.split()) > 6:
            yield f"not {heard.language}: {said}"


def grounded(heard: Heard) -> Iterator[str]:
    """No number that is nowhere in what was measured, nor in the library's words."""
    yield from (f"{number} is nowhere" for number in strangers(heard.all, heard.case, heard.language))


QUESTIONS: Mapping[str, Callable[[Heard], Iterator[str]]] = {
    "cues": cues,
    "names": names,
    "side": sides,
    "reps": reps,
    "priority": priority,
    "corrections": corrections,
    "praise": praise,
    "unseen": unseen,
    "score": score,
    "no score": no_score,
    "told": things,
    "forbidden": forbidden,
    "language": language,
    "number": grounded,
}
"""By the code of what is missed."""


def _cues(heard: Heard) -> Iterator[tuple[Fault, str]]:
    """The faults that are there and have a cue."""
    return ((f, heard.advice.cues[f.id]) for f in heard.case.expect.found if heard.advice.cues.get(f.id))
