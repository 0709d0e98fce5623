"""A real S3 server: Ceph's gateway over one in-memory store, on loopback, without root and without a disk.

The set-up follows what was found to work (Debian's radosgw, ceph-mon, ceph-osd): one monitor, one store, one gateway,
each in the foreground as a child of ours, so that stopping them is stopping three processes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from tests.real.ports import free_port

PROGRAMS = ("ceph-mon", "ceph-osd", "radosgw", "radosgw-admin", "ceph-authtool", "monmaptool", "ceph")
ACCESS, SECRET = "biome-test", "only-for-tests-on-loopback"
PATIENCE = 60.0
CONFIG = """[global]
fsid = {fsid}
mon host = [v2:127.0.0.1:{v2},v1:127.0.0.1:{v1}]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
osd pool default size = 1
osd pool default min size = 1
mon allow pool size one = true
osd pool default pg num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon max pg per osd = 1000
run dir = {home}/run
admin socket = {home}/run/$name.asok
log file = {home}/log/$name.log
keyring = {home}/keyring
mon data = {home}/mon
osd data = {home}/osd
osd objectstore = memstore
memstore device bytes = 1073741824
rgw frontends = beast endpoint=127.0.0.1:{port}
rgw dns name = 127.0.0.1
rgw crypt require ssl = false
rgw crypt default encryption key = MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=
setuser match path =
"""


@dataclass
class Gateway:
    """A running gateway, which may be killed and started again over what it has stored."""

    url: str
    home: Path
    access_key: str = ACCESS
    secret_key: str = SECRET
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Returns when it answers."""
        self._process = _start(self.home, "radosgw", "-n", "client.admin")
        _wait(f"{self.url}/", [self._process])

    def kill(self) -> None:
        """As ``kill -9`` does it; what it has stored is in another process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def missing() -> list[str]:
    """The programs that are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@contextmanager
def gateway(home: Path) -> Iterator[Gateway]:
    """A gateway for as long as the block lasts; ``home`` must be an empty folder with a short name."""
    port, v1, v2 = free_port(), free_port(), free_port()
    for name in ("mon", "osd", "run", "log"):
        (home / name).mkdir(parents=True)
    fsid = str(uuid4())
    config = home / "ceph.conf"
    config.write_text(CONFIG.format(home=home, fsid=fsid, port=port, v1=v1, v2=v2))
    _make_keys(home)
    started: list[subprocess.Popen[bytes]] = []
    made = Gateway(f"http://127.0.0.1:{port}", home)
    try:
        monitors = home / "monmap"
        address = f"[v2:127.0.0.1:{v2},v1:127.0.0.1:{v1}]"
        _run(home, "monmaptool", "--create", "--addv", "a", address, "--fsid", fsid, str(monitors))
        keyring = str(home / "keyring")
        _run(home, "ceph-mon", "--mkfs", "-i", "a", "--monmap", str(monitors), "--keyring", keyring)
        started.append(_start(home, "ceph-mon", "-i", "a"))
        store = str(uuid4())
        _run(home, "ceph", "--connect-timeout", "30", "osd", "new", store)
        _run(home, "ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", store)
        started.append(_start(home, "ceph-osd", "-i", "0"))
        made.start()
        keys = ("--access-key", ACCESS, "--secret-key", SECRET)
        _run(home, "radosgw-admin", "user", "create", "--uid=biome", "--display-name=biome", *keys)
        yield made
    finally:
        made.kill()
        for process in reversed(started):
            process.kill()
            process.wait()


def _make_keys(home: Path) -> None:
    keyring = str(home / "keyring")
    everything = ("--cap", "mon", "allow *", "--cap", "osd", "allow *", "--cap", "mgr", "allow *")
    _run(home, "ceph-authtool", "-C", keyring, "--gen-key", "-n", "mon.", "--cap", "mon", "allow *")
    _run(home, "ceph-authtool", keyring, "--gen-key", "-n", "client.admin", *everything)
    _run(home, "ceph-authtool", keyring, "--gen-key", "-n", "osd.0", *everything)


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {"CEPH_CONF": str(home / "ceph.conf")}


def _run(home: Path, *command: str) -> None:
    done = subprocess.run(
        command, env=_environment(home), cwd=home, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} said {json.dumps((done.stdout + done.stderr)[-2000:])}")


def _start(home: Path, *command: str) -> subprocess.Popen[bytes]:
    with (home / "log" / f"{command[0]}.out").open("wb") as out:
        return subprocess.Popen([*command, "-f"], env=_environment(home), cwd=home, stdout=out, stderr=out)


def _wait(url: str, started: list[subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if dead := [process.args for process in started if process.poll() is not None]:
            raise RuntimeError(f"{dead} ended")
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)
