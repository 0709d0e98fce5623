"""Headers that lie: about length, time, size, place and number."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping

from tests.vision.hostile.boxes import Box, find, moved, parsed, table, written
from tests.vision.hostile.odd import Maker
from tests.vision.hostile.stock import Stock

MDHD = "moov/trak/mdia/mdhd"
Lie = Callable[[list[Box]], None]


def told(lie: Lie) -> Maker:
    """A good film whose boxes were changed, with its chunks where the index says."""

    def make(stock: Stock) -> bytes:
        boxes = parsed(stock.mp4)
        lie(boxes)
        return moved(boxes, stock.mp4)

    return make


def lengths(boxes: list[Box]) -> None:
    """The film claims to last 2^32-2 ticks."""
    find(boxes, "moov/mvhd").put(16, ">I", 0xFFFFFFFE)
    find(boxes, "moov/trak/tkhd").put(20, ">I", 0xFFFFFFFE)
    find(boxes, MDHD).put(16, ">I", 0xFFFFFFFE)


def counts(boxes: list[Box]) -> None:
    """Two thousand million samples, in a file of five kilobytes."""
    table(boxes, "stts").put(8, ">I", 0x7FFFFFFF)
    table(boxes, "stsz").put(8, ">I", 0x0FFFFFFF)


def list_of(entries: bytes, count: int) -> Lie:
    """An edit list."""

    def lie(boxes: list[Box]) -> None:
        track = find(boxes, "moov/trak")
        track.inner = [box for box in track.inner if box.kind != b"edts"]
        track.inner.insert(1, Box(b"edts", inner=[Box(b"elst", struct.pack(">2I", 0, count) + entries)]))

    return lie


def composition(boxes: list[Box]) -> None:
    """Every frame is shown two ticks before it is decoded: composition offsets below zero, as version 1 has them."""
    offset = -2 * struct.unpack_from(">I", table(boxes, "stts").body, 12)[0]
    holder = find(boxes, "moov/trak/mdia/minf/stbl")
    holder.inner.insert(2, Box(b"ctts", struct.pack(">4Bi2i", 1, 0, 0, 0, 1, 60, offset)))


def elsewhere(boxes: list[Box]) -> None:
    """The pictures are said to be in another file."""
    alias = b"file:///etc/passwd\x00"
    entry = struct.pack(">I4sI", 12 + len(alias), b"url ", 0) + alias
    find(boxes, "moov/trak/mdia/minf/dinf/dref").body = struct.pack(">2I", 0, 1) + entry


def alias(boxes: list[Box]) -> None:
    """The same, in QuickTime's old way, the one that FFmpeg would follow if it were let."""
    path = b"/etc/passwd"
    volume_and_name = bytes(10 + 28 + 12 + 64 + 16 + 2 + 2 + 16)
    record = volume_and_name + struct.pack(">2H", 2, len(path)) + path + b"\x00" + struct.pack(">2H", 0xFFFF, 0)
    entry = struct.pack(">I4sI", 12 + len(record), b"alis", 0) + record
    find(boxes, "moov/trak/mdia/minf/dinf/dref").body = struct.pack(">2I", 0, 1) + entry


def squeezed(padding: int, claimed: int | None = None) -> Maker:
    """An index that is compressed, with so many zeros behind it; perhaps it claims to unpack to another size."""

    def make(stock: Stock) -> bytes:
        *boxes, index = parsed(stock.film("mp4", movflags="-faststart"))
        plain = bytes(index) + bytes(padding)
        packed = struct.pack(">I", claimed or len(plain)) + zlib.compress(plain, 1)
        method = bytes(Box(b"dcom", b"zlib"))
        return written([*boxes, Box(b"moov", bytes(Box(b"cmov", method + bytes(Box(b"cmvd", packed)))))])

    return make


def nested(kind: bytes, depth: int) -> Maker:
    """Boxes in boxes in boxes."""

    def make(stock: Stock) -> bytes:
        first, *rest = parsed(stock.mp4)
        headers = b"".join(struct.pack(">I4s", 8 * (depth - at), kind) for at in range(depth))
        return bytes(first) + headers + written(rest)

    return make


def nested_elements(stock: Stock) -> bytes:
    """The same in EBML: segments without end, each in another."""
    return stock.webm[:64] + bytes.fromhex("1853806701ffffffffffffff") * 20_000


