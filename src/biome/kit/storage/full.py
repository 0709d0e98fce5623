"""A disk without room is a store that is away for the moment."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from biome.kit.storage import StoreAway

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def full_is_away() -> Iterator[None]:
    """Raises StoreAway where a file cannot be written for want of room."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StoreAway from error
        raise
