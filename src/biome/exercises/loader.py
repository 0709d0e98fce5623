"""Reads the library from its TOML files, checks every name, and finds exercises."""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import ValidationError

from biome.exercises.index import Index
from biome.exercises.naming import keys, spelled
from biome.exercises.spec import Exercise, MeasureSpec, Pattern

REPLACED = ("posture", "rate", "live_angle", "plausible")
MERGED = ("params", "signal", "hold", "filming")
OVERRIDES = (*REPLACED, *MERGED, "only", "without", "thresholds", "phases", "classes")
"""What an exercise may change of its pattern."""


ASYMMETRY, UNEVEN = "asymmetry", "uneven"
"""The fault of any set that compares the sides in the measure that is counted; and the patterns' own, of each rep."""


class UnknownExercise(LookupError):
    """There is no such exercise in the library."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"There is no exercise called “{name}” in the library.{hint}")
        self.near = near


class InvalidLibrary(ValueError):
    """The exercise library contradicts itself."""


@dataclass(frozen=True)
class Library:
    """Every movement Biome supports, and the measures they are written in."""

    exercises: tuple[Exercise, ...]
    measures: Mapping[str, MeasureSpec]
    version: str

    def get(self, slug: str) -> Exercise:
        """The exercise with this slug, or UnknownExercise with near matches."""
        for exercise in self.exercises:
            if exercise.slug == slug:
                return exercise
        raise UnknownExercise(slug, self.near(slug))

    def match(self, name: str) -> Exercise | None:
        """The exercise that a person means by ``name``: slug, name or alias; case, hyphens and plural ignored."""
        return self._called(self.names.match(name))

    def nearest(self, name: str) -> Exercise | None:
        """The exercise that ``name`` can only be a slip of: its words in another order, or a letter or two wrong.

        None when there is none, and when two are as near.
        """
        return self._called(self.names.nearest(name))

    @cached_property
    def names(self) -> Index:
        """Every name of every exercise."""
        return Index(tuple((name, e.slug) for e in self.exercises for name in _written(e)))

    def _called(self, slug: str | None) -> Exercise | None:
        return None if slug is None else self.get(slug)

    def near(self, name: str) -> tuple[str, ...]:
        """Names of exercises that look like ``name``, nearest first."""
        known = {spelled(name): e.name for e in self.exercises for name in _written(e)}
        close = difflib.get_close_matches(spelled(name), known, n=6, cutoff=0.5)
        return tuple(dict.fromkeys(known[plain] for plain in close))[:3]


@cache
def library() -> Library:
    """The library as shipped, loaded and checked once."""
    folder = files("biome.exercises")
    sources = sorted((f for f in (folder / "patterns").iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    measures = {name: MeasureSpec(name=name, **spec) for name, spec in _toml(folder / "measures.toml").items()}
    of_the_set = _toml(folder / "set_faults.toml")["faults"]
    exercises = tuple(e for source in sources for e in _exercises(_toml(source), of_the_set, measures))
    read = [*sources, folder / "measures.toml", folder / "set_faults.toml"]
    digest = hashlib.sha256(b"".join(f.read_bytes() for f in read))
    checked = Library(exercises, measures, version=digest.hexdigest()[:12])
    _check(checked)
    return checked


def _toml(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _exercises(
    document: dict[str, Any], of_the_set: list[dict[str, Any]], measures: Mapping[str, MeasureSpec]
) -> Iterator[Exercise]:
    """The exercises of one pattern's file, each with its overrides applied to the pattern."""
    entries = document.pop("exercises")
    if document["kind"] == "reps":
        document["faults"] = [*document["faults"], *of_the_set]
    for entry in entries:
        changes = {key: entry.pop(key) for key in OVERRIDES if key in entry}
        if entry.get("equipment", "none") == "none":
            changes["classes"] = {**_unloaded(document), **changes.get("classes", {})}
        try:
            pattern = _comparable(Pattern(**overridden(document, changes)), measures)
            yield Exercise(**{"view": pattern.filming.view, **entry}, pattern=pattern)
        except (InvalidLibrary, ValidationError) as error:
            raise InvalidLibrary(f"{entry.get('slug', 'an exercise')} of {document['id']}: {error}") from error


def _comparable(pattern: Pattern, measures: Mapping[str, MeasureSpec]) -> Pattern:
    """Without comparing left and right over the set where that is judged in each rep, or the count does not show it."""
    measure = measures.get(pattern.signal.measure) if pattern.signal else None
    own = any(fault.id == UNEVEN for fault in pattern.faults)
    square_on = {measure.views.get("front"), measure.views.get("end-on")} if measure and measure.sided else set()
    if "A" in square_on and not own:
        return pattern
    return pattern.model_copy(update={"faults": tuple(f for f in pattern.faults if f.id != ASYMMETRY)})


