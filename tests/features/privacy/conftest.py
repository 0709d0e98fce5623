"""The same people and the same application as the tests of analyses."""

from __future__ import annotations

from tests.features.analyses.conftest import anna, bert, client, flow, remains, seeded

__all__ = ["anna", "bert", "client", "flow", "remains", "seeded"]
