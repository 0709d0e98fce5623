"""Films beyond a limit: too large, small, long, short, dense or sparse."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from tests.vision.hostile.boxes import find, parsed, table, written
from tests.vision.hostile.odd import Maker
from tests.vision.hostile.stock import Stock

LARGEST_FILE = 100 * 2**20
PADDED = {"bytes_100mb.mp4": LARGEST_FILE, "bytes_100mb_and_1.mp4": LARGEST_FILE + 1}
"""Samples that are made as long as this, by zeros that take no place on the disk."""


def repeated(count: int, fps: int, size: tuple[int, int] = (64, 64)) -> Maker:
    """One key frame, shown so many times: films of any length without encoding them."""

    def make(stock: Stock) -> bytes:
        content = stock.film("mp4", frames=1, size=size, movflags="-faststart")
        boxes = parsed(content)
        (length,) = struct.unpack_from(">I", table(boxes, "stsz").body, 4)
        (place,) = struct.unpack_from(">I", table(boxes, "stco").body, 8)
        for holder, gone in (("moov/trak", b"edts"), ("moov/trak/mdia/minf/stbl", b"stss")):
            find(boxes, holder).inner = [box for box in find(boxes, holder).inner if box.kind != gone]
        find(boxes, "moov/trak/mdia/mdhd").put(12, ">2I", fps, count)
        table(boxes, "stts").body = struct.pack(">4I", 0, 1, count, 1)
        table(boxes, "stsc").body = struct.pack(">5I", 0, 1, 1, 1, 1)
        table(boxes, "stsz").body = struct.pack(">3I", 0, length, count)
        table(boxes, "stco").body = struct.pack(f">{count + 2}I", 0, count, *[place] * count)
        return written(boxes)

    return make


def swollen(width: int, height: int) -> Maker:
    """A small AVI whose JPEGs say that they are enormous: a few bytes that ask for a gigabyte."""

    def make(stock: Stock) -> bytes:
        small = struct.pack(">HH", 240, 320)
        content = stock.film("avi", "mjpeg", {}, pix_fmt="yuvj420p", frames=30)
        return content.replace(b"\x08" + small, b"\x08" + struct.pack(">HH", height, width))

    return make


def padded(stock: Stock) -> bytes:
    """A film with a box of nothing behind it that reaches to the limit."""
    return stock.mp4 + struct.pack(">I4s", LARGEST_FILE - len(stock.mp4), b"free")


MAKERS: Mapping[str, Maker] = {
    "tiny_2x2.mp4": lambda stock: stock.film("mp4", "mpeg4", {}, size=(2, 2)),
    "tiny_1x1.mov": lambda stock: stock.film("mov", "png", {}, size=(1, 1), pix_fmt="rgb24"),
    "thin_320x48.mp4": lambda stock: stock.film("mp4", size=(320, 48)),
    "huge_8k.mp4": repeated(30, 30, (7680, 4320)),
    "wide_4112x64.mp4": lambda stock: stock.film("mp4", size=(4112, 64)),
    "bomb_8k.avi": swollen(8192, 8192),
    "bomb_16k.avi": swollen(16_000, 16_000),
    "six_minutes.mp4": repeated(361 * 10, 10),
    "day_1fps.mp4": repeated(86_400, 1),
    "fps1000_5min.mp4": repeated(299_000, 1000),
    "fps1000_16x16.mp4": repeated(2000, 1000, (16, 16)),
    "fps2.mp4": repeated(20, 2),
    "half_a_second.mp4": lambda stock: stock.film("mp4", frames=15),
    "five_minutes.mp4": repeated(1500, 5),
    "fps240.mp4": repeated(480, 240),
    "bytes_100mb.mp4": padded,
    "bytes_100mb_and_1.mp4": padded,
}
