"""A schema as Gemini takes it: plain JSON schema, nothing referred to elsewhere, nothing that it would refuse."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

UNWANTED = frozenset({"$defs", "additionalProperties", "default", "maxLength", "minLength", "title"})
"""What the service does not know or does not need; the answer is held against the whole of it here all the same."""


@cache
def wire_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of ``model`` for ``responseJsonSchema``; not to be changed by whoever gets it."""
    schema = model.model_json_schema()
    return _plain(schema, schema.get("$defs", {}))


def _plain(value: Any, named: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_plain(one, named) for one in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return _plain(named[value["$ref"].rpartition("/")[2]], named)
    properties = {name: _plain(one, named) for name, one in value.get("properties", {}).items()}
    kept = {key: _plain(one, named) for key, one in value.items() if key not in UNWANTED and key != "properties"}
    return kept | ({"properties": properties} if properties else {})
