"""What watchers are told of the agents and their tasks: what they themselves say."""

from __future__ import annotations

import pytest

from biome.features.analyses import steps

WRITTEN = "Writing coaching feedback"
STATES = ("reading", "writing", "checking", "repairing", "checking")


def told(current: str, states: tuple[str, ...] = (), status: str = "processing") -> dict[str, str]:
    return {task["name"]: task["status"] for task in steps.tasks(current, status, states)}


def test_without_agents_there_are_five_tasks() -> None:
    assert list(told(steps.QUEUED).values()) == ["pending"] * 5
    assert told(steps.COACHING)[WRITTEN] == "processing"
    assert set(told(steps.COMPLETE, status="completed").values()) == {"complete"}


def test_what_agents_do_is_a_task_when_they_do_it() -> None:
    assert told(steps.HANDING_OVER, STATES[:1])["Handing over the measured facts"] == "processing"
    mending = told(steps.MENDING, STATES[:4])
    assert mending["Checking every sentence against the measurements"] == "complete"
    assert mending["Taking back what was not measured"] == "processing"
    assert mending["Saving the results"] == "pending"
    assert "Using the built-in coach" not in mending


def test_agents_that_fail_are_said_to_have_failed_and_stay_so() -> None:
    for current, status in (
        (steps.STANDING_IN, "processing"),
        (steps.SAVING, "processing"),
        (steps.COMPLETE, "completed"),
    ):
        tasks = told(current, ("reading", "writing", "standing_in"), status)
        assert tasks[WRITTEN] == "failed"
        assert tasks["Handing over the measured facts"] == "complete"
        assert tasks["Using the built-in coach"] == ("processing" if current == steps.STANDING_IN else "complete")


def test_a_coach_that_was_spared_has_not_failed() -> None:
    tasks = told(steps.SAVING, ("standing_in",))
    assert "failed" not in tasks.values()
    assert tasks["Using the built-in coach"] == "complete"


@pytest.mark.parametrize("current", [step.name for step in steps.STEPS])
def test_agents_and_tasks_are_in_states_that_the_wire_knows(current: str) -> None:
    for status in ("processing", "failed", "completed"):
        agents = {steps.agent(name, current, status) for name in ("vision", "coaching")}
        assert agents <= {"waiting", "processing", "complete", "failed"}
        assert set(told(current, (*STATES, "standing_in"), status).values()) <= {
            "pending", "processing", "complete", "failed",
        }  # fmt: skip


def test_progress_rises_with_the_steps() -> None:
    begins = [step.begins for step in steps.STEPS]
    assert begins == sorted(begins)
    assert all(len(step.name) <= 50 for step in steps.STEPS)


def test_handing_over_is_the_vision_agents_and_the_rest_the_coachs() -> None:
    assert steps.agent("vision", steps.HANDING_OVER, "processing") == "processing"
    assert steps.agent("coaching", steps.HANDING_OVER, "processing") == "waiting"
    assert steps.agent("vision", steps.COACHING, "processing") == "complete"
    assert steps.agent("coaching", steps.STANDING_IN, "processing") == "processing"
