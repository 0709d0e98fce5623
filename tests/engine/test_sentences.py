"""The engine's own sentences: each that is said is known, with just the gaps that are filled."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import biome.engine
from biome.engine.sentences import ENGLISH, Sentence, in_english, with_article

ENGINE = Path(biome.engine.__file__).parent
FORMS = string.Formatter()


def gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in FORMS.parse(template) if name}


def called() -> Iterator[ast.Call]:
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in ENGINE.rglob("*.py"))
    yield from (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))


def named(call: ast.Call, place: int) -> str | None:
    """The sentence that the call names in its ``place``, where it is written out."""
    argument = call.args[place] if len(call.args) > place else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def test_every_sentence_that_the_engine_names_is_there() -> None:
    places = {"Sentence": 0, "unjudged": 2, "Silent": 1}
    calls = [(call, call.func.id) for call in called() if isinstance(call.func, ast.Name)]
    said = {named(call, places[name]) for call, name in calls if name in places}
    said |= {named(call, 0) for call, name in calls if name == "notice" and len(call.args) == 1}
    assert said - {None} <= set(ENGLISH.sentences)
    assert len(said) > 30


def test_gaps_are_filled_with_numbers_words_and_names() -> None:
    unseen = Sentence("other_view", {"seen_from": "side", "film_from": ("front", "end-on")})
    assert in_english(unseen) == "This cannot be seen from the side; film from the front or the head or foot end."
    two = Sentence("between", {"low": 6.04, "high": 8.0}), Sentence("lost_sight")
    assert in_english(*two) == "The score lies between 6.0 and 8.0. I lost sight of you now and then."
    wrong = Sentence("looks_wrong", {"exercise": "Overhead Press", "doubt": "your arms hardly bend"})
    assert in_english(wrong) == "This doesn't look like an overhead press: your arms hardly bend."
    assert in_english(Sentence("may_be", {"other": ("Squat", "Lunge", "TRX Row")})).startswith(
        "It may be a squat, a lunge or a TRX row."
    )


def test_a_sentence_has_a_phrase_for_every_word_that_may_stand_in_it() -> None:
    known = set().union(*(gaps(template) for template in ENGLISH.sentences.values()))
    assert set(ENGLISH.phrases) <= known
    assert with_article("Row") == "a row"
