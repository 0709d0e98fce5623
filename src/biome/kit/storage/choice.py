"""Which store there is: a bucket when one is named, else a folder of this machine."""

from __future__ import annotations

from pathlib import Path

from biome.kit.storage import Bucket, Storage
from biome.kit.storage.local import LocalStorage


def store(bucket: Bucket | None, folder: Path, secret: str) -> Storage:
    """The bucket, or ``folder`` with links signed by ``secret``."""
    if bucket is None:
        return LocalStorage(folder, secret)
    from biome.kit.storage.s3 import S3Storage  # botocore is half a second that a folder need not wait for

    return S3Storage(bucket)
