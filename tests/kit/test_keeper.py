"""Child processes: kept alive, stopped in order, gone with their parent. The children are small Python programs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from biome.kit.keeper import EndedEarly, Kept, Stopped, stopped_by_signals, stopped_in_the_end

Eventually = Callable[[Callable[[], bool]], bool]
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
PARENT = """
import sys, time
from biome.kit.processes import spawn
print(spawn([sys.executable, "-c", "import time; time.sleep(60)"]).pid, flush=True)
time.sleep(60)
"""


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def kept(command: list[str], said: list[str] | None = None) -> Kept:
    return Kept("part", command, patience=5, first_pause=0.05, say=(said if said is not None else []).append)


def test_a_dead_child_is_started_again_and_it_is_said(eventually: Eventually) -> None:
    said: list[str] = []
    child = kept(SLEEP, said)
    with stopped_in_the_end([child]):
        child.start()
        first = child.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)

        def another_is_there() -> bool:
            child.tend()
            return child.pid not in {None, first}

        assert eventually(another_is_there)
    assert said == ["The part ended by SIGKILL; starting it again in 0 s"]


def test_a_child_that_keeps_dying_is_given_longer_and_longer_pauses(
    eventually: Eventually,
) -> None:
    said: list[str] = []
    child = kept([sys.executable, "-c", "raise SystemExit(3)"], said)
    child.start()

    def died_four_times() -> bool:
        child.tend()
        return len(said) >= 4

    began = time.monotonic()
    assert eventually(died_four_times)
    assert time.monotonic() - began > 0.05 + 0.1 + 0.2
    assert "exit code 3" in said[0]


def test_a_child_that_ends_before_it_is_ready_is_an_error() -> None:
    child = kept([sys.executable, "-c", "raise SystemExit(3)"])
    child.start()
    with pytest.raises(EndedEarly, match="exit code 3"):
        child.wait_until(lambda: False, seconds=10)


def test_a_child_that_is_never_ready_is_an_error() -> None:
    child = kept(SLEEP)
    with stopped_in_the_end([child]):
        child.start()
        with pytest.raises(EndedEarly, match="not ready"):
            child.wait_until(lambda: False, seconds=0.1)


def test_all_children_are_gone_after_an_error() -> None:
    children = [kept(SLEEP), kept(SLEEP)]
    pids: list[int] = []
    with pytest.raises(ZeroDivisionError), stopped_in_the_end(children):
        for child in children:
            child.start()
            pids.append(child.pid or 0)
        raise ZeroDivisionError
    assert all(gone(pid) for pid in pids)


def test_a_child_that_will_not_stop_is_killed(capfd: pytest.CaptureFixture[str], eventually: Eventually) -> None:
    child = Kept("part", [sys.executable, "-c", STUBBORN], patience=0.3)
    child.start()
    pid = child.pid
    assert pid is not None
    assert eventually(lambda: capfd.readouterr().out != "")
    child.stop()
    assert gone(pid)


def test_the_first_signal_stops_us_and_the_second_does_not_break_the_stopping() -> None:
    before = signal.getsignal(signal.SIGINT)
    finished = False
    with pytest.raises(Stopped), stopped_by_signals():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.05)
            finished = True
    assert finished
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_children_go_when_their_parent_is_killed(tmp_path: Path, eventually: Eventually) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert not gone(child)
    parent.kill()
    parent.wait()
    assert eventually(lambda: gone(child))
