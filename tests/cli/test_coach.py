"""`biome coach check`: plain words on whether Gemini answers."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from biome.coach.loopback import Loopback
from biome.coach.loopback.server import KEY

KEYS = ("GEMINI_API_KEY", "GOOGLE_ADK_API_KEY", "GEMINI_BASE_URL")


def command(**environment: str) -> tuple[list[str], dict[str, str]]:
    bare = {name: value for name, value in os.environ.items() if name not in KEYS}
    return [str(Path(sys.executable).with_name("biome")), "coach", "check"], {**bare, **environment}


def check(*scripts: str, key: str = KEY, name: str = "GEMINI_API_KEY", **environment: str) -> tuple[int, str]:
    """Exit code and words of the command, which asks a server with these scripts."""

    async def run() -> tuple[int, str]:
        async with Loopback(scripts) as server:
            words, env = command(**{name: key, "GEMINI_BASE_URL": server.url, **environment})
            running = await asyncio.create_subprocess_exec(
                *words, env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
            )
            out, _ = await running.communicate()
            return running.returncode or 0, out.decode()

    return asyncio.run(run())


def test_a_service_that_answers_is_fine_and_the_cost_is_told() -> None:
    code, said = check("well-behaved", name="GOOGLE_ADK_API_KEY")
    assert code == 0
    first, second = said.splitlines()
    assert first.startswith("gemini-3.5-flash: fine: answered in ")
    assert "tokens in" in first
    assert "$0.0" in first
    assert second.startswith("gemini-3.5-flash-lite: fine")


@pytest.mark.parametrize(
    "script, key, told",
    [
        ("well-behaved", "wrong", "bad key"),
        ("404", KEY, "model gone"),
        ("quota", KEY, "left alone for 58 s"),
        ("503", KEY, "overloaded"),
    ],
)
def test_what_is_wrong_is_said_plainly(script: str, key: str, told: str) -> None:
    code, said = check(script, key=key, GEMINI_FALLBACK_MODELS="none")
    assert code == 1
    assert told in said
    assert key not in said


def test_without_a_key_it_says_so_at_once() -> None:
    words, env = command()
    told = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 1
    assert "no key: set GEMINI_API_KEY" in told.stderr
