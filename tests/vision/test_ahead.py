"""Working ahead changes neither the order nor the errors, and ends when it is told to."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from biome.vision.ahead import ahead


def test_items_come_in_order() -> None:
    with ahead(range(100), depth=3) as items:
        assert list(items) == list(range(100))


def test_no_more_is_made_than_may_wait() -> None:
    made: list[int] = []

    def counted() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    with ahead(counted(), depth=3) as items:
        assert next(items) == 0
        time.sleep(0.1)
        assert 4 <= len(made) <= 6


def test_an_error_in_the_thread_is_raised_where_the_items_are_taken() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise ValueError("the film ended badly")

    with ahead(broken()) as items, pytest.raises(ValueError, match="ended badly"):
        list(items)


def test_leaving_early_ends_the_thread_and_keeps_the_error() -> None:
    with pytest.raises(KeyboardInterrupt), ahead(iter(int, 1), depth=2) as items:
        next(items)
        raise KeyboardInterrupt
    assert not [thread for thread in threading.enumerate() if thread.name == "decode ahead"]
