"""The account and its months."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from biome.cli.seeding.keep import Store, fail, keep
from biome.cli.seeding.perform import performed
from biome.cli.seeding.plan import PlannedSet
from biome.features.accounts import repository, service
from biome.features.accounts.schemas import Registration
from biome.kit.passwords import Passwords
from biome.tables import User

BEFORE = timedelta(hours=1)
"""Between making an account and the first set."""


async def seeded(
    store: Store, wanted: Registration, plans: Sequence[PlannedSet], films: int, tell: Callable[[], object]
) -> None:
    """Make the account with its sets; the last of each exercise, ``films`` at most, can be looked at.

    ``tell`` is called after each set. Raises EmailTaken, UsernameTaken.
    """
    await store.catalogue.seed()
    user = await _account(store, wanted, plans)
    filmed = _latest(plans, films)
    for plan in plans:
        await keep(store, user, plan, performed(plan), filmed=plan in filmed)
        tell()
    await fail(store, user, plans[-1])


async def _account(store: Store, wanted: Registration, plans: Sequence[PlannedSet]) -> User:
    async with store.database.transaction() as session:
        user = await service.added(session, Passwords(), wanted)
        return await repository.change(session, user.id, {"created_at": plans[0].when - BEFORE})


def _latest(plans: Sequence[PlannedSet], most: int) -> list[PlannedSet]:
    last = {plan.slug: plan for plan in plans}
    return sorted(last.values(), key=lambda plan: plan.when, reverse=True)[:most]
