"""What an error of the service's says."""

from __future__ import annotations

import pytest

from biome.coach.gemini.faults import Fault, Unanswered, message, of_status, retry_delay

RETRY = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "58.93s"}
KEY = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"}


def body(*details: object) -> dict:
    return {"error": {"code": 400, "message": "  Something\n is  wrong.", "status": "X", "details": list(details)}}


@pytest.mark.parametrize(
    "status, details, fault",
    [
        (400, [KEY], Fault.KEY),
        (400, [], Fault.REQUEST),
        (401, [], Fault.KEY),
        (403, [], Fault.KEY),
        (404, [], Fault.MODEL),
        (408, [], Fault.SLOW),
        (429, [RETRY], Fault.QUOTA),
        (500, [], Fault.SERVER),
        (503, [], Fault.SERVER),
        (504, [], Fault.SLOW),
    ],
)
def test_a_status_and_its_details_name_the_fault(status: int, details: list, fault: Fault) -> None:
    assert of_status(status, body(*details))[0] is fault


def test_the_delay_is_read_from_the_details() -> None:
    assert retry_delay(body({"@type": "other"}, RETRY)) == 58.93
    assert retry_delay([]) == retry_delay("<html>") == retry_delay({"error": "no"}) == retry_delay(body()) == 0.0
    assert retry_delay(body({**RETRY, "retryDelay": "soon"})) == 0.0
    assert retry_delay({"error": {"details": ["no object", RETRY]}}) == 58.93


def test_the_services_own_words_are_one_line() -> None:
    assert message(body()) == "Something is wrong."
    assert message({"error": {"message": "x" * 900}}) == "x" * 300
    assert message("<html>") == message({"error": {"message": 7}}) == ""


def test_faults_have_different_codes_and_fit_their_column() -> None:
    codes = [fault.code for fault in Fault]
    assert len(set(codes)) == len(codes)
    assert all(len(code) <= 20 for code in codes)


def test_another_model_is_asked_only_where_it_may_do_better() -> None:
    assert Unanswered(Fault.MODEL).status_code == 404
    assert Unanswered(Fault.KEY).status_code is None
    assert str(Unanswered(Fault.KEY, said="no")) == "key: no"
