"""Settings: everything that may differ between two installations, read once by an entry point and handed down."""

from __future__ import annotations

import os
import re
import secrets
from datetime import timedelta
from functools import cached_property
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from biome.coach.gemini.options import Allowance, Options
from biome.kit.storage import Bucket

SHORTEST_SECRET = 32
SECRETS = (
    "DATABASE_URL",
    "REDIS_URL",
    "JWT_SECRET",
    "JWT_SECRET_PREVIOUS",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "GEMINI_API_KEY",
    "GOOGLE_ADK_API_KEY",
)
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d+)?")
BASE_URL = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[\w./-]*)?")
UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


class BadSettings(Exception):
    """Biome cannot start with these settings."""


def load() -> Settings:
    """The settings of this environment; raises BadSettings with a sentence for each variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = [
            (".".join(map(str, fault["loc"])), fault["msg"].removeprefix("Value error, ")) for fault in error.errors()
        ]
        raise BadSettings("; ".join(f"{name}: {why}" if name else why for name, why in wrong)) from None


def home_folder() -> Path:
    """Where .biome is, for those who need nothing else: an analysis asks for no secrets."""
    return Path(os.environ.get("BIOME_HOME") or default_home())


def default_home() -> Path:
    """``.biome`` in the clone Biome is installed from, or in the present folder."""
    root = Path(__file__).resolve().parents[2]
    return (root if (root / "pyproject.toml").is_file() else Path.cwd()) / ".biome"


def default_web() -> Path:
    """Where Vite puts the web app in the clone Biome is installed from."""
    return Path(__file__).resolve().parents[2] / "web" / "dist"


class SecretFiles(PydanticBaseSettingsSource):
    """What stands in the files that ``NAME_FILE`` of the environment names, for each ``NAME`` that is a secret."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """All are read at once."""
        return None, field_name, False

    def __call__(self) -> dict[str, str]:
        """The secrets by name; raises BadSettings for a file that cannot be read, and for a secret given twice."""
        places = {name: place for name in SECRETS if (place := os.environ.get(f"{name}_FILE"))}
        if twice := [name for name in places if os.environ.get(name)]:
            raise BadSettings(f"{twice[0]}: set it or {twice[0]}_FILE, not both")
        try:
            return {name: Path(place).read_text(encoding="utf-8").strip() for name, place in places.items()}
        except (OSError, ValueError) as error:
            raise BadSettings(f"a secret's file cannot be read: {error}") from None


class Settings(BaseSettings):
    """One installation's settings, from the environment by the names of spec.md section 9. None is needed to try it."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True, hide_input_in_errors=True)

    environment: Literal["development", "production"] = Field(
        default="development", validation_alias=AliasChoices("ENVIRONMENT", "NODE_ENV")
    )
    home: Path = Field(default_factory=default_home, validation_alias="BIOME_HOME")
    """Where models, files and the embedded database are kept."""

    web: Path = Field(default_factory=default_web, validation_alias="BIOME_WEB")
    """The built web app."""

    host: str = Field(default="127.0.0.1", validation_alias="HOST")
    port: int = Field(default=8000, validation_alias="PORT")
    public_url: str | None = Field(default=None, validation_alias="PUBLIC_URL")
    """What the outside calls this server, for signed URLs; by default what the request called it."""
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(default=(), validation_alias="CORS_ORIGINS")
    accept_misnamed_films: bool = Field(default=False, validation_alias="ACCEPT_MISNAMED_FILMS")
    """Whether a film may be called what it is not (a WebM named .mp4); its content decides what it is in any case."""
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(default=(), validation_alias="TRUSTED_PROXIES")
    """Addresses and networks whose ``X-Forwarded-*`` is believed; nobody's by default."""
    requests_per_minute: int = Field(default=100, ge=1, validation_alias="REQUESTS_PER_MINUTE")
    """Of one user, or of one address of people who are not signed in."""
    uploads_per_hour: int = Field(default=20, ge=1, validation_alias="UPLOADS_PER_HOUR")
    upload_bytes_per_day: int = Field(default=2 << 30, ge=1, validation_alias="UPLOAD_BYTES_PER_DAY")
    """Of one user: films begun, and their bytes as announced."""
    questions_per_hour: int = Field(default=60, ge=1, validation_alias="QUESTIONS_PER_HOUR")
    """Of one user, about sets of their own."""
    log_level: str = Field(default="INFO", validation_alias="LOG_LEVEL")

    database_url: SecretStr | None = Field(default=None, validation_alias="DATABASE_URL")
    """None: the embedded PostgreSQL, started by ``biome start``."""
    embedded_database: bool = Field(default=False, validation_alias="BIOME_EMBEDDED_DATABASE")
    """Set by ``biome start`` for its children: the address is that of the PostgreSQL it runs itself."""
    database_pool: int = Field(default=20, ge=1, le=200, validation_alias="DATABASE_POOL")
    redis_url: SecretStr | None = Field(default=None, validation_alias="REDIS_URL")

    aws_access_key_id: str | None = Field(default=None, validation_alias="AWS_ACCESS_KEY_ID")
    aws_secret_access_key: SecretStr | None = Field(default=None, validation_alias="AWS_SECRET_ACCESS_KEY")
    aws_region: str = Field(default="us-east-1", validation_alias="AWS_REGION")
    s3_bucket_name: str | None = Field(default=None, validation_alias="S3_BUCKET_NAME")
    s3_endpoint_url: str | None = Field(default=None, validation_alias="S3_ENDPOINT_URL")
    s3_encryption: str = Field(default="AES256", validation_alias="S3_ENCRYPTION")
    """What every put asks the store to encrypt with; empty: nothing, and the bucket's own default counts."""

    jwt_secret: SecretStr | None = Field(default=None, validation_alias="JWT_SECRET")
    """None: made once and kept in ``home``."""
    jwt_secret_previous: SecretStr | None = Field(default=None, validation_alias="JWT_SECRET_PREVIOUS")
    """The secret before this one, while tokens by it are about: it signs nothing any more."""
    jwt_expires_in: timedelta = Field(default=timedelta(hours=24), validation_alias="JWT_EXPIRES_IN")

    gemini_api_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("GEMINI_API_KEY", "GOOGLE_ADK_API_KEY")
    )
    gemini_model: str = Field(default="gemini-3.5-flash", min_length=1, validation_alias="GEMINI_MODEL")
    gemini_fallback_models: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("gemini-3.5-flash-lite",), validation_alias="GEMINI_FALLBACK_MODELS"
    )
    """Asked in this order when the one before is gone, overloaded or out of quota; "none" for none."""
    gemini_base_url: str | None = Field(default=None, validation_alias="GEMINI_BASE_URL")
    """Where Gemini's protocol is spoken, if not at Google's."""
    gemini_timeout: float = Field(default=20.0, gt=0, le=60, validation_alias="GEMINI_TIMEOUT")
    """Seconds by which an analysis may be slower for a model in all; then the built-in coach speaks."""
    gemini_thinking: Literal["auto", "minimal", "low", "medium", "high"] = Field(
        default="low", validation_alias="GEMINI_THINKING"
    )
    """How long models think; "auto" says nothing of it, for models that know no such level."""
    coach_tokens_per_day: int = Field(default=200_000, ge=0, validation_alias="COACH_TOKENS_PER_DAY")
    coach_dollars_per_day: float = Field(default=1.0, ge=0, validation_alias="COACH_DOLLARS_PER_DAY")
    """Of one user, in UTC; beyond either the built-in coach speaks. A set takes about 6 000 tokens, two cents."""

    worker_lease: float = Field(default=15.0, gt=0, validation_alias="WORKER_LEASE")
    """Seconds without a heartbeat after which a worker counts as dead and its work is given to another."""
    worker_processes: int = Field(default=1, ge=1, le=256, validation_alias="WORKER_PROCESSES")
    """Of ``biome worker`` and ``biome start`` on this machine; each takes one analysis at a time."""
    worker_grace: float = Field(default=5.0, ge=0, validation_alias="WORKER_GRACE")
    """Seconds a worker that is told to stop has to finish before it gives its work back."""

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], *sources: PydanticBaseSettingsSource, **named: PydanticBaseSettingsSource
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Secrets may be in files, as containers are given them: ``JWT_SECRET_FILE`` says where."""
        return named["init_settings"], named["env_settings"], SecretFiles(settings_cls)

    @field_validator("jwt_expires_in", mode="before")
    @classmethod
    def _duration(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = re.fullmatch(r"\s*(\d+)\s*([smhd]?)\s*", value)
        if found is None or int(found[1]) == 0:
            raise ValueError("write a duration such as 24h, 15m or 3600")
        return timedelta(seconds=int(found[1]) * UNITS[found[2]])

    @field_validator("cors_origins", "trusted_proxies", "gemini_fallback_models", mode="before")
    @classmethod
    def _list(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("gemini_fallback_models", mode="before")
    @classmethod
    def _none(cls, value: Any) -> Any:
        """Runs before what makes a list of it, for it stands behind that."""
        return () if isinstance(value, str) and value.strip().lower() == "none" else value

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for one in value:
            if not ORIGIN.fullmatch(one):
                raise ValueError(f"{one!r} is no origin: write each one out, as https://app.example.com")
        return value

    @field_validator("gemini_base_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not BASE_URL.fullmatch(value):
            raise ValueError(f"{value!r} is no address: write it out, as https://gemini.example.com")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for one in value:
            ip_network(one)  # raises ValueError, also for "*": everybody is nobody to be trusted
        return value

    @model_validator(mode="after")
    def _fit_for_production(self) -> Self:
        secret = self.jwt_secret.get_secret_value() if self.jwt_secret else None
        for name, one in (("JWT_SECRET", secret), ("JWT_SECRET_PREVIOUS", self.previous_secret)):
            if one is not None and _weak(one):
                raise ValueError(f"{name} is weak: use at least {SHORTEST_SECRET} random bytes")
        if self.production:
            needed = {"DATABASE_URL": self.database_url, "JWT_SECRET": secret}
            missing = [name for name, value in needed.items() if value is None]
            if missing:
                raise ValueError(f"with ENVIRONMENT=production these must be set: {', '.join(missing)}")
        return self

    @property
    def production(self) -> bool:
        """Whether this installation serves people."""
        return self.environment == "production"

    @property
    def bucket(self) -> Bucket | None:
        """The object store on other machines; None: a folder of this one."""
        if self.s3_bucket_name is None:
            return None
        return Bucket(
            name=self.s3_bucket_name,
            region=self.aws_region,
            endpoint=self.s3_endpoint_url,
            access_key=self.aws_access_key_id,
            secret_key=self.aws_secret_access_key.get_secret_value() if self.aws_secret_access_key else None,
            encryption=self.s3_encryption or None,
        )

    @property
    def store_origins(self) -> tuple[str, ...]:
        """Where a browser is sent for films, other than to this server."""
        if self.s3_bucket_name is None:
            return ()
        if self.s3_endpoint_url is None:
            return (f"https://s3.{self.aws_region}.amazonaws.com", "https://s3.amazonaws.com")
        found = urlsplit(self.s3_endpoint_url)
        return (f"{found.scheme}://{found.netloc}",)

    @property
    def gemini(self) -> Options | None:
        """Whom the coach asks; None without a key, and the built-in coach speaks."""
        if self.gemini_api_key is None:
            return None
        return Options(
            key=self.gemini_api_key.get_secret_value(),
            models=tuple(dict.fromkeys((self.gemini_model, *self.gemini_fallback_models))),
            base_url=self.gemini_base_url,
            seconds=self.gemini_timeout,
            thinking="" if self.gemini_thinking == "auto" else self.gemini_thinking,
        )

    @property
    def allowance(self) -> Allowance:
        """What the coach may take of a model, for one user on one day."""
        return Allowance(self.coach_tokens_per_day, self.coach_dollars_per_day)

    @property
    def files(self) -> Path:
        """The local object store."""
        return self.home / "files"

    @property
    def models(self) -> Path:
        """Where the pose model is kept."""
        return self.home / "models"

    @cached_property
    def signing_secret(self) -> str:
        """The secret for tokens and signed URLs: ``JWT_SECRET``, else one made once and kept in ``home``."""
        if self.jwt_secret is not None:
            return self.jwt_secret.get_secret_value()
        return _kept_secret(self.home / "jwt-secret")

    @property
    def previous_secret(self) -> str | None:
        """What tokens and seals may still be verified with."""
        return self.jwt_secret_previous.get_secret_value() if self.jwt_secret_previous else None

    def required_database_url(self) -> str:
        """Where the database is; raises BadSettings when nothing says so."""
        if self.database_url is None:
            raise BadSettings("DATABASE_URL is not set. `biome start` runs a database of its own; or set it.")
        return self.database_url.get_secret_value()


def _weak(secret: str) -> bool:
    return len(secret.encode()) < SHORTEST_SECRET or len(set(secret)) < 8


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
    try:
        os.link(draft, path)  # fails when another process was first: then theirs counts
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
