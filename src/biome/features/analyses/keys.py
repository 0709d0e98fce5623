"""Where an analysis keeps its files: the layout of spec.md section 6."""

from __future__ import annotations

from uuid import UUID, uuid4

TEMPORARY, PERMANENT = "temp", "videos"


def of_person(user_id: UUID, *, temporary: bool = False) -> str:
    """The folder of all that is kept of a person's analyses, or of their films that have not been analysed yet."""
    return f"{TEMPORARY if temporary else PERMANENT}/{user_id}"


def temporary(user_id: UUID, session_id: UUID) -> str:
    """The folder of a film that has not been analysed yet."""
    return f"{of_person(user_id, temporary=True)}/{session_id}"


def permanent(user_id: UUID, session_id: UUID) -> str:
    """The folder of everything that stays."""
    return f"{of_person(user_id)}/{session_id}"


def upload(folder: str) -> str:
    """Where a film is put by its owner's own hand: without an extension, for nobody has looked at it yet."""
    return f"{folder}/upload"


def looked_at(folder: str, extension: str) -> str:
    """A copy of what was put there, under a name that nobody else writes to."""
    return f"{folder}/{uuid4().hex}{extension}"


def film(folder: str, extension: str) -> str:
    """The film as it is kept."""
    return f"{folder}/original{extension}"


def annotated(folder: str) -> str:
    """The clip with the skeleton drawn in."""
    return f"{folder}/annotated.mp4"


def keyframe(folder: str, attempt: int, frame: int) -> str:
    """One picture. The attempt is part of the name, so that a late writer cannot change what a newer one keeps."""
    return f"{folder}/keyframes/{attempt}-{frame}.jpg"


def landmarks(folder: str, attempt: int) -> str:
    """The pose track as the program keeps it."""
    return f"{folder}/landmarks.{attempt}.npz"


def landmarks_answer(landmarks_key: str) -> str:
    """The pose track as it goes over the wire."""
    return landmarks_key.removesuffix(".npz") + ".json.gz"
