"""An account with months of sessions for who works on Biome: sets of the puppet, written as the worker writes them."""

from __future__ import annotations

from biome.cli.seeding.account import seeded
from biome.cli.seeding.keep import Store
from biome.cli.seeding.plan import planned

__all__ = ["Store", "planned", "seeded"]
