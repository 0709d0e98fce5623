"""What every endpoint shares: camelCase models, the envelope around every answer, and a request id."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar, cast
from uuid import uuid4

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.exceptions import HTTPException
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from biome.kit.errors import MalformedRequest, NotFound, Problem, Unavailable

T = TypeVar("T")


def plain(value: str) -> str:
    """``value`` unless it carries control characters, which no name has and PostgreSQL partly refuses."""
    if any(unicodedata.category(sign) == "Cc" for sign in value):
        raise ValueError("must not contain control characters")
    return value


NO_CONTROLS = r"^[^\x00-\x1f\x7f-\x9f]*$"


def _without_controls(schema: dict[str, Any]) -> None:
    schema.setdefault("pattern", NO_CONTROLS)


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(plain),
    Field(json_schema_extra=_without_controls),
]
"""One line of text that a person typed."""


GOOD_ID = re.compile(r"[\w.-]{8,64}")
REQUEST_ID = "X-Request-ID"
log = structlog.stdlib.get_logger(__name__)

REFUSED = frozenset({401, 403, 429})
"""Who was not let in is written down: somebody may be trying the doors."""

CODES = {
    400: "VALIDATION_ERROR",
    401: "AUTHENTICATION_ERROR",
    403: "AUTHORIZATION_ERROR",
    404: "NOT_FOUND",
    405: "VALIDATION_ERROR",
    413: "FILE_TOO_LARGE",
    416: "VALIDATION_ERROR",
    422: "VALIDATION_ERROR",
    429: "RATE_LIMIT_EXCEEDED",
}


class Model(BaseModel):
    """A body or an answer: snake_case here, camelCase on the wire."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)


class Envelope(Model, Generic[T]):
    """Every good answer."""

    success: Literal[True] = True
    data: T


class Fault(Model):
    """What went wrong."""

    code: str
    message: str
    details: dict[str, Any] | None = None


class Failure(Model):
    """Every bad answer."""

    success: Literal[False] = False
    error: Fault


class Pagination(Model):
    """Where in a list a page is."""

    page: int
    limit: int
    total: int
    total_pages: int

    @classmethod
    def of(cls, page: int, limit: int, total: int) -> Pagination:
        """The pagination of ``total`` things, ``limit`` a page."""
        return cls(page=page, limit=limit, total=total, total_pages=-(-total // limit))


def ok(data: T) -> Envelope[T]:
    """``data`` in its envelope."""
    return Envelope(data=data)


def failure(
    status: int,
    code: str,
    message: str,
    details: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A bad answer in its envelope."""
    error: dict[str, Any] = {"code": code, "message": message}
    if details:
        error["details"] = dict(details)
    return JSONResponse({"success": False, "error": error}, status, dict(headers or {}))


def cacheable(request: Request, data: Model, seconds: int, language: str | None = None) -> Response:
    """``data`` in its envelope with an ETag, or 304 to who has it already; anyone may keep it for ``seconds``.

    language: of its words, where they follow the request's Accept-Language.
    """
    body = Envelope(data=data).model_dump_json(by_alias=True).encode()
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'  # weak: gzip may yet change the bytes
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={seconds}", "Vary": "Accept-Encoding"}
    if language is not None:
        headers |= {"Content-Language": language, "Vary": "Accept-Encoding, Accept-Language"}
    had = request.headers.get("If-None-Match", "")
    if had.strip() == "*" or etag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in had.split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def install_errors(app: FastAPI) -> None:
    """Put every error path of ``app``, the framework's own included, into the envelope."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    for away in (OperationalError, InterfaceError, NoConnection):
        app.add_exception_handler(away, _database_away)


def answer(problem: Problem) -> JSONResponse:
    """What a problem looks like from outside."""
    return failure(problem.status, problem.code, str(problem), problem.details, problem.headers)


async def _database_away(request: Request, error: Exception) -> JSONResponse:
    log.warning("the database is away", error=type(error).__name__, path=request.url.path)
    return answer(Unavailable())


async def _problem(request: Request, error: Exception) -> JSONResponse:
    problem = cast(Problem, error)
    if problem.status in REFUSED:
        log.warning("refused", status=problem.status, why=type(problem).__name__, path=request.url.path)
    return answer(problem)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    faults = cast(RequestValidationError, error).errors()
    if any(fault["type"] == "json_invalid" for fault in faults):
        return failure(400, MalformedRequest.code, "The body is not valid JSON.", {"reason": "json_invalid"})
    fields = [{"field": _field(fault["loc"]), "reason": _reason(fault)} for fault in faults]
    message = "; ".join(f"{field['field']}: {field['reason']}" for field in fields[:3])
    return failure(422, "VALIDATION_ERROR", message, {**fields[0], "fields": fields})


async def _http(request: Request, error: Exception) -> JSONResponse:
    problem = cast(HTTPException, error)
    if problem.status_code == 404 and problem.detail == "Not Found":
        return failure(404, NotFound.code, f"There is nothing at {request.url.path}.")
    code = CODES.get(problem.status_code, "INTERNAL_ERROR" if problem.status_code >= 500 else "VALIDATION_ERROR")
    allowed = _allowed(request) if problem.status_code == 405 else ""
    headers = {"Allow": allowed} if allowed else problem.headers
    return failure(problem.status_code, code, str(problem.detail), headers=headers)


def _allowed(request: Request) -> str:
    """Every method that is documented at this path; the framework names those of the first route only."""
    methods = {
        method.upper()
        for path, operations in request.app.openapi()["paths"].items()
        if compile_path(path)[0].match(request.scope["path"])
        for method in operations
    }
    return ", ".join(sorted(methods))


def _field(place: Sequence[int | str]) -> str:
    parts = [str(part) for part in place if part not in {"body", "query", "path", "header"}]
    return ".".join(parts) or "body"


def _reason(fault: Mapping[str, Any]) -> str:
    return str(fault["msg"]).removeprefix("Value error, ")


class RequestContext:
    """Gives each request its id, in the log, in the answer and on what it starts; answers what nobody caught."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _asked_id(scope) or uuid4().hex
        named = (b"x-request-id", request_id.encode())
        begun = False

        async def send_with_id(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message["headers"], named]
                if not any(name == b"x-content-type-options" for name, _ in message["headers"]):
                    message["headers"].append((b"x-content-type-options", b"nosniff"))
            await send(message)

        bound = structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            await self._app(scope, receive, send_with_id)
        except Exception:
            log.exception("unhandled", method=scope["method"], path=scope["path"])
            if begun:
                raise
            await failure(500, Problem.code, str(Problem()))(scope, receive, send_with_id)
        finally:
            structlog.contextvars.reset_contextvars(**bound)


def _asked_id(scope: Scope) -> str | None:
    """The id that a client gave its request, if it is a good one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and GOOD_ID.fullmatch(asked := value.decode("latin-1")):
            return asked
    return None


def bearer_of(scope: Scope) -> str | None:
    """The token that a request shows, whatever it is worth."""
    for name, value in scope["headers"]:
        if name == b"authorization":
            kind, _, token = value.decode("latin-1").partition(" ")
            return token.strip() if kind.lower() == "bearer" else None
    return None
