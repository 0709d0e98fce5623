"""What all tests of the coach share."""

from __future__ import annotations

import pytest

from biome.kit import logs


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> None:
    """As in the program: structlog's own way to print an exception walks through the values of all variables.

    Of a fact sheet and a library that takes half a minute.
    """
    logs.configure(json=False)
