"""Odd films are analysed rightly and hostile ones refused for their reason, in a second, and nothing else happens.

The samples are made by ``tests/vision/hostile``, what is to come of each stands in its ``verdicts.toml``;
``python -m tests.vision.hostile`` prints them all with their times.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from tests.vision.hostile.corpus import MAKERS, make_corpus
from tests.vision.hostile.stock import Stock
from tests.vision.hostile.verdicts import COPIED, PROBED, READ, Expected, asked, facts, lying_about, read

from biome.vision.child import watch_in_child
from biome.vision.errors import ExtensionMismatch, FilmError, PictureChanges, reasons
from biome.vision.sniff import check_name, sniff

MOST_SECONDS = 1.0
"""Of one verdict, the child's start included, counted in processor time: this machine may have others to serve."""
MUTANTS = int(os.environ.get("FUZZ_FILMS", "40"))


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return make_corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def ends(films: dict[str, Path]) -> dict[str, dict[str, Any]]:
    """What came of reading each film to its end."""
    return {found["film"]: found for found in read(list(films.values()))}


@pytest.fixture
def unmoved(films: dict[str, Path]) -> Iterator[None]:
    """Nothing is left behind: no file, no descriptor, no process."""
    us, folder = psutil.Process(), next(iter(films.values())).parent
    before, descriptors, children = lying_about(folder), us.num_fds(), set(us.children())
    yield
    assert (lying_about(folder), us.num_fds()) == (before, descriptors)
    assert set(us.children()) <= children  # one that another test has left to end may have ended


def test_every_sample_has_its_verdict_and_every_verdict_its_sample() -> None:
    assert PROBED.keys() == MAKERS.keys()
    assert READ.keys() <= MAKERS.keys()
    assert len(MAKERS) >= 60


def test_every_reason_a_film_can_have_is_shown_by_a_sample() -> None:
    shown = {verdict for verdict in (*PROBED.values(), *READ.values()) if isinstance(verdict, str)}
    of_ours = {"film", "decoder_died", "too_slow", "detector_unavailable"}
    of_names = {"extension_mismatch"}
    assert shown == set(reasons()) - of_ours - of_names


@pytest.mark.usefixtures("unmoved")
@pytest.mark.parametrize("name", MAKERS)
def test_a_probing_child_gives_the_right_verdict_in_a_second(films: dict[str, Path], name: str) -> None:
    verdict = asked(films[name])
    said: Expected = verdict.reason if isinstance(verdict.said, FilmError) else facts(verdict.said)
    assert said == PROBED[name]
    assert verdict.worked <= MOST_SECONDS


@pytest.mark.parametrize("name", [name for name, verdict in PROBED.items() if not isinstance(verdict, str)])
def test_what_was_accepted_is_read_to_its_end_or_refused_on_the_way(ends: dict[str, dict[str, Any]], name: str) -> None:
    end, expected = ends[name], READ.get(name)
    if isinstance(expected, str):
        assert end.get("reason") == expected, end
    else:
        found = {key: end.get(key) for key in ("frames", "damaged")}
        assert found == (expected or {"frames": PROBED[name]["frames"], "damaged": 0}), end  # type: ignore[index]


@pytest.mark.parametrize("name", [name for name, verdict in PROBED.items() if isinstance(verdict, str)])
def test_what_was_refused_is_refused_again_by_who_would_read_it(ends: dict[str, dict[str, Any]], name: str) -> None:
    assert ends[name].get("reason") == PROBED[name], ends[name]


@pytest.mark.parametrize("name", ["vp9_10bit.webm", "rot90.mp4", "smaller_later.webm", "every_40th_broken.mp4"])
def test_an_odd_film_is_watched_to_its_end(films: dict[str, Path], model: Path, name: str) -> None:
    track = watch_in_child(films[name], model, 3)
    probed = PROBED[name]
    assert not isinstance(probed, str)
    assert [track.width, track.height] == probed["size"]
    end = READ.get(name, {"frames": probed["frames"], "damaged": 0})
    assert {"frames": track.total_frames, "damaged": track.damaged} == end
    assert len(track) == pytest.approx(probed["seconds"] * 3, abs=1)


@pytest.mark.parametrize("name", [name for name, verdict in PROBED.items() if not isinstance(verdict, str)])
def test_the_copy_that_is_kept_shows_what_the_film_shows(ends: dict[str, dict[str, Any]], name: str) -> None:
    assert ends[name]["copy"] == COPIED.get(name, PROBED[name])


def test_a_film_that_is_turned_in_the_middle_is_refused_by_who_watches_it(films: dict[str, Path], model: Path) -> None:
    with pytest.raises(PictureChanges):
        watch_in_child(films["turned_later.webm"], model, 3)


def test_of_all_films_those_under_a_wrong_name_are_known_by_it(films: dict[str, Path]) -> None:
    accepted = [name for name, verdict in PROBED.items() if not isinstance(verdict, str)]
    assert {name for name in accepted if _is_misnamed(films[name])} == {"webm_as.mp4", "mp4_as.avi"}


def _is_misnamed(film: Path) -> bool:
    try:
        check_name(film.name, sniff(film))
    except ExtensionMismatch:
        return True
    return False


def test_no_mutant_of_a_good_film_ends_its_reader(tmp_path: Path) -> None:
    stock, dice = Stock(tmp_path), random.Random(11)
    parents = [stock.mp4, stock.webm, stock.avi, stock.fragmented]
    mutants = [tmp_path / f"{number}.film" for number in range(MUTANTS)]
    for number, mutant in enumerate(mutants):
        mutant.write_bytes(mutated(parents[number % len(parents)], dice))
    found = list(read(mutants))
    assert [end for end in found if "fault" in end or "fault" in end["copy"]] == []
    assert [end["film"] for end in found] == [mutant.name for mutant in mutants]


def mutated(content: bytes, dice: random.Random) -> bytes:
    """The film with a few bytes changed, more of them in its first kilobyte, where the headers are."""
    changed = bytearray(content)
    for _ in range(dice.choice((1, 3, 10, 30))):
        at = dice.randrange(8, dice.choice((1024, len(changed))))
        changed[at] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))
    return bytes(changed)
