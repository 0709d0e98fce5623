"""The strict schema in which a model answers: sentences, each with the ids of the facts it rests on."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

LONGEST_SENTENCE = 400
"""Characters that a sentence may have at all; what leaves is bounded more closely by the guard, place by place."""
MOST_CITED = 12

FactId = Annotated[str, Field(max_length=8, description="A fact's id, such as f3.")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(_Strict):
    """One sentence and the facts it rests on."""

    text: str = Field(min_length=1, max_length=LONGEST_SENTENCE, description="One sentence in plain words.")
    facts: list[FactId] = Field(max_length=MOST_CITED, description="Ids of all facts this sentence rests on.")


class CueFor(_Strict):
    """The cue for one issue: what was seen, then one thing to do about it."""

    issue: FactId = Field(description="Id of the issue's fact.")
    said: list[Said] = Field(min_length=1, max_length=2)


class Recommended(_Strict):
    """Something to do next and the reason for it."""

    what: Said
    why: Said


class CoachAnswer(_Strict):
    """All a coach says about one set."""

    cues: list[CueFor] = Field(max_length=16, description="One for every fact with the topic issue.")
    well_done: Said | None = Field(description="One thing done well; null when nothing was.")
    next_fix: Said | None = Field(description="The single next fix; null when there is none.")
    recommendations: list[Recommended] = Field(max_length=3)
    summary: list[Said] = Field(min_length=1, max_length=2)
