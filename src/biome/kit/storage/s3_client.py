"""Asking an S3, and signing for it without asking."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from datetime import timedelta
from typing import Any

import botocore.session
from aiobotocore.session import get_session
from aiohttp import ClientError as LineBroken
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ParamValidationError

from biome.kit.storage import OFFER_LIFE, Bucket, ObjectMissing, StoreAway, checked, type_of

SOON = 5.0
"""Seconds to connect; and to wait for the next bytes, which is as long as a slow store may pause."""
CONFIG = Config(
    signature_version="s3v4",
    connect_timeout=SOON,
    read_timeout=4 * SOON,
    retries={"mode": "standard", "total_max_attempts": 3},
    s3={"addressing_style": "path"},
)
GONE = {"404", "NoSuchKey", "NoSuchUpload", "NotFound"}
BUSY = {"SlowDown", "RequestTimeout"}
FAILED = {500, 502, 503, 504}


def access(bucket: Bucket) -> dict[str, Any]:
    """How a client of botocore's reaches it."""
    return {
        "region_name": bucket.region,
        "endpoint_url": bucket.endpoint,
        "aws_access_key_id": bucket.access_key,
        "aws_secret_access_key": bucket.secret_key,
        "config": CONFIG,
    }


class Client:
    """One bucket, by our keys."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self._signer = botocore.session.get_session().create_client("s3", **access(bucket))
        self._open = AsyncExitStack()
        self._opening = asyncio.Lock()
        self._client: Any = None

    async def call(self, operation: str, **parameters: Any) -> Any:
        """Ask the store; raises ObjectMissing, StoreAway."""
        client = await self._connected()
        with in_our_words():
            return await getattr(client, operation)(Bucket=self._bucket.name, **parameters)

    async def pages(self, operation: str, **parameters: Any) -> AsyncIterator[dict[str, Any]]:
        """Every page of a listing; raises ObjectMissing, StoreAway."""
        client = await self._connected()
        with in_our_words():
            async for page in client.get_paginator(operation).paginate(Bucket=self._bucket.name, **parameters):
                yield page

    def new(self, key: str) -> dict[str, Any]:
        """What is said of every object that is made."""
        made: dict[str, Any] = {"Key": checked(key), "ContentType": type_of(key)}
        return made | ({"ServerSideEncryption": self._bucket.encryption} if self._bucket.encryption else {})

    def sign(self, what: str, parameters: dict[str, Any], life: timedelta) -> str:
        """A link by which anyone may do ``what`` for a while."""
        named = {"Bucket": self._bucket.name} | parameters
        return self._signer.generate_presigned_url(what, Params=named, ExpiresIn=int(life.total_seconds()))

    def sign_form(self, key: str, fields: dict[str, str], conditions: Sequence[object]) -> dict[str, Any]:
        """Address and fields of a form by which anyone may put ``key`` for a while: these fields, and no others."""
        return self._signer.generate_presigned_post(
            Bucket=self._bucket.name,
            Key=checked(key),
            Fields=dict(fields),
            Conditions=[*({name: value} for name, value in fields.items()), *conditions],
            ExpiresIn=int(OFFER_LIFE.total_seconds()),
        )

    @property
    def encryption(self) -> str | None:
        """What every put asks for."""
        return self._bucket.encryption

    def copied_from(self, key: str) -> dict[str, str]:
        """An object as the source of a copy."""
        return {"Bucket": self._bucket.name, "Key": checked(key)}

    async def close(self) -> None:
        """Let go of the connections."""
        await self._open.aclose()
        self._client = None

    async def _connected(self) -> Any:
        """The one client, whose connections everybody shares; made in the event loop that uses it."""
        async with self._opening:
            if self._client is None:
                made = get_session().create_client("s3", **access(self._bucket))
                self._client = await self._open.enter_async_context(made)
        return self._client


@contextmanager
def in_our_words() -> Iterator[None]:
    """What the store or the line to it says, as ObjectMissing or StoreAway; its other refusals stay what they are."""
    try:
        yield
    except ClientError as error:
        if code(error) in GONE:
            raise ObjectMissing from error
        if code(error) in BUSY or error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") in FAILED:
            raise StoreAway from error
        raise
    except ParamValidationError:
        raise  # what we asked was wrong
    except (BotoCoreError, LineBroken, TimeoutError) as error:  # nobody there, half an answer, one that is no answer
        raise StoreAway from error


def code(error: ClientError) -> str:
    """What the store calls its refusal."""
    return error.response.get("Error", {}).get("Code", "")
