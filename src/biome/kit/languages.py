"""Which of the languages that we have somebody wants: Accept-Language, RFC 9110 section 12.5.4 and RFC 4647 lookup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

MOST_RANGES = 32
"""Nobody knows more languages; what comes after is not read."""
RANGE = re.compile(
    r"\s*(?P<tag>\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*(?P<quality>0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?",
    re.IGNORECASE | re.ASCII,
)
ANY = "*"

Tag = TypeVar("Tag", bound=str)


def preferred(header: str, offered: Sequence[Tag]) -> Tag | None:
    """The language of ``offered`` that the header likes best; None where it likes none of them.

    What is malformed in the header is passed over. offered: plain tags in lower case, our own favourite first.
    """
    ranges = list(_ranges(header))
    refused = {tag for tag, quality in ranges if quality == 0.0}
    named = {tag for tag, _ in ranges}
    for tag, quality in sorted(ranges, key=lambda one: -one[1]):
        if quality == 0.0:
            continue
        wanted = offered if tag == ANY else [have for have in offered if have in _ever_shorter(tag)]
        allowed = [have for have in wanted if have not in refused and (tag != ANY or have not in named)]
        if allowed:
            return allowed[0]
    return None


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(",", MOST_RANGES)[:MOST_RANGES]:
        if found := RANGE.fullmatch(part):
            yield found["tag"].lower(), float(found["quality"] or 1.0)


def _ever_shorter(tag: str) -> Iterator[str]:
    """``zh-hant-tw``, ``zh-hant``, ``zh``: who asks for the one takes the other."""
    parts = tag.split("-")
    return ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
