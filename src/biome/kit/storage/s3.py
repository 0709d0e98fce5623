"""Any object store that speaks S3. Links are pre-signed here, without asking the store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import botocore.session
from aiobotocore.session import get_session
from botocore.config import Config
from botocore.exceptions import ClientError

from biome.kit.clock import Clock, utc_now
from biome.kit.scratch import scratch
from biome.kit.storage import LIFE, OFFER_LIFE, Bucket, ObjectMissing, Offer, checked, type_of

PART = 5 << 20
"""The least that S3 takes as a part of an object: an upload never holds more of itself in memory."""
READ = 1 << 18
SOON = 5.0
"""Seconds to connect; and to wait for the next bytes, which is as long as a slow store may pause."""
CONFIG = Config(
    signature_version="s3v4",
    connect_timeout=SOON,
    read_timeout=4 * SOON,
    retries={"mode": "standard", "total_max_attempts": 3},
    s3={"addressing_style": "path"},
)
GONE = {"404", "NoSuchKey", "NotFound"}


def access(bucket: Bucket) -> dict[str, Any]:
    """How a client of botocore's reaches it."""
    return {
        "region_name": bucket.region,
        "endpoint_url": bucket.endpoint,
        "aws_access_key_id": bucket.access_key,
        "aws_secret_access_key": bucket.secret_key,
        "config": CONFIG,
    }


class S3Storage:
    """A bucket. See Storage."""

    name = "connected"

    def __init__(self, bucket: Bucket, *, life: timedelta = LIFE, clock: Clock = utc_now) -> None:
        self._bucket = bucket
        self._life = life
        self._clock = clock
        self._signer = botocore.session.get_session().create_client("s3", **access(bucket))
        self._open = AsyncExitStack()
        self._opening = asyncio.Lock()
        self._client: Any = None

    async def put(self, key: str, chunks: AsyncIterable[bytes]) -> int:
        """See Storage. What is larger than one part goes up in parts, which the store joins at the end."""
        parts = _parts(chunks)
        first = await anext(parts)
        if len(first) < PART:
            await self._call("put_object", Body=first, **self._new(key))
            return len(first)
        return await self._put_in_parts(key, first, parts)

    async def keep(self, key: str, file: Path) -> None:
        """See Storage."""
        await self.put(key, _read(file))

    @asynccontextmanager
    async def local(self, key: str) -> AsyncGenerator[Path]:
        """See Storage. A copy in a temporary folder."""
        with scratch() as folder:
            path = folder / Path(checked(key)).name
            answer = await self._call("get_object", Key=key)
            async with answer["Body"] as body:
                with path.open("wb") as file:
                    async for chunk in body.iter_chunks(READ):
                        await asyncio.to_thread(file.write, chunk)
            yield path

    async def copy(self, source: str, target: str) -> None:
        """See Storage. Through us where a store cannot copy what it keeps encrypted."""
        where = {"Bucket": self._bucket.name, "Key": checked(source)}
        try:
            await self._call("copy_object", CopySource=where, MetadataDirective="COPY", **self._new(target))
        except ClientError as error:
            if _code(error) != "NotImplemented":
                raise
            async with self.local(source) as file:
                await self.keep(target, file)

    async def remove(self, key: str) -> None:
        """See Storage."""
        found = [one["Key"] async for one in self._listed(f"{checked(key)}/")]
        for at in range(0, len(found), 1000):
            objects = [{"Key": name} for name in found[at : at + 1000]]
            await self._call("delete_objects", Delete={"Objects": objects, "Quiet": True})
        await self._call("delete_object", Key=key)

    async def idle(self, prefix: str, age: timedelta) -> list[str]:
        """See Storage."""
        last: dict[str, datetime] = {}
        async for one in self._listed(f"{checked(prefix)}/"):
            folder = "/".join(one["Key"].split("/")[:3])
            last[folder] = max(one["LastModified"], last.get(folder, one["LastModified"]))
        return [folder for folder, when in last.items() if when < self._clock() - age]

    def url(self, key: str, base: str) -> str:
        """See Storage. The link leads to the store itself."""
        del base
        what = {"Bucket": self._bucket.name, "Key": checked(key), "ResponseContentDisposition": "inline"}
        return self._sign("get_object", what, self._life)

    def offer(self, key: str, base: str, size: int, mime_type: str) -> Offer:
        """See Storage. Size and type are signed: the store refuses any other."""
        del base
        what = self._new(key) | {"ContentType": mime_type, "ContentLength": size}
        headers = {"Content-Type": mime_type}
        if self._bucket.encryption:
            headers["x-amz-server-side-encryption"] = self._bucket.encryption
        until = (self._clock() + OFFER_LIFE).replace(microsecond=0)
        return Offer(self._sign("put_object", what, OFFER_LIFE), "PUT", headers, until)

    async def alive(self) -> bool:
        """See Storage."""
        await self._call("head_bucket")
        return True

    async def close(self) -> None:
        """See Storage."""
        await self._open.aclose()
        self._client = None

    async def _put_in_parts(self, key: str, first: bytes, parts: AsyncIterator[bytes]) -> int:
        upload = {"Key": key, "UploadId": (await self._call("create_multipart_upload", **self._new(key)))["UploadId"]}
        done, size, part = [], 0, first
        try:
            while part:
                number = len(done) + 1
                kept = await self._call("upload_part", Body=part, PartNumber=number, **upload)
                done.append({"PartNumber": number, "ETag": kept["ETag"]})
                size += len(part)
                part = await anext(parts, b"")
            await self._call("complete_multipart_upload", MultipartUpload={"Parts": done}, **upload)
        except BaseException:
            await asyncio.shield(self._call("abort_multipart_upload", **upload))
            raise
        return size

    async def _listed(self, prefix: str) -> AsyncIterator[dict[str, Any]]:
        client = await self._connected()
        async for page in client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket.name, Prefix=prefix):
            for found in page.get("Contents", ()):
                yield found

    def _new(self, key: str) -> dict[str, Any]:
        """What is said of every object that is made."""
        made: dict[str, Any] = {"Key": checked(key), "ContentType": type_of(key)}
        return made | ({"ServerSideEncryption": self._bucket.encryption} if self._bucket.encryption else {})

    def _sign(self, what: str, parameters: dict[str, Any], life: timedelta) -> str:
        named = {"Bucket": self._bucket.name} | parameters
        return self._signer.generate_presigned_url(what, Params=named, ExpiresIn=int(life.total_seconds()))

    async def _call(self, operation: str, **parameters: Any) -> Any:
        client = await self._connected()
        try:
            return await getattr(client, operation)(Bucket=self._bucket.name, **parameters)
        except ClientError as error:
            if _code(error) in GONE and operation != "head_bucket":
                raise ObjectMissing from error
            raise

    async def _connected(self) -> Any:
        """The one client, whose connections everybody shares; made in the event loop that uses it."""
        async with self._opening:
            if self._client is None:
                made = get_session().create_client("s3", **access(self._bucket))
                self._client = await self._open.enter_async_context(made)
        return self._client


def _code(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")


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


async def _read(file: Path) -> AsyncIterator[bytes]:
    with file.open("rb") as opened:
        while chunk := await asyncio.to_thread(opened.read, READ):
            yield chunk
