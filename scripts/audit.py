"""What is known against the packages of requirements.lock: `make check` asks.

Two ways. Floors (scripts/floors.toml) are looked at offline, always, and fail the check. And the package index is asked
what it knows of each version; where it does not answer (a mirror, no network), one line says so, and it fails nothing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

from packaging.version import Version
from pip._internal.models.index import PyPI

HERE = Path(__file__).resolve().parent
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
SECONDS = 5.0
AT_ONCE = 8

Pinned = tuple[str, str]


def locked(lock: Path) -> list[Pinned]:
    """Name and version of each package of a lock."""
    return [(name.lower(), version) for name, version in LOCKED.findall(lock.read_text(encoding="utf-8"))]


def below(packages: list[Pinned], floors: dict[str, tuple[str, str]]) -> list[str]:
    """A sentence for each package that is below its floor."""
    return [
        f"{name} {version} is below {floors[name][0]} ({floors[name][1]})"
        for name, version in packages
        if name in floors and Version(version) < Version(floors[name][0])
    ]


def known(service: str, package: Pinned) -> list[str] | None:
    """What the index knows against one version; None when it does not say."""
    name, version = package
    try:
        with urlopen(f"{service}/{name}/{version}/json", timeout=SECONDS) as answer:
            found = json.load(answer)["vulnerabilities"]
    except (OSError, HTTPException, ValueError, KeyError):
        return None
    return [
        f"{name} {version}: {', '.join([one['id'], *one.get('aliases', [])])}"
        for one in found
        if not one.get("withdrawn")
    ]


def asked(service: str, packages: list[Pinned]) -> tuple[list[str], int]:
    """What the index knows against all of them, and of how many it said nothing. One is asked first."""
    if not packages or known(service, packages[0]) is None:
        return [], len(packages)
    with ThreadPoolExecutor(AT_ONCE) as several:
        answers = list(several.map(lambda package: known(service, package), packages))
    return [one for answer in answers for one in answer or []], answers.count(None)


def main() -> int:
    """Say what is wrong; 1 when something is."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lock", type=Path, default=HERE.parent / "requirements.lock")
    options.add_argument("--service", default=PyPI.pypi_url, help="where the index answers in JSON")
    chosen = options.parse_args()
    packages = locked(chosen.lock)
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["floors"]
    wrong, silent = asked(chosen.service, packages)
    wrong = below(packages, floors) + wrong
    print("\n".join(wrong or [f"audit: {len(packages)} packages, none below its floor"]))
    if silent:
        print(f"audit: the index said nothing of {silent} of {len(packages)} packages; of those, only the floors count")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
