"""The way in over HTTP: builds the parts from the settings and puts the features together."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi_offline import FastAPIOffline

from biome.coach.ask.gemini import GeminiAnswerer
from biome.coach.ask.offline import OfflineAnswerer, get_ready
from biome.coach.ask.port import Answerer
from biome.coach.gemini.options import Allowance
from biome.coach.gemini.service import Service
from biome.coach.language import LANGUAGES
from biome.features.accounts import endpoints as accounts
from biome.features.accounts.gate import Gate
from biome.features.accounts.kept import OwnAnswers
from biome.features.accounts.once import REPLAYED
from biome.features.admin import endpoints as admin
from biome.features.analyses import endpoints as analyses
from biome.features.analyses import questions, socket
from biome.features.analyses.asking import Asking
from biome.features.analyses.direct import DirectUploads
from biome.features.analyses.intake import Intake
from biome.features.analyses.looks import Looks
from biome.features.analyses.ports import CopyFilm
from biome.features.analyses.quota import Quota
from biome.features.analyses.reception import Reception
from biome.features.analyses.socket import Watching
from biome.features.health.endpoints import health_routes
from biome.features.library import endpoints as library
from biome.features.library.service import Catalogue
from biome.features.privacy import endpoints as privacy
from biome.features.progress import endpoints as progress
from biome.kit import files, logs
from biome.kit.bodies import BodyLimit, Gzip
from biome.kit.cache import Versioned
from biome.kit.db import Database, dsn
from biome.kit.examples import with_examples
from biome.kit.headers import SecurityHeaders, web_policy
from biome.kit.limits import Rate
from biome.kit.origins import SocketOrigins
from biome.kit.pace import RATE_LIMIT, Pace
from biome.kit.pages import Pages
from biome.kit.parts import Parts
from biome.kit.passwords import Passwords
from biome.kit.public import PublicAnswers
from biome.kit.queue import Queue
from biome.kit.scratch import clear_abandoned
from biome.kit.shared import shared
from biome.kit.storage.choice import store
from biome.kit.tokens import Tokens
from biome.kit.web import Failure, RequestContext, install_errors
from biome.settings import BadSettings, Settings, load
from biome.vision.child import copy_in_child
from biome.vision.info import FilmInfo

COPIES = ThreadPoolExecutor(2, "copy")
"""So many films are copied at once; apart from the threads that write uploads, which must not wait for them."""

LISTS_BYTES = 32 << 20
"""Of lists that are kept ready for their owners."""

READY_AFTER = 10.0
"""Seconds from the start until word lists are read for those who ask."""

ABOUT = """AI fitness form coaching: a film of a set in, counted, measured and coached out.

Every answer is an envelope: `{"success": true, "data": …}`, or `{"success": false, "error": {"code", "message",
"details"}}`. Sign in with `POST /v1/auth/login` and send `Authorization: Bearer <token>`. Of each user 100 requests a
minute are answered; `RateLimit-*` in the head of every answer tells what is left. How far an analysis is can also be
followed at `ws://…/ws/analysis/{sessionId}`."""

TAGS = {
    "accounts": "Registering, signing in, one's own account and one's own data.",
    "library": "The exercises: public, and the same for everybody.",
    "analyses": "Films handed in, how far they are, and what was found in them.",
    "progress": "How one comes along over the weeks.",
    "admin": "For admins: accounts and the figures of the service.",
    "files": "What signed links lead to.",
    "health": "Whether the service works.",
}
"""What the parts of the API are about."""

DOCUMENTED = (400, 401, 404, 413, 422, 429, 500, 503)
"""The bad answers that any endpoint may give, all in one form."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application for ``settings`` (by default the environment's), on a database that is migrated already."""
    settings = settings or load()
    logs.configure(json=settings.production, level=settings.log_level)
    return furnish(routed(settings), build(settings), copy_film, answerer(settings))


async def copy_film(film: Path, copy: Path) -> FilmInfo:
    """See CopyFilm. In a child process: this one never loads a decoder."""
    return await asyncio.get_running_loop().run_in_executor(COPIES, copy_in_child, film, copy)


def build(settings: Settings) -> Parts:
    """The real parts."""
    url = settings.required_database_url()
    redis = settings.redis_url.get_secret_value() if settings.redis_url else None
    common = shared(redis, dsn(url))
    return Parts(
        database=Database.connect(url, pool=settings.database_pool, herald=common.herald),
        storage=store(settings.bucket, settings.files, settings.signing_secret),
        queue=Queue(dsn(url)),
        bus=common.bus,
        tokens=Tokens(settings.signing_secret, settings.jwt_expires_in, previous=settings.previous_secret),
        passwords=Passwords(),
        limits=common.limits,
        shelf=common.shelf,
    )


def answerer(settings: Settings) -> Answerer:
    """Who answers questions: Gemini where a key is given. Nothing of Google's is imported before somebody asks."""
    return OfflineAnswerer() if settings.gemini is None else GeminiAnswerer(Service(settings.gemini))


