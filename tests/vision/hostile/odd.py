"""Films that are odd and all right: each is to be analysed, and rightly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

from av.container import OutputContainer
from av.packet import Packet
from tests.vision.hostile.stock import FPS, X264, Stock, add_bars, packets, picture_stream

Maker = Callable[[Stock], bytes]

QUICK_VP8 = {"deadline": "realtime", "cpu-used": "16", "threads": "1"}
QUICK_VP9 = {"deadline": "realtime", "cpu-used": "8"}
QUICK_X265 = {"preset": "ultrafast", "x265-params": "log-level=none"}
HDR10 = {
    "preset": "ultrafast",
    "x265-params": "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc",
}


def turned(degrees: int) -> Maker:
    """A film that is flagged as filmed with the phone turned."""

    def make(stock: Stock) -> bytes:
        def write(target: OutputContainer) -> None:
            stream = picture_stream(target)
            stream.set_display_rotation(degrees)
            add_bars(target, stream, 60)

        return stock.written("mp4", write)

    return make


def variable(stock: Stock) -> bytes:
    """Three of every ten frames, as phones leave some away in the dark."""

    def write(target: OutputContainer) -> None:
        stream = picture_stream(target)
        stream.codec_context.time_base = Fraction(1, 90_000)
        add_bars(target, stream, 30, [index / FPS for index in range(100) if index % 10 < 3])

    return stock.written("mp4", write)


def wide_pixels(stock: Stock) -> bytes:
    """Every pixel twice as wide as it is high."""

    def write(target: OutputContainer) -> None:
        stream = picture_stream(target)
        stream.codec_context.sample_aspect_ratio = Fraction(2)
        add_bars(target, stream, 60)

    return stock.written("mp4", write)


def changing(codec: str, form: str, options: Mapping[str, str], *sizes: tuple[int, int]) -> Maker:
    """A second of one size after the other in one stream, as browsers record when a phone is turned."""

    def make(stock: Stock) -> bytes:
        def write(target: OutputContainer) -> None:
            stream = picture_stream(target, codec, options, FPS, sizes[0])
            target.start_encoding()
            for part, size in enumerate(sizes):
                for packet in packets(codec, FPS, size, options):
                    at = (packet.pts or 0) + part * FPS
                    target.mux(_placed(packet, at, stream))

        return stock.written(form, write)

    return make


def _placed(packet: Packet, at: int, stream: object) -> Packet:
    packet.stream = stream
    packet.time_base, packet.pts, packet.dts = Fraction(1, FPS), at, at
    return packet


MAKERS: Mapping[str, Maker] = {
    "ok.mp4": lambda stock: stock.mp4,
    "ok_moov_end.mp4": lambda stock: stock.film("mp4", movflags="-faststart"),
    "ok.mov": lambda stock: stock.film("mov"),
    "ok.avi": lambda stock: stock.avi,
    "ok.webm": lambda stock: stock.webm,
    "ok.mkv": lambda stock: stock.film("matroska"),
    "vp8.webm": lambda stock: stock.film("webm", "libvpx", QUICK_VP8),
    "mjpeg.avi": lambda stock: stock.film("avi", "mjpeg", {}, pix_fmt="yuvj420p"),
    "hevc.mp4": lambda stock: stock.film("mp4", "libx265", QUICK_X265),
    "av1.mp4": lambda stock: stock.film("mp4", "libsvtav1", {"preset": "10"}),
    "hdr10.mp4": lambda stock: stock.film("mp4", "libx265", HDR10, pix_fmt="yuv420p10le"),
    "vp9_10bit.webm": lambda _: Path(__file__).with_name("ten_bits.webm").read_bytes(),  # PyAV's libvpx has 8 bits only
    "h264_10bit.mp4": lambda stock: stock.film("mp4", pix_fmt="yuv420p10le"),
    "h264_444_odd.mp4": lambda stock: stock.film("mp4", pix_fmt="yuv444p", size=(321, 241)),
    "h264_gray.mp4": lambda stock: stock.film("mp4", pix_fmt="gray"),
    "interlaced.mp4": lambda stock: stock.film("mp4", options=X264 | {"x264-params": "interlaced=1"}),
    "rot90.mp4": turned(90),
    "rot180.mp4": turned(180),
    "rot270.mp4": turned(270),
    "vfr.mp4": variable,
    "wide_pixels.mp4": wide_pixels,
    "fragmented.mp4": lambda stock: stock.fragmented,
    "live.webm": lambda stock: stock.film("webm", "libvpx-vp9", QUICK_VP9, live="1"),
    "webm_as.mp4": lambda stock: stock.webm,
    "mp4_as.avi": lambda stock: stock.mp4,
    "smaller_later.webm": changing("libvpx-vp9", "webm", QUICK_VP9, (320, 240), (160, 120)),
    "turned_later.webm": changing("libvpx-vp9", "webm", QUICK_VP9, (320, 240), (240, 320)),
    "turned_later.mkv": changing("libx264", "matroska", X264, (320, 240), (240, 320)),
    "huge_later.mkv": changing("libx264", "matroska", X264, (320, 64), (8192, 64)),
}
