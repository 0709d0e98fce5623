"""The guard before everything that must pass and everything that must not, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biome.coach.answer import LONGEST_SENTENCE, Said
from biome.coach.eval.case import LANGUAGES, Case
from biome.coach.eval.model import Scene
from biome.coach.eval.mutants import mutants
from biome.coach.eval.planted import planted
from biome.coach.eval.tables import Bar, Table, at_most, none
from biome.coach.guard import Part, objections
from biome.coach.said import everything_said

STRUCK = 0.02
GOOD = ("own", "right")
"""Sorts of sentences that must pass: the offline coach's own, and the correct ones of the cases."""


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
    case, language, sheet = scene.case, scene.language, scene.sheet
    own: list[tuple[Part, Said]] = list(everything_said(case.report, case.exercise, sheet, case.person, language))
    right: list[tuple[Part, Said]] = [(s.part, scene.as_said(s)) for s in case.right if s.language == language]

    def tried(sort: str, part: Part, said: Said) -> Tried:
        found = objections(said, sheet, part=part)
        return Tried(sort, case.name, language, said.text, tuple(f"{o.code}: {o.detail}" for o in found))

    yield from (tried("own", part, said) for part, said in own)
    yield from (tried("right", part, said) for part, said in right)
    for s in case.wrong:
        if s.language == language:
            yield tried("beyond" if s.beyond else "wrong", s.part, scene.as_said(s))
    for part, said in (*own, *right):
        facts = " ".join(fact.text for fact in sheet.cited(said.facts))
        for what, text in mutants(said.text, facts, case, language):
            if text != said.text:
                yield tried(f"changed {what}", part, Said(text=text[:LONGEST_SENTENCE], facts=said.facts))
    for at, made_up in enumerate(one for one in planted(case, language) if not one.on):
        part, said = own[at % len(own)]
        yield tried(f"made up: {made_up.kind}", part, Said(text=made_up.text, facts=said.facts))


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
    if sort == "beyond":
        return Bar("wrong in meaning alone, let through: counted, without a bar", f"{wrong} of {len(tried)}", kept=True)
    return none(f"{sort}: let through", wrong, len(tried))


def _told(tried: Sequence[Tried]) -> Iterator[str]:
    """What is wrong; sentences that are made up once, with the number of sets in which they pass."""
    wrong = [one for one in tried if one.is_wrong]
    often = Counter((one.sort, one.language, one.text) for one in wrong)
    for one in {(one.sort, one.language, one.text): one for one in reversed(wrong)}.values():
        times = often[one.sort, one.language, one.text]
        why = f" [{'; '.join(one.against)}]" if one.against else ""
        yield f"{one.sort} ({one.language}, {one.case}{f' and {times - 1} more' if times > 1 else ''}): {one.text}{why}"
