"""The audit: what people were told, what the rows say, what is in the queue, in the store, on the disk and running."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from bench.chaos.records import Records

FILM_CODES = {"damaged"}
"""What the bad films of this stage fail by, and rightly; any other failure is one of ours."""
RESTART_SECONDS = 20.0
ENOUGH_RESTARTS = 20
"""For a 95th percentile to be another thing than the slowest of a few."""
SESSIONS = (
    "select id::text, user_id::text, status, error_code, queued_at, video_url, landmarks_url from analysis_sessions"
)
LOG = "select what, session::text, attempt, extract(epoch from at)::float as at from chaos.log order by at"
JOBS = "select lock, status::text, task_name from procrastinate_jobs where status in ('todo', 'doing')"
RESULTS = "select session_id::text, count(*) from analysis_results group by 1"
RECOUNT = """
select coalesce(p.user_id, c.user_id)::text as person, p.total_analyses, c.total, p.average_score, c.average
from user_progress p full join (
    select s.user_id, s.exercise_id, count(*) as total, round(avg(r.overall_score), 1) as average
    from analysis_results r join analysis_sessions s on s.id = r.session_id group by 1, 2
) c on c.user_id = p.user_id and c.exercise_id is not distinct from p.exercise_id
where p.total_analyses is distinct from c.total or p.average_score is distinct from c.average
"""
KEYFRAME = re.compile(r"/(?:keyframes/|landmarks\.)(\d+)[-.]")


@dataclass(frozen=True)
class Told:
    """What the outside knows: who was told that what is accepted, and how each ended."""

    accepted: set[str]
    ends: dict[str, str] = field(default_factory=dict)
    twins: Sequence[set[str]] = ()
    kills: Sequence[tuple[float, str]] = ()
    """When a worker was killed in the middle of which session."""


@dataclass(frozen=True)
class Left:
    """What is there when all is over and the sweep has been."""

    objects: Sequence[str] = ()
    scratch: Sequence[str] = ()


@dataclass(frozen=True)
class Bar:
    """One promise, what was found against it, and whether it holds."""

    name: str
    wanted: str
    found: str
    reached: bool
    examples: tuple[str, ...] = ()

    @classmethod
    def none(cls, name: str, found: Iterable[object]) -> Bar:
        """There is to be none of it."""
        all_ = [str(one) for one in found]
        return cls(name, "0", str(len(all_)), not all_, tuple(all_[:5]))


@dataclass(frozen=True)
class Audit:
    """All bars and the sums behind them."""

    bars: list[Bar]
    sums: dict[str, int]
    restarts: list[float]
    """Seconds from each kill in the middle of a session to the session's next claim."""


def audit(records: Records, told: Told, left: Left) -> Audit:
    """Hold everything against everything else."""
    sessions = {row["id"]: row for row in records.rows(SESSIONS)}
    log = records.rows(LOG)
    deleted = {row["session"] for row in log if row["what"] == "deleted"}
    accepted = told.accepted | {row["session"] for row in log if row["what"] == "accepted"}
    ended = {name: _ended(sessions, accepted, name) for name in ("completed", "failed")}
    by_film = {one for one in ended["failed"] if sessions[one]["error_code"] in FILM_CODES}
    restarts = _restarts(told.kills, log)
    bars = [
        Bar.none(
            "accepted and lost", _named(accepted - ended["completed"] - by_film - deleted - _open(sessions), sessions)
        ),
        Bar.none("accepted and stuck", accepted & _open(sessions)),
        Bar.none("with two results", _twice(records, log)),
        Bar.none("sent once, accepted twice", told.twins),
        Bar.none("completed without a result", ended["completed"] - _with_result(records)),
        Bar.none("jobs that nobody waits for, rows without a job", _drift(records, sessions)),
        Bar.none("terminal events missed", _unheard(told, sessions, deleted)),
        Bar.none("progress unlike a recount", (row["person"] for row in records.rows(RECOUNT))),
        Bar.none("temporary files after the sweep", _under("temp/", left.objects)),
        Bar.none("orphans in the store", _orphans(sessions, left.objects)),
        Bar.none("rows whose files are gone", _missing(sessions, left.objects)),
        Bar.none("temporary folders left on the disk", left.scratch),
        *([_restart_bar(restarts)] if len(restarts) >= ENOUGH_RESTARTS else []),
    ]
    sums = {"accepted": len(accepted), "completed": len(ended["completed"] & accepted), "failed by film": len(by_film)}
    return Audit(bars, sums | {"deleted": len(accepted & deleted)}, restarts)


