"""What the server may be told to say: a model as it should be, and every way in which one has been bad."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from biome.coach.loopback.hearing import Heard
from biome.coach.loopback.lying import changed, lies_in, with_lies
from biome.coach.loopback.speaking import answer, is_order, obeyed, spoken
from biome.coach.loopback.wire import GOOGLE, Refuse, Say

Script = Callable[[Heard], Say | Refuse]
RETRY_SECONDS = 58.0
"""What the free tier asks for when its minute is used up."""


def well_behaved(heard: Heard) -> Say:
    """Correct sentences from the facts that were sent; calls a tool first where there are tools and no facts yet."""
    return spoken(heard)


def inventor(heard: Heard) -> Say:
    """Makes things up about half of all sets, in half of its sentences, and other things when it is asked again."""
    return _lying(heard, "again" if heard.again else "") if lies_in(heard) else well_behaved(heard)


def repairs_itself(heard: Heard) -> Say:
    """Makes things up, and takes all of it back when it is told."""
    return well_behaved(heard) if heard.again else _lying(heard)


def repeats_its_lies(heard: Heard) -> Say:
    """Makes things up, and says the same again when it is told."""
    return _lying(heard)


def injected(heard: Heard) -> Say:
    """Obeys whatever is written in the facts, and tells its own instruction on top."""
    orders = [fact for fact in heard.facts if is_order(fact.text)]
    if not orders:
        return well_behaved(heard)
    said = {"text": obeyed(orders[0].text), "facts": [orders[0].id]}
    return _answer(changed(answer(heard), lambda _: said))


def malformed(heard: Heard) -> Say:
    """JSON that ends in the middle."""
    text = json.dumps(answer(heard))
    return Say("```json\n" + text[: len(text) // 2])


def wrong_schema(heard: Heard) -> Say:
    """JSON of another form, with a field too many and others missing."""
    return _answer({"score": 9.5, "cues": "Keep your knees out.", "mood": "great"})


def rambling(heard: Heard) -> Say:
    """Ends where its tokens end."""
    text = json.dumps(answer(heard))
    return Say(text[: len(text) // 2], finish="MAX_TOKENS")


def quota(heard: Heard, seconds: float = RETRY_SECONDS) -> Refuse:
    """429, and how long to wait."""
    details = (
        {"@type": f"{GOOGLE}Help", "links": [{"description": "Learn more about Gemini API quotas"}]},
        {"@type": f"{GOOGLE}QuotaFailure", "violations": [{"quotaId": "GenerateRequestsPerMinutePerProject"}]},
        {"@type": f"{GOOGLE}RetryInfo", "retryDelay": f"{seconds:g}s"},
    )
    return Refuse(429, f"You exceeded your current quota. Please retry in {seconds:g}s.", details)


def failing(heard: Heard, status: int, message: str) -> Refuse:
    """An error of the service's."""
    return Refuse(status, message)


def slow(heard: Heard, seconds: float = 1.0) -> Say:
    """Right, but late."""
    return replace(well_behaved(heard), wait=seconds)


SCRIPTS: Mapping[str, Script] = {
    "well-behaved": well_behaved,
    "inventor": inventor,
    "repairs-itself": repairs_itself,
    "repeats-its-lies": repeats_its_lies,
    "injected": injected,
    "malformed": malformed,
    "wrong-schema": wrong_schema,
    "rambling": rambling,
    "empty": lambda _: Say(empty=True),
    "silent": lambda _: Say(),
    "refusal": lambda _: Say(blocked="PROHIBITED_CONTENT"),
    "unsafe": lambda _: Say(finish="SAFETY"),
    "cut": lambda heard: replace(well_behaved(heard), cut=True),
    "slow": slow,
    "hang": lambda _: Say(never=True),
    "quota": quota,
    "quota-soon": partial(quota, seconds=0.2),
    "500": partial(failing, status=500, message="An internal error has occurred. Please retry."),
    "503": partial(failing, status=503, message="The model is overloaded. Please try again later."),
    "401": partial(failing, status=401, message="Request had invalid authentication credentials."),
    "403": partial(failing, status=403, message="Your API key was reported as leaked. Please use another API key."),
    "404": partial(failing, status=404, message="This model is no longer available."),
}
"""By name."""


def _lying(heard: Heard, salt: str = "") -> Say:
    return _answer(with_lies(answer(heard), salt))


def _answer(body: object) -> Say:
    return Say(json.dumps(body, ensure_ascii=False))
