"""When a film's frames are shown, read from all packets without decoding one: how many, how long, how evenly."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import av

from biome.vision.container import OpenFilm
from biome.vision.errors import ImplausibleRate, TooLong, TooShort, Truncated
from biome.vision.limits import Limits
from biome.vision.sniff import AVI, MP4, QUICKTIME


@dataclass(frozen=True)
class Timeline:
    """The packets that are shown."""

    frames: int
    span: float
    """Seconds from the first frame to the last."""
    declared: int
    """Frames that the file says it has; 0 when it does not say."""
    variable: bool
    """Whether the gaps between frames differ."""

    @property
    def fps(self) -> float:
        return (self.frames - 1) / self.span if self.span > 0 else 0.0

    @property
    def duration(self) -> float:
        return self.span + (1 / self.fps if self.fps else 0.0)

    @property
    def missing(self) -> int:
        return max(0, self.declared - self.frames)


def read_timeline(source: OpenFilm, limits: Limits) -> Timeline:
    """The timeline of a film that was not read yet; stops at once where that is longer or denser than allowed."""
    most = int(limits.longest * limits.fastest_rate)
    tick = float(source.stream.time_base or 0)
    index = source.stream.index_entries
    if len(index) > most:
        raise TooLong if (index[-1].timestamp - index[0].timestamp) * tick > limits.longest else ImplausibleRate
    count, ticks = 0, list[int]()
    for packet in source.container.demux(source.stream):
        if packet.size == 0 or packet.is_discard:
            continue
        count += 1
        at = packet.dts if packet.pts is None else packet.pts
        if at is not None:
            ticks.append(at)
            if abs(at - ticks[0]) * tick > 2 * limits.longest:
                raise TooLong
        if count > most:
            raise ImplausibleRate
    ticks.sort()
    span = (ticks[-1] - ticks[0]) * tick if ticks else 0.0
    return Timeline(count, span, _declared(source), _is_variable(ticks, limits))


def check_timeline(source: OpenFilm, timeline: Timeline, limits: Limits) -> None:
    """Raise the FilmError that says why a film with this timeline cannot be analysed."""
    if timeline.frames < limits.complete_share * timeline.declared or _is_cut_short(source, timeline, limits):
        raise Truncated
    if timeline.frames < 2:
        raise TooShort("This video is a single picture. Film at least one whole repetition.")
    if timeline.duration > limits.longest:
        raise TooLong(_too_long(timeline.duration, limits))
    if timeline.fps > limits.fastest_rate or timeline.span <= 0:
        raise ImplausibleRate
    if timeline.duration < limits.shortest:
        raise TooShort(f"This video lasts {timeline.duration:.1f} s. Film at least one whole repetition.")
    if timeline.fps < limits.slowest_rate:
        raise ImplausibleRate(f"This video has only {timeline.fps:.1f} pictures a second. Film at 24 to 60 a second.")


def _declared(source: OpenFilm) -> int:
    if source.kind in (MP4, QUICKTIME):  # not stsz: an edit list (a film trimmed on a phone) hides frames
        return sum(not entry.is_discard for entry in source.stream.index_entries)
    return source.stream.frames if source.kind is AVI else 0


def _is_variable(ticks: list[int], limits: Limits) -> bool:
    gaps = [later - earlier for earlier, later in pairwise(ticks)]
    return bool(gaps) and max(gaps) > limits.variable_rate * min(gaps)


def _is_cut_short(source: OpenFilm, timeline: Timeline, limits: Limits) -> bool:
    """Whether a file without a frame index (WebM, Matroska) declares clearly more seconds than it holds."""
    length = source.container.duration
    if source.kind in (MP4, QUICKTIME, AVI) or length is None or source.container.streams.audio:
        return False
    begins = source.container.start_time or 0
    return timeline.duration < limits.complete_share * (length - max(0, begins)) / av.time_base


def _too_long(length: float, limits: Limits) -> str:
    minutes, seconds = divmod(round(length), 60)
    most = f"{limits.longest / 60:.0f} minutes is the most"
    return f"This video is {minutes}:{seconds:02d} long; {most}. Trim it to one set."
