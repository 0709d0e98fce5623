"""Models before the cases: the loopback server's well-behaved one and ours, those that make things up, the real one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

from biome.coach.eval.asking import Run, ask, asked_about, gemini
from biome.coach.eval.case import LANGUAGES, Case
from biome.coach.eval.model import Inventor, WellBehaved
from biome.coach.eval.offline import grave, told
from biome.coach.eval.tables import Bar, Table, at_most, none, percent
from biome.coach.gemini.options import Options
from biome.coach.loopback import SCRIPTS

STRUCK = 0.02
AGAIN = ("repeat", "other", "repair", "move")
HEAD = (
    "model",
    "answers",
    "its own words",
    "sentences",
    "struck",
    "planted",
    "leaked",
    "missed",
    "grave",
    "s",
    "tokens",
)


async def well_behaved(cases: Sequence[Case], languages: Sequence[str] = LANGUAGES) -> Table:
    """Models that say what is correct: no sentence of theirs may be struck."""
    own = WellBehaved()
    runs = [
        await asked_about("correct sentences, by hand", own, own, _written(cases, languages)),
        await asked_about("the loopback server's", SCRIPTS["well-behaved"], None, _in_turn(cases, languages)),
    ]
    bars = [at_most(f"{run.name}: sentences struck", run.struck, run.said, STRUCK) for run in runs]
    bars += [none(f"{run.name}: answers without words of its own", _unheard(run), len(run.answers)) for run in runs]
    return _table("Well-behaved models, over the wire", runs, bars)


async def inventive(cases: Sequence[Case], languages: Sequence[str] = LANGUAGES, again: Sequence[str] = AGAIN) -> Table:
    """Models that make up half of the sentences in half of their answers: nothing of that may get out."""
    runs = []
    for how in again:
        model = Inventor(how)
        runs.append(await asked_about(f"makes things up, then: {how}", model, model, _in_turn(cases, languages)))
    bars = [none(f"{run.name}: inventions that got out", run.leaks, run.planted) for run in runs]
    bars += [
        Bar("inventions planted: 60 and more", str(sum(r.planted for r in runs)), sum(r.planted for r in runs) >= 60)
    ]
    return _table("Models that make things up, over the wire", runs, bars)


async def real(options: Options, cases: Sequence[Case], languages: Sequence[str] = LANGUAGES) -> Table:
    """Gemini itself."""
    run = Run(" > ".join(options.models))
    async with gemini(options) as coach:
        for case in cases:
            for language in languages:
                await ask(coach, run, case, language)
    usage = run.usage
    title = (
        f"Gemini itself: {usage.requests} requests, {usage.input} tokens in, {usage.output} out, {usage.thinking} "
        f"thought, {run.dollars} dollars"
    )
    bars = [none(f"{run.name}: answers without words of its own", _unheard(run), len(run.answers))]
    return _table(title, [run], bars, thorough=True)


def _in_turn(cases: Sequence[Case], languages: Sequence[str]) -> Iterator[tuple[Case, str]]:
    """Each case in one language, the languages in turn."""
    return zip(cases, cycle(languages), strict=False)


def _written(cases: Sequence[Case], languages: Sequence[str]) -> Iterator[tuple[Case, str]]:
    """Each case in the languages in which correct sentences were written for it."""
    for case in cases:
        own = {sentence.language for sentence in case.right}
        yield from ((case, language) for language in languages if language in own)


def _table(title: str, runs: Sequence[Run], bars: Sequence[Bar], *, thorough: bool = False) -> Table:
    """thorough: tell of everything that was missed; scripted models do not try to say all that is expected."""
    said = [
        none(f"{run.name}: said and not so, or not a coach's to say", grave(run.missed), len(run.answers))
        for run in runs
    ]
    wrong = [
        line for run in runs for line in (*run.leaks, *told(run.missed if thorough else grave(run.missed)), *_why(run))
    ]
    return Table(title, HEAD, tuple(map(_row, runs)), (*bars, *said), tuple(wrong))


def _row(run: Run) -> tuple[str, ...]:
    return (
        run.name,
        str(len(run.answers)),
        percent(run.spoken, len(run.answers)),
        str(run.said),
        percent(run.struck, run.said),
        str(run.planted),
        str(len(run.leaks)),
        str(len(run.missed)),
        str(len(grave(run.missed))),
        f"{run.seconds:.2f}",
        str(run.usage.tokens),
    )


def _unheard(run: Run) -> int:
    return len(run.answers) - run.spoken


def _why(run: Run) -> list[str]:
    """Why the model was not heard in some answers."""
    return [
        f"{case.name} ({language}): {advised.fault.code if advised.fault else 'nothing of it stood'}"
        for case, language, advised in run.answers
        if advised.coached_by != "gemini"
    ]
