"""What can be wrong with an account."""

from __future__ import annotations

from biome.kit.errors import Invalid, NotAllowed, NotFound, NotSignedIn


class WrongCredentials(NotSignedIn):
    """This e-mail and password do not belong together."""


class Deactivated(NotSignedIn):
    """This account has been deactivated."""


class EmailTaken(Invalid):
    """There is an account with this e-mail already. Sign in instead?"""

    def __init__(self) -> None:
        super().__init__("email", "already registered", type(self).__doc__)


class UsernameTaken(Invalid):
    """This username is taken. Choose another one."""

    def __init__(self) -> None:
        super().__init__("username", "already taken", type(self).__doc__)


class PictureRefused(Invalid):
    """This picture cannot be used."""

    def __init__(self, reason: str) -> None:
        super().__init__("profileImage", reason, f"profileImage: {reason}")


class WrongPassword(Invalid):
    """This is not your password."""

    def __init__(self) -> None:
        super().__init__("password", "is not right", type(self).__doc__)


class LastAdmin(NotAllowed):
    """There must be one active admin at least. Make somebody else one first."""


class AdminsOnly(NotAllowed):
    """This is for admins."""


class NoSuchUser(NotFound):
    """There is no such account."""


class KeyInUse(Invalid):
    """This Idempotency-Key cannot be used for this request."""

    def __init__(self, reason: str) -> None:
        super().__init__("Idempotency-Key", reason, f"Idempotency-Key: {reason}")
