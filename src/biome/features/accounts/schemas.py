"""The bodies and answers about accounts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, EmailStr, Field, JsonValue, StringConstraints, field_validator

from biome.coach.language import Language
from biome.kit.passwords import is_common
from biome.kit.web import Line, Model

Name = Annotated[Line, Field(max_length=100)]
Username = Annotated[Line, StringConstraints(min_length=2, max_length=100, pattern=r"^[\w.-]+$")]


def uncommon(password: str) -> str:
    """``password`` unless it is one that everybody tries first."""
    if is_common(password):
        raise ValueError("is among the passwords that are guessed first; choose another one")
    return password


Password = Annotated[str, Field(min_length=8, max_length=128), AfterValidator(uncommon)]


REGISTRATION: JsonValue = {
    "email": "user@example.com",
    "username": "fitnessuser",
    "password": "securepassword",
    "firstName": "John",
    "lastName": "Doe",
}


class Registration(Model):
    """A new account."""

    model_config = ConfigDict(json_schema_extra={"examples": [REGISTRATION]})

    email: Annotated[EmailStr, Field(max_length=255)]
    username: Username
    password: Password
    first_name: Name | None = None
    last_name: Name | None = None

    @field_validator("email")
    @classmethod
    def _lower(cls, value: str) -> str:
        return value.lower()


class Credentials(Model):
    """A sign-in. Anything may be tried: what was wrong with it is not told."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"email": "user@example.com", "password": "securepassword"}]}
    )

    email: Annotated[str, Field(max_length=255)]
    password: Annotated[str, Field(max_length=128)]


class NewPassword(Model):
    """Another password, and the present one: who found an open browser does not know it."""

    password: Annotated[str, Field(max_length=128)]
    new_password: Password


class Profile(Model):
    """A person's own account."""

    id: UUID
    email: str
    username: str
    first_name: str | None
    last_name: str | None
    profile_image_url: str | None
    language: str | None = Field(description="In which results speak; null for what Accept-Language asks for")
    role: str
    is_active: bool
    created_at: datetime
    updated_at: datetime
    last_login: datetime | None


class ProfileChange(Model):
    """What one may change of one's own account. What is not named stays; an empty name or language is none."""

    first_name: Name | None = None
    last_name: Name | None = None
    username: Username | None = None
    language: Language | None = None

    @field_validator("first_name", "last_name")
    @classmethod
    def _none_for_empty(cls, value: str | None) -> str | None:
        return value or None

    @field_validator("language", mode="before")
    @classmethod
    def _none_chosen(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("username")
    @classmethod
    def _always_one(cls, value: str | None) -> str:
        if value is None:
            raise ValueError("must not be empty")
        return value


class ChangedProfile(Model):
    """The account after the change."""

    user: Profile


class Pass(Model):
    """What one shows from now on, and until when; the refresh token is for the time after."""

    token: str
    refresh_token: str
    expires_at: datetime


class SignedUp(Pass):
    """An account and the tokens of its sign-in."""

    user: Profile


class RenewalRequest(Model):
    """A refresh token. It is good for one renewal."""

    refresh_token: Annotated[str, Field(max_length=200)]


class SignOut(Model):
    """Which sign-ins to end: this one, or all of one's own."""

    everywhere: bool = False


class Ticket(Model):
    """What opens one WebSocket, once, before ``expiresAt``."""

    ticket: str
    expires_at: datetime


class SignedOut(Model):
    """The tokens are good for nothing any more."""

    signed_out: bool
