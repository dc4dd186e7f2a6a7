"""The loop that brings results to the addresses that requests named. Any number of processes may run one."""

import asyncio
import hashlib
import hmac
import logging
from collections import Counter
from collections.abc import Callable

from django.conf import settings

from accounts.models import ApiKey
from executions.database import in_database
from executions.deliveries import MOST_TRIES, Delivery
from executions.webhooks.addresses import UrlRefused, destination_of
from executions.webhooks.sending import Letter, NotSent, send

LOOK_AGAIN = 1.0  # Seconds between looks for what is due.
MOST_AT_ONCE = 32
MOST_OF_OWNER = 4  # At once: one owner's slow servers must not keep others waiting.

log = logging.getLogger(__name__)

Told = Callable[[Delivery], tuple[str, bytes]]


class Courier:
    """`told`: method and body of the request that tells a delivery's result."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._going: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """For ever. Cancelled, it leaves what is going; that is tried once more when its lease is over."""
        while True:
            try:
                while await self._take_one():
                    pass
            except Exception:
                log.exception("webhooks go on after a fault")
            await asyncio.sleep(LOOK_AGAIN)

    async def _take_one(self) -> bool:
        """False: nothing is due, or as much is going as may."""
        if len(self._tasks) >= MOST_AT_ONCE:
            return False
        busy = [owner for owner, count in self._going.items() if count >= MOST_OF_OWNER]
        delivery = await in_database(Delivery.objects.claim, passing_over=busy)
        if delivery is None:
            return False
        self._going[delivery.owner] += 1
        task = asyncio.create_task(self._see_to(delivery))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    async def _see_to(self, delivery: Delivery) -> None:
        try:
            await self._bring(delivery)
        except Exception:
            log.exception("webhook of execution %s failed", delivery.execution_id)
        finally:
            self._going[delivery.owner] -= 1
            self._going += Counter()  # Forgets who has none.

    async def _bring(self, delivery: Delivery) -> None:
        private = settings.WEBHOOK_ALLOW_PRIVATE
        try:
            letter = await in_database(self._letter, delivery, private=private)
            status = await send(letter, private=private)
        except NotSent as failed:
            await self._failed(delivery, str(failed), for_good=failed.for_good)
        else:
            if 200 <= status < 300:
                await in_database(delivery.succeed, status)
                log.info("webhook of execution %s was taken with %d", delivery.execution_id, status)
            else:
                await self._failed(delivery, f"Answered with {status}", status=status)

    async def _failed(
        self, delivery: Delivery, note: str, *, status: int | None = None, for_good: bool = False
    ) -> None:
        await in_database(delivery.fail, note, status=status, for_good=for_good)
        which = f"try {delivery.tries} of {MOST_TRIES}"
        log.warning("webhook of execution %s failed, %s: %s", delivery.execution_id, which, note)

    def _letter(self, delivery: Delivery, *, private: bool) -> Letter:
        key = ApiKey.objects.of_owner(delivery.owner)
        if key is None:
            raise NotSent("The key that asked for it is no longer valid", for_good=True)
        try:
            to = destination_of(delivery.url, private=private)
        except UrlRefused as refused:
            raise NotSent(f"The URL {refused}", for_good=True) from None
        method, body = self._told(delivery)
        return Letter(method=method, to=to, body=body, headers=_headers(delivery, body, key.webhook_secret))


def _headers(delivery: Delivery, body: bytes, secret: str) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "compiler-site-webhook",
        "X-Signature": f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}",
        "X-Execution-Id": str(delivery.execution_id),
    }
