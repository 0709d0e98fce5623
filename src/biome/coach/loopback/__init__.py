"""A server that speaks Gemini's wire protocol and says what a script tells it to: the real one cannot be reached here.

It stands beside the coach as a double stands beside a port, but at the other end of a real connection: google-genai and
ADK talk to it as they talk to Google. Nothing else in ``biome.coach`` knows it from the real one.

    python -m biome.coach.loopback --script well-behaved --port 8099
"""

from __future__ import annotations

from biome.coach.loopback.scripts import SCRIPTS, Script
from biome.coach.loopback.server import Loopback

__all__ = ["SCRIPTS", "Loopback", "Script"]
