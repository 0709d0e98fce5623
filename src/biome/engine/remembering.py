"""What is worked out once for a thing that does not change."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Remembering:
    """Keeps what is made of it, in a ``_made`` of its own: a copy begins with nothing."""

    _made: dict[Hashable, Any]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What belongs to this key, made when it is first asked for; not to be changed."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]
