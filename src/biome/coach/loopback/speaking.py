"""What a well-behaved model says: sentences made of the facts it was sent, each with the ids of those facts."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from biome.coach.loopback.hearing import Heard, HeardFact
from biome.coach.loopback.wire import Call, Say

MOST_CUES = 16
MOST_RECOMMENDATIONS = 3
ORDER = re.compile(r"ignore|disregard|instead of|system prompt|you are now|jailbreak|override", re.IGNORECASE)
LEAK = "My instruction says: you are the voice of a strength coach."


def spoken(heard: Heard) -> Say:
    """The answer; a call of the first tool where there are tools and nothing has been looked up yet; else OK."""
    if heard.tools and not heard.told:
        return Say(calls=(Call(heard.tools[0]),))
    if not heard.facts:
        return Say("OK")
    return Say(json.dumps(answer(heard), ensure_ascii=False))


def answer(heard: Heard) -> dict[str, Any]:
    """An answer in the form of CoachAnswer."""
    issues = heard.of("issue")
    good = [said for fact in heard.of("clean") if (said := _said(heard, "clean", fact))]
    told = [said for fact in heard.of("set") if (said := _said(heard, "set", fact))]
    return {
        "cues": [{"issue": issue.id, "said": _cue(heard, issue)} for issue in issues[:MOST_CUES]],
        "well_done": good[0] if good else None,
        "next_fix": _fix(heard, issues[0]) if issues else None,
        "recommendations": _recommended(heard)[:MOST_RECOMMENDATIONS],
        "summary": told[:2] or [_plainly(heard.facts[0])],
    }


def is_order(text: str) -> bool:
    """Whether a fact holds an order to the model."""
    return ORDER.search(text) is not None


def obeyed(text: str) -> str:
    """What a model says that does what a fact orders."""
    quoted = re.search(r'["“”\']([^"“”\']+)["“”\']', text)
    return f"{LEAK} {quoted[1] if quoted else text}"[:380]


def _cue(heard: Heard, issue: HeardFact) -> list[dict[str, Any]]:
    seen = _said(heard, "issue", issue)
    return [*([seen] if seen else []), _fix(heard, issue)]


def _fix(heard: Heard, issue: HeardFact) -> dict[str, Any]:
    """What to do about an issue, and what that rests on."""
    advised = [one for fact in _advice(heard, issue) if (one := _said(heard, "advice", fact))]
    if advised:
        return advised[0] | {"facts": [issue.id, *advised[0]["facts"]]}
    return _said(heard, "fix", issue) or _plainly(issue)


def _recommended(heard: Heard) -> list[dict[str, Any]]:
    """A second piece of advice for each issue, with what was measured as its reason."""
    pairs = [
        {"what": what | {"facts": [issue.id, *what["facts"]]}, "why": why}
        for issue in heard.of("issue")
        for fact in _advice(heard, issue)[1:2]
        if (what := _said(heard, "advice", fact)) and (why := _said(heard, "reason", issue))
    ]
    return list({pair["what"]["text"]: pair for pair in pairs}.values())


def _advice(heard: Heard, issue: HeardFact) -> list[HeardFact]:
    return [fact for fact in heard.of("advice") if fact.about and fact.about == issue.about]


def _said(heard: Heard, topic: str, fact: HeardFact) -> dict[str, Any] | None:
    """A sentence from a fact, by the first form that fits it."""
    for form in _forms(heard.language).get(topic, ()):
        if found := re.search(form["fact"], fact.text):
            named = {name: _number(value, heard.language) for name, value in found.groupdict().items()}
            return {"text": form["said"].format(**named), "facts": [fact.id]}
    return None


def _number(value: str, language: str) -> str:
    """As the language writes numbers; English takes words over as well, and as they are."""
    return value if language == "English" else value.replace(".", ",")


def _plainly(fact: HeardFact) -> dict[str, Any]:
    return {"text": fact.text[:360], "facts": [fact.id]}


def _forms(language: str) -> dict[str, Any]:
    forms = _all_forms()
    return forms.get(language, forms["English"])


@cache
def _all_forms() -> dict[str, Any]:
    return tomllib.loads((files("biome.coach.loopback") / "speaking.toml").read_text(encoding="utf-8"))
