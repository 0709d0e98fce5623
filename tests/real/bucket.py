"""An empty bucket in a real gateway, one gateway for all tests of a process."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.real import ceph

if TYPE_CHECKING:
    from biome.kit.storage import Bucket


@pytest.fixture(scope="session")
def bucket() -> Iterator[Bucket]:
    """The bucket; skips where there is no S3 server to start."""
    if missing := ceph.missing():
        pytest.skip(f"no S3 server: {', '.join(missing)} not installed")
    import botocore.session  # a second that tests without a store need not wait for

    from biome.kit.storage import Bucket
    from biome.kit.storage.s3_client import access

    with tempfile.TemporaryDirectory(prefix="rgw-", dir="/tmp") as home, ceph.gateway(Path(home) / "c") as gateway:
        made = Bucket("films", "us-east-1", gateway.url, gateway.access_key, gateway.secret_key)
        botocore.session.get_session().create_client("s3", **access(made)).create_bucket(Bucket=made.name)
        yield made
