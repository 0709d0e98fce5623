"""Child processes that never outlive their parent, whatever way it ends."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1
_prctl: Callable[..., int] | None = None
if sys.platform == "linux":  # bound here: looking it up between fork and exec could deadlock
    _prctl = ctypes.CDLL(None, use_errno=True).prctl


@dataclass(frozen=True)
class Account:
    """A user of this machine to run a child as."""

    uid: int
    gid: int


def spawn(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    output: IO[bytes] | None = None,
    account: Account | None = None,
    on_parent_death: signal.Signals = signal.SIGKILL,
) -> subprocess.Popen[bytes]:
    """Start ``command`` in a session of its own: a Ctrl-C in the terminal reaches only us, who stop it in order.

    On Linux the kernel sends it ``on_parent_death`` when the *thread* that called this ends, even by ``kill -9``:
    call it from a thread that lives as long as the child should. ``output`` takes both of its streams.
    """
    return subprocess.Popen(
        [str(part) for part in command],
        env=None if env is None else dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=_bound_to(os.getpid(), on_parent_death),  # noqa: PLW1509  it takes no lock: see _prctl
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def stop(process: subprocess.Popen[bytes], signals: Sequence[signal.Signals], patience: float) -> int:
    """Send each signal in turn until the process has ended, giving it ``patience`` seconds each time; its exit code."""
    for number in (*signals, signal.SIGKILL):
        if process.poll() is not None:
            break
        process.send_signal(number)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
    return process.wait()


def _bound_to(parent: int, number: signal.Signals) -> Callable[[], None]:
    def bind() -> None:
        # Runs after the change of user, which would otherwise clear the setting.
        if _prctl is not None:
            _prctl(_PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:  # the parent ended before the setting took hold
            os._exit(1)

    return bind
