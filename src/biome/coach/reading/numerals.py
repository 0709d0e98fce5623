"""Numbers in words, written as digits, so that whatever reads on meets one kind of number only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from biome.coach.reading.lexicon import Numerals, either, lexicon

WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS = 6  # of one number: "one hundred and twenty-five" has five
ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
ROMANS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True)
class Spelling:
    """How a language spells numbers."""

    numbers: Mapping[str, float]  # phrase without hyphens: value
    begins: frozenset[str]  # their first words
    shy: frozenset[str]  # those that count only with a unit behind them
    counts: re.Pattern[str]  # what stands behind a shy number that counts
    phrase: re.Pattern[str]  # one group for each phrase with a number in it
    phrases: tuple[str, ...]  # what each is in digits
    ordinal: re.Pattern[str]  # one group for each value
    ordinals: tuple[int, ...]
    shy_ordinal: re.Pattern[str]
    before_rep: re.Pattern[str]
    after_rep: re.Pattern[str]
    digits: re.Pattern[str]
    point: re.Pattern[str]


def digits(text: str, language: str) -> str:
    """Plain text with its number words as digits, ordinals as ``4th`` and fractions of something as ``0.5 share``."""
    known = spelling(language)
    text = known.phrase.sub(lambda found: known.phrases[(found.lastindex or 1) - 1], text)
    text = _ordinals(known.digits.sub(r"\1th ", text), known)
    return known.point.sub(r"\1.\2", _numbers(text, known))


def _ordinals(text: str, known: Spelling) -> str:
    def written(found: re.Match[str]) -> str:
        beside = known.before_rep.match(text, found.end()) or known.after_rep.search(text, 0, found.start())
        if not beside and known.shy_ordinal.fullmatch(found[0]):
            return found[0]
        return f"{known.ordinals[(found.lastindex or 1) - 1]}th"

    return known.ordinal.sub(written, text)


def _numbers(text: str, known: Spelling) -> str:
    pieces, end = [], 0
    for start, stop, phrase in _found(text, known):
        if phrase not in known.shy or known.counts.match(text, stop):
            pieces += [text[end:start], f"{known.numbers[phrase]:g}"]
            end = stop
    return "".join([*pieces, text[end:]])


def _found(text: str, known: Spelling) -> Iterator[tuple[int, int, str]]:
    """Numbers in words, the longest first, with their places."""
    words = list(WORD.finditer(text))
    at = 0
    while at < len(words):
        size = _longest(text, words[at : at + MOST_WORDS], known) if words[at][0] in known.begins else 0
        if size:
            run = words[at : at + size]
            yield run[0].start(), run[-1].end(), _phrase(run)
        at += max(size, 1)


def _longest(text: str, words: list[re.Match[str]], known: Spelling) -> int:
    """How many words from the first one on make the longest number."""
    near = [re.fullmatch(r"\s|\s?-\s?", text[a.end() : b.start()]) is not None for a, b in pairwise(words)]
    sizes = range(len(words), 0, -1)
    return next((n for n in sizes if all(near[: n - 1]) and _phrase(words[:n]) in known.numbers), 0)


def _phrase(words: list[re.Match[str]]) -> str:
    return " ".join(word[0] for word in words)


@cache
def spelling(language: str) -> Spelling:
    """The numbers below a thousand, made of the language's own parts, and the phrases around them."""
    lex = lexicon(language)
    numerals = lex.numerals
    noun, sort = lex.noun, rf"(?:{either(lex.between)}\s+){{0,2}}"
    units = either(tuple(form for forms in lex.units.values() for form in forms))
    every = either(tuple(numerals.ordinals))
    numbers, phrases = _below_a_thousand(numerals), list(_phrases(numerals))
    return Spelling(
        numbers=numbers,
        begins=frozenset(phrase.split()[0] for phrase in numbers),
        shy=frozenset(numerals.shy),
        counts=re.compile(rf"[\s\-]*(?:{sort}{units}|{either(numerals.point)}\b)"),
        phrase=re.compile(rf"\b(?:{'|'.join(f'({form})' for form, _ in phrases)})"),
        phrases=tuple(written for _, written in phrases),
        ordinal=re.compile(rf"\b(?:{'|'.join(f'({form})' for form in numerals.ordinals)})\b"),
        ordinals=tuple(numerals.ordinals.values()),
        shy_ordinal=re.compile(either(numerals.shy_ordinals)),
        before_rep=re.compile(rf"(?:\s*{either(lex.joins)}\s*(?:\d+th\b|{every}\b))*\s+{sort}{noun}"),
        after_rep=re.compile(rf"{noun}\s+$"),
        digits=re.compile(rf"(\d+)\s?(?:{numerals.digits})"),
        point=re.compile(rf"(\d+) (?:{either(numerals.point)}) (\d+)"),
    )


def _phrases(numerals: Numerals) -> Iterator[tuple[str, str]]:
    """Numbers with their unit in one phrase, shares of something, multiples."""
    for pattern, (value, unit) in numerals.amounts.items():
        yield pattern, f"{value:g} {unit}"
    for pattern, value in numerals.fractions.items():
        yield pattern, f"{value:g} share"
    for pattern, (value, unit) in numerals.multiples.items():
        yield pattern, f"{value:g} {unit}"


def _below_a_thousand(numerals: Numerals) -> dict[str, float]:
    below = {**numerals.ones, **numerals.tens, **_compounds(numerals)}
    numbers = dict(below)
    for hundred, value in numerals.hundreds.items():
        numbers[hundred] = value
        for form in numerals.joined:
            numbers |= {form.format(hundred=hundred, rest=rest): value + less for rest, less in below.items() if less}
    for form in numerals.halves:
        numbers |= {form.format(one=one): value + 0.5 for one, value in (numerals.stems or numerals.ones).items()}
    return {phrase.replace("-", " "): value for phrase, value in numbers.items()}


def _compounds(numerals: Numerals) -> dict[str, float]:
    ones = {one: value for one, value in (numerals.stems or numerals.ones).items() if 1 <= value <= 9}
    return {
        form.format(ten=ten, one=one): tens + units
        for form in numerals.compounds
        for ten, tens in numerals.tens.items()
        for one, units in ones.items()
    }


def roman(word: str) -> int | None:
    """The value of a roman numeral up to thirty-nine; None for any other word."""
    if not word or not ROMAN.fullmatch(word):
        return None
    values = [ROMANS[letter] for letter in word]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
