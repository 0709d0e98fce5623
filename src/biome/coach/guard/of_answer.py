"""A whole answer before the guard: each sentence, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biome.coach.answer import CoachAnswer, Said
from biome.coach.facts.sheet import FactSheet
from biome.coach.guard.objection import Objection, Part
from biome.coach.guard.sentence import objections


@dataclass(frozen=True)
class Checked:
    """One sentence with what speaks against it."""

    part: Part
    place: str  # where it stands: "cues.f3.0", "well_done", "recommendations.1.why"
    said: Said
    objections: tuple[Objection, ...]

    @property
    def stands(self) -> bool:
        """Whether it may leave."""
        return not self.objections


@dataclass(frozen=True)
class Guarded:
    """An answer's sentences in their order, and what speaks against the answer as a whole."""

    sentences: tuple[Checked, ...]
    missing: tuple[Objection, ...]  # an issue without a cue, a cue for what is no issue

    @property
    def stands(self) -> bool:
        """Whether all of it may leave as it is."""
        return not self.missing and all(sentence.stands for sentence in self.sentences)

    @property
    def grounded(self) -> float:
        """Share of the sentences that may leave; 1 for none."""
        return sum(s.stands for s in self.sentences) / len(self.sentences) if self.sentences else 1.0

    def at(self, place: str) -> Checked | None:
        """The sentence at a place."""
        return next((s for s in self.sentences if s.place == place), None)


def guarded(answer: CoachAnswer, sheet: FactSheet) -> Guarded:
    """Every sentence of the answer with its objections, and what is missing."""
    checked = (_checked(part, place, said, sheet) for part, place, said in _sentences(answer))
    return Guarded(tuple(checked), tuple(_missing(answer, sheet)))


def _checked(part: Part, place: str, said: Said, sheet: FactSheet) -> Checked:
    against = objections(said, sheet, part=part)
    return Checked(part, place, said, (*against, *_of_another(part, place, said, sheet)))


def _of_another(part: Part, place: str, said: Said, sheet: FactSheet) -> Iterator[Objection]:
    """A cue for one issue does not rest on another one only."""
    mine = {fact.key for fact in sheet.cited([place.split(".")[1]])} if part == "cue" else set[str]()
    cited = sheet.cited(said.facts)
    if mine and cited and not any(fact.key in mine for fact in cited):
        yield Objection("place", "the cue does not rest on the issue it is for")


def _sentences(answer: CoachAnswer) -> Iterator[tuple[Part, str, Said]]:
    for cue in answer.cues:
        for i, said in enumerate(cue.said):
            yield "cue", f"cues.{cue.issue}.{i}", said
    if answer.well_done:
        yield "well_done", "well_done", answer.well_done
    if answer.next_fix:
        yield "next_fix", "next_fix", answer.next_fix
    for i, recommended in enumerate(answer.recommendations):
        yield "recommendation", f"recommendations.{i}.what", recommended.what
        yield "recommendation", f"recommendations.{i}.why", recommended.why
    for i, said in enumerate(answer.summary):
        yield "summary", f"summary.{i}", said


def _missing(answer: CoachAnswer, sheet: FactSheet) -> Iterator[Objection]:
    found = {fact.id for fact in sheet.of("issue")}
    cued = [cue.issue for cue in answer.cues]
    for issue in sorted(found - set(cued)):
        yield Objection("missing", f"the issue {issue} has no cue")
    for issue in sorted({i for i in cued if i not in found or cued.count(i) > 1}):
        yield Objection("place", f"{issue} needs one cue if it is an issue, and none if it is not")
