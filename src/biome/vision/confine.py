"""What the watching child gives up before it reads a stranger's film."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass

from biome.vision import landlock, seccomp

PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
FILES = 64
"""Open at once: the film, the socket to the parent, and what libraries hold."""
MEMORY = 3 << 30
"""Bytes of address space beyond what the loaded libraries have: the frames of 4K that a decoder holds on eight cores
take a sixth of it."""


@dataclass(frozen=True)
class Level:
    """How far a child is locked in."""

    landlock: int
    """Its version; 0: this kernel has none, or not for us."""
    seccomp: bool

    @property
    def full(self) -> bool:
        """Both layers hold; without one the limits and the other are what there is."""
        return self.landlock > 0 and self.seccomp


def die_with(parent: int) -> None:
    """Have the kernel kill this process when the thread that started it ends, even by SIGKILL (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we could ask
        os._exit(1)


def lock_in(writes: int = 0) -> Level:
    """Give up the file system, the network, other programs and all that could win them back; what is open stays open.

    Everything that will be needed must have been imported and loaded. A file that is handed over later may be written
    up to ``writes`` bytes.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (writes, writes))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    if sys.platform != "linux":
        return Level(0, seccomp=False)
    most = _address_space() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return Level(landlock.allow_nothing(), seccomp.refuse())


def bound(cpu_seconds: float) -> None:
    """An end to the processor time: a film must not keep a core busy for ever."""
    seconds = max(1, round(cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _address_space() -> int:
    """Bytes that this process has mapped."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
