"""Why a film cannot be analysed: each reason is a class whose docstring is the sentence the person reads."""

from __future__ import annotations

from typing import ClassVar


class FilmError(Exception):
    """This film cannot be analysed."""

    code: ClassVar[str] = "VALIDATION_ERROR"
    """The wire code of spec.md section 1."""
    status: ClassVar[int] = 422
    """The HTTP status that goes with the code."""
    reason: ClassVar[str] = "film"
    """A stable slug: clients and tests may compare it, people read ``str(error)``."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or " ".join((type(self).__doc__ or "").split()))


class EmptyFile(FilmError):
    """This file is empty. Choose the video again; if it came from a cloud folder, let it download first."""

    reason = "empty_file"


class FileTooLarge(FilmError):
    """This file is over the limit. Film in 1080p or 720p instead of 4K, or trim it to the set itself."""

    code = "FILE_TOO_LARGE"
    status = 413
    reason = "file_too_large"


class NotAVideo(FilmError):
    """This is not a video that we can read. Choose an MP4, MOV, WebM, MKV or AVI file as your camera made it."""

    code = "UNSUPPORTED_FORMAT"
    reason = "not_a_video"


class NoVideoStream(FilmError):
    """This file has sound but no picture. Choose the video itself."""

    code = "UNSUPPORTED_FORMAT"
    reason = "no_video_stream"


class UnsupportedCodec(FilmError):
    """The picture in this file is stored in a way we do not read. Export it as H.264 (MP4) and try again."""

    code = "UNSUPPORTED_FORMAT"
    reason = "unsupported_codec"


class Encrypted(FilmError):
    """This video is protected against copying, so nobody but its player can read it. Film the set yourself."""

    code = "UNSUPPORTED_FORMAT"
    reason = "encrypted"


class TooManyStreams(FilmError):
    """This file holds more tracks than any camera makes. Export the video alone as MP4 and try again."""

    code = "UNSUPPORTED_FORMAT"
    reason = "too_many_streams"


class ExtensionMismatch(FilmError):
    """This file's name says it is another kind of file than it is. Give it its right ending, or export it as MP4."""

    code = "UNSUPPORTED_FORMAT"
    reason = "extension_mismatch"


class PictureChanges(FilmError):
    """The picture of this video changes its shape in the middle. Hold the phone one way all through the set."""

    reason = "picture_changes"


class Truncated(FilmError):
    """This video is cut off: part of the file is missing. Copy or upload it again and wait until it has finished."""

    reason = "truncated"


class Damaged(FilmError):
    """Too much of this video is damaged to be read. Copy it from the camera again, or film the set once more."""

    reason = "damaged"


class TooShort(FilmError):
    """This video is shorter than a second. Film at least one whole repetition."""

    reason = "too_short"


class TooLong(FilmError):
    """This video is too long. Trim it to one set: five minutes at most."""

    reason = "too_long"


class TooSmall(FilmError):
    """The picture of this video is too small to see a body in. Film at 1280x720 or more."""

    reason = "too_small"


class TooLargePicture(FilmError):
    """The picture of this video is larger than we read. Film in 4K or less; 1080p is plenty."""

    reason = "too_large_picture"


class ImplausibleRate(FilmError):
    """This video has an implausible number of pictures a second. Film at 24 to 240 pictures a second."""

    reason = "implausible_rate"


class DecoderDied(FilmError):
    """Reading this video stopped unexpectedly. Export it again as H.264 (MP4), or film the set once more."""

    code = "PROCESSING_ERROR"
    status = 500
    reason = "decoder_died"


class TooSlow(FilmError):
    """Reading this video took too long and was stopped. Try a shorter film or a smaller picture (1080p or 720p)."""

    code = "PROCESSING_ERROR"
    status = 500
    reason = "too_slow"


class DetectorUnavailable(FilmError):
    """The pose detector cannot start on this machine."""

    code = "PROCESSING_ERROR"
    status = 500
    reason = "detector_unavailable"


def reasons() -> dict[str, type[FilmError]]:
    """Every error by its reason."""
    return {kind.reason: kind for kind in FilmError.__subclasses__()}


def by_reason(reason: str, message: str) -> FilmError:
    """The error of that ``reason`` again, with its ``message``: how an error comes back from another process."""
    return reasons().get(reason, FilmError)(message)
