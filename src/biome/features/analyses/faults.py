"""Faults of ours: what each is called, how often it is tried again, and what its person is told."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from biome.kit.storage import StoreAway
from biome.vision.child import WatcherKilled

OURS = "Something went wrong on our side while analysing this film. Please try again."
TWICE = "This film stopped our video reader twice. Export it again as H.264 (MP4), or film the set once more."


@dataclass(frozen=True)
class Fault:
    """One kind of fault of ours."""

    code: str
    most_tries: int | None = 3
    """None: as often as it takes."""

    def is_enough(self, tries: int) -> bool:
        """Whether so many tries are all there are."""
        return self.most_tries is not None and tries >= self.most_tries


POISON = Fault("poison")
GAVE_UP = Fault("gave_up", most_tries=10)
"""Workers that die without a word: the film may be what kills them."""
INTERNAL = Fault("internal")
OUT_OF_MEMORY = Fault("out_of_memory")
STORE_AWAY = Fault("storage_unavailable", most_tries=None)
"""It comes back: no film is given up because its store was away for an hour."""
DISK = Fault("disk", most_tries=10)
"""With their pauses, ten tries last some four minutes."""
DATABASE_AWAY = Fault("database_unavailable", most_tries=10)


def fault(error: Exception) -> Fault:
    """What ``error`` is to us."""
    if isinstance(error, (OperationalError, InterfaceError, PoolTimeout)):
        return DATABASE_AWAY
    if isinstance(error, (WatcherKilled, MemoryError)):
        return OUT_OF_MEMORY
    if isinstance(error, StoreAway):
        return STORE_AWAY
    return DISK if isinstance(error, OSError) else INTERNAL


def may_pass(error: Exception) -> bool:
    """Whether it is the database, the store or a disk that is in trouble."""
    return isinstance(error, SQLAlchemyError) or fault(error) in (STORE_AWAY, DISK)
