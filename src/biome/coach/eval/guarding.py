"""The guard before everything that must pass and everything that must not, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biome.coach.answer import LONGEST_SENTENCE, Said
from biome.coach.eval.case import LANGUAGES, Case
from biome.coach.eval.model import Scene
from biome.coach.eval.mutants import mutants
from biome.coach.eval.planted import filled
from biome.coach.eval.tables import Bar, Table, at_most, none
from biome.coach.guard import Part, objections
from biome.coach.said import everything_said

Sentence = tuple[str, Part, Said]
"""Its sort, its place, and the sentence."""
STRUCK = 0.02
GOOD = ("own", "right")
"""Sorts of sentences that must pass: the offline coach's own, and the correct ones of the cases."""
HELD_OUT = "held out"
KNOWN_BY_RULE = ("number", "side")
"""Kinds of what is held out that may not pass either: these rules do not depend on examples."""


@dataclass(frozen=True)
class Tried:
    """One sentence before the guard."""

    sort: str
    case: str
    language: str
    text: str
    against: tuple[str, ...]

    @property
    def is_wrong(self) -> bool:
        """Whether it was struck and is correct, or passed and is not."""
        return bool(self.against) == (self.sort in GOOD)


def guarding(cases: Sequence[Case], languages: Sequence[str] = LANGUAGES) -> Table:
    """Table and bars."""
    tried = [one for case in cases for language in languages for one in trials(Scene(case, language))]
    sorts = list(dict.fromkeys(one.sort for one in tried))
    return Table(
        "The guard, sentence by sentence",
        ("sort", *(f"{language} {what}" for language in languages for what in ("tried", "wrong"))),
        tuple((sort, *_cells(sort, tried, languages)) for sort in sorts),
        tuple(_bar(sort, [one for one in tried if one.sort == sort]) for sort in sorts),
        tuple(_told(tried)),
    )


def trials(scene: Scene) -> Iterator[Tried]:
    """All sentences of one case in one language."""
    for sort, part, said in (*_written(scene), *_changed(scene), *_made_up(scene)):
        against = tuple(f"{one.code}: {one.detail}" for one in objections(said, scene.sheet, part=part))
        yield Tried(sort, scene.case.name, scene.language, said.text, against)


def _written(scene: Scene) -> Iterator[Sentence]:
    """The offline coach's, and those that were written for the case."""
    for place, said in _own(scene):
        yield "own", place, said
    for sort, sentences in (("right", scene.case.right), ("wrong", scene.case.wrong)):
        for one in sentences:
            if one.language == scene.language:
                yield ("beyond" if one.beyond else sort), one.part, scene.as_said(one)


def _changed(scene: Scene) -> Iterator[Sentence]:
    """Correct ones with one thing changed."""
    for sort, part, said in _written(scene):
        if sort not in GOOD:
            continue
        facts = " ".join(fact.text for fact in scene.sheet.cited(said.facts))
        for what, text in mutants(said.text, facts, scene.case, scene.language):
            if text != said.text:
                yield f"changed {what}", part, Said(text=text[:LONGEST_SENTENCE], facts=said.facts)


def _made_up(scene: Scene) -> Iterator[Sentence]:
    """Inventions, each in the place and with the facts of a correct sentence."""
    own = _own(scene)
    for file, sort in (("inventions", "made up"), ("held_out", HELD_OUT)):
        for at, made_up in enumerate(filled(file, scene.case, scene.language)):
            part, said = own[at % len(own)]
            yield f"{sort}: {made_up.kind}", part, Said(text=made_up.text, facts=said.facts)


def _own(scene: Scene) -> list[tuple[Part, Said]]:
    case = scene.case
    said = everything_said(case.report, case.exercise, scene.sheet, case.person, scene.language)
    return [(part, one) for part, one in said]


def _cells(sort: str, tried: Sequence[Tried], languages: Sequence[str]) -> Iterator[str]:
    for language in languages:
        of = [one for one in tried if one.sort == sort and one.language == language]
        yield from (str(len(of)), str(sum(one.is_wrong for one in of)))


def _bar(sort: str, tried: Sequence[Tried]) -> Bar:
    wrong = sum(one.is_wrong for one in tried)
    if sort == "own":
        return none("the offline coach's own sentences that are struck", wrong, len(tried))
    if sort == "right":
        return at_most("correct sentences that are struck", wrong, len(tried), STRUCK)
    if sort == "beyond" or (sort.startswith(HELD_OUT) and not sort.endswith(KNOWN_BY_RULE)):
        return Bar(f"{sort}: let through (counted, no bar)", f"{wrong} of {len(tried)}", kept=True)
    return none(f"{sort}: let through", wrong, len(tried))


def _told(tried: Sequence[Tried]) -> Iterator[str]:
    """What is wrong; sentences that are made up once, with the number of sets in which they pass."""
    wrong = [one for one in tried if one.is_wrong]
    often = Counter((one.sort, one.language, one.text) for one in wrong)
    for one in {(one.sort, one.language, one.text): one for one in reversed(wrong)}.values():
        times = often[one.sort, one.language, one.text]
        why = f" [{'; '.join(one.against)}]" if one.against else ""
        yield f"{one.sort} ({one.language}, {one.case}{f' and {times - 1} more' if times > 1 else ''}): {one.text}{why}"
