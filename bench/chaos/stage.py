"""The stage: a real PostgreSQL, Redis, object store and API, and the links that everybody reaches them by."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self, TypeVar

import botocore.session
import httpx
from bench.chaos.front import Front
from bench.chaos.link import Link
from bench.chaos.records import Records
from tests.real import ceph
from tests.real.ports import free_port
from tests.real.redis import RedisServer

from biome.kit import migrate
from biome.kit.clock import Clock, utc_now
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.storage import Bucket, Storage
from biome.settings import default_home

DATABASE = "biome"
SECRET = "a secret that is long enough to sign with"
BUCKET = "films"
START_SECONDS = 180.0
T = TypeVar("T")


class Stage:
    """Everything but the workers and the people. One ``async with`` block long; ``home`` is an empty folder."""

    def __init__(self, home: Path, *, lease: float, workers: int, bucket: bool) -> None:
        self.home, self.lease = home, lease
        self.scratch = home / "scratch"
        self.port = free_port()
        self._workers = workers
        self._with_bucket = bucket
        self._held = contextlib.AsyncExitStack()
        self._keeper = ThreadPoolExecutor(1, "keeper")
        """Starts every child: the kernel ties their lives to the thread that did."""
        self._api: subprocess.Popen[bytes] | None = None
        self._server = EmbeddedPostgres(home / "postgres")
        self._redis = RedisServer(home, free_port())
        self._gateway: ceph.Gateway | None = None

    async def __aenter__(self) -> Self:
        try:
            await self._set_up()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._held.aclose()
        self._keeper.shutdown()

    async def _set_up(self) -> None:
        self.scratch.mkdir(exist_ok=True)
        (self.home / "log").mkdir()
        (self.home / "models").symlink_to(default_home() / "models")
        self._held.push_async_callback(self._in_keeper, self._server.stop)
        await self._in_keeper(self._server.start)
        self._server.ensure_database(DATABASE)
        await asyncio.to_thread(migrate.upgrade, self._server.url(DATABASE))
        self.records = Records(self._server.conninfo(DATABASE))
        self.records.begin()
        self._held.callback(self._redis.kill)
        await self._in_keeper(self._redis.start)
        if self._with_bucket:
            await self._set_up_bucket()
        await self._set_up_links()
        self._held.push_async_callback(self._in_keeper, self._stop_api)
        await self.start_api()

    async def _set_up_bucket(self) -> None:
        context = ceph.gateway(self.home / "c")
        self._gateway = await self._in_keeper(context.__enter__)
        self._held.push_async_callback(self._in_keeper, lambda: context.__exit__(None, None, None))
        from biome.kit.storage.s3_client import access

        client = botocore.session.get_session().create_client("s3", **access(self._bucket(self._gateway.url)))
        client.create_bucket(Bucket=BUCKET)

    async def _set_up_links(self) -> None:
        socket = self._server.place.sockets / ".s.PGSQL.5432"
        opened = self._held.enter_async_context
        self.api_database = await opened(Link("API → database", path=socket))
        self.api_redis = await opened(Link("API → Redis", port=self._redis.port))
        self.worker_database = [
            await opened(Link(f"worker {place} → database", path=socket)) for place in range(self._workers)
        ]
        stores = int(self._gateway.url.rpartition(":")[2]) if self._gateway else 0
        self.fronts = [
            await opened(Front(f"worker {place} → store", port=stores)) for place in range(self._workers * bool(stores))
        ]
        self.api_store = await opened(Front("API → store", port=stores)) if stores else None

    @property
    def base(self) -> str:
        """Where the API is."""
        return f"127.0.0.1:{self.port}"

    @property
    def store_name(self) -> str:
        """Which store there is."""
        return "Ceph's gateway" if self._gateway else "a local folder"

    def storage(self, clock: Clock = utc_now) -> Storage:
        """The store, reached beside every link, by a clock that may be ahead."""
        if self._gateway is None:
            from biome.kit.storage.local import LocalStorage

            return LocalStorage(self.home / "files", SECRET, clock=clock)
        from biome.kit.storage.s3 import S3Storage

        return S3Storage(self._bucket(self._gateway.url), clock=clock)

    async def objects(self) -> list[str]:
        """The key of everything in the store."""
        if self._gateway is None:
            root = self.home / "files"
            return [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
        from biome.kit.storage.s3_client import access

        client = botocore.session.get_session().create_client("s3", **access(self._bucket(self._gateway.url)))
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
        return await asyncio.to_thread(lambda: [one["Key"] for page in pages for one in page.get("Contents", ())])

    @property
    def database_url(self) -> str:
        """The database, reached beside every link."""
        return self._server.url(DATABASE)

    def environment(self, database: Link, front: Front | None) -> dict[str, str]:
        """What a process of Biome's is told that uses these links."""
        told = {
            "DATABASE_URL": f"postgresql://biome@127.0.0.1:{database.port}/{DATABASE}",
            "REDIS_URL": f"redis://127.0.0.1:{self.api_redis.port}/0",
            "BIOME_HOME": str(self.home),
            "JWT_SECRET": SECRET,
            "PORT": str(self.port),
            "REQUESTS_PER_MINUTE": "100000",
            "WORKER_LEASE": str(self.lease),
            "WORKER_GRACE": "5",
            "TMPDIR": str(self.scratch),
            "PYTHONUNBUFFERED": "1",
        }
        if front is not None:
            at = self._bucket(f"http://127.0.0.1:{front.port}")
            told |= {"S3_BUCKET_NAME": at.name, "S3_ENDPOINT_URL": str(at.endpoint)}
            told |= {"AWS_ACCESS_KEY_ID": str(at.access_key), "AWS_SECRET_ACCESS_KEY": str(at.secret_key)}
        return os.environ | told

    async def start_api(self) -> None:
        """Returns when it answers."""
        await self._in_keeper(self._start_api)
        async with httpx.AsyncClient(base_url=f"http://{self.base}") as client:
            end = time.monotonic() + START_SECONDS
            while time.monotonic() < end:
                with contextlib.suppress(httpx.HTTPError):
                    await client.get("/health", timeout=5)  # whatever it answers: a part may be away just now
                    return
                if self._api is not None and self._api.poll() is not None:
                    await self._in_keeper(self._start_api)  # as its keeper does, when the database was away
                await asyncio.sleep(0.1)
        raise TimeoutError("the API did not start")

    def _start_api(self) -> None:
        with (self.home / "log" / "api").open("ab") as log:
            self._api = subprocess.Popen(
                [sys.executable, "-c", "from biome.app import main; main()"],
                env=self.environment(self.api_database, self.api_store),
                stdout=log,
                stderr=log,
            )

    def _stop_api(self) -> None:
        if self._api is not None:
            self._api.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._api.wait(15)
            self._api.kill()
            self._api.wait()

    async def kill_api(self) -> None:
        """Dead, a second of nothing, and there again."""
        if self._api is not None:
            self._api.kill()
            await self._in_keeper(self._api.wait)
        await asyncio.sleep(1)
        await self.start_api()

    async def kill_postgres(self) -> None:
        """``kill -9`` of its main process; its supervisor starts it again as `biome start` does."""
        pid = int((self._server.place.data / "postmaster.pid").read_text().split("\n", 1)[0])
        os.kill(pid, signal.SIGKILL)
        while self._server.running:
            await asyncio.sleep(0.05)
        await self._in_keeper(self._server.start)

    async def kill_redis(self, seconds: float = 2.0) -> None:
        """Dead for so long."""
        await self._in_keeper(self._redis.kill)
        await asyncio.sleep(seconds)
        await self._in_keeper(self._redis.start)

    async def kill_store(self, seconds: float = 2.0) -> None:
        """The gateway dead for so long; what it has stored is in another process."""
        if self._gateway is not None:
            await self._in_keeper(self._gateway.kill)
            await asyncio.sleep(seconds)
            await self._in_keeper(self._gateway.start)

    def _bucket(self, endpoint: str) -> Bucket:
        return Bucket(BUCKET, "us-east-1", endpoint, ceph.ACCESS, ceph.SECRET)

    async def _in_keeper(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._keeper, call)
