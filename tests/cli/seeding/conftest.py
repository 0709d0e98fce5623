"""The real parts, rolled back after each test."""

from __future__ import annotations

from tests.features.conftest import anyio_backend, database_url, parts, passwords

__all__ = ["anyio_backend", "database_url", "parts", "passwords"]
