"""A client that costs little: GET over connections kept open, in a process of its own, written on bare sockets.

``python bench/load.py`` reads one JSON order a line and answers with one line; see ``Order``.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass, field

import uvloop


@dataclass(frozen=True)
class Order:
    """What to ask, how, and for how long."""

    port: int
    path: str
    seconds: float
    connections: int = 16
    rate: float | None = None
    """Requests a second in all, at even distances; None: as fast as answers come."""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Took:
    """What came of it."""

    requests: int
    per_second: float
    p50_ms: float
    p99_ms: float
    worst_ms: float
    bytes: int
    """Of one answer's body."""
    bad: int
    """Answers that were not a 200."""


async def fulfil(order: Order) -> Took:
    """Carry an order out."""
    times: list[float] = []
    bad, size = 0, 0
    names = {"Host": f"127.0.0.1:{order.port}", **order.headers}
    asked = "\r\n".join([f"GET {order.path} HTTP/1.1", *(f"{name}: {value}" for name, value in names.items())])
    request = f"{asked}\r\n\r\n".encode()
    began = time.perf_counter()
    end = began + order.seconds

    async def ask_on(place: int) -> None:
        nonlocal bad, size
        reader, writer = await asyncio.open_connection("127.0.0.1", order.port, limit=1 << 20)
        apart = order.connections / order.rate if order.rate else 0.0
        due = began + apart * place / order.connections
        while (now := time.perf_counter()) < end:
            if due > now:
                await asyncio.sleep(due - now)
            since = due if order.rate else now  # who has to wait for its turn has waited, too
            due += apart
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            size = _length(head)
            await reader.readexactly(size)
            times.append(time.perf_counter() - since)
            bad += not head.startswith(b"HTTP/1.1 200")
        writer.close()

    await asyncio.gather(*(ask_on(place) for place in range(order.connections)))
    spent = time.perf_counter() - began
    times.sort()
    return Took(len(times), len(times) / spent, *_milliseconds(times), size, bad)


def _milliseconds(times: list[float]) -> tuple[float, float, float]:
    return times[len(times) // 2] * 1e3, times[int(len(times) * 0.99)] * 1e3, times[-1] * 1e3


def _length(head: bytes) -> int:
    low = head.lower()
    begin = low.index(b"content-length:") + 15
    return int(low[begin : low.index(b"\r\n", begin)])


def main() -> None:
    for line in sys.stdin:
        took = uvloop.run(fulfil(Order(**json.loads(line))))
        print(json.dumps(asdict(took)), flush=True)


if __name__ == "__main__":
    main()
