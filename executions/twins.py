"""Two workers of one name on two machines, where no lock of files can keep the second from starting."""

import asyncio
from datetime import datetime

from django.conf import settings

from executions.database import in_database
from executions.identity import NameTaken, place
from executions.models import Worker


async def refuse_twin(worker: str) -> None:
    """Raises NameTaken when another machine's worker goes by the name of `worker` ("name.life") and still works.

    The later one would take the earlier one's runs for those of a life of its own that was killed.
    """
    name = worker.rpartition(".")[0]
    if before := await in_database(_elsewhere, name):
        await asyncio.sleep(settings.EXECUTION_LEASE / 2)  # It reports itself every third of a lease, if it lives.
        after = await in_database(_elsewhere, name)
        if any(before.get(each) != seen for each, seen in after.items()):
            raise NameTaken(
                f"A worker named {name!r} already runs on another machine; give this one another WORKER_NAME."
            )


def _elsewhere(name: str) -> dict[str, datetime]:
    """When those of that name were last seen that may be alive, and do not share this machine's locks."""
    others = (each for each in Worker.objects.alive() if each.report.get("place") != place())
    return {each.name: each.last_seen for each in others if each.name.rpartition(".")[0] == name}
