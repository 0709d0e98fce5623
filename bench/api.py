"""How much the API stands, beside bare FastAPI in the same minutes: `make bench-api`; exits 1 when a bar is missed.

Client, API, bare FastAPI and PostgreSQL are processes of their own on this machine. API and bare take turns, round by
round, so that whatever else the machine does meanwhile does it to both; what counts is the ratio of a round.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parent))

from crowd import PEOPLE, SETS, fill
from flood import Flood, flood
from load import Order, Took
from sqlalchemy import select

from biome.features.accounts import sign_ins
from biome.kit import migrate
from biome.kit.db import Database
from biome.kit.parts import Parts
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.tokens import Tokens
from biome.settings import Settings
from biome.tables import User

ROOT = Path(__file__).resolve().parents[1]
LIBRARY, HISTORY = "/v1/exercises", "/v1/analysis/sessions"
LIBRARY_BAR, HISTORY_BAR = 0.60, 0.35
P99_BAR_MS = 50.0
MEMORY_BAR_MB, WAIT_BAR_S = 400.0, 1.0
SECRET = "a secret that is long enough to sign with"
LIKE_A_BROWSER = {"Accept-Encoding": "gzip"}


@dataclass
class House:
    """A filled database, and an API on it."""

    port: int
    url: str
    process: subprocess.Popen[bytes]
    tokens: list[str]

    def headers(self, person: int = 0) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[person]}"}


class Client:
    """The process that asks."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(ROOT / "bench" / "load.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, order: Order) -> Took:
        return self.answer(self.begin(order))

    def begin(self, order: Order) -> Order:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        return order

    def answer(self, order: Order) -> Took:
        assert self._process.stdout
        took = Took(**json.loads(self._process.stdout.readline()))
        if took.bad:
            raise SystemExit(f"{took.bad} of {took.requests} answers of {order.path} were not a 200")
        return took

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


