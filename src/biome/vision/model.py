"""The pose model: two official networks from an older wheel, made into one bundle that MediaPipe Tasks accepts.

mediapipe 1.2.2 ships no model. The networks inside the wheel of 0.10.21 lack the normalisation metadata that Tasks
demands, so it is written into each before both are zipped, stored, as a ``.task`` bundle. A second, lean bundle leaves
out the layers for the segmentation mask: the same landmarks to the last bit, in three quarters of the time. The server
runs the lean one; the full one is for the browser.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from biome.vision.pose_network import with_normalisation, without_mask

BUNDLE = "pose_landmarker_full.task"
LEAN = "pose_landmarker_lean.task"
WHEEL = "mediapipe==0.10.21"
LANDMARKS = "pose_landmarks_detector.tflite"
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # a fixed date, so that equal members make an equal bundle


class ModelMissing(RuntimeError):
    """The pose model is not there. Run `make setup`, which fetches and verifies it."""


class ModelCorrupt(RuntimeError):
    """The pose model is not the one Biome was checked with. Delete it and run `make setup`."""


@dataclass(frozen=True)
class Network:
    """One TFLite file of the wheel, its place in the bundle, and the pixel range it was trained on."""

    source: str
    member: str
    sha256: str
    mean: float
    std: float


NETWORKS = (
    Network(
        source="mediapipe/modules/pose_detection/pose_detection.tflite",
        member="pose_detector.tflite",
        sha256="9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
        mean=127.5,
        std=127.5,
    ),
    Network(
        source="mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
        member=LANDMARKS,
        sha256="e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
        mean=0.0,
        std=255.0,
    ),
)


def ensure(folder: Path) -> Path:
    """The verified lean bundle in ``folder``; what is not there yet is fetched and built first."""
    bundle = folder / BUNDLE
    if not bundle.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as downloads:
            build(_download_wheel(Path(downloads)), bundle)
    if not (folder / LEAN).exists():
        build_lean(checked(bundle), folder / LEAN)
    return verified(folder)


def verified(folder: Path) -> Path:
    """The lean bundle in ``folder``, with both checked; raises ModelMissing or ModelCorrupt."""
    checked(folder / BUNDLE)
    return checked(folder / LEAN)


def checked(bundle: Path) -> Path:
    """The ``bundle`` after comparing it with the sum that was recorded when it was built."""
    if not bundle.exists():
        raise ModelMissing(f"{ModelMissing.__doc__} (looked for {bundle})")
    if not _is_genuine(bundle):
        raise ModelCorrupt(f"{ModelCorrupt.__doc__} ({bundle})")
    return bundle


def build(wheel: Path, bundle: Path) -> None:
    """Write the full ``.task`` bundle from the two networks in ``wheel``, atomically."""
    with zipfile.ZipFile(wheel) as source:
        networks = {network: _genuine(source.read(network.source), network) for network in NETWORKS}
    members = {network.member: with_normalisation(content, network.mean, network.std)
               for network, content in networks.items()}  # fmt: skip
    _write(bundle, members)


def build_lean(full: Path, bundle: Path) -> None:
    """Write the lean bundle from the full one, atomically."""
    with zipfile.ZipFile(full) as source:
        members = {network.member: source.read(network.member) for network in NETWORKS}
    _write(bundle, members | {LANDMARKS: without_mask(members[LANDMARKS])})


def _write(bundle: Path, members: dict[str, bytes]) -> None:
    partial = bundle.with_suffix(f".{os.getpid()}.partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as target:
        for name, content in members.items():
            target.writestr(zipfile.ZipInfo(name, date_time=ZIP_EPOCH), content)
    _sum_of(bundle).write_text(_sha256(partial.read_bytes()))
    partial.replace(bundle)


def _download_wheel(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--python-version", "3.11", "--platform", "manylinux_2_28_x86_64", "--dest", str(folder), WHEEL]
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError:
        raise ModelMissing("The pose model could not be fetched; see the messages above.") from None
    return next(folder.glob("*.whl"))


def _is_genuine(bundle: Path) -> bool:
    try:
        return _sha256(bundle.read_bytes()) == _sum_of(bundle).read_text().strip()
    except OSError:
        return False


def _sum_of(bundle: Path) -> Path:
    return bundle.with_name(bundle.name + ".sha256")


def _genuine(content: bytes, network: Network) -> bytes:
    if _sha256(content) != network.sha256:
        raise ModelCorrupt(f"{network.source} in {WHEEL} is not the network Biome was checked with")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    print(ensure(Path(sys.argv[1])))
