"""An empty bucket in a real gateway, one gateway a session; a conftest that imports this has the fixture."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import botocore.session
import pytest
from tests.real import ceph

from biome.kit.storage import Bucket
from biome.kit.storage.s3_client import access


@pytest.fixture(scope="session")
def bucket() -> Iterator[Bucket]:
    """The bucket; skips where there is no S3 server to start."""
    if missing := ceph.missing():
        pytest.skip(f"no S3 server: {', '.join(missing)} not installed")
    with tempfile.TemporaryDirectory(prefix="rgw-", dir="/tmp") as home, ceph.gateway(Path(home) / "c") as gateway:
        made = Bucket("films", "us-east-1", gateway.url, gateway.access_key, gateway.secret_key)
        botocore.session.get_session().create_client("s3", **access(made)).create_bucket(Bucket=made.name)
        yield made
