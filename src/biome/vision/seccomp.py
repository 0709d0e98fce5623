"""A filter of system calls (Linux seccomp): what the watching child may not ask the kernel for, by ctypes alone.

Every thread of the process is held to it, those that native libraries have started too. It refuses by name, so that a
call which a new libc makes is not the end of a film; what is refused answers EPERM, as a file of somebody else's would.
Numbers are of the kernel's tables for x86-64 and for the machines that share the generic one (arm64).
"""

from __future__ import annotations

import ctypes
import errno
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000, 0x80000000
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, MACHINE, FIRST_ARGUMENT = 0, 4, 16
"""Where ``struct seccomp_data`` has them, in bytes."""
CLONE_THREAD = 0x00010000
FOREIGN = 0x40000000
"""From here on numbers are of x86's 32-bit view of a 64-bit process, which nobody needs."""
SET_MODE_FILTER, ALL_THREADS = 1, 1

DENIED: Mapping[str, tuple[int | None, int | None]] = {
    # files by name: whatever is needed has been opened
    "open": (2, None), "openat": (257, 56), "openat2": (437, 437), "creat": (85, None),
    "open_by_handle_at": (304, 265), "unlink": (87, None), "unlinkat": (263, 35), "rename": (82, None),
    "renameat": (264, 38), "renameat2": (316, 276), "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None),
    "link": (86, None), "linkat": (265, 37), "symlink": (88, None), "symlinkat": (266, 36), "mknod": (133, None),
    "mknodat": (259, 33), "truncate": (76, 45), "chmod": (90, None), "fchmodat": (268, 53), "chown": (92, None),
    "lchown": (94, None), "fchownat": (260, 54), "chdir": (80, 49), "chroot": (161, 51),
    # the network: the one socket there is was made by the parent
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201),
    "accept": (43, 202), "accept4": (288, 242),
    # other programs and processes
    "execve": (59, 221), "execveat": (322, 281), "fork": (57, None), "vfork": (58, None), "ptrace": (101, 117),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kill": (62, 129), "tkill": (200, 130),
    "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438),
    # the kernel itself
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "setns": (308, 268), "unshare": (272, 97),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "keyctl": (250, 219), "add_key": (248, 217),
    "request_key": (249, 218), "init_module": (175, 105), "finit_module": (313, 273), "kexec_load": (246, 104),
    "reboot": (169, 142), "swapon": (167, 224),
}  # fmt: skip
"""By name: the number on x86-64 and on the generic table; None where there is no such call."""


@dataclass(frozen=True)
class Machine:
    """What tells one kind of machine from another."""

    audit: int
    column: int
    seccomp: int
    clone: int
    clone3: int = 435


MACHINES = {"x86_64": Machine(0xC000003E, 0, 317, 56), "aarch64": Machine(0xC00000B7, 1, 277, 220)}


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("k", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))


def refuse() -> bool:
    """Refuse from now on, in every thread; False where this machine or its kernel has no such filter.

    ``no_new_privs`` must have been set.
    """
    machine = MACHINES.get(platform.machine()) if sys.platform == "linux" else None
    if machine is None:
        return False
    instructions = list(_program(machine))
    code = (_Instruction * len(instructions))(*instructions)
    program = _Program(len(code), code)
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(machine.seccomp, SET_MODE_FILTER, ALL_THREADS, ctypes.byref(program)) == 0


def _program(machine: Machine) -> Iterator[_Instruction]:
    """The filter, one call after the other; a thread may be begun, a process not."""
    yield _Instruction(LOAD, 0, 0, MACHINE)
    yield _Instruction(EQUAL, 1, 0, machine.audit)
    yield _Instruction(RETURN, 0, 0, KILL)
    yield _Instruction(LOAD, 0, 0, NUMBER)
    if machine.column == 0:
        yield from _unless(AT_LEAST, FOREIGN, errno.EPERM)
    for numbers in DENIED.values():
        number = numbers[machine.column]
        if number is not None:
            yield from _unless(EQUAL, number, errno.EPERM)
    yield from _unless(EQUAL, machine.clone3, errno.ENOSYS)  # its flags cannot be looked at: libc then takes clone
    yield _Instruction(EQUAL, 0, 3, machine.clone)
    yield _Instruction(LOAD, 0, 0, FIRST_ARGUMENT)
    yield _Instruction(ANY_BIT, 1, 0, CLONE_THREAD)
    yield _Instruction(RETURN, 0, 0, REFUSE | errno.EPERM)
    yield _Instruction(RETURN, 0, 0, ALLOW)


def _unless(test: int, value: int, error: int) -> Iterator[_Instruction]:
    """Go on, unless the test holds: then answer with the error."""
    yield _Instruction(test, 0, 1, value)
    yield _Instruction(RETURN, 0, 0, REFUSE | error)