@contextmanager
def serving(command: list[str], port: int, **env: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server in a process of its own, ready to answer."""
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | env)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{port}/", timeout=1)
                break
            except httpx.TransportError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def house(people: int, sets: int) -> Iterator[House]:
    """The API as an installation has it after a year; nobody's requests are counted."""
    with tempfile.TemporaryDirectory(prefix="biome-bench-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        with EmbeddedPostgres(home / "postgres") as server:
            server.ensure_database("bench")
            url = server.url("bench")
            migrate.upgrade(url)
            tokens = asyncio.run(_filled(url, people, sets))
            port = free_port()
            env = {
                "DATABASE_URL": url,
                "BIOME_HOME": str(home / "home"),
                "JWT_SECRET": SECRET,
                "PORT": str(port),
                "REQUESTS_PER_MINUTE": "100000000",
                "UPLOADS_PER_HOUR": "1000000",
                "UPLOAD_BYTES_PER_DAY": str(1 << 50),
                "LOG_LEVEL": "WARNING",
            }
            with serving([sys.executable, "-c", "from biome.app import main; main()"], port, **env) as process:
                yield House(port, url, process, tokens)


async def _filled(url: str, people: int, sets: int) -> list[str]:
    """Everybody's token."""
    database = Database.connect(url, pool=1)
    await fill(database, people, sets)
    settings = Settings.model_validate({"DATABASE_URL": url, "JWT_SECRET": SECRET})
    parts = Parts(
        database=database,
        tokens=Tokens(SECRET, settings.jwt_expires_in),
        storage=None, queue=None, bus=None, passwords=None,  # type: ignore[arg-type]
    )  # fmt: skip
    async with database.transaction() as session:
        users = await session.scalars(select(User).order_by(User.id))
        tokens = [(await sign_ins.begin(session, parts, user, None)).token for user in users.all()]
    await database.close()
    return tokens


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def against_bare(client: Client, house: House, folder: Path, rounds: int, seconds: float) -> dict[str, float]:
    """The ratio of each measured route to bare FastAPI, and how many a second it stands."""
    asked = {"library.gz": (LIBRARY, LIKE_A_BROWSER), "library": (LIBRARY, {}), "history": (HISTORY, house.headers())}
    with httpx.Client(base_url=f"http://127.0.0.1:{house.port}", timeout=30) as http:
        for name, (path, headers) in asked.items():
            body = http.get(path, headers={"Accept-Encoding": "identity"} | headers).content
            (folder / name).write_bytes(gzip.compress(body, 5) if name.endswith(".gz") else body)
    port = free_port()
    found: dict[str, float] = {}
    with serving([sys.executable, str(ROOT / "bench" / "bare.py"), str(folder), str(port)], port):
        for name, (path, headers) in asked.items():
            pairs = []
            for turn in range(rounds + 1):
                bare = client.ask(Order(port, f"/{name}", seconds, headers=headers))
                ours = client.ask(Order(house.port, path, seconds, headers=headers))
                if turn:  # the first is for warming up
                    pairs.append((bare, ours))
            found[name] = statistics.median(ours.per_second / bare.per_second for bare, ours in pairs)
            found[f"{name} per second"] = statistics.median(ours.per_second for _, ours in pairs)
            _row(f"bare, {name}", [bare for bare, _ in pairs])
            _row(f"GET {path}", [ours for _, ours in pairs], f"{found[name]:.0%} of bare")
    return found


def every_read(client: Client, other: Client, house: House, per_second: float, seconds: float) -> float:
    """The worst p99 (ms) of any read while the history is asked for ``per_second`` times a second by everybody."""
    worst = 0.0
    for path in reads(house):
        background = client.begin(Order(house.port, HISTORY, seconds, rate=per_second, headers=house.headers()))
        took = other.ask(Order(house.port, path, seconds * 0.95, connections=2, rate=50, headers=house.headers(1)))
        behind = client.answer(background)
        _row(
            f"GET {path.partition('?')[0]}"[:44],
            [took],
            f"beside {behind.per_second:.0f}/s, p99 {behind.p99_ms:.1f} ms",
        )
        worst = max(worst, took.p99_ms, behind.p99_ms)
    return worst


def reads(house: House) -> list[str]:
    """Every GET of a person's, about the second one's things."""
    with httpx.Client(base_url=f"http://127.0.0.1:{house.port}", headers=house.headers(1), timeout=30) as http:
        sessions = http.get(HISTORY, params={"status": "completed"}).json()["data"]["sessions"]
    done = f"{HISTORY}/{sessions[0]['id']}"
    return [
        LIBRARY, f"{LIBRARY}/categories", f"{LIBRARY}/squat", HISTORY, f"{HISTORY}?page=90",
        f"{HISTORY}?dateFrom=2020-01-01&status=completed", done, f"{done}/results", "/v1/progress/summary",
        "/v1/progress/exercises", "/v1/user/profile",
    ]  # fmt: skip


def _row(name: str, took: list[Took], remark: str = "") -> None:
    def middle(field: str) -> float:
        return statistics.median(getattr(one, field) for one in took)

    numbers = f"{middle('per_second'):8.0f}/s  p50 {middle('p50_ms'):7.2f} ms  p99 {middle('p99_ms'):7.2f} ms"
    print(f"{name:<44} {took[0].bytes:>7} B {numbers}  {remark}", flush=True)


def flooded(house: House, uploads: int) -> Flood:
    """So many films at once from fifty people."""
    from film import film_of

    return asyncio.run(flood(house.port, house.process.pid, house.tokens[:50], film_of(5 << 20), uploads))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--seconds", type=float, default=3.0, help="of one turn")
    asked.add_argument("--people", type=int, default=PEOPLE)
    asked.add_argument("--sets", type=int, default=SETS, help="of each person")
    asked.add_argument("--uploads", type=int, default=200)
    given = asked.parse_args()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, load {os.getloadavg()[0]:.1f} before it began")
    with ExitStack() as closing:
        here = closing.enter_context(house(given.people, given.sets))
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="biome-answers-")))
        client, other = Client(), Client()
        closing.callback(client.close)
        closing.callback(other.close)
        ratios = against_bare(client, here, folder, given.rounds, given.seconds)
        # long enough that the first look at a list, which makes it, is not a hundredth of all looks
        worst = every_read(client, other, here, ratios["history per second"] / 2, 4 * given.seconds)
        drowned = flooded(here, given.uploads)
    sys.exit(_verdict(ratios, worst, drowned))


def _verdict(ratios: dict[str, float], worst: float, flood: Flood) -> int:
    library = min(ratios["library"], ratios["library.gz"])
    history = ratios["history"]
    told = (
        f"{flood.taken} taken, {flood.refused} refused cleanly, {flood.other or 'nothing'} else, {flood.seconds:.0f} s"
    )
    bars = [
        ("library, of bare FastAPI", library >= LIBRARY_BAR, f"{library:.0%} (bar {LIBRARY_BAR:.0%})"),
        ("history, of bare FastAPI", history >= HISTORY_BAR, f"{history:.0%} (bar {HISTORY_BAR:.0%})"),
        ("p99 of any read at half that load", worst < P99_BAR_MS, f"{worst:.1f} ms (bar {P99_BAR_MS:.0f})"),
        (f"{flood.sent} uploads at once", not flood.other, told),
        ("memory of the API meanwhile", flood.most_mb < MEMORY_BAR_MB, f"{flood.most_mb:.0f} MB (bar 400)"),
        ("longest wait of another request", flood.longest_wait < WAIT_BAR_S, f"{flood.longest_wait:.2f} s (bar 1)"),
    ]
    print()
    for name, met, what in bars:
        print(f"{'met   ' if met else 'MISSED'}  {name:<36} {what}")
    return 0 if all(met for _, met, _ in bars) else 1


if __name__ == "__main__":
    main()