def furnish(app: FastAPI, parts: Parts, copy_film: CopyFilm, answerer: Answerer | None = None) -> FastAPI:
    """The same application, working with ``parts``; without an answerer, questions are answered offline."""
    app.state.parts = parts
    app.state.answerer = answerer or OfflineAnswerer()
    app.state.asking = Asking(parts, app.state.answerer, app.state.questions, app.state.allowance)
    app.state.catalogue = Catalogue(parts.database)
    app.state.gate = Gate(parts)
    app.state.watching = Watching()
    app.state.looks = Looks(parts)
    app.state.lists = Versioned(LISTS_BYTES, parts.shelf)
    intake = Intake(parts.storage, copy_film, misnamed=app.state.misnamed)
    app.state.reception = Reception(parts, app.state.catalogue, intake)
    app.state.direct = DirectUploads(parts, app.state.catalogue, intake)
    return app


def routed(settings: Settings) -> FastAPI:
    """The application with everything but its parts."""
    app = FastAPIOffline(
        title="Biome",
        version=version("biome"),
        description=ABOUT,
        openapi_tags=[{"name": name, "description": about} for name, about in TAGS.items()],
        generate_unique_id_function=lambda route: "_".join(map(str, (*route.tags, route.name))),
        lifespan=_lifespan,
        redirect_slashes=False,
        redoc_url=None,
    )
    app.state.public_url = settings.public_url
    app.state.misnamed = settings.accept_misnamed_films
    app.state.quota = Quota(Rate(settings.uploads_per_hour, 3600), Rate(settings.upload_bytes_per_day, 86400))
    app.state.questions = Rate(settings.questions_per_hour, 3600)
    app.state.allowance = settings.allowance if settings.gemini else Allowance()
    install_errors(app)
    api = APIRouter(prefix="/v1", responses={status: {"model": Failure} for status in DOCUMENTED})
    for feature in (accounts, library, analyses, questions, progress, privacy, admin):
        api.include_router(feature.router)
    for router in (
        api,
        socket.router,
        files.router,
        health_routes(
            coach="offline" if settings.gemini is None else "available",
            database="embedded" if settings.embedded_database else "connected",
        ),
    ):
        app.include_router(router)
    app.router.default = Pages(settings.web, other=app.router.default, beside={"models": settings.models})
    _wrap(app, settings)
    _exemplify(app)
    return app


def _exemplify(app: FastAPI) -> None:
    """Give the document its examples, once."""
    plain = app.openapi

    def exemplified() -> dict[str, Any]:
        return app.openapi_schema or with_examples(plain())

    app.openapi = exemplified


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    async with AsyncExitStack() as closing:
        closing.push_async_callback(app.state.parts.database.close)
        closing.push_async_callback(app.state.parts.storage.close)
        closing.push_async_callback(app.state.parts.limits.close)
        closing.push_async_callback(app.state.parts.shelf.close)
        closing.push_async_callback(app.state.answerer.close)
        await asyncio.to_thread(clear_abandoned)
        await app.state.catalogue.seed()
        await closing.enter_async_context(app.state.parts.bus)
        _settle_memory()
        closing.callback(asyncio.create_task(_get_ready(), name="get ready").cancel)
        yield


async def _get_ready() -> None:
    """Once the rush of the start is over, read what answers need, so that the first question need not wait for it."""
    await asyncio.sleep(READY_AFTER)
    await asyncio.to_thread(get_ready)


def _settle_memory() -> None:
    """What is there by now stays: the collector need not go through half a million objects while people wait."""
    gc.collect()
    gc.freeze()


def _wrap(app: FastAPI, settings: Settings) -> None:
    app.add_middleware(BodyLimit, streamed=(f"/v1{analyses.UPLOAD}", f"/v1{accounts.PROFILE}"))
    app.add_middleware(OwnAnswers)
    app.add_middleware(Gzip, minimum_size=1000)
    app.add_middleware(
        PublicAnswers,
        shelf=lambda scope: scope["app"].state.parts.shelf,
        shared="/v1/exercises",
        languages=LANGUAGES,
    )
    app.add_middleware(Pace, rate=Rate(settings.requests_per_minute, 60))
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            max_age=600,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=[
                "Authorization",
                "Content-Type",
                "X-Requested-With",
                "X-Request-ID",
                "If-None-Match",
                "Idempotency-Key",
            ],
            expose_headers=["ETag", "X-Request-ID", "Retry-After", REPLAYED, *RATE_LIMIT],
        )
    app.add_middleware(SocketOrigins, allowed=_origins(settings))
    app.add_middleware(RequestContext)
    app.add_middleware(SecurityHeaders, pages=web_policy(*settings.store_origins), hsts=settings.production)


def serving(settings: Settings) -> dict[str, Any]:
    """How uvicorn serves: whom it believes when they say for whom they ask, and within what bounds."""
    return {
        "host": settings.host,
        "port": settings.port,
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": list(settings.trusted_proxies),
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "ws_max_size": 65_536,
        "ws_ping_interval": 20,
        "ws_per_message_deflate": False,  # messages are small, and every socket would hold a compressor
        "timeout_graceful_shutdown": 5,
    }


def _origins(settings: Settings) -> tuple[str, ...]:
    """Pages that may open WebSockets, beside those that this server is the host of."""
    public = () if settings.public_url is None else (settings.public_url.rstrip("/"),)
    return (*settings.cors_origins, *public)


def main(settings: Settings | None = None) -> None:
    """Serve in this process until a signal to stop."""
    try:
        settings = settings or load()
        app = create_app(settings)
    except BadSettings as error:
        sys.exit(f"biome: {error}")
    uvicorn.run(app, **serving(settings))
