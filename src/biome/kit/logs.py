"""Logs: JSON lines in production, plain lines in development, never a secret in either."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

HIDDEN = re.compile(r"password|token|secret|authorization|cookie|signature|api_key", re.IGNORECASE)
SIGNED = re.compile(r"((?:signature|token|X-Amz-Signature)=)[^&\s\"']+", re.IGNORECASE)
JWT = re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]+")

PLAIN_TRACE = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
"""Without the values of variables, among which may be a password or a token."""


def configure(*, json: bool, level: str = "INFO") -> None:
    """Set up structlog and send the standard library's logging through it."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        hide_secrets,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(shared, json=json))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for quiet in ("uvicorn.access", "procrastinate", "alembic", "httpx", "asyncio"):
        logging.getLogger(quiet).setLevel(logging.WARNING)
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers = []


def hide_secrets(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blank what looks like a secret, by its name or by its form."""
    for key, value in event.items():
        if HIDDEN.search(key):
            event[key] = "…"
        elif isinstance(value, str):
            event[key] = JWT.sub("…", SIGNED.sub(r"\1…", value))
    return event


def _formatter(shared: list[structlog.typing.Processor], *, json: bool) -> logging.Formatter:
    last: list[structlog.typing.Processor] = (
        [structlog.processors.ExceptionRenderer(PLAIN_TRACE), structlog.processors.JSONRenderer()]
        if json
        else [
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
        ]
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last]
    )
