"""What is said about films on their way."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, JsonValue, StringConstraints, WithJsonSchema

from biome.features.analyses.schemas import Status
from biome.kit.web import Model, plain
from biome.vision.limits import DEFAULT
from biome.vision.sniff import ACCEPTED, ENDINGS

FILM_TYPES = {container.mime_type: container for container in ACCEPTED}
SOMETHING = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"
Said = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(plain),
    Field(json_schema_extra={"pattern": SOMETHING}),
]
"""One line that a person typed, and not an empty one."""


ANNOUNCED: JsonValue = {
    "fileName": "set.mp4",
    "fileSize": 5_242_880,
    "mimeType": "video/mp4",
    "exerciseName": "Squat",
}

_ENDINGS: dict[str, JsonValue] = {
    mime_type: [*sorted(ENDINGS[container.demuxer])] for mime_type, container in FILM_TYPES.items()
}
LIMITS: JsonValue = {
    "bytes": DEFAULT.bytes,
    "shortest": DEFAULT.shortest,
    "longest": DEFAULT.longest,
    "endings": _ENDINGS,
}
"""What a film may be, told in the document: the web app refuses the rest before anybody waits for an upload."""


class UploadAnnounced(Model):
    """A film that its owner will put into the store directly. What it is shows when it is there."""

    model_config = ConfigDict(json_schema_extra={"examples": [ANNOUNCED], "x-limits": LIMITS})

    file_name: Annotated[Said, Field(max_length=255)]
    file_size: int = Field(ge=1, description="Bytes", json_schema_extra={"maximum": DEFAULT.bytes})
    mime_type: Annotated[str, WithJsonSchema({"type": "string", "enum": list(FILM_TYPES)})]
    exercise_name: Annotated[Said, Field(max_length=100)]
    exercise_id: UUID | None = None


class UploadForm(Model):
    """The form by which a film is put, before ``expiresAt``: these fields, and last of all ``file``, the film."""

    method: Literal["POST"] = "POST"
    url: str
    fields: dict[str, str]
    expires_at: datetime


class UploadPart(Model):
    """One piece of a film: the body of a PUT."""

    number: int
    size: int = Field(description="Bytes, exactly")
    url: str | None = Field(description="Null when it has come")


class UploadParts(Model):
    """The pieces in which a large film is put, in any order; each may be put again. Fresh links: ask again for them."""

    method: Literal["PUT"] = "PUT"
    part_size: int = Field(description="Bytes of each but the last")
    parts: list[UploadPart]
    expires_at: datetime


class UploadBegun(Model):
    """A session that waits for its film."""

    session_id: UUID
    upload: UploadForm | UploadParts


class UploadState(Model):
    """What has come of a film, and how to put what has not."""

    session_id: UUID
    status: Status
    upload: UploadForm | UploadParts | None = Field(description="Null when the film is not waited for any more")
