"""A report that was kept as JSON, as a report again: the other half of ``SetReport.to_json``."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from biome.engine.report import SetReport, camel_name

NAN = float("nan")
"""What JSON has no number for was kept as null."""
CAPITAL = re.compile(r"(?<=.)[A-Z]")


def restored(kept: Mapping[str, Any]) -> SetReport:
    """The report that ``kept`` was made of; what reports did not have yet when it was kept is left at its default.

    Raises LookupError for JSON that lacks what every report has.
    """
    return _dataclass(SetReport, kept)


def _dataclass(kind: type, kept: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    names = [(field, camel_name(field.name)) for field in _fields(kind)]
    try:
        return kind(**{f.name: _value(hints[f.name], kept[name]) for f, name in names if name in kept})
    except TypeError as error:
        raise LookupError(f"this is not a whole {kind.__name__}") from error


def _value(hint: Any, kept: Any) -> Any:
    """``kept`` as a value of the type ``hint``."""
    if hint is float:
        return NAN if kept is None else float(kept)
    if kept is None:
        return None
    if is_dataclass(hint):
        return _dataclass(hint, kept)  # type: ignore[arg-type]
    return _gathered(hint, kept)


def _gathered(hint: Any, kept: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next((one for one in inner if _fits(one, kept)), Any), kept)
    if origin is tuple:
        return tuple(_value(inner[0], item) for item in kept)
    if origin is Mapping:
        return {_own_name(key): _value(inner[1], item) for key, item in kept.items()}
    return kept


def _own_name(name: str) -> str:
    """``seen_from`` for ``seenFrom``: the names in a mapping are written as those of fields are."""
    return CAPITAL.sub(lambda found: f"_{found[0].lower()}", name)


def _fits(hint: Any, kept: Any) -> bool:
    """Whether JSON like ``kept`` may be of the type ``hint``, of several that a field may have."""
    if isinstance(kept, list):
        return get_origin(hint) is tuple
    if isinstance(kept, Mapping):
        return is_dataclass(hint) or get_origin(hint) is Mapping
    if isinstance(kept, bool) or not isinstance(kept, int | float):
        return hint not in (float, int, types.NoneType)
    return hint in (float, int)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return fields(kind)
