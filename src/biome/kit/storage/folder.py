"""A folder of objects on the local disk: every file in it is whole, and every name in it is a key of ours."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from biome.kit.storage import Listed, ObjectMissing, Stored, checked
from biome.kit.storage.full import full_is_away

DRAFTS = ".drafts"
"""What is being written; a crash leaves it behind here, and no key leads here."""
PRIVATE = 0o700


class Folder:
    """The files. All of it blocks."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def find(self, key: str) -> Path:
        """The file of ``key``; raises ObjectMissing."""
        path = self._path(key)
        if not path.is_file():
            raise ObjectMissing
        return path

    def write(self, key: str, make: Callable[[Path], object]) -> None:
        """Keep the file that ``make`` makes, whole or not at all."""
        draft = self.draft(key)
        try:
            with full_is_away():
                make(draft)
                self.place(draft, key)
        finally:
            draft.unlink(missing_ok=True)  # two links to one file: replace leaves the draft where it was

    def draft(self, key: str) -> Path:
        """Where to write what is to be ``key``; raises ObjectMissing for a key that is none."""
        checked(key)
        self.make()
        return self._root / DRAFTS / uuid4().hex

    def place(self, draft: Path, key: str) -> None:
        """Make a draft the object, in place of any other."""
        path = self._path(key)
        while True:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                os.replace(draft, path)
                return
            except (FileNotFoundError, FileExistsError):  # an empty folder is taken away by whoever empties it
                if not draft.exists():
                    raise

    def make(self) -> bool:
        """See that it is there; whether it can be written to.

        Films of people are nobody else's: the folder is its owner's only, also one that was made before.
        """
        (self._root / DRAFTS).mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        if stat.S_IMODE(self._root.stat().st_mode) != PRIVATE:
            with suppress(PermissionError):  # a mounted folder of another owner: then that one decides
                self._root.chmod(PRIVATE)
        return os.access(self._root, os.W_OK)

    def remove(self, key: str) -> None:
        """Remove the object and all below it."""
        path = self._path(key)
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        self._prune(path.parent)

    def listed(self, key: str) -> Iterator[Listed]:
        """All objects below ``key``."""
        for folder, _, names in os.walk(self._path(key)):  # which passes over folders that vanish
            for name in names:
                path = Path(folder, name)
                with suppress(FileNotFoundError):  # somebody else was faster
                    about = path.stat()
                    written = max(about.st_mtime, about.st_ctime)  # a link has the age of its film, and is newer
                    yield Listed(path.relative_to(self._root).as_posix(), datetime.fromtimestamp(written, UTC))

    def clear_drafts(self, before: float) -> int:
        """Remove drafts begun before then; how many."""
        cleared = 0
        for draft in (self._root / DRAFTS).glob("*"):
            with suppress(FileNotFoundError):
                if draft.lstat().st_ctime < before:  # of a link, too, which has the age of its film
                    draft.unlink()
                    cleared += 1
        return cleared

    def _path(self, key: str) -> Path:
        return self._root / checked(key)

    def _prune(self, folder: Path) -> None:
        """Empty folders are not objects: take them away, up to the root."""
        with suppress(OSError):
            while folder != self._root and self._root in folder.parents:
                folder.rmdir()
                folder = folder.parent


def version_of(file: Path) -> Stored:
    """What a file is now; raises ObjectMissing. Every put makes a new file."""
    try:
        found = file.stat()
    except FileNotFoundError as error:
        raise ObjectMissing from error
    return Stored(found.st_size, f"{found.st_ino:x}-{found.st_mtime_ns:x}-{found.st_size:x}")


def link(found: Path, draft: Path) -> None:
    """The same file under a second name, or a copy where the file system has no links; raises ObjectMissing."""
    try:
        os.link(found, draft)
    except FileNotFoundError as error:
        raise ObjectMissing from error
    except OSError:
        shutil.copyfile(found, draft)
