"""What is changed in BlazePose's two networks before MediaPipe Tasks runs them: nothing that alters a landmark."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from biome.vision.pose_library import initialisers_passed_over

METADATA_NAME = b"TFLITE_METADATA"
METADATA_IDENTIFIER = b"M001"
MODEL_IDENTIFIER = b"TFL3"
PRESENCE = 1
MASK = 2
"""Places of the landmark network's outputs."""


def with_normalisation(content: bytes, mean: float, std: float) -> bytes:
    """The same network with the metadata that Tasks demands: one image input with its mean and standard deviation."""
    model = _unpacked(content)
    buffer = _schema("schema_py_generated").BufferT()
    buffer.data = list(_metadata(mean, std))
    model.buffers.append(buffer)
    entry = _schema("schema_py_generated").MetadataT()
    entry.name = METADATA_NAME
    entry.buffer = len(model.buffers) - 1
    model.metadata = [e for e in model.metadata or [] if e.name != METADATA_NAME] + [entry]
    return _packed(model, len(content))


def without_mask(content: bytes) -> bytes:
    """The landmark network without the layers that only its segmentation mask needs, a quarter of its time.

    The graph counts five outputs, so the mask's place is taken by the one-number presence; the mask is never asked for.
    """
    model = _unpacked(content)
    network = model.subgraphs[0]
    outputs = list(network.outputs)
    outputs[MASK] = outputs[PRESENCE]
    needed = _needed(network.operators, outputs)
    network.operators = [layer for place, layer in enumerate(network.operators) if place in needed]
    network.outputs = outputs
    return _packed(model, len(content))


def _needed(layers: list[Any], tensors: Iterable[int]) -> set[int]:
    """Places of the layers that those tensors are computed from."""
    made_by = {tensor: place for place, layer in enumerate(layers) for tensor in layer.outputs}
    needed: set[int] = set()
    waiting = [made_by[tensor] for tensor in tensors]
    while waiting:
        place = waiting.pop()
        if place not in needed:
            needed.add(place)
            waiting += [made_by[tensor] for tensor in layers[place].inputs if tensor in made_by]
    return needed


def _unpacked(content: bytes) -> Any:
    tflite = _schema("schema_py_generated")
    return tflite.ModelT.InitFromObj(tflite.Model.GetRootAsModel(content, 0))


def _packed(model: Any, size: int) -> bytes:
    import flatbuffers

    builder = flatbuffers.Builder(size)
    builder.Finish(model.Pack(builder), MODEL_IDENTIFIER)
    return bytes(builder.Output())


def _metadata(mean: float, std: float) -> bytes:
    import flatbuffers

    schema = _schema("metadata_schema_py_generated")
    options = schema.NormalizationOptionsT()
    options.mean, options.std = [mean], [std]
    unit = schema.ProcessUnitT()
    unit.optionsType, unit.options = schema.ProcessUnitOptions.NormalizationOptions, options
    image = schema.ImagePropertiesT()
    image.colorSpace = schema.ColorSpaceType.RGB
    shown = schema.ContentT()
    shown.contentPropertiesType, shown.contentProperties = schema.ContentProperties.ImageProperties, image
    tensor = schema.TensorMetadataT()
    tensor.name, tensor.content, tensor.processUnits = "image", shown, [unit]
    graph = schema.SubGraphMetadataT()
    graph.inputTensorMetadata = [tensor]
    model = schema.ModelMetadataT()
    model.subgraphMetadata = [graph]
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), METADATA_IDENTIFIER)
    return bytes(builder.Output())


def _schema(name: str) -> Any:
    """MediaPipe's generated code for a flatbuffer format."""
    import importlib

    with initialisers_passed_over():
        return importlib.import_module(f"mediapipe.tasks.metadata.{name}")
