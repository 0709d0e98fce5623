"""What the model has said so far, held against the facts as it comes."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from biome.coach.answer import CoachAnswer
from biome.coach.facts import FactSheet
from biome.coach.gemini.advised import Grounding
from biome.coach.gemini.prompt import UNREADABLE
from biome.coach.guard import Guarded, guarded, repair


@dataclass
class Draft:
    """The best answer so far: one that was sent back counts until a better one has come."""

    sheet: FactSheet
    answer: CoachAnswer | None = None
    checked: Guarded | None = None
    rounds: int = 0
    silent: bool = False
    """Whether the model has said nothing at all."""

    def review(self, text: str) -> str:
        """Take an answer; the reasons to send it back, empty when there are none."""
        self.rounds += 1
        self.silent = not text.strip()
        try:
            answer = CoachAnswer.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            return UNREADABLE.format(what=f"{'.'.join(map(str, first['loc']))}: {first['msg']}".strip(": "))
        checked = guarded(answer, self.sheet)
        if self.checked is None or _worth(checked) >= _worth(self.checked):
            self.answer, self.checked = answer, checked
        return repair(checked)

    @property
    def grounding(self) -> Grounding:
        """How much of it may leave."""
        said = self.checked.sentences if self.checked else ()
        return Grounding(len(said), sum(one.stands for one in said), repaired=self.rounds > 1)


def _worth(checked: Guarded) -> tuple[int, int]:
    """How good an answer is: how many of its sentences stand, and how few do not."""
    standing = sum(one.stands for one in checked.sentences)
    return standing, standing - len(checked.sentences)
