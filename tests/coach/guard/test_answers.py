"""A whole answer before the guard: each sentence for itself, what is missing, and the words for the repair round."""

from __future__ import annotations

from tests.coach.guard.sets import sheet

from biome.coach.answer import CoachAnswer, CueFor, Recommended, Said
from biome.coach.guard import guarded, repair


def said(text: str, *rests: str) -> Said:
    facts = [fact.id for rest in rests for fact in sheet("squat").of(*rest.split(":"))]  # type: ignore[arg-type]
    return Said(text=text, facts=facts)


LEAN, HEELS = (sheet("squat").of("issue", key)[0].id for key in ("forward_lean", "heel_lift"))
GOOD = said("Your chest tips forward 57° in reps 3, 4 and 5.", "issue:forward_lean")
BAD = said("Your left knee caves in by 12° and will hurt.", "issue:forward_lean")
HEEL = said("Your heels probably come up 14° in the last two reps.", "issue:heel_lift")


def answer(**changes: object) -> CoachAnswer:
    made = {
        "cues": [CueFor(issue=LEAN, said=[GOOD]), CueFor(issue=HEELS, said=[HEEL])],
        "well_done": said("All six reps were deep enough.", "clean:shallow_depth"),
        "next_fix": said("Keep the logo on your shirt facing ahead.", "advice:forward_lean"),
        "recommendations": [
            Recommended(
                what=said("Spend a little time on ankle mobility.", "advice:forward_lean"),
                why=said("Your chest tips forward 57°, past the limit of 50°.", "issue:forward_lean"),
            )
        ],
        "summary": [said("Six reps at 7.4 out of 10.", "set", "set:score")],
    }
    return CoachAnswer(**{**made, **changes})


def test_an_answer_that_keeps_to_the_facts_stands_as_it_is() -> None:
    checked = guarded(answer(), sheet("squat"))
    assert checked.stands
    assert checked.grounded == 1.0
    assert repair(checked) == ""
    assert [sentence.place for sentence in checked.sentences] == [
        f"cues.{LEAN}.0",
        f"cues.{HEELS}.0",
        "well_done",
        "next_fix",
        "recommendations.0.what",
        "recommendations.0.why",
        "summary.0",
    ]


def test_only_the_sentences_that_are_not_so_are_struck_out() -> None:
    checked = guarded(
        answer(cues=[CueFor(issue=LEAN, said=[GOOD, BAD]), CueFor(issue=HEELS, said=[HEEL])]), sheet("squat")
    )
    struck = [sentence.place for sentence in checked.sentences if not sentence.stands]
    assert struck == [f"cues.{LEAN}.1"]
    assert checked.grounded == 7 / 8
    assert checked.at(f"cues.{LEAN}.1") is not None


def test_the_repair_round_says_what_was_struck_out_and_why() -> None:
    words = repair(guarded(answer(next_fix=BAD), sheet("squat")))
    assert words.splitlines()[1].startswith('- next_fix: "Your left knee caves in')
    assert "none of the facts cited is about the left side" in words
    assert "pain or injuries" in words
    assert GOOD.text not in words


def test_an_issue_without_a_cue_is_missed_and_a_cue_for_anything_else_is_out_of_place() -> None:
    clean = sheet("squat").of("clean")[0].id
    checked = guarded(answer(cues=[CueFor(issue=LEAN, said=[GOOD]), CueFor(issue=clean, said=[GOOD])]), sheet("squat"))
    assert [objection.code for objection in checked.missing] == ["missing", "place"]
    assert f"the issue {HEELS} has no cue" in repair(checked)


def test_a_cue_that_rests_on_another_issue_is_out_of_place() -> None:
    checked = guarded(answer(cues=[CueFor(issue=LEAN, said=[HEEL]), CueFor(issue=HEELS, said=[HEEL])]), sheet("squat"))
    assert [(s.place, s.objections[0].code) for s in checked.sentences if not s.stands] == [(f"cues.{LEAN}.0", "place")]


def test_what_was_done_well_is_not_a_fault() -> None:
    checked = guarded(answer(well_done=GOOD), sheet("squat"))
    well_done = checked.at("well_done")
    assert well_done is not None
    assert [objection.code for objection in well_done.objections] == ["place"]
