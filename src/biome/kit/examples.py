"""Examples of every answer in the OpenAPI document, put together of what ``examples.toml`` says of each type."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from biome.kit.web import CODES

TOLD: Mapping[str, Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
JSON = "application/json"
FAILURES = {
    401: "Sign in first.",
    403: "This is for admins.",
    404: "There is no such analysis.",
    413: "The film may have 100 MB at most.",
    429: "Too many requests; try again in 12 seconds.",
    500: "Something went wrong on our side.",
    503: "Something that we need for this is away for the moment.",
}
"""By status; a 400 or 422 is as the type ``Fault`` has it."""


def with_examples(document: dict[str, Any]) -> dict[str, Any]:
    """The document, its types and its JSON answers with an example each; raises LookupError where one is missing."""
    types = document["components"]["schemas"]
    for name, schema in types.items():
        if "properties" in schema and "examples" not in schema:
            schema["examples"] = [_example(name, types)]
    for status, response in _answers(document):
        content = response.get("content", {}).get(JSON)
        if content and "$ref" in content.get("schema", {}):
            example = types[_name(content["schema"])]["examples"][0]
            message = FAILURES.get(int(status))
            error = {"code": CODES.get(int(status), "INTERNAL_ERROR"), "message": message, "details": None}
            content["example"] = {**example, "error": error} if message else example
    return document


def _answers(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for operations in document["paths"].values():
        for operation in operations.values():
            yield from operation["responses"].items()


def _example(name: str, types: Mapping[str, Any]) -> dict[str, Any]:
    return {field: _value(name, field, schema, types) for field, schema in types[name]["properties"].items()}


def _value(name: str, field: str, schema: Mapping[str, Any], types: Mapping[str, Any]) -> Any:
    if field in TOLD.get(name, {}):
        return TOLD[name][field]
    if "const" in schema:
        return schema["const"]
    held = _held(schema)
    if held:
        example = _example(_name(held), types)
        return [example] if schema.get("type") == "array" else example
    if field in TOLD["any"]:
        return TOLD["any"][field]
    if {"type": "null"} in schema.get("anyOf", ()):
        return None
    raise LookupError(f"examples.toml says nothing of {name}.{field}")


def _held(schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The reference to another type in a field, in a list of it or beside null."""
    inner = schema.get("items", {}) if schema.get("type") == "array" else schema
    return next((one for one in (inner, *inner.get("anyOf", ())) if "$ref" in one), None)


def _name(reference: Mapping[str, Any]) -> str:
    return str(reference["$ref"]).rpartition("/")[2]
