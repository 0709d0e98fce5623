"""Landlock (Linux): this thread, and those it starts from now on, may not name any file nor open any connection."""

from __future__ import annotations

import ctypes
import sys

CREATE_RULESET, RESTRICT_SELF = 444, 446
"""The same numbers on every machine."""
ASK_VERSION = 1
FILES = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""By the version of Landlock from which on they are known: how many rights over files there are."""
CONNECTING, FROM_CONNECTING = 0b11, 4
"""To bind and to connect TCP, from which version on."""
SCOPES, FROM_SCOPES = 0b11, 6
"""Abstract sockets of others, and signals to others."""


class _Rules(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


def version() -> int:
    """Which Landlock the kernel has; 0: none."""
    if sys.platform != "linux":
        return 0
    found = ctypes.CDLL(None, use_errno=True).syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    return max(0, found)


def allow_nothing() -> int:
    """Take away every right over files, and over the network where that is known; the version that did it, else 0.

    ``no_new_privs`` must have been set. What is open stays open.
    """
    known = version()
    if known == 0:
        return 0
    rules = _Rules(
        files=(1 << FILES[min(known, max(FILES))]) - 1,
        network=CONNECTING if known >= FROM_CONNECTING else 0,
        scopes=SCOPES if known >= FROM_SCOPES else 0,
    )
    size = 8 if known < FROM_CONNECTING else 16 if known < FROM_SCOPES else 24
    libc = ctypes.CDLL(None, use_errno=True)
    ruleset = libc.syscall(CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    return known if ruleset >= 0 and libc.syscall(RESTRICT_SELF, ruleset, 0) == 0 else 0
