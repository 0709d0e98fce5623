"""Any object store that speaks S3. Links are pre-signed here, without asking the store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from biome.kit.clock import Clock, utc_now
from biome.kit.scratch import scratch
from biome.kit.storage import (
    LIFE,
    OFFER_LIFE,
    Bucket,
    Listed,
    ObjectChanged,
    ObjectMissing,
    Offer,
    StoreAway,
    Stored,
    checked,
)
from biome.kit.storage.full import full_is_away
from biome.kit.storage.s3_client import Client, code, in_our_words
from biome.kit.storage.s3_pieces import S3Pieces

PART = 5 << 20
"""The least that S3 takes as a part of an object: an upload never holds more of itself in memory."""
READ = 1 << 18
OTHER = {"412", "PreconditionFailed"}


class S3Storage:
    """A bucket. See Storage."""

    name = "connected"

    def __init__(self, bucket: Bucket, *, life: timedelta = LIFE, clock: Clock = utc_now) -> None:
        self._client = Client(bucket)
        self._life = life
        self._clock = clock
        self.pieces = S3Pieces(self._client, clock)

    async def put(self, key: str, chunks: AsyncIterable[bytes]) -> int:
        """See Storage. What is larger than one part goes up in parts, which the store joins at the end."""
        parts = _parts(chunks)
        first = await anext(parts)
        if len(first) < PART:
            await self._client.call("put_object", Body=first, **self._client.new(key))
            return len(first)
        return await self._put_in_parts(key, first, parts)

    async def keep(self, key: str, file: Path) -> None:
        """See Storage."""
        await self.put(key, _read(file))

    async def look(self, key: str) -> Stored:
        """See Storage."""
        found = await self._client.call("head_object", Key=checked(key))
        return Stored(found["ContentLength"], found["ETag"])

    @asynccontextmanager
    async def local(self, key: str, version: str | None = None) -> AsyncGenerator[Path]:
        """See Storage. A copy in a temporary folder."""
        with scratch() as folder:
            path = folder / Path(checked(key)).name
            try:
                answer = await self._client.call("get_object", Key=key, **({"IfMatch": version} if version else {}))
            except ClientError as error:
                if code(error) not in OTHER:
                    raise
                raise ObjectChanged from error
            with in_our_words(), full_is_away():
                await _save(answer["Body"], path)
            yield path

    async def copy(self, source: str, target: str) -> None:
        """See Storage. Through us where a store cannot copy what it keeps encrypted."""
        where = self._client.copied_from(source)
        try:
            await self._client.call(
                "copy_object", CopySource=where, MetadataDirective="COPY", **self._client.new(target)
            )
        except ClientError as error:
            if code(error) != "NotImplemented":
                raise
            async with self.local(source) as file:
                await self.keep(target, file)

    async def remove(self, key: str) -> None:
        """See Storage."""
        for upload in await self.pieces.unfinished(f"{checked(key)}/"):
            with suppress(ObjectMissing):
                await self.pieces.give_up(upload)
        found = [one.key async for one in self.listed(key)]
        for at in range(0, len(found), 1000):
            objects = [{"Key": name} for name in found[at : at + 1000]]
            answer = await self._client.call("delete_objects", Delete={"Objects": objects, "Quiet": True})
            if answer.get("Errors"):  # it says 200 all the same
                raise StoreAway
        await self._client.call("delete_object", Key=key)

    async def listed(self, folder: str) -> AsyncIterator[Listed]:
        """See Storage."""
        async for page in self._client.pages("list_objects_v2", Prefix=f"{checked(folder)}/"):
            for found in page.get("Contents", ()):
                yield Listed(found["Key"], found["LastModified"])

    async def clear_drafts(self, age: timedelta) -> int:
        """See Storage."""
        old = [upload for upload in await self.pieces.unfinished() if upload.begun < self._clock() - age]
        for upload in old:
            with suppress(ObjectMissing):
                await self.pieces.give_up(upload)
        return len(old)

    def url(self, key: str, base: str) -> str:
        """See Storage. The link leads to the store itself."""
        del base
        what = {"Key": checked(key), "ResponseContentDisposition": "inline"}
        return self._client.sign("get_object", what, self._life)

    def offer(self, key: str, base: str, size: int, mime_type: str) -> Offer:
        """See Storage. Key, size and type are in the policy: the store refuses any other."""
        del base
        fixed = {"Content-Type": mime_type}
        if self._client.encryption:
            fixed["x-amz-server-side-encryption"] = self._client.encryption
        signed = self._client.sign_form(key, fixed, [["content-length-range", size, size]])
        return Offer(signed["url"], (self._clock() + OFFER_LIFE).replace(microsecond=0), signed["fields"])

    async def alive(self) -> bool:
        """See Storage."""
        await self._client.call("head_bucket")
        return True

    async def close(self) -> None:
        """See Storage."""
        await self._client.close()

    async def _put_in_parts(self, key: str, first: bytes, parts: AsyncIterator[bytes]) -> int:
        upload = {
            "Key": key,
            "UploadId": (await self._client.call("create_multipart_upload", **self._client.new(key)))["UploadId"],
        }
        done, size, part = [], 0, first
        try:
            while part:
                number = len(done) + 1
                kept = await self._client.call("upload_part", Body=part, PartNumber=number, **upload)
                done.append({"PartNumber": number, "ETag": kept["ETag"]})
                size += len(part)
                part = await anext(parts, b"")
            await self._client.call("complete_multipart_upload", MultipartUpload={"Parts": done}, **upload)
        except BaseException:
            await asyncio.shield(self._client.call("abort_multipart_upload", **upload))
            raise
        return size


async def _parts(chunks: AsyncIterable[bytes]) -> AsyncGenerator[bytes]:
    """``chunks`` as pieces of PART bytes, the last one shorter; at least one, if empty."""
    part, given = bytearray(), False
    async for chunk in chunks:
        part += chunk
        while len(part) >= PART:
            yield bytes(part[:PART])
            given = True
            del part[:PART]
    if part or not given:
        yield bytes(part)


async def _save(body: Any, path: Path) -> None:
    async with body:
        with path.open("wb") as file:
            async for chunk in body.iter_chunks(READ):
                await asyncio.to_thread(file.write, chunk)


async def _read(file: Path) -> AsyncIterator[bytes]:
    with file.open("rb") as opened:
        while chunk := await asyncio.to_thread(opened.read, READ):
            yield chunk
