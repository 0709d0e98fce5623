"""What a child that is locked in can still do, tried from inside, and that it can still watch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from biome.vision import landlock, seccomp
from biome.vision.confine import Level

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux locks in")
INSIDE = """
import json, os, socket, sys, threading
from pathlib import Path
from biome.vision import child_main, confine
trade = sys.argv[1]
writes = child_main.load(Path(sys.argv[2]) if trade == "watching" else None, draws=trade == "drawing")
film, written = os.open(__file__, os.O_RDONLY), os.open("/dev/null", os.O_WRONLY)
out = os.memfd_create("out")
level = confine.lock_in(writes)
def started():
    thread = threading.Thread(target=lambda: os.getpid())
    thread.start()
    thread.join()
def from_a_thread():
    tried = []
    def reach():
        try:
            tried.append(open("/etc/hostname"))
        except OSError as error:
            tried.append(error)
    thread = threading.Thread(target=reach)
    thread.start()
    thread.join()
    if isinstance(tried[0], OSError):
        raise tried[0]
attempts = {
    "open": lambda: open("/etc/passwd"), "create": lambda: open("/tmp/left-behind", "w"),
    "import": lambda: __import__("wave"), "list": lambda: os.listdir("/"), "remove": lambda: os.unlink("/tmp/x"),
    "make": lambda: os.mkdir("/tmp/left-behind"), "rename": lambda: os.rename("/tmp/x", "/tmp/y"),
    "socket": socket.socket, "local socket": lambda: socket.socket(socket.AF_UNIX), "pair": socket.socketpair,
    "change a mode": lambda: os.chmod("/tmp", 0o777), "go": lambda: os.chdir("/"),
    "link": lambda: os.link(__file__, "/tmp/y"),
    "exec": lambda: os.execv("/bin/true", ["true"]), "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "fork": os.fork, "kill the parent": lambda: os.kill(os.getppid(), 9), "memory": lambda: bytearray(8 << 30),
    "open in a thread": from_a_thread,
    "read what is open": lambda: os.pread(film, 10, 0), "write what is open": lambda: os.write(written, b"x"),
    "write more than its share": lambda: os.pwrite(out, b"x", writes), "a thread": started,
}
def outcome(attempt):
    try:
        attempt()
    except (OSError, MemoryError, ImportError) as error:
        return type(error).__name__
    return "done"
print(json.dumps({"level": [level.landlock, level.seccomp], **{n: outcome(a) for n, a in attempts.items()}}))
"""
ALLOWED = {"read what is open", "write what is open", "a thread"}


@pytest.fixture(scope="module", params=["probing", "watching", "drawing"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: Path) -> dict[str, object]:
    """What a child that would probe, watch or draw says of each attempt."""
    program = tmp_path_factory.mktemp("inside") / "inside.py"
    program.write_text(INSIDE)
    command = [sys.executable, str(program), request.param, str(model)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_can_be_reached_but_what_is_open(told: dict[str, object]) -> None:
    if told["level"] != [landlock.version(), True]:
        pytest.skip(f"this kernel locks in only so far: {told['level']}")
    refused = {name for name, outcome in told.items() if outcome not in ("done", told["level"])}
    assert refused == told.keys() - ALLOWED - {"level"}
    assert {name for name, outcome in told.items() if outcome == "done"} == ALLOWED
    assert told["memory"] == "MemoryError"


def test_a_level_is_full_only_with_both_layers() -> None:
    assert [Level(7, True).full, Level(0, True).full, Level(7, False).full] == [True, False, False]


def test_a_machine_without_a_filter_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "a strange one")
    assert seccomp.refuse() is False


@pytest.mark.parametrize("machine", seccomp.MACHINES)
def test_every_call_has_one_number_on_each_machine(machine: str) -> None:
    column = seccomp.MACHINES[machine].column
    numbers = [numbers[column] for numbers in seccomp.DENIED.values() if numbers[column] is not None]
    assert len(numbers) == len(set(numbers))
    assert not {seccomp.MACHINES[machine].clone, seccomp.MACHINES[machine].seccomp} & set(numbers)
