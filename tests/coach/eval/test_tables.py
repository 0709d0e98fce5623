"""Bars and tables: what is kept, what is missed, what is shown."""

from __future__ import annotations

from biome.coach.eval.tables import Bar, Table, at_most, lines, none


def test_a_bar_on_a_share_is_kept_up_to_it() -> None:
    assert at_most("struck", 2, 100, 0.02) == Bar("struck: at most 2%", "2 of 100, 2.0%", kept=True)
    assert not at_most("struck", 3, 100, 0.02).kept
    assert at_most("struck", 0, 0, 0.02).kept


def test_nothing_at_all_may_be_found() -> None:
    assert none("leaks", [], 60).kept
    assert none("leaks", ["one"], 60) == Bar("leaks: none", "1 of 60", kept=False)


def test_a_table_shows_its_rows_its_bars_and_the_first_of_what_is_wrong() -> None:
    table = Table("Guard", ("sort", "n"), (("right", "7"),), (none("leaks", 1, 2),), ("this", "that", "more"))
    shown = list(lines(table, 2))
    assert not table.kept
    assert shown[1:4] == ["Guard", "sort   n", "right  7"]
    assert shown[4].endswith("MISSED")
    assert shown[5:] == ["    this", "    that", "    and 1 more (-v shows all of them)"]
