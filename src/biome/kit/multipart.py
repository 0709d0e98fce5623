"""Reading a multipart form as it arrives: a file is passed on in pieces and is never whole in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from biome.kit.errors import Invalid, MalformedRequest, TooLarge
from biome.kit.turns import Turns

MOST_PARTS = 20
LONGEST_FIELD = 4096
BYTES = {"type": "string", "format": "binary"}
"""A file, to the OpenAPI document."""


def form(required: Sequence[str], properties: Mapping[str, Any]) -> dict[str, Any]:
    """How the OpenAPI document describes a form that is read as it arrives."""
    schema = {"type": "object", "required": list(required), "properties": dict(properties)}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


class CutOff(MalformedRequest):
    """The upload ended before it was complete. Please send it again."""


class NotMultipart(Invalid):
    """Send this as multipart/form-data."""

    def __init__(self, field: str) -> None:
        super().__init__(field, "required: send multipart/form-data", type(self).__doc__)


@dataclass(frozen=True)
class Part:
    """One field of a form. Read it, or go on to the next one and it is skipped."""

    name: str
    filename: str | None
    pieces: AsyncIterator[bytes]

    async def text(self) -> str:
        """The value of a short field; raises Invalid for one that is too long or not text."""
        value = bytearray()
        async for piece in self.pieces:
            value += piece
            if len(value) > LONGEST_FIELD:
                raise Invalid(self.name, f"must be at most {LONGEST_FIELD} bytes long")
        try:
            return value.decode()
        except UnicodeDecodeError as error:
            raise Invalid(self.name, "must be UTF-8 text") from error


async def parts_of(request: Request, needed: str, most: int, turns: Turns | None = None) -> AsyncGenerator[Part]:
    """The parts of a form in the order they arrive; raises MalformedRequest, and TooLarge beyond ``most`` bytes in all.

    ``needed`` names the field it is about. With ``turns``, what arrives is worked off when it is its turn.
    """
    kind, options = parse_options_header(request.headers.get("content-type"))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise NotMultipart(needed)
    arriving = request.stream() if turns is None else turns.take(request.stream())
    reader = _Reader(_counted(arriving, most), options[b"boundary"])
    for _ in range(MOST_PARTS):
        part = await reader.next_part()
        if part is None:
            return
        yield part
        async for _ in part.pieces:
            pass
    raise MalformedRequest("This form has too many parts.")


async def _counted(stream: AsyncIterator[bytes], most: int) -> AsyncGenerator[bytes]:
    """``stream``, every byte of it counted: those of parts that nobody reads, too."""
    got = 0
    async for chunk in stream:
        got += len(chunk)
        if got > most:
            raise TooLarge
        yield chunk


Event = tuple[Literal["begin", "piece", "end", "close"], bytes]


class _Reader:
    """Turns the parser's callbacks into a sequence that can be awaited."""

    def __init__(self, stream: AsyncIterator[bytes], boundary: bytes) -> None:
        self._stream = stream
        self._events: deque[Event] = deque()
        self._field = self._value = b""
        self._headers: dict[bytes, bytes] = {}
        try:
            self._parser = MultipartParser(boundary, self._callbacks())  # type: ignore[arg-type]
        except FormParserError as error:
            raise MalformedRequest("The form's boundary is not valid.") from error

    async def next_part(self) -> Part | None:
        """The next part, None after the last."""
        kind, disposition = await self._next()
        if kind == "close":
            return None
        _, options = parse_options_header(disposition)
        filename = options.get(b"filename")
        return Part(
            name=options.get(b"name", b"").decode(errors="replace"),
            filename=filename.decode(errors="replace") if filename is not None else None,
            pieces=self._pieces(),
        )

    async def _pieces(self) -> AsyncGenerator[bytes]:
        while True:
            kind, piece = await self._next()
            if kind == "end":
                return
            yield piece

    async def _next(self) -> Event:
        while not self._events:
            chunk = await self._chunk()
            try:
                self._parser.write(chunk)
            except FormParserError as error:
                raise MalformedRequest("The form could not be read.") from error
        return self._events.popleft()

    async def _chunk(self) -> bytes:
        try:
            chunk = await anext(self._stream, b"")
        except ClientDisconnect as error:
            raise CutOff from error
        if not chunk:
            raise CutOff
        return chunk

    def _callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._headers.clear,
            "on_header_field": self._on_field,
            "on_header_value": self._on_value,
            "on_header_end": self._on_header,
            "on_headers_finished": self._on_headers,
            "on_part_data": lambda data, start, end: self._events.append(("piece", data[start:end])),
            "on_part_end": lambda: self._events.append(("end", b"")),
            "on_end": lambda: self._events.append(("close", b"")),
        }

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header(self) -> None:
        self._headers[self._field.lower()] = self._value
        self._field = self._value = b""

    def _on_headers(self) -> None:
        self._events.append(("begin", self._headers.get(b"content-disposition", b"")))
