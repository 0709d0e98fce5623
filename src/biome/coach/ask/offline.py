"""Answers without a service to ask: what the facts answer, in the words of the library, and kindly "no" to the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import structlog

from biome.coach.answer import Said
from biome.coach.ask.answered import Answer, Hear, Sentence, nobody
from biome.coach.ask.answers import ANSWERS
from biome.coach.ask.evidence import Evidence
from biome.coach.ask.sayings import sayings
from biome.coach.ask.scene import EXERCISE, SET, Scene
from biome.coach.ask.understanding import Meant, understood
from biome.coach.facts import FactSheet
from biome.coach.facts.draft import Draft
from biome.coach.guard import objections
from biome.coach.language import LANGUAGES
from biome.coach.said import cited
from biome.coach.talk import Line, talk
from biome.exercises import library

MOST_SENTENCES = 6
log = structlog.stdlib.get_logger(__name__)

LEANS = frozenset({"beside"})
"""A model's sentence must say something of its facts by itself; ours may lean on the one before it."""


class OfflineAnswerer:
    """Equal questions about equal sets get equal answers."""

    async def answer(self, question: str, evidence: Evidence, language: str, hear: Hear = nobody) -> Answer:
        """The answer to a cleaned question, in ``language``; ``hear`` is told each sentence."""
        made = await asyncio.to_thread(answered, question, evidence, language)
        for sentence in made.sentences:
            await hear(sentence)
        return made

    async def close(self) -> None:
        """See Answerer."""


def get_ready() -> None:
    """Read every word list now, which takes a second or two, and not when the first question comes."""
    exercise = library().exercises[0]
    for language in LANGUAGES:
        sayings(language)
        understood("?", language, exercise, 1)
        sheet = FactSheet((Draft("advice", "Rep 1 took 2 s.").fact(1, language),), exercise, language, 1)
        objections(Said(text="Rep 1 took 2 s.", facts=["f1"]), sheet, part="answer")


def answered(question: str, evidence: Evidence, language: str) -> Answer:
    """The same at once. Pure."""
    scene = scene_of(evidence, meaning_of(question, evidence, language), language)
    told = tuple(_guarded(_lines(scene), scene))
    sentences = told or tuple(_sentences(_refusal(scene), scene))
    return Answer(question, sentences, "offline", language, answerable=bool(told))


def meaning_of(question: str, evidence: Evidence, language: str) -> Meant:
    """What is asked."""
    return understood(question, language, evidence.exercise, evidence.report.rep_count)


def scene_of(evidence: Evidence, meant: Meant, language: str) -> Scene:
    """What the answers look at."""
    about = talk(evidence.report, evidence.exercise, evidence.person, language)
    return Scene(about, evidence.sheet(language), meant, language)


def _lines(scene: Scene) -> Iterator[Line]:
    answering = ANSWERS.get(scene.meant.intent)
    yield from answering(scene) if answering else ()


def _guarded(lines: Iterator[Line], scene: Scene) -> Iterator[Sentence]:
    """Those that may leave, each once: what our own templates say is held against the facts like anybody's words."""
    once = list({line.text: line for line in lines}.values())
    for line in once[:MOST_SENTENCES]:
        said = cited(line, scene.sheet)
        if against := [one for one in objections(said, scene.sheet, part="answer") if one.code not in LEANS]:
            log.warning("sentence struck", intent=scene.meant.intent, why=[one.detail for one in against])
        else:
            yield _sentence(said, scene)


def _refusal(scene: Scene) -> Iterator[Line]:
    """That this is not the coach's to answer. These words are ours to the letter: nothing that was asked is in them."""
    if scene.meant.intent == "care":
        yield scene.say("other", "care", EXERCISE)
    else:
        yield scene.say("other", "cannot", SET, EXERCISE)
        yield scene.say("other", "can", SET, EXERCISE)


def _sentences(lines: Iterator[Line], scene: Scene) -> Iterator[Sentence]:
    yield from (_sentence(cited(line, scene.sheet), scene) for line in lines)


def _sentence(said: Said, scene: Scene) -> Sentence:
    return Sentence(said.text, scene.sheet.cited(said.facts))
