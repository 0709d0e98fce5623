"""Objects that arrive in pieces at an S3: its multipart uploads, every piece by a link that was signed here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from biome.kit.clock import Clock
from biome.kit.storage import OFFER_LIFE, ObjectChanged, Offer, Stored
from biome.kit.storage.s3_client import Client, code

CHANGED = {"InvalidPart", "InvalidPartOrder", "EntityTooSmall"}


@dataclass(frozen=True)
class Unfinished:
    """An upload that has been begun."""

    key: str
    upload: str
    begun: datetime


class S3Pieces:
    """See Pieces."""

    def __init__(self, client: Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    async def begin(self, key: str, mime_type: str) -> str:
        """See Pieces."""
        made = self._client.new(key) | {"ContentType": mime_type}
        return (await self._client.call("create_multipart_upload", **made))["UploadId"]

    def offer(self, key: str, upload: str, number: int, size: int, base: str) -> Offer:
        """See Pieces. The size is signed: the store refuses any other."""
        del base
        what = {"Key": key, "UploadId": upload, "PartNumber": number, "ContentLength": size}
        until = (self._clock() + OFFER_LIFE).replace(microsecond=0)
        return Offer(self._client.sign("upload_part", what, OFFER_LIFE), until)

    async def there(self, key: str, upload: str) -> dict[int, Stored]:
        """See Pieces."""
        pages = self._client.pages("list_parts", Key=key, UploadId=upload)
        return {part["PartNumber"]: Stored(part["Size"], part["ETag"]) async for part in _each(pages, "Parts")}

    async def join(self, key: str, upload: str, pieces: Mapping[int, Stored]) -> None:
        """See Pieces."""
        parts = [{"PartNumber": number, "ETag": pieces[number].version} for number in sorted(pieces)]
        try:
            whole = {"Key": key, "UploadId": upload, "MultipartUpload": {"Parts": parts}}
            await self._client.call("complete_multipart_upload", **whole)
        except ClientError as error:
            if code(error) in CHANGED:
                raise ObjectChanged from error
            raise

    async def unfinished(self, prefix: str = "") -> list[Unfinished]:
        """All uploads below ``prefix`` that were begun and neither joined nor given up."""
        pages = self._client.pages("list_multipart_uploads", Prefix=prefix)
        return [Unfinished(up["Key"], up["UploadId"], up["Initiated"]) async for up in _each(pages, "Uploads")]

    async def give_up(self, unfinished: Unfinished) -> None:
        """Have the store forget an upload and its pieces; raises ObjectMissing when somebody else was faster."""
        await self._client.call("abort_multipart_upload", Key=unfinished.key, UploadId=unfinished.upload)


async def _each(pages: AsyncIterator[dict[str, Any]], name: str) -> AsyncIterator[dict[str, Any]]:
    async for page in pages:
        for found in page.get(name, ()):
            yield found
