"""Keeping child processes alive: started, started again when they die, and told to stop by a signal to us."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from types import FrameType

from biome.kit.processes import spawn, stop

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60.0  # a child that lived this long starts from the shortest pause again
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class EndedEarly(RuntimeError):
    """A part of Biome ended before it was ready."""


class Stopped(BaseException):
    """Someone asked us to stop."""


@contextlib.contextmanager
def stopped_by_signals() -> Generator[None]:
    """Raise Stopped in the main thread at the first signal to stop; later ones find us stopping already."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        raise Stopped

    before = {number: signal.signal(number, ask) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Kept:
    """One child process that is to be there. Call ``tend`` often: it starts a dead one again, after a growing pause."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        patience: float = 10.0,
        first_pause: float = FIRST_PAUSE,
        say: Callable[[str], None] = print,
    ) -> None:
        """``patience`` is how many seconds it may take to end when told to; ``say`` tells what happened to it."""
        self.name = name
        self._command, self._env, self._patience, self._say = command, env, patience, say
        self._first_pause = self._pause = first_pause
        self._process: subprocess.Popen[bytes] | None = None
        self._started = self._due = 0.0

    @property
    def pid(self) -> int | None:
        """Its process id; None when it is not there."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the child."""
        self._process = spawn(self._command, env=self._env)
        self._started = time.monotonic()

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> None:
        """Wait until ``ready``; raises EndedEarly when the child ends first or ``seconds`` pass."""
        deadline = time.monotonic() + seconds
        while not ready():
            code = self._process.poll() if self._process else None
            if code is not None:
                raise EndedEarly(f"The {self.name} ended {_how(code)} before it was ready; see its messages above.")
            if time.monotonic() > deadline:
                raise EndedEarly(f"The {self.name} was not ready after {seconds:.0f} s; see its messages above.")
            time.sleep(0.05)

    def tend(self) -> None:
        """Start the child again if it died and its pause is over."""
        now = time.monotonic()
        if self._process is None:
            if now >= self._due:
                self.start()
        elif (code := self._process.poll()) is not None:
            self._process = None
            self._pause = self._first_pause if now - self._started > STEADY_SECONDS else self._pause
            self._due = now + self._pause
            self._say(f"The {self.name} ended {_how(code)}; starting it again in {self._pause:.0f} s")
            self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def ask_to_stop(self) -> None:
        """Tell the child to end, without waiting for it."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)

    def stop(self) -> None:
        """See the child end: told to first, killed when its patience is over."""
        if self._process is not None:
            stop(self._process, (signal.SIGTERM,), self._patience)
            self._process = None


@contextlib.contextmanager
def stopped_in_the_end(children: Sequence[Kept]) -> Generator[None]:
    """Whatever happens inside, ``children`` are all told to stop at once and then seen to end, the first one first."""
    try:
        yield
    finally:
        for child in children:
            child.ask_to_stop()
        for child in children:
            child.stop()


def _how(code: int) -> str:
    return f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
