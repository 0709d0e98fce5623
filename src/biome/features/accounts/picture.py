"""A person's picture: strangers' bytes, read with suspicion and drawn anew, so that nothing but its look is kept."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator
from io import BytesIO
from uuid import UUID, uuid4

from PIL import Image, ImageOps

from biome.features.accounts.errors import PictureRefused
from biome.kit.storage import Storage, one

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 5 << 20
MOST_PIXELS = 40_000_000
"""More than any phone takes; a small file can claim a thousand times as many."""
SIDE = 512
QUALITY = 85


def folder(user_id: UUID) -> str:
    """Where a person's pictures are."""
    return f"profiles/{user_id}"


async def keep(storage: Storage, user_id: UUID, pieces: AsyncIterator[bytes]) -> str:
    """Redraw a picture and keep it under a new key, which is the answer; raises PictureRefused."""
    content = bytearray()
    async for piece in pieces:
        content += piece
        if len(content) > MOST_BYTES:
            raise PictureRefused(f"must be at most {MOST_BYTES >> 20} MB")
    drawn = await asyncio.to_thread(redrawn, bytes(content))
    key = f"{folder(user_id)}/{uuid4().hex}.jpg"
    await storage.put(key, one(drawn))
    return key


def redrawn(content: bytes) -> bytes:
    """The same picture upright, at most ``SIDE`` pixels a side, as a JPEG without a word about where it was taken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                return _jpeg(picture)
    except PictureRefused:
        raise
    except Exception as error:  # Pillow's decoders raise whatever the broken bytes lead to
        raise PictureRefused("must be a JPEG, PNG or WebP picture") from error


def _jpeg(picture: Image.Image) -> bytes:
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureRefused(f"must have at most {MOST_PIXELS // 1_000_000} million pixels")
    picture.draft("RGB", (2 * SIDE, 2 * SIDE))  # a large JPEG is decoded small to begin with
    picture.thumbnail((2 * SIDE, 2 * SIDE))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((SIDE, SIDE))
    seen = upright.convert("RGBA")
    plain = Image.new("RGB", seen.size, "white")  # new pixels: metadata stays behind
    plain.paste(seen, mask=seen.getchannel("A"))
    drawn = BytesIO()
    plain.save(drawn, "JPEG", quality=QUALITY)
    return drawn.getvalue()
