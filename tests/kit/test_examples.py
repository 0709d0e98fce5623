"""The document's examples are answers that the document allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from biome.app import routed
from biome.kit.examples import JSON, with_examples
from biome.settings import Settings

DOCUMENT = routed(Settings()).openapi()


def answers() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every JSON answer by its operation and status, with its schema and its example."""
    for path, operations in DOCUMENT["paths"].items():
        for method, operation in operations.items():
            for status, response in operation["responses"].items():
                if JSON in response.get("content", {}):
                    yield f"{method} {path} {status}", response["content"][JSON]


ANSWERS = dict(answers())


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_has_an_example_of_its_own_type(name: str) -> None:
    content = ANSWERS[name]
    schema = {**content["schema"], "components": DOCUMENT["components"]}
    problems = Draft202012Validator(schema, validate_formats=True).iter_errors(content["example"])
    assert [problem.message for problem in problems] == []


def test_a_type_that_nobody_gave_an_example_is_noticed() -> None:
    unknown = {"properties": {"surprise": {"type": "integer"}}}
    with pytest.raises(LookupError, match=r"Novelty\.surprise"):
        with_examples({"paths": {}, "components": {"schemas": {"Novelty": unknown}}})
