"""How the words read: how varied they are over the whole set, how long, how easy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from biome.engine.report import Advice

END = re.compile(r"(?<=[.!?])\s+(?=[\W\d_]*[A-ZÄÖÜÁÉÍÓÚÑ\d])")
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
VOWELS = {"en": r"[aeiouy]+", "de": r"(?:ei|ie|eu|äu|au|ai|[aeiouyäöü])", "es": r"[aeiouáéíóúü]+"}
SILENT = re.compile(r"[^aeiouyl]es?$|[^aeiouytd]ed$")
EASE = {"en": (206.835, 84.6, 1.015), "de": (180.0, 58.5, 1.0), "es": (206.84, 60.0, 1.02)}
"""A constant, and what a syllable in a word and a word in a sentence take off it: Flesch 1948; Amstad 1978 for German;
Fernández Huerta 1959 for Spanish. From 60 on a text is plain, from 70 on easy."""


@dataclass(frozen=True)
class Prose:
    """What the words of many sets are like."""

    sentences: int
    equal: float  # share of sentences that stand word for word in another set's advice, too
    alike: float  # the same, numbers left aside
    commonest: float  # share of the sets that hear the most frequent sentence
    words: float  # of an advice, median
    longest: int  # words of the longest sentence
    ease: float


def prose(advices: Sequence[Advice], language: str) -> Prose:
    """Of all the words together."""
    told = [list(sentences(advice)) for advice in advices]
    flat = [sentence for one in told for sentence in one]
    lengths = [len(WORD.findall(sentence)) for sentence in flat]
    return Prose(
        sentences=len(flat),
        equal=_shared(told),
        alike=_shared([[FIGURE.sub("0", sentence) for sentence in one] for one in told]),
        commonest=max(Counter(sentence for one in told for sentence in set(one)).values()) / len(told),
        words=median(sum(len(WORD.findall(sentence)) for sentence in one) for one in told),
        longest=max(lengths),
        ease=ease(flat, language),
    )


def sentences(advice: Advice) -> Iterator[str]:
    """Every sentence of an advice."""
    told = (advice.summary, advice.next_fix, *advice.cues.values(), *advice.strengths, *advice.recommendations)
    for text in (*told, advice.narrative):
        yield from (sentence for sentence in END.split(text) if sentence)


def ease(texts: Sequence[str], language: str) -> float:
    """Flesch's reading ease, in the form for the language."""
    words = [word.lower() for text in texts for word in WORD.findall(text)]
    constant, by_syllable, by_word = EASE[language]
    syllables = sum(_syllables(word, language) for word in words)
    return constant - by_syllable * syllables / len(words) - by_word * len(words) / len(texts)


def _syllables(word: str, language: str) -> int:
    mute = 1 if language == "en" and SILENT.search(word) else 0
    return max(1, len(re.findall(VOWELS[language], word)) - mute)


def _shared(told: Sequence[Sequence[str]]) -> float:
    """Share of the sentences that more than one advice has."""
    has = Counter(sentence for one in told for sentence in set(one))
    flat = [sentence for one in told for sentence in one]
    return sum(has[sentence] > 1 for sentence in flat) / max(len(flat), 1)
