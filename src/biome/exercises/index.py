"""Finds what a person means by a name among all names that there are. ``web/src/lib/naming.ts`` does the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from biome.exercises.naming import keys, shuffled, slips, slips_allowed, stem, words_of

OTHER_MOVEMENTS = ("planche", "adduction", "adduktion", "aducción")
"""What the library does not hold and what is no slip for what it does: a plank ("plancha"), an abduction."""

OTHER = frozenset(stem(word) for name in OTHER_MOVEMENTS for word in words_of(name))

SHORT = 4
"""Letters of a word that may still lack one in its middle ("sqat"); all of a shorter word must be right."""


@dataclass(frozen=True)
class Index:
    """Names, and of which exercise each is."""

    names: tuple[tuple[str, str], ...]  # name, slug

    def match(self, name: str) -> str | None:
        """The slug of the exercise that is called so; case, accents, hyphens, spaces and plurals make no difference."""
        called = {self._by_key[key] for key in keys(name) if key in self._by_key}
        return called.pop() if len(called) == 1 else None

    def nearest(self, name: str) -> str | None:
        """The slug of the one exercise that ``name`` can only be a slip of: its words in another order, or misspelled.

        None when there is none, and when two are as near.
        """
        meant = self._by_words.get(shuffled(name)) or self._fewest_slips(name)
        return next(iter(meant)) if len(meant) == 1 else None

    def _fewest_slips(self, name: str) -> set[str]:
        typed = words_of(name)
        far = list(self._near(typed))
        fewest = min((count for count, _ in far), default=0)
        return {slug for count, slug in far if count == fewest}

    def _near(self, typed: list[str]) -> Iterator[tuple[int, str]]:
        stems = {stem(word) for word in typed}
        kept = stems & self._vocabulary  # no slips: "curl con banda" is no curl "con barra"
        if kept == stems or kept & OTHER:
            return
        for words, slug in self._words:
            if kept <= {stem(word) for word in words} and (count := between(typed, words)) is not None:
                yield count, slug

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return {key: slug for name, slug in reversed(self.names) for key in keys(name)}

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], set[str]]:
        found: dict[tuple[str, ...], set[str]] = {}
        for name, slug in self.names:
            found.setdefault(shuffled(name), set()).add(slug)
        return found

    @cached_property
    def _words(self) -> tuple[tuple[list[str], str], ...]:
        return tuple((words_of(name), slug) for name, slug in self.names)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(stem(word) for words, _ in self._words for word in words) | OTHER


def between(typed: list[str], known: list[str]) -> int | None:
    """The slips that make one name of the other; None where it is another name."""
    if len(typed) != len(known):
        return _slips("".join(typed), "".join(known))
    each = [_slips(one, other) for one, other in zip(typed, known, strict=True)]
    total = sum(count for count in each if count is not None)
    return None if None in each or total > max(slips_allowed("".join(typed)), 1) else total


def _slips(typed: str, known: str) -> int | None:
    """0 or 1, the plural counted or not; None for another word.

    Two slips in one word would make a bridge ("Schulterbrücke") of a shrug ("Schulterzucken").
    """
    pairs = ((typed, known), (stem(typed), stem(known)))
    return min((slips(*pair) for pair in pairs if _is_slip(*pair)), default=None)


def _is_slip(typed: str, known: str) -> bool:
    if typed == known:
        return True
    if typed[:1] != known[:1] or abs(len(typed) - len(known)) > 1 or slips(typed, known) > 1:
        return False
    return slips_allowed(typed) > 0 or (len(typed) == SHORT < len(known) and typed[-1] == known[-1])
