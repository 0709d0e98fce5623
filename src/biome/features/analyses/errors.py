"""What can be wrong with an analysis."""

from __future__ import annotations

from biome.kit.errors import Invalid, NotFound, Problem
from biome.vision.errors import FilmError


class SessionNotFound(NotFound):
    """There is no such analysis."""

    code = "SESSION_NOT_FOUND"


class NotFinished(NotFound):
    """This analysis is not finished yet."""

    def __init__(self, status: str, progress: int) -> None:
        super().__init__(details={"status": status, "progress": progress})


class AnalysisFailed(Problem):
    """This film could not be analysed."""

    status = 422
    code = "PROCESSING_ERROR"

    def __init__(self, message: str | None, code: str | None) -> None:
        super().__init__(message, details={"status": "failed", "reason": code or "failed"})


class NotToBeRetried(Problem):
    """Only an analysis that failed can be tried again."""

    status = 422
    code = "VALIDATION_ERROR"

    def __init__(self, status: str) -> None:
        super().__init__(details={"field": "status", "reason": status})


class Unreadable(Problem):
    """This is no question as the socket takes it."""

    status = 400
    code = "VALIDATION_ERROR"

    def __init__(self, reason: str) -> None:
        super().__init__(details={"field": "message", "reason": reason})


class OneAtATime(Problem):
    """One question at a time: wait for the answer to the last one."""

    status = 429
    code = "RATE_LIMIT_EXCEEDED"


class VideoMissing(Invalid):
    """Choose a video to analyse."""

    def __init__(self) -> None:
        super().__init__("video", "required", type(self).__doc__)


class NotUploaded(Invalid):
    """The video has not arrived yet, or not all of it. Put it to the links you were given, then say so again."""

    def __init__(self) -> None:
        super().__init__("video", "not_uploaded", type(self).__doc__)


class UploadExpired(Invalid):
    """The link for this video has expired before it arrived. Begin the upload anew."""

    def __init__(self) -> None:
        super().__init__("video", "upload_expired", type(self).__doc__)


class ExerciseMissing(Invalid):
    """Say which exercise this is."""

    def __init__(self) -> None:
        super().__init__("exerciseName", "required", type(self).__doc__)


class UnknownMovement(Invalid):
    """We do not know this exercise."""

    def __init__(self, name: str, field: str = "exerciseName") -> None:
        super().__init__(
            field,
            "unknown exercise",
            f"We do not know an exercise called “{name}”. GET /v1/exercises lists them all.",
        )


class FilmRefused(Problem):
    """This film cannot be analysed."""

    def __init__(self, why: FilmError) -> None:
        super().__init__(str(why), details={"field": "video", "reason": why.reason})
        self.status = why.status
        self.code = why.code