def strays() -> list[str]:
    """Every process below this one; as its subreaper we are handed what lost its parent."""
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            if process.status() != psutil.STATUS_ZOMBIE:
                found.append(" ".join(process.cmdline())[:120])
        except psutil.Error:
            continue
    return found


def leftovers(scratch: Path) -> list[str]:
    """What lies in the folder for temporary files."""
    return sorted(path.name for path in scratch.iterdir())


def p95(seconds: Sequence[float]) -> float:
    """The value that 95 % of them are not above."""
    return sorted(seconds)[max(0, -(-len(seconds) * 95 // 100) - 1)] if seconds else 0.0


def _ended(sessions: dict[str, Any], accepted: set[str], status: str) -> set[str]:
    return {one for one in accepted if one in sessions and sessions[one]["status"] == status}


def _named(lost: set[str], sessions: dict[str, Any]) -> list[str]:
    """Each with the code that it ended with, if it is there at all."""
    return [f"{one} {sessions[one]['error_code'] if one in sessions else 'no row'}" for one in sorted(lost)]


def _open(sessions: dict[str, Any]) -> set[str]:
    return {
        one
        for one, row in sessions.items()
        if row["status"] in ("pending", "processing") and row["queued_at"] is not None
    }


def _twice(records: Records, log: list[dict[str, Any]]) -> set[str]:
    """By the rows that are there, and by every result that was ever committed."""
    now = {row["session_id"] for row in records.rows(RESULTS) if row["count"] > 1}
    ever = Counter(row["session"] for row in log if row["what"] == "result")
    return now | {one for one, count in ever.items() if count > 1}


def _with_result(records: Records) -> set[str]:
    return {row["session_id"] for row in records.rows(RESULTS)}


def _drift(records: Records, sessions: dict[str, Any]) -> list[str]:
    """Once all is over no job is left, and no open row is without one."""
    jobs = records.rows(JOBS)
    locks = {row["lock"] for row in jobs}
    idle = [f"{row['task_name']} {row['status']} {row['lock']}" for row in jobs]
    return idle + [f"no job for {one}" for one in _open(sessions) if one not in locks]


def _unheard(told: Told, sessions: dict[str, Any], deleted: set[str]) -> list[str]:
    """Followed sessions whose socket never told how they ended, or told another end than the row's."""
    right = {"completed": "analysis_complete", "failed": "error"}
    wrong = []
    for one in sorted(told.accepted):
        heard = told.ends.get(one)
        so = right.get(sessions[one]["status"]) if one in sessions else None
        if heard is None or (one not in deleted and heard != so):
            wrong.append(f"{one}: heard {heard}, is {so}")
    return wrong


def _under(prefix: str, objects: Sequence[str]) -> list[str]:
    return [key for key in objects if key.startswith(prefix)]


def _orphans(sessions: dict[str, Any], objects: Sequence[str]) -> list[str]:
    """Objects of no session, and those that a beaten attempt has left beside the ones its session names."""
    found = []
    for key in _under("videos/", objects):
        row = sessions.get(key.split("/")[2])
        attempt = KEYFRAME.search(key)
        kept = KEYFRAME.search(row["landmarks_url"] or "") if row else None
        if row is None or (attempt and kept and attempt[1] != kept[1]):
            found.append(key)
    return found


def _missing(sessions: dict[str, Any], objects: Sequence[str]) -> list[str]:
    there = set(objects)
    done = [row for row in sessions.values() if row["status"] == "completed"]
    named = [row[column] for row in done for column in ("video_url", "landmarks_url")]
    return [key for key in named if key and key not in there]


def _restarts(kills: Sequence[tuple[float, str]], log: list[dict[str, Any]]) -> list[float]:
    """Of kills whose session was still to be analysed afterwards, and was."""
    claims = [(row["session"], row["at"]) for row in log if row["what"] == "claimed"]
    found = []
    for at, session in kills:
        later = [when - at for one, when in claims if one == session and when > at]
        found += [min(later)] if later else []
    return found


def _restart_bar(restarts: list[float]) -> Bar:
    value = p95(restarts)
    wanted = f"<= {RESTART_SECONDS:.0f} s"
    return Bar("p95 from a kill to the next claim", wanted, f"{value:.1f} s", value <= RESTART_SECONDS)
