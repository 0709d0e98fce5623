"""Numbers in words, written as digits, so that whatever reads on meets one kind of number only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from biome.coach.reading.lexicon import Lexicon, Numerals, either, lexicon

WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS = 6  # of one number: "one hundred and twenty-five" has five
ROMAN = re.compile(r"\b(x{0,3})(ix|iv|v?i{0,3})\b")
ROMANS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True)
class Spelling:
    """The number words of a language: phrase without hyphens to value."""

    numbers: Mapping[str, float]
    ordinals: Mapping[str, int]
    shy: frozenset[str]


def digits(text: str, language: str) -> str:
    """Plain text with its number words as digits, ordinals as ``4th`` and fractions of something as ``0.5 share``."""
    lex = lexicon(language)
    text = _phrases(text, lex)
    text = _ordinals(text, lex)
    return _points(_words(text, lex), lex)


def _phrases(text: str, lex: Lexicon) -> str:
    """What is a number with its unit in one phrase, or a share, or a multiple."""
    for pattern, (value, unit) in lex.numerals.amounts.items():
        text = re.sub(pattern, f"{value:g} {unit}", text)
    for pattern, value in lex.numerals.fractions.items():
        text = re.sub(rf"\b{pattern}", f"{value:g} share", text)
    for pattern, value in lex.numerals.multiples.items():
        text = re.sub(rf"\b{pattern}", f"{value:g} times", text)
    return text


def _ordinals(text: str, lex: Lexicon) -> str:
    text = re.sub(rf"(\d+)\s?(?:{lex.numerals.digits})", r"\1th ", text)
    for word, value in spelling(lex.language).ordinals.items():
        shy = word in lex.numerals.shy_ordinals
        before = (
            rf"(?=(?:(?:{either(lex.joins)}|\s|\w+th|{either(tuple(lex.numerals.ordinals))})*\s)?{_led(lex)})"
            if shy
            else ""
        )
        text = re.sub(rf"\b{word}\b{before}", f"{value}th", text)
    return text


def _led(lex: Lexicon) -> str:
    """A repetition's noun, with up to two words before it that say what sort it is."""
    return rf"(?:{either(lex.between)}\s){{0,2}}{lex.noun}"


def _words(text: str, lex: Lexicon) -> str:
    known = spelling(lex.language)
    units = re.compile(
        rf"[\s\-]*(?:{either(lex.between)}\s+)?{either(tuple(u for us in lex.units.values() for u in us))}"
    )
    pieces, end = [], 0
    for start, stop, value, phrase in _found(text, known):
        if phrase in known.shy and not units.match(text, stop):
            continue
        pieces += [text[end:start], f"{value:g}"]
        end = stop
    return "".join([*pieces, text[end:]])


def _found(text: str, known: Spelling) -> Iterator[tuple[int, int, float, str]]:
    """Numbers in words, the longest first, with their places."""
    words = [(found.start(), found.end(), found[0]) for found in WORD.finditer(text)]
    at = 0
    while at < len(words):
        for size in range(min(MOST_WORDS, len(words) - at), 0, -1):
            run = words[at : at + size]
            phrase = " ".join(word for _, _, word in run)
            if phrase in known.numbers and _close(text, run):
                yield run[0][0], run[-1][1], known.numbers[phrase], phrase
                at += size - 1
                break
        at += 1


def _close(text: str, run: list[tuple[int, int, str]]) -> bool:
    return all(re.fullmatch(r"\s|\s?-\s?", text[a[1] : b[0]]) for a, b in zip(run, run[1:], strict=False))


def _points(text: str, lex: Lexicon) -> str:
    """Seven point four."""
    return re.sub(rf"(\d+) (?:{either(lex.numerals.point)}) (\d+)", r"\1.\2", text)


@cache
def spelling(language: str) -> Spelling:
    """All numbers below a thousand, made of the language's own parts."""
    numerals = lexicon(language).numerals
    below = {**numerals.ones, **numerals.tens, **_compounds(numerals)}
    numbers = dict(below)
    for hundred, value in numerals.hundreds.items():
        numbers[hundred] = value
        for form in numerals.joined:
            numbers |= {form.format(hundred=hundred, rest=rest): value + less for rest, less in below.items() if less}
    for form in numerals.halves:
        numbers |= {form.format(one=one): value + 0.5 for one, value in (numerals.stems or numerals.ones).items()}
    return Spelling(
        {phrase.replace("-", " "): value for phrase, value in numbers.items()},
        dict(sorted(numerals.ordinals.items(), key=lambda entry: -len(entry[0]))),
        frozenset(numerals.shy),
    )


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
    found = ROMAN.fullmatch(word)
    if not word or not found:
        return None
    values = [ROMANS[letter] for letter in word]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
