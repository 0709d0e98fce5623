"""Every example of the users' own specification, asked as they wrote it: each field they named is there, of its type.

Where the contract has another form than the first draft had (an id that is a UUID, a status), the contract's counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from tests.api.conftest import Server

UNIQUE = {"email": "user@example.com", "username": "fitnessuser"}
REGISTRATION = UNIQUE | {"password": "securepassword", "firstName": "John", "lastName": "Doe"}


class Kind:
    """A type of the examples, by its test."""

    def __init__(self, name: str, *types: type, also: Any = None) -> None:
        self.name, self.types, self.also = name, types, also

    def check(self, value: Any, where: str) -> None:
        assert isinstance(value, self.types), f"{where}: {value!r} is not {self.name}"
        assert not (isinstance(value, bool) and bool not in self.types), f"{where}: {value!r} is not {self.name}"
        if self.also is not None:
            self.also(value)


def moment(value: str) -> None:
    assert value.endswith("Z")
    datetime.fromisoformat(value)


STRING, BOOLEAN = Kind("text", str), Kind("yes or no", bool)
NUMBER, WHOLE = Kind("a number", int, float), Kind("a whole number", int)
IDENTITY, MOMENT = Kind("a UUID", str, also=UUID), Kind("a moment", str, also=moment)


def one_of(*values: str) -> Kind:
    def check(value: str) -> None:
        assert value in values

    return Kind(f"one of {values}", str, also=check)


def assert_holds(value: Any, wanted: Any, where: str = "") -> None:
    """Whether ``value`` has every field of ``wanted``, of its kind; of a list, each item and at least one."""
    if isinstance(wanted, Kind):
        wanted.check(value, where)
    elif isinstance(wanted, Mapping):
        for name, kind in wanted.items():
            assert name in value, f"{where}.{name} is missing"
            assert_holds(value[name], kind, f"{where}.{name}")
    else:
        assert value, f"{where} is empty"
        for place, item in enumerate(value):
            assert_holds(item, wanted[0], f"{where}[{place}]")


USER = {"id": IDENTITY, "email": STRING, "username": STRING, "firstName": STRING, "lastName": STRING}
FULL_USER = USER | {"createdAt": MOMENT, "updatedAt": MOMENT, "lastLogin": MOMENT, "isActive": BOOLEAN}
SIGNED_IN = {"user": USER, "token": STRING}
EXERCISE = {
    "id": IDENTITY,
    "name": STRING,
    "category": one_of("Upper Body", "Lower Body", "Core", "Other"),
    "description": STRING,
    "icon": STRING,
    "isPopular": BOOLEAN,
    "createdAt": MOMENT,
    "updatedAt": MOMENT,
}
STATUS = one_of("pending", "processing", "completed", "failed")
PAGINATION = {"page": WHOLE, "limit": WHOLE, "total": WHOLE, "totalPages": WHOLE}
RESULTS = {
    "session": {"id": IDENTITY, "exerciseName": STRING, "videoUrl": STRING, "createdAt": MOMENT},
    "result": {"overallScore": NUMBER, "totalFrames": WHOLE, "processingTime": NUMBER},
    "issues": [
        {
            "type": STRING,
            "severity": one_of("severe", "moderate", "minor"),
            "frameStart": WHOLE,
            "frameEnd": WHOLE,
            "coachingCue": STRING,
            "confidenceScore": NUMBER,
        }
    ],
    "metrics": [
        {"name": STRING, "actual": STRING, "target": STRING, "status": one_of("good", "warning", "error")},
    ],
    "strengths": [STRING],
    "recommendations": [STRING],
}


def data(answer: httpx.Response, status: int = 200) -> Any:
    """What a good answer holds."""
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert body["success"] is True
    return body["data"]


@pytest.fixture(scope="module")
def john(server: Server) -> httpx.Client:
    """The user of the examples, registered with the request of the example."""
    client = server.client()
    signed_up = data(client.post("/v1/auth/register", json=REGISTRATION), 201)
    assert_holds(signed_up, SIGNED_IN)
    assert signed_up["user"]["firstName"] == "John"
    signed_in = client.post("/v1/auth/login", json={"email": "user@example.com", "password": "securepassword"})
    assert_holds(data(signed_in), SIGNED_IN)
    client.headers["Authorization"] = f"Bearer {data(signed_in)['token']}"
    client.headers["X-Requested-With"] = "XMLHttpRequest"
    return client


@pytest.fixture
def anna(server: Server) -> httpx.Client:
    """Somebody with an analysis that is done."""
    return server.client("anna")


def test_the_library_is_listed_and_counted(john: httpx.Client):
    found = data(john.get("/v1/exercises"))["exercises"]
    assert_holds(found, [EXERCISE])
    assert len(found) >= 100
    popular = {one["name"] for one in found if one["isPopular"]}
    assert popular >= {"Squat", "Push-up", "Deadlift", "Plank", "Lunge", "Pull-up"}
    assert_holds(data(john.get("/v1/exercises/categories")), {"categories": [{"name": STRING, "count": WHOLE}]})


def test_a_film_is_uploaded_by_a_form(john: httpx.Client, film: bytes):
    form = {"files": {"video": ("set.mp4", film, "video/mp4")}, "data": {"exerciseName": "Squat"}}
    accepted = data(john.post("/v1/analysis/upload", **form), 201)
    assert_holds(accepted, {"sessionId": IDENTITY, "status": one_of("pending"), "estimatedProcessingTime": NUMBER})
    state = data(john.get(f"/v1/analysis/sessions/{accepted['sessionId']}"))
    assert_holds(state, {"id": IDENTITY, "status": STATUS, "progress": WHOLE, "estimatedTimeRemaining": NUMBER})
    assert_holds(state, {"createdAt": MOMENT, "exerciseName": STRING, "fileSize": WHOLE, "mimeType": STRING})


def test_the_results_have_every_part(server: Server, anna: httpx.Client):
    assert_holds(data(anna.get(f"/v1/analysis/sessions/{server.done}/results")), RESULTS)


def test_the_history_takes_every_parameter(server: Server, anna: httpx.Client):
    squat = data(anna.get("/v1/exercises/squat"))["id"]
    asked = {"page": 1, "limit": 10, "exerciseId": squat, "dateFrom": "2025-01-01", "dateTo": "2099-01-01"}
    history = data(anna.get("/v1/analysis/sessions", params=asked))
    entry = {"id": IDENTITY, "exerciseName": STRING, "overallScore": NUMBER, "status": STATUS, "createdAt": MOMENT}
    assert_holds(history, {"sessions": [entry], "pagination": PAGINATION})
    assert (history["pagination"]["page"], history["pagination"]["limit"]) == (1, 10)


def test_progress_is_summed_up(anna: httpx.Client):
    summary = data(anna.get("/v1/progress/summary"))
    assert_holds(summary, {"totalAnalyses": WHOLE, "averageScore": NUMBER, "favoriteExercise": STRING})
    assert_holds(summary["recentScores"], [NUMBER])
    assert summary["improvementTrend"] in (None, "improving", "stable", "declining")
    exercise = {"exerciseId": IDENTITY, "exerciseName": STRING, "averageScore": NUMBER, "totalAnalyses": WHOLE}
    assert_holds(data(anna.get("/v1/progress/exercises")), {"exercises": [exercise | {"lastAnalysisDate": MOMENT}]})


def test_the_profile_is_shown_and_changed(john: httpx.Client):
    shown = data(john.get("/v1/user/profile"))
    assert_holds(shown, FULL_USER)
    assert shown["profileImageUrl"] is None  # there is no picture yet
    changed = data(john.put("/v1/user/profile", json={"firstName": "John", "lastName": "Doe"}))
    assert_holds(changed, {"user": FULL_USER})


def test_a_wrong_format_is_refused_as_in_the_example(john: httpx.Client):
    form = {"files": {"video": ("set.mp4", b"these are words" * 20, "video/mp4")}, "data": {"exerciseName": "Squat"}}
    answer = john.post("/v1/analysis/upload", **form)
    assert answer.status_code == 422
    body = answer.json()
    assert body["success"] is False
    assert_holds(body["error"], {"code": STRING, "message": STRING, "details": {"field": STRING, "reason": STRING}})
    assert (body["error"]["code"], body["error"]["details"]["field"]) == ("UNSUPPORTED_FORMAT", "video")


def test_every_code_of_the_list_is_given_for_what_it_says(server: Server, john: httpx.Client):
    nothing = "00000000-0000-0000-0000-000000000000"
    announced = {"fileName": "a.mp4", "fileSize": 200 << 20, "mimeType": "video/mp4", "exerciseName": "Squat"}
    asked = {
        "VALIDATION_ERROR": john.post("/v1/auth/register", json={}),
        "AUTHENTICATION_ERROR": server.client().get("/v1/user/profile"),
        "AUTHORIZATION_ERROR": john.get("/v1/admin/users"),
        "FILE_TOO_LARGE": john.post("/v1/analysis/uploads", json=announced),
        "UNSUPPORTED_FORMAT": john.post("/v1/analysis/uploads", json=announced | {"fileSize": 1, "mimeType": "a/b"}),
        "SESSION_NOT_FOUND": john.get(f"/v1/analysis/sessions/{nothing}/results"),
    }
    assert {code: answer.json()["error"]["code"] for code, answer in asked.items()} == {code: code for code in asked}
    assert [answer.status_code for answer in asked.values()] == [422, 401, 403, 413, 422, 404]


def test_health_is_as_in_the_example(john: httpx.Client):
    answer = john.get("/health")
    services = {"database": STRING, "redis": STRING, "s3": STRING, "ai_services": STRING}
    assert_holds(answer.json(), {"status": one_of("healthy"), "timestamp": MOMENT, "services": services})


def test_the_token_has_the_claims_of_the_example(server: Server):
    import jwt

    token = server.tokens["anna"]
    header = jwt.get_unverified_header(token)
    assert (header["alg"], header["typ"], set(header)) == ("HS256", "JWT", {"alg", "typ", "kid"})
    claims = jwt.decode(token, options={"verify_signature": False})
    wanted = {"sub": IDENTITY, "email": STRING, "username": STRING, "iat": WHOLE, "exp": WHOLE}
    assert_holds(claims, wanted | {"role": one_of("user", "admin")})
