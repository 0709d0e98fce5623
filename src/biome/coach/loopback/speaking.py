"""What a well-behaved model says: sentences made of the facts it was sent, each with the ids of those facts."""

from __future__ import annotations

import json
import re
from typing import Any

from biome.coach.loopback.hearing import Heard, HeardFact
from biome.coach.loopback.wire import Call, Say

MOST_CUES = 16
ORDER = re.compile(r"ignore|disregard|instead of|system prompt|you are now|jailbreak|override", re.IGNORECASE)
LEAK = "My instruction says: you are the voice of a strength coach."


def spoken(heard: Heard) -> Say:
    """The answer; a call of the first tool where there are tools and nothing has been looked up yet."""
    if heard.tools and not heard.told:
        return Say(calls=(Call(heard.tools[0]),))
    return Say(json.dumps(answer(heard), ensure_ascii=False))


def answer(heard: Heard) -> dict[str, Any]:
    """An answer in the form of CoachAnswer."""
    issues, good = heard.of("issue"), heard.of("clean")
    return {
        "cues": [{"issue": issue.id, "said": [_said(issue)]} for issue in issues[:MOST_CUES]],
        "well_done": _said(good[0]) if good else None,
        "next_fix": _said(issues[0]) if issues else None,
        "recommendations": [],
        "summary": [_said(fact) for fact in heard.of("set")[:1]],
    }


def is_order(text: str) -> bool:
    """Whether a fact holds an order to the model."""
    return ORDER.search(text) is not None


def obeyed(text: str) -> str:
    """What a model says that does what a fact orders."""
    quoted = re.search(r'["“”\']([^"“”\']+)["“”\']', text)
    return f"{LEAK} {quoted[1] if quoted else text}"[:380]


def _said(fact: HeardFact) -> dict[str, Any]:
    return {"text": fact.text[:380], "facts": [fact.id]}
