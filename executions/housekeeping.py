"""Removes in a worker, beside its runs, what need not be kept any longer."""

import asyncio
import logging

from django.conf import settings
from django.core.cache import cache

from executions.database import in_database
from executions.retention import STEP, Rule, rules

log = logging.getLogger(__name__)

TURN = "housekeeping"  # Whose key this is has the turn of all workers.
REST = 0.05  # Seconds between steps, for those who wait for the database.


async def keep_house() -> None:
    """For ever."""
    if not settings.PRUNE_EVERY:
        return
    while True:
        try:
            if await cache.aadd(TURN, True, timeout=settings.PRUNE_EVERY):
                for rule in rules():
                    await _apply(rule)
        except Exception:
            log.exception("housekeeping goes on after a fault")
        await asyncio.sleep(settings.PRUNE_EVERY)


async def _apply(rule: Rule) -> None:
    total = removed = await in_database(rule.step)
    while removed == STEP:
        await asyncio.sleep(REST)
        removed = await in_database(rule.step)
        total += removed
    if total:
        log.info("%d %s were older than is kept, and are gone", total, rule.what)
