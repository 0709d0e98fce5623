"""How the owner of a session may put its film: what is small by one form, what is large in pieces."""

from __future__ import annotations

from datetime import datetime, timedelta

from biome.features.analyses.upload_schemas import UploadForm, UploadPart, UploadParts
from biome.kit.clock import Clock
from biome.kit.storage import IN_ONE, OFFER_LIFE, PIECE, ObjectMissing, Storage
from biome.tables import AnalysisSession

PIECES_LIFE = timedelta(hours=24)
"""So long fresh links are given for the pieces that have not come."""


def in_pieces(size: int) -> bool:
    """Whether a film of so many bytes is put in pieces."""
    return size > IN_ONE


def piece_sizes(size: int) -> dict[int, int]:
    """Bytes of each piece, by its number."""
    return {number + 1: min(PIECE, size - at) for number, at in enumerate(range(0, size, PIECE))}


def deadline(row: AnalysisSession) -> datetime:
    """Until when the film may come."""
    return row.created_at + (PIECES_LIFE if row.upload_id else OFFER_LIFE)


async def offered(storage: Storage, row: AnalysisSession, base: str, clock: Clock) -> UploadForm | UploadParts:
    """Fresh links for what has not come of a film that is waited for."""
    size = row.file_size or 0
    if row.upload_id is None:
        form = storage.offer(row.video_url, base, size, row.mime_type or "")
        return UploadForm(url=form.url, fields=form.fields, expires_at=form.expires_at)
    come = await arrived(storage, row, row.upload_id)
    parts = []
    for number, length in piece_sizes(size).items():
        url = storage.pieces.offer(row.video_url, row.upload_id, number, length, base).url
        parts.append(UploadPart(number=number, size=length, url=None if number in come else url))
    return UploadParts(parts=parts, part_size=PIECE, expires_at=min(deadline(row), clock() + OFFER_LIFE))


async def arrived(storage: Storage, row: AnalysisSession, upload: str) -> set[int]:
    """The pieces that have come whole; all of them when they have been joined already."""
    sizes = piece_sizes(row.file_size or 0)
    try:
        there = await storage.pieces.there(row.video_url, upload)
    except ObjectMissing:
        return set(sizes)
    return {number for number, piece in there.items() if sizes.get(number) == piece.size}