def _unloaded(document: dict[str, Any]) -> dict[str, str]:
    """Critical under load is one class less without a load (domain/patterns.md section 1)."""
    return {fault["id"]: "B" for fault in document["faults"] if fault["fault_class"] == "A"}


def overridden(document: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A pattern with one exercise's changes: other numbers, faults and metrics left out, another signal or posture."""
    pattern = {**document, **{key: changes[key] for key in REPLACED if key in changes}}
    for part in MERGED:
        if part in changes:
            pattern[part] = {**document.get(part, {}), **changes[part]}
    unknown = set(changes.get("params", {})) - set(document.get("params", {}))
    if unknown:
        raise InvalidLibrary(f"overrides parameters its pattern lacks: {sorted(unknown)}")
    parts = {part["id"] for part in (*document["faults"], *document["metrics"])}
    if stray := _named(changes) - parts:
        raise InvalidLibrary(f"changes faults or metrics its pattern lacks: {sorted(stray)}")
    left_out = {part for part in changes.get("without", ()) if "@" not in part}
    if "only" in changes:
        left_out |= {part["id"] for part in (*document["faults"], *document["metrics"]) if part.get("scope") != "set"}
        left_out -= set(changes["only"])
    numbers = {name: f"{value:g}" for name, value in pattern.get("params", {}).items()}
    pattern["metrics"] = [
        {**metric, "target": metric["target"].format(**numbers)}
        for metric in document["metrics"]
        if metric["id"] not in left_out
    ]
    pattern["faults"] = [_changed(fault, changes) for fault in document["faults"] if fault["id"] not in left_out]
    return pattern


def _named(changes: dict[str, Any]) -> set[str]:
    """The faults and metrics that an exercise's changes speak of."""
    lists = (*changes.get("only", ()), *changes.get("without", ()))
    tables = (*changes.get("thresholds", {}), *changes.get("phases", {}), *changes.get("classes", {}))
    return {part.partition("@")[0] for part in (*lists, *tables)}


def _changed(fault: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """One fault with an exercise's own class and thresholds, and without the views in which it misleads there."""
    name, rules = fault["id"], fault["rules"]
    for key in ("thresholds", "phases"):
        if name in changes.get(key, {}):
            rules = [{**rule, key: changes[key][name]} for rule in rules]
    blind = {part.partition("@")[2] for part in changes.get("without", ()) if part.startswith(f"{name}@")}
    seeing = [{**rule, "views": [view for view in rule["views"] if view not in blind]} for rule in rules]
    chosen = changes.get("classes", {}).get(name, fault["fault_class"])
    return {**fault, "fault_class": chosen, "rules": [rule for rule in seeing if rule["views"]]}


def _check(checked: Library) -> None:
    slugs = [e.slug for e in checked.exercises]
    names = [name for e in checked.exercises for name in _names(e)]
    if len(set(slugs)) != len(slugs) or len(set(names)) != len(names):
        raise InvalidLibrary("two exercises share a slug, a name or an alias")
    for exercise in checked.exercises:
        _check_names(exercise, checked.measures)


def _check_names(exercise: Exercise, measures: Mapping[str, MeasureSpec]) -> None:
    unknown = {name for name in measure_names(exercise.pattern) if name not in measures}
    if unknown:
        raise InvalidLibrary(f"{exercise.slug} uses measures that do not exist: {sorted(unknown)}")
    numbers = [n for m in exercise.metrics for n in (*m.good, *m.warning)]
    numbers += [rule.base for fault in exercise.faults for rule in fault.rules]
    missing = {n for n in numbers if isinstance(n, str) and n not in exercise.pattern.params}
    if missing:
        raise InvalidLibrary(f"{exercise.slug} uses parameters that do not exist: {sorted(missing)}")


def measure_names(pattern: Pattern) -> Iterator[str]:
    """Every measure that a pattern refers to."""
    yield pattern.live_angle
    if pattern.signal:
        yield pattern.signal.measure
        if pattern.signal.from_above:
            yield pattern.signal.from_above.measure
    if pattern.hold:
        yield pattern.hold.measure
        if pattern.hold.steady:
            yield pattern.hold.steady.measure
    yield from (p.measure for p in pattern.plausible)
    yield from (p.given.measure for p in pattern.plausible if p.given)
    yield from (m.measure for m in pattern.metrics)
    for rule in (r for fault in pattern.faults for r in fault.rules):
        yield rule.measure
        yield from (w.measure for w in (*rule.only_while, *rule.also, *rule.unless))
        if rule.confirm:
            yield rule.confirm.measure


def _names(exercise: Exercise) -> set[str]:
    return {key for name in _written(exercise) for key in keys(name)}


def _written(exercise: Exercise) -> tuple[str, ...]:
    return exercise.slug, exercise.name, *exercise.aliases