def endless(stock: Stock) -> bytes:
    """An element that claims 2^56-2 bytes."""
    return stock.webm.replace(bytes.fromhex("1f43b675"), bytes.fromhex("1f43b67501fffffffffffffe"), 1)


def far_away(stock: Stock) -> bytes:
    """The second piece of a film is said to be where no file system has room; found by mutation."""
    content = bytearray(stock.film("mp4", movflags="frag_keyframe+empty_moov"))
    struct.pack_into(">Q", content, content.rindex(b"tfhd") + 12, 1 << 56)
    return bytes(content)


def patched(name: str, place: bytes, offset: int, form: str, *values: int) -> Maker:
    """One of the good films, with numbers put behind the first ``place``."""

    def make(stock: Stock) -> bytes:
        content = bytearray(getattr(stock, name))
        struct.pack_into(form, content, content.index(place) + offset, *values)
        return bytes(content)

    return make


def put(path: str, offset: int, form: str, *values: int) -> Maker:
    """A good film with numbers put into one of its boxes."""
    return told(lambda boxes: find(boxes, path).put(offset, form, *values))


STBL = "moov/trak/mdia/minf/stbl"

MAKERS: Mapping[str, Maker] = {
    "huge_duration_header.mp4": told(lengths),
    "timescale_1.mp4": put(MDHD, 12, ">I", 1),
    "timescale_0.mp4": put(MDHD, 12, ">I", 0),
    "timescale_max.mp4": put(MDHD, 12, ">I", 0x7FFFFFFF),
    "zero_delta.mp4": put(f"{STBL}/stts", 12, ">I", 0),
    "negative_delta.mp4": put(f"{STBL}/stts", 12, ">i", -512),
    "sample_count_bomb.mp4": told(counts),
    "chunks_beyond_the_end.mp4": put(f"{STBL}/stco", 8, ">I", 0xFFFFFF00),
    "fragment_beyond_any_file.mp4": far_away,
    "fragment_before_the_start.mp4": patched("fragmented", b"trun", 12, ">i", -0x7FFFFFFF),
    "sample_of_2gb.mp4": put(f"{STBL}/stsz", 16, ">I", 0x7FFFFFFF),
    "chunk_count_bomb.mp4": put(f"{STBL}/stco", 4, ">I", 0x0FFFFFFF),
    "claims_65535.mp4": put(f"{STBL}/stsd", 40, ">HH", 65535, 65535),
    "zero_elst.mp4": told(list_of(struct.pack(">3I", 0, 0, 0x10000), 1)),
    "empty_elst.mp4": told(list_of(b"", 0)),
    "elst_far_away.mp4": told(list_of(struct.pack(">3I", 2000, 0x7FFFFFF0, 0x10000), 1)),
    "elst_count_bomb.mp4": told(list_of(struct.pack(">3I", 2000, 0, 0x10000), 0x0FFFFFFF)),
    "trimmed.mp4": told(list_of(struct.pack(">3I", 1000, 7680, 0x10000), 1)),
    "negative_ctts.mp4": told(composition),
    "external_dref.mov": told(elsewhere),
    "external_alias.mov": told(alias),
    "cenc.mp4": lambda stock: stock.film(
        "mp4", encryption_scheme="cenc-aes-ctr", encryption_key="0" * 32, encryption_kid="1" * 32
    ),
    "index_squeezed.mp4": squeezed(0),
    "index_squeezed_bomb.mp4": squeezed(1 << 26),
    "index_squeezed_claims_2gb.mp4": squeezed(0, 0x7FFFFFF0),
    "nested_boxes.mp4": nested(b"moov", 20_000),
    "nested_free_boxes.mp4": nested(b"udta", 20_000),
    "box_of_2_63.mp4": lambda stock: stock.mp4[:32] + struct.pack(">I4sQ", 1, b"moov", 1 << 63) + stock.mp4[32:],
    "nested_elements.webm": nested_elements,
    "element_of_2_56.webm": endless,
    "no_scale.avi": patched("avi", b"strh", 28, "<2I", 0, 0),
    "rate_of_2_32.avi": patched("avi", b"strh", 28, "<2I", 1, 0xFFFFFFFF),
    "chunk_of_4gb.avi": patched("avi", b"00dc", 4, "<I", 0xFFFFFFFF),
    "claims_65535.avi": patched("avi", b"strf", 12, "<2i", 65535, 65535),
}
