"""What is told beside the numbers, made of sentences: why a fault was not judged, and what to know about the film."""

from __future__ import annotations

from biome.engine.report import Notice, NotJudged, Reason
from biome.engine.sentences import Gap, Sentence, in_english
from biome.exercises.spec import FaultSpec


def notice(code: str, *sentences: Sentence) -> Notice:
    """A notice that says these sentences; one of its own name where there are none."""
    said = sentences or (Sentence(code),)
    return Notice(code, in_english(*said), said)


def unjudged(fault: FaultSpec, reason: Reason, sentence: str, **gaps: Gap) -> NotJudged:
    """A fault that was not judged, and the sentence that says why."""
    said = Sentence(sentence, gaps)
    return NotJudged(fault.id, fault.name, reason, in_english(said), (said,))
