"""What can go wrong when a model is asked, read off the errors that come of it.

Whether a fault is worth another try, whether another model may do better, and whether it says something about the
service (then the breaker counts it) or only about this answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo"
BAD_KEY = "API_KEY_INVALID"
"""The reason in the details of a 400, which is what a wrong key gets; a 401 or 403 comes of one without rights."""
SECONDS = re.compile(r"(\d+(?:\.\d+)?)s")


@dataclass(frozen=True)
class Kind:
    """What a fault is called, and what follows from it."""

    code: str
    again: bool = False
    """The same model may answer if it is asked once more."""
    status: int = 0
    """The HTTP status by which ADK's fallback models know that another model may answer; 0 when none will."""
    service: bool = True
    """It is the service that fails, and not this one answer that is bad."""


class Fault(Enum):
    """Everything that ends without words of Gemini's that may leave."""

    KEY = Kind("key")
    MODEL = Kind("model", status=404)
    QUOTA = Kind("quota", again=True, status=429)
    SERVER = Kind("server", again=True, status=503)
    REQUEST = Kind("request", status=400)
    SLOW = Kind("slow", status=504)
    AWAY = Kind("away", again=True)
    CUT = Kind("cut", again=True)
    SPARED = Kind("spared", service=False)  # the breaker was open: nobody was asked
    BLOCKED = Kind("blocked", service=False)
    EMPTY = Kind("empty", service=False)
    LONG = Kind("long", service=False)
    MALFORMED = Kind("malformed", service=False)
    UNGROUNDED = Kind("ungrounded", service=False)
    OURS = Kind("ours", service=False)

    @property
    def code(self) -> str:
        """Its short name, for rows, figures and logs."""
        return self.value.code


class Unanswered(Exception):
    """A model was asked and there is no answer; ``retry_after`` are the seconds it wants to be left alone for."""

    def __init__(self, fault: Fault, retry_after: float = 0.0, said: str = "", model: str = "") -> None:
        super().__init__(f"{fault.code}: {said}" if said else fault.code)
        self.fault = fault
        self.retry_after = retry_after
        self.said = said
        self.model = model

    @property
    def status_code(self) -> int | None:
        """What ADK's fallback models look at."""
        return self.fault.value.status or None


OTHERS = frozenset(fault.value.status for fault in Fault if fault.value.status)
"""The statuses with which the next model is asked."""


def of_status(status: int, body: Any) -> tuple[Fault, float]:
    """The fault of an HTTP answer with Google's error body, and the seconds it asks to wait."""
    wait = retry_delay(body)
    if status in (401, 403) or (status == 400 and BAD_KEY in {one.get("reason") for one in details(body)}):
        return Fault.KEY, wait
    if status == 404:
        return Fault.MODEL, wait
    if status == 429:
        return Fault.QUOTA, wait
    if status in (408, 504):
        return Fault.SLOW, wait
    return (Fault.SERVER if status >= 500 else Fault.REQUEST), wait


def retry_delay(body: Any) -> float:
    """Seconds in the RetryInfo among an error's details; 0 when it names none.

    google-genai 2.34 knows of retries but not of this (googleapis/python-genai#2114).
    """
    for one in details(body):
        if one.get("@type") == RETRY_INFO and (found := SECONDS.fullmatch(str(one.get("retryDelay", "")))):
            return float(found[1])
    return 0.0


def details(body: Any) -> Iterator[Mapping[str, Any]]:
    """The ``details`` of an error as Google writes it (``{"error": {"details": [...]}}``); none of anything else."""
    error = body.get("error", body) if isinstance(body, Mapping) else {}
    found = error.get("details") if isinstance(error, Mapping) else None
    return (one for one in found if isinstance(one, Mapping)) if isinstance(found, list) else iter(())


def message(body: Any) -> str:
    """The sentence of an error as Google writes it, cut to what fits a line; empty when there is none."""
    error = body.get("error", body) if isinstance(body, Mapping) else {}
    said = error.get("message") if isinstance(error, Mapping) else None
    return " ".join(said.split())[:300] if isinstance(said, str) else ""
