"""Every reason to refuse a film is explained to those who run Biome, as it goes over the wire."""

from __future__ import annotations

import re
from pathlib import Path

from tests.vision.hostile.corpus import MAKERS

from biome.vision.errors import reasons

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "films.md").read_text(encoding="utf-8")


def test_the_page_about_films_has_every_reason_with_its_code_and_status() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (\d+) \| .{10,} \|$", PAGE, re.MULTILINE)
    assert {name: (code, int(status)) for name, code, status in rows} == {
        name: (kind.code, kind.status) for name, kind in reasons().items()
    }
    assert len(rows) == len(reasons())


def test_the_page_counts_the_samples_that_there_are() -> None:
    assert f"makes {len(MAKERS)} odd and hostile films" in PAGE
