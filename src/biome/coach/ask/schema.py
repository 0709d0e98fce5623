"""The strict schema in which a model answers a question."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from biome.coach.answer import Said

MOST_SAID = 6


class AskAnswer(BaseModel):
    """An answer: sentences, each with the ids of the facts it rests on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answerable: bool = Field(description="Whether the facts answer the question.")
    said: list[Said] = Field(max_length=MOST_SAID, description="The answer, sentence by sentence; empty if not.")
