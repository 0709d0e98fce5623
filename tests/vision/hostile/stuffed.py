"""Films with more in them than a film."""

from __future__ import annotations

from collections.abc import Mapping

from av.container import OutputContainer
from tests.vision.hostile.boxes import Box, moved, parsed, written
from tests.vision.hostile.impostors import add_tone, archive, picture
from tests.vision.hostile.odd import Maker
from tests.vision.hostile.stock import Stock, add_bars, picture_stream

SCRIPT = b"<html><script>alert(1)</script>"
PLACE = {"location": "+37.7749-122.4194/", "title": "<img src=x onerror=alert(1)>", "comment": "=cmd|calc"}
KEYS = "+faststart+use_metadata_tags"
UNICODE = {"title": "深蹲 🏋️\u202eexe.4pm\u0000", "artist": "Zoë\n\r\x1b[31m", "comment": "é" * 100}


def box_between(*, offsets_put_right: bool) -> Maker:
    """A page in a box between the first one and the index."""

    def make(stock: Stock) -> bytes:
        boxes = parsed(stock.mp4)
        boxes.insert(1, Box(b"free", SCRIPT))
        return moved(boxes, stock.mp4) if offsets_put_right else written(boxes)

    return make


def beside(form: str, *codecs: str) -> Maker:
    """A film with more streams of pictures in it, one of each codec."""

    def make(stock: Stock) -> bytes:
        def write(target: OutputContainer) -> None:
            streams = [
                picture_stream(target),
                *(picture_stream(target, codec, {}, size=(160, 120)) for codec in codecs),
            ]
            for stream in streams:
                add_bars(target, stream, 60)

        return stock.written(form, write)

    return make


def beside_sound(count: int, form: str = "matroska") -> Maker:
    """A film with so many streams of sound, in most of which there is none."""

    def make(stock: Stock) -> bytes:
        def write(target: OutputContainer) -> None:
            stream = picture_stream(target)
            for _ in range(count - 1):
                target.add_stream("pcm_s16le" if form == "matroska" else "aac", rate=8000)
            add_tone(target)
            add_bars(target, stream, 60)

        return stock.written(form, write)

    return make


def attached(stock: Stock) -> bytes:
    """A film with a picture of itself and a program attached."""

    def write(target: OutputContainer) -> None:
        target.add_attachment("run.exe", "application/octet-stream", b"MZ" + bytes(1000))
        target.add_attachment("cover.png", "image/png", picture("PNG")(stock))
        add_bars(target, picture_stream(target), 60)

    return stock.written("matroska", write)


MAKERS: Mapping[str, Maker] = {
    "gps.mp4": lambda stock: stock.film("mp4", tags=PLACE | {"make": "Phone", "model": "X"}, movflags=KEYS),
    "gps.mov": lambda stock: stock.film("mov", tags=PLACE | {"make": "Phone", "model": "X"}),
    "unicode_metadata.mp4": lambda stock: stock.film("mp4", tags=UNICODE),
    "metadata_4kb.mp4": lambda stock: stock.film("mp4", tags={"comment": "x" * 4096, "y" * 4096: "z"}, movflags=KEYS),
    "metadata_1mb.mkv": lambda stock: stock.film("matroska", tags={"title": "x" * 2**20}),
    "metadata_not_utf8.mp4": lambda stock: stock.film("mp4", tags={"title": "QQQQ"}).replace(
        b"QQQQ", b"\xff\xfe\xc3\x28"
    ),
    "poly_html_tail.mp4": lambda stock: stock.mp4 + SCRIPT,
    "poly_zip.mp4": lambda stock: stock.mp4 + archive(stock),
    "poly_free_box.mp4": box_between(offsets_put_right=False),
    "poly_free_box_fixed.mp4": box_between(offsets_put_right=True),
    "two_pictures.mp4": beside("mp4", "libx264"),
    "odd_second_codec.mkv": beside("matroska", "ffv1", "mpeg2video"),
    "sound.mp4": beside_sound(1, "mp4"),
    "streams_16.mkv": beside_sound(15),
    "streams_17.mkv": beside_sound(16),
    "streams_100.mkv": beside_sound(99),
    "attachments.mkv": attached,
    "png_codec.mov": lambda stock: stock.film("mov", "png", {}, pix_fmt="rgb24"),
    "mpeg2_codec.mkv": lambda stock: stock.film("matroska", "mpeg2video", {}),
    "flv_codec.avi": lambda stock: stock.film("avi", "flv", {}),
    "prores.mov": lambda stock: stock.film("mov", "prores_ks", {}, pix_fmt="yuv422p10le", frames=10),
    "raw.avi": lambda stock: stock.film("avi", "rawvideo", {}, pix_fmt="yuv420p", frames=10),
}
