"""Drawing on a film in such a child too: what decodes a stranger's film is locked in, whatever it decodes it for."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

from biome.engine.report import SetReport
from biome.engine.track import PoseTrack
from biome.vision import messages
from biome.vision.child import TIMEOUT, Watcher
from biome.vision.shown import plain

CLIP_TIMEOUT = 3600.0
"""Seconds for one annotated clip; five minutes at 240 pictures a second take half of it."""


class Drawer(Watcher):
    """A child process that has loaded what drawing needs, and waits for its one film."""

    def __init__(self) -> None:
        super().__init__(None, draws=True)

    def keyframes(self, film: Path, track: PoseTrack, report: SetReport, timeout: float = TIMEOUT) -> dict[int, bytes]:
        """As ``keyframes``; raises as ``watch`` does."""
        order = {"do": "keyframes", "report": plain(report)}
        found = messages.unpack(self._ask(film, order, timeout, track=track))
        wanted = {issue.worst_frame for issue in report.issues}
        return {frame: b64decode(found[str(frame)]) for frame in sorted(wanted) if str(frame) in found}

    def annotate(
        self, film: Path, track: PoseTrack, report: SetReport, out: Path, timeout: float = CLIP_TIMEOUT
    ) -> None:
        """As ``annotate``; raises as ``watch`` does, and OSError of a disk that is full."""
        try:
            self._ask(film, {"do": "annotate", "report": plain(report)}, timeout, out=out, track=track)
        except BaseException:
            out.unlink(missing_ok=True)
            raise
