"""Films that are cut off, or damaged on the way."""

from __future__ import annotations

import random
from collections.abc import Mapping

from av.container import OutputContainer
from tests.vision.hostile.boxes import parsed, table, written
from tests.vision.hostile.odd import Maker
from tests.vision.hostile.stock import Stock, picture_stream


def share(name: str, part: float) -> Maker:
    """The beginning of one of the good films."""
    return lambda stock: (content := getattr(stock, name))[: int(len(content) * part)]


def nothing_in_it(stock: Stock) -> bytes:
    """A picture stream without pictures."""

    def write(target: OutputContainer) -> None:
        picture_stream(target)
        target.start_encoding()

    return stock.written("mp4", write)


def scrambled(seed: int, behind: bytes, count: int = 200) -> Maker:
    """A good film with so many random bytes from the box ``behind`` on."""

    def make(stock: Stock) -> bytes:
        content, dice = bytearray(stock.mp4), random.Random(seed)
        start = content.index(behind) + 4
        for _ in range(count):
            content[dice.randrange(start, len(content))] = dice.randrange(256)
        return bytes(content)

    return make


def frames_broken(every: int) -> Maker:
    """A longer film in which every so manyth frame is noise."""

    def make(stock: Stock) -> bytes:
        content = bytearray(stock.film("mp4", "mjpeg", {}, pix_fmt="yuvj420p", frames=120))
        sizes = memoryview(table(parsed(bytes(content)), "stsz").body)[12:].cast("I")
        at, dice = content.index(b"mdat") + 4, random.Random(5)
        for index, size in enumerate(int.from_bytes(sizes[n : n + 1], "big") for n in range(len(sizes))):
            if index % every == every - 1:
                content[at : at + size] = dice.randbytes(size)
            at += size
        return bytes(content)

    return make


def pictures_gone(stock: Stock) -> bytes:
    """An index without a byte of what it tells of."""
    boxes = parsed(stock.mp4)
    return written([box for box in boxes if box.kind != b"mdat"])


MAKERS: Mapping[str, Maker] = {
    "trunc_no_moov.mp4": lambda stock: (content := stock.film("mp4", movflags="-faststart"))[: len(content) * 7 // 10],
    "trunc_half_mdat.mp4": share("mp4", 0.5),
    "trunc_half.webm": share("webm", 0.5),
    "trunc_half.avi": share("avi", 0.5),
    "trunc_in_index.mp4": lambda stock: stock.mp4[:400],
    "trunc_last_frame.mp4": lambda stock: stock.mp4[:-20],
    "no_mdat.mp4": pictures_gone,
    "zero_frames.mp4": nothing_in_it,
    "one_frame.mp4": lambda stock: stock.film("mp4", frames=1),
    "every_10th_broken.mp4": frames_broken(10),
    "every_40th_broken.mp4": frames_broken(40),
    **{f"fuzz_{seed}.mp4": scrambled(seed, b"ftyp", 10 if seed else 200) for seed in range(4)},
    **{f"fuzz_{seed}.mp4": scrambled(seed, b"mdat", 10 * 4 ** (seed - 4)) for seed in range(4, 8)},
}
