"""Somebody without a key of ours, who has only what an offer says."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx

from biome.kit.storage import FILES_PATH, LinkRefused, Offer, Storage, WrongSize, one
from biome.kit.storage.local import LocalStorage


async def put(store: Storage, offer: Offer, content: bytes) -> int:
    """Put ``content`` as the offer says; the answer's status."""
    if isinstance(store, LocalStorage):
        return await _put_here(store, offer, content)
    async with httpx.AsyncClient() as client:
        if offer.fields:
            return (await client.post(offer.url, data=offer.fields, files={"file": content})).status_code
        return (await client.put(offer.url, content=content)).status_code


async def _put_here(store: LocalStorage, offer: Offer, content: bytes) -> int:
    """As ``kit.files`` does it."""
    url = urlsplit(offer.url)
    try:
        if offer.fields:
            await store.take_form(offer.fields, one(content))
            return 204
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        key = url.path.removeprefix(FILES_PATH)
        await store.take(key, int(query["expires"]), int(query["size"]), query["signature"], one(content))
    except (LinkRefused, WrongSize) as error:
        return error.status
    return 200
