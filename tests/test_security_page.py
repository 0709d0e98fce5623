"""docs/security.md speaks of every requirement of ASVS 5.0.0's levels 1 and 2, and names no test that there is not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (V\d[^|]*) \| (\w+) \| (.*) \|$", re.MULTILINE)
NAMED = re.compile(r"([\w/]+\.py)::(test_\w+)")

SECTIONS = """
    1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4
    5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2
    8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4
    11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7
    16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""
"""How many requirements of the two levels each section has; those of level 3 stand after them in every section."""


def required() -> list[str]:
    """The number of each requirement."""
    counted = (section.split(":") for section in SECTIONS.split())
    return [f"V{section}.{number}" for section, count in counted for number in range(1, int(count) + 1)]


def rows() -> list[tuple[list[str], str, str]]:
    """The requirements of each row, what is said of them, and why."""
    return [(numbers.split(", "), verdict, why) for numbers, verdict, why in ROW.findall(PAGE)]


def test_every_requirement_has_one_answer() -> None:
    assert len(required()) == 253
    assert Counter(number for numbers, _, _ in rows() for number in numbers) == Counter(required())


def test_every_answer_is_one_of_five_and_says_why() -> None:
    assert {verdict for _, verdict, _ in rows()} == {"tested", "built", "edge", "none", "gap"}
    assert [numbers for numbers, _, why in rows() if not why.strip()] == []


@pytest.mark.parametrize("file, name", sorted(set(NAMED.findall(PAGE))))
def test_a_test_that_is_named_exists(file: str, name: str) -> None:
    source = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert re.search(rf"^(?:async )?def {name}\(", source, re.MULTILINE)


def test_what_is_called_tested_names_its_test() -> None:
    unnamed = [numbers for numbers, verdict, why in rows() if verdict == "tested" and ".py" not in why]
    assert unnamed == []
