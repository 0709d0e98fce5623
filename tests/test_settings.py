"""Settings: none needed on one machine, and in production a missing or weak one refused by name."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from biome.settings import BadSettings, Settings, load

STRONG = "0123456789abcdefghijklmnopqrstuvwxyz"


def settings(home: Path, **environment: str) -> Settings:
    return Settings(**{"BIOME_HOME": home, **environment})


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "JWT_SECRET", "ENVIRONMENT", "JWT_EXPIRES_IN", "PORT"):
        monkeypatch.delenv(name, raising=False)


def test_nothing_needs_to_be_set_on_one_machine(tmp_path: Path):
    found = settings(tmp_path)
    assert (found.port, found.jwt_expires_in, found.production) == (8000, timedelta(hours=24), False)
    with pytest.raises(BadSettings, match="DATABASE_URL"):
        found.required_database_url()


def test_a_secret_is_made_once_and_kept_for_the_owner_alone(tmp_path: Path):
    first = settings(tmp_path).signing_secret
    assert settings(tmp_path).signing_secret == first
    assert len(first) >= 32
    kept = tmp_path / "jwt-secret"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["jwt-secret"]


@pytest.mark.parametrize("written, meant", [("24h", 86400), ("15m", 900), ("3600", 3600), ("2d", 172800), ("90s", 90)])
def test_a_duration_is_written_as_people_write_it(tmp_path: Path, written: str, meant: int):
    assert settings(tmp_path, JWT_EXPIRES_IN=written).jwt_expires_in == timedelta(seconds=meant)


@pytest.mark.parametrize(
    "environment, named",
    [
        ({"ENVIRONMENT": "production", "JWT_SECRET": STRONG}, "DATABASE_URL"),
        ({"ENVIRONMENT": "production", "DATABASE_URL": "postgresql://x/y"}, "JWT_SECRET"),
        ({"JWT_SECRET": "your_jwt_secret"}, "JWT_SECRET"),
        ({"JWT_SECRET": "a" * 64}, "JWT_SECRET"),
        ({"JWT_EXPIRES_IN": "soon"}, "JWT_EXPIRES_IN"),
        ({"JWT_EXPIRES_IN": "0"}, "JWT_EXPIRES_IN"),
        ({"ENVIRONMENT": "staging"}, "ENVIRONMENT"),
        ({"PORT": "http"}, "PORT"),
    ],
)
def test_what_is_missing_or_weak_is_refused_by_name(tmp_path: Path, environment: Mapping[str, str], named: str):
    with pytest.raises(ValidationError, match=named) as refused:
        settings(tmp_path, **environment)
    assert "your_jwt_secret" not in str(refused.value)


def test_what_is_wrong_is_said_in_a_sentence_without_its_value(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("JWT_SECRET", "hunter2-hunter2")
    with pytest.raises(BadSettings) as refused:
        load()
    assert str(refused.value) == "JWT_SECRET is weak: use at least 32 random bytes"


def test_production_runs_with_what_it_needs(tmp_path: Path):
    found = settings(tmp_path, ENVIRONMENT="production", JWT_SECRET=STRONG, DATABASE_URL="postgresql://u:p@h/d")
    assert found.production
    assert found.signing_secret == STRONG
    assert "p@h" not in repr(found)
    assert not (tmp_path / "jwt-secret").exists()


def test_a_secret_may_be_in_a_file_and_only_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    kept = tmp_path / "secret"
    kept.write_text(f"{STRONG}\n")
    monkeypatch.setenv("JWT_SECRET_FILE", str(kept))
    monkeypatch.setenv("JWT_SECRET_PREVIOUS_FILE", str(kept))
    found = load()
    assert (found.signing_secret, found.previous_secret) == (STRONG, STRONG)
    monkeypatch.setenv("JWT_SECRET", STRONG)
    with pytest.raises(BadSettings, match="JWT_SECRET: set it or JWT_SECRET_FILE"):
        load()
    monkeypatch.delenv("JWT_SECRET")
    monkeypatch.setenv("JWT_SECRET_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(BadSettings, match="cannot be read"):
        load()


def test_the_secret_before_must_be_a_good_one_too(tmp_path: Path):
    with pytest.raises(ValidationError, match="JWT_SECRET_PREVIOUS is weak"):
        settings(tmp_path, JWT_SECRET=STRONG, JWT_SECRET_PREVIOUS="short")


@pytest.mark.parametrize("name", ["GEMINI_API_KEY", "GOOGLE_ADK_API_KEY"])
def test_the_key_of_gemini_goes_by_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    assert settings(tmp_path).gemini is None
    monkeypatch.setenv(name, "a key")
    found = settings(tmp_path).gemini
    assert found is not None
    assert (found.key, found.models[0], found.seconds) == ("a key", "gemini-3.5-flash", 20.0)
    assert "a key" not in repr(found)


def test_models_stand_in_for_one_another_in_the_order_given(tmp_path: Path):
    def models(**environment: str) -> tuple[str, ...]:
        found = settings(tmp_path, GEMINI_API_KEY="a key", **environment).gemini
        return found.models if found else ()

    assert models(GEMINI_MODEL="a", GEMINI_FALLBACK_MODELS="b, a ,c") == ("a", "b", "c")
    assert models(GEMINI_MODEL="a", GEMINI_FALLBACK_MODELS="none") == ("a",)


@pytest.mark.parametrize(
    "name, value", [("GEMINI_BASE_URL", "nowhere"), ("GEMINI_TIMEOUT", "0"), ("GEMINI_TIMEOUT", "61")]
)
def test_what_cannot_be_asked_is_refused(tmp_path: Path, name: str, value: str):
    with pytest.raises(ValidationError, match=name):
        settings(tmp_path, **{name: value})


def test_models_may_be_left_to_think_as_long_as_they_like(tmp_path: Path):
    found = settings(tmp_path, GEMINI_API_KEY="a key", GEMINI_THINKING="auto").gemini
    assert found is not None
    assert found.thinking == ""
