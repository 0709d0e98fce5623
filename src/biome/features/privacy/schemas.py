"""The bodies and answers about one's own data."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from biome.kit.web import Model


class Erasure(Model):
    """That one means it: the password again."""

    password: Annotated[str, Field(max_length=128)]


class Erased(Model):
    """An account that is no more."""

    id: UUID
