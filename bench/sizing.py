"""How many workers a load needs, and what limits them: a simulation of the queue, and sums of what each worker asks.

    python bench/sizing.py [--seconds 12] [--overhead 0.02] [--seed 1]

``seconds`` is what an analysis takes on one core (make bench-speed), ``overhead`` the queue's share
(bench/queue_time.py). Films arrive at random (Poisson), the time of each varies as the lengths of films do, and of one
person two run at a time.
"""

from __future__ import annotations

import argparse
import heapq
import random
from collections import Counter, deque
from dataclasses import dataclass

LEASE, POLL = 15.0, 2.0
QUEUES, CONNECTIONS = 2, 8
"""Of one worker process: its queues, and its connections when busy (3 for rows, 3 for jobs, 2 that listen)."""
NOTES = 2.5
"""Writes of progress a second of a running analysis (reporter.WRITE_SECONDS)."""
FILM_MB = 20.0
"""Of a film, which a worker fetches once and whose copy it puts once."""


@dataclass(frozen=True)
class Waits:
    """How long films waited before somebody took them (s), and the share of time that workers worked."""

    middle: float
    most: float
    busy: float


def simulate(workers: int, load: float, seconds: float, dice: random.Random, films: int = 20_000) -> Waits:
    """So many films for so many workers, arriving at ``load`` of what they can do."""
    rate = load * workers / seconds
    free, running, waiting = workers, Counter[int](), deque[tuple[float, int]]()
    ends: list[tuple[float, int]] = []
    waits: list[float] = []
    now = worked = 0.0
    people = max(10, 5 * workers)
    arrival = dice.expovariate(rate)
    while len(waits) < films:
        now = min(arrival, ends[0][0] if ends else arrival)
        if ends and ends[0][0] <= arrival:
            running[heapq.heappop(ends)[1]] -= 1
            free += 1
        else:
            waiting.append((now, dice.randrange(people)))
            arrival = now + dice.expovariate(rate)
        while free and (next_one := _next(waiting, running)) is not None:
            came, person = next_one
            length = dice.gammavariate(4, seconds / 4)
            heapq.heappush(ends, (now + length, person))
            running[person] += 1
            free, worked = free - 1, worked + length
            waits.append(now - came)
    waits.sort()
    return Waits(waits[len(waits) // 2], waits[int(0.95 * len(waits))], min(1.0, worked / (now * workers)))


def _next(waiting: deque[tuple[float, int]], running: Counter[int]) -> tuple[float, int] | None:
    """The oldest film of somebody of whom fewer than two run."""
    for index, (came, person) in enumerate(waiting):
        if running[person] < 2:
            del waiting[index]
            return came, person
    return None


def main() -> None:
    """Print how long films wait, and what so many workers ask of the database and the store."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seconds", type=float, default=12.0)
    asked.add_argument("--overhead", type=float, default=0.02)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    each = given.seconds + given.overhead
    print("| workers | films an hour at 70 % | median, p95 wait at 50 % | at 70 % | at 90 % |\n|---|---|---|---|---|")
    for workers in (1, 2, 10, 100, 1000):
        waits = [simulate(workers, load, each, random.Random(given.seed)) for load in (0.5, 0.7, 0.9)]
        told = " | ".join(f"{wait.middle:.1f}, {wait.most:.0f} s" for wait in waits)
        print(f"| {workers} | {0.7 * 3600 * workers / each:.0f} | {told} |")
    print("\n| workers | connections | polls /s | beats /s | sweeps /s | progress writes /s | takes /s | store MB/s |")
    print("|---|---|---|---|---|---|---|---|")
    for workers in (10, 100, 1000):
        takes = 0.7 * workers / each
        per_second = (QUEUES * workers / POLL, QUEUES * workers * 5 / LEASE, workers * 7 / LEASE, 0.7 * NOTES * workers)
        sums = " | ".join(f"{value:.0f}" for value in per_second)
        print(f"| {workers} | {CONNECTIONS * workers} | {sums} | {takes:.1f} | {2 * FILM_MB * takes:.0f} |")


if __name__ == "__main__":
    main()
