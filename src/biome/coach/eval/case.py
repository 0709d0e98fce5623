"""One case: a report, whom it is about, and what a good answer must and must not say. As data, in ``cases/``."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from biome.coach.eval.recipe import Filmed, Performed
from biome.coach.guard import Part
from biome.coach.person import NOBODY, Person
from biome.engine.report import SetReport, Side
from biome.engine.restore import restored
from biome.exercises import library
from biome.exercises.spec import Exercise
from biome.exercises.unnamed import unnamed

LANGUAGES = ("en", "de", "es")


class Data(BaseModel):
    """Data of a case, nothing in it that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fault(Data):
    """A fault that is there: what its cue must name beside the number that was measured."""

    id: str
    side: Side | None = None
    rep: int | None = None
    """Where it is worst; None where that is no one rep's."""


class Expected(Data):
    """What the words must say, and what they must not."""

    found: tuple[Fault, ...] = ()
    """All faults that are there, the one to fix first first."""
    scored: bool = True
    reps: int | None = None
    held: float | None = None  # s
    praise: bool = False
    """Something was good, and one thing done well must be named."""
    unseen: tuple[str, ...] = ()
    """Faults that the film does not show and of which at least one must be named as not seen."""
    told: tuple[str, ...] = ()
    """Things that must be told, by their names in ``vocabulary.toml``."""
    untold: tuple[str, ...] = ()
    """Things that must not be told, by their names there."""
    unaccused: tuple[str, ...] = ()
    """Things that must stand in no cue and in no next fix: the film only looks like them, or does not show them."""


class Sentence(Data):
    """A sentence that a model says in this case."""

    text: str
    part: Part
    on: tuple[str, ...]
    """What it cites: ``topic`` or ``topic:key`` of facts."""
    language: Literal["en", "de", "es"] = "en"
    beyond: bool = False
    """Of a wrong one: it turns the meaning round and names nothing that the facts do not name, which is beyond what the
    guard promises to see. It is counted all the same."""


class Case(Data):
    """See the module. ``right`` are correct sentences that must stand, ``wrong`` are made up and must not get out."""

    name: str
    title: str
    slug: str = ""
    """The exercise; none for a movement outside the library, which the person calls ``called``."""
    called: str = ""
    made: Performed | Filmed
    person: Person = NOBODY
    expect: Expected = Expected()
    right: tuple[Sentence, ...] = ()
    wrong: tuple[Sentence, ...] = ()
    kept: Mapping[str, Any] = Field(default_factory=dict, repr=False)

    @cached_property
    def exercise(self) -> Exercise:
        """As the library has it."""
        return library().get(self.slug) if self.slug else unnamed(self.called or None)

    @cached_property
    def report(self) -> SetReport:
        """What was measured."""
        return restored(self.kept)


@cache
def load() -> tuple[Case, ...]:
    """All cases in the order of their names."""
    folder = files("biome.coach.eval") / "cases"
    return tuple(_case(file) for file in sorted(folder.iterdir(), key=lambda f: f.name) if file.name.endswith(".toml"))


def _case(file: Traversable) -> Case:
    name = file.name.removesuffix(".toml")
    report = files("biome.coach.eval") / "cases" / f"{name}.json"
    kept = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else {}
    return Case(name=name, kept=kept, **tomllib.loads(file.read_text(encoding="utf-8")))
