"""The words for the one repair round: what was struck out and why."""

from __future__ import annotations

from biome.coach.guard.of_answer import Guarded


def repair(checked: Guarded) -> str:
    """What a model is told to mend; "" when there is nothing to mend."""
    if checked.stands:
        return ""
    lines = [
        f'- {s.place}: "{s.said.text}" cannot be said: {"; ".join(o.detail for o in s.objections)}.'
        for s in checked.sentences
        if not s.stands
    ]
    lines += [f"- {objection.detail}." for objection in checked.missing]
    return "\n".join([HEAD, *lines, FOOT])


HEAD = "Some sentences of your answer cannot be used:"
FOOT = (
    "Answer once more in the same schema. Keep the sentences that are not named here. In the others name only numbers, "
    "sides, body parts, reps and exercises that stand in the facts you cite, and say something of those facts in words "
    "that they have; or say less."
)
