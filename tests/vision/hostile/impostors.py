"""What is no film, whatever its name says."""

from __future__ import annotations

import io
import random
import struct
import wave
import zipfile
from collections.abc import Mapping

from av import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from PIL import Image
from tests.vision.hostile.odd import Maker
from tests.vision.hostile.stock import Stock

PLAYLIST = b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\n%s\n#EXT-X-ENDLIST\n"
"""FFmpeg's own way to be made to read files and addresses: a playlist under a film's name."""
MANIFEST = b'<?xml version="1.0"?><MPD><Period><BaseURL>file:///etc/passwd</BaseURL></Period></MPD>'
FTYP = struct.pack(">I4s4sI4s", 20, b"ftyp", b"isom", 512, b"isom")


def picture(form: str) -> Maker:
    """A still picture."""

    def make(_: Stock) -> bytes:
        target = io.BytesIO()
        Image.new("RGB", (64, 64), "red").save(target, form)
        return target.getvalue()

    return make


def archive(_: Stock) -> bytes:
    """A ZIP with a file in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as zipped:
        zipped.writestr("a.txt", "x")
    return target.getvalue()


def tone(stock: Stock) -> bytes:
    """Sound in an MP4."""
    return stock.written("mp4", add_tone)


def add_tone(target: OutputContainer, seconds: int = 2) -> None:
    """A stream of silence."""
    stream = target.add_stream("aac", rate=44_100)
    assert isinstance(stream, AudioStream)
    for start in range(0, 44_100 * seconds, 1024):
        frame = AudioFrame(format="fltp", layout="mono", samples=1024)
        frame.planes[0].update(bytes(4096))
        frame.sample_rate, frame.pts = 44_100, start
        target.mux(stream.encode(frame))
    target.mux(stream.encode(None))


def sound(_: Stock) -> bytes:
    """A WAV, which begins as an AVI does."""
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(1000))
    return target.getvalue()


MAKERS: Mapping[str, Maker] = {
    "zero_bytes.mp4": lambda _: b"",
    "eight_bytes.mp4": lambda stock: stock.mp4[:8],
    "random.mp4": lambda _: random.Random(1).randbytes(100_000),
    "random_after_ftyp.mp4": lambda _: FTYP + random.Random(2).randbytes(100_000),
    "random_after_ebml.webm": lambda stock: stock.webm[:64] + random.Random(3).randbytes(100_000),
    "random_after_riff.avi": lambda stock: stock.avi[:64] + random.Random(4).randbytes(100_000),
    "text.mp4": lambda _: b"localhost\n" * 20,
    "page.mp4": lambda _: b"<html><script>alert(1)</script></html>".ljust(100),
    "program.mp4": lambda _: b"\x7fELF\x02\x01\x01" + bytes(1000),
    "png_as.mp4": picture("PNG"),
    "gif_as.mp4": picture("GIF"),
    "jpeg_as.mov": picture("JPEG"),
    "avif_as.mp4": lambda _: struct.pack(">I4s4sI4s", 20, b"ftyp", b"avif", 0, b"mif1") + bytes(1000),
    "zip_as.mp4": archive,
    "wav_as.avi": sound,
    "audio_only.mp4": tone,
    "hls_lfi.mp4": lambda _: PLAYLIST % b"file:///etc/passwd",
    "hls_ssrf.avi": lambda _: PLAYLIST % b"http://127.0.0.1:9/x",
    "hls_after_ftyp.mp4": lambda _: FTYP + PLAYLIST % b"file:///etc/passwd",
    "hls_after_riff.avi": lambda _: b"RIFF\x00\x01\x00\x00AVI " + PLAYLIST % b"file:///etc/passwd",
    "concat_lfi.mp4": lambda _: b"ffconcat version 1.0\nfile /etc/passwd\n".ljust(100),
    "dash_lfi.mp4": lambda _: MANIFEST,
}
