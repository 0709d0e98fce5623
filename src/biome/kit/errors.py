"""Errors that know how they look from outside: the class carries status and code, its docstring is the message."""

from __future__ import annotations

import math
from typing import Any


class Problem(Exception):
    """Something went wrong on our side. It has been written down; please try again."""

    status: int = 500
    code: str = "INTERNAL_ERROR"

    def __init__(self, message: str | None = None, *, details: dict[str, Any] | None = None) -> None:
        super().__init__(message or " ".join((type(self).__doc__ or "").split()))
        self.details = details or {}

    @property
    def headers(self) -> dict[str, str]:
        """What the answer's head says about it."""
        return {}


class MalformedRequest(Problem):
    """The request could not be read."""

    status = 400
    code = "VALIDATION_ERROR"


class NotSignedIn(Problem):
    """Sign in to do this."""

    status = 401
    code = "AUTHENTICATION_ERROR"

    @property
    def headers(self) -> dict[str, str]:
        """How one signs in."""
        return {"WWW-Authenticate": "Bearer"}


class NotAllowed(Problem):
    """You may not do this."""

    status = 403
    code = "AUTHORIZATION_ERROR"


class NotFound(Problem):
    """There is nothing here."""

    status = 404
    code = "NOT_FOUND"


class TooLarge(Problem):
    """This is larger than we take."""

    status = 413
    code = "FILE_TOO_LARGE"


class Invalid(Problem):
    """Something in the request is not right."""

    status = 422
    code = "VALIDATION_ERROR"

    def __init__(self, field: str, reason: str, message: str | None = None) -> None:
        super().__init__(message or reason, details={"field": field, "reason": reason})


class Unavailable(Problem):
    """Something that we need for this is away for the moment. Please try again in a little while."""

    status = 503
    wait = 5
    """Seconds until it is worth another try."""

    @property
    def headers(self) -> dict[str, str]:
        """When to come back."""
        return {"Retry-After": str(self.wait)}


class TooManyRequests(Problem):
    """That was too often. Wait a little and try again."""

    status = 429
    code = "RATE_LIMIT_EXCEEDED"

    def __init__(self, wait: float) -> None:
        self.wait = max(1, math.ceil(wait))
        super().__init__(details={"retryAfter": self.wait})

    @property
    def headers(self) -> dict[str, str]:
        """When to come back."""
        return {"Retry-After": str(self.wait)}
