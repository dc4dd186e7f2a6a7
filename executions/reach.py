"""Whether this host reaches the database's, when the database itself gives no answer."""

import asyncio

from django.conf import settings

PATIENCE = 1.0  # Seconds in which a network that works brings an answer.
POSTGRESQL = 5432


async def database_is_in_reach() -> bool:
    """True also where its host refuses the connection: then it is away for everybody, and no other takes runs over."""
    database = settings.DATABASES["default"]
    host = str(database["HOST"])
    if not host or host.startswith("/"):  # On this very machine.
        return True
    try:
        async with asyncio.timeout(PATIENCE):
            _, writer = await asyncio.open_connection(host, int(database["PORT"] or POSTGRESQL))
    except ConnectionRefusedError:
        return True
    except OSError:  # Nobody answers, or there is no way there.
        return False
    writer.close()
    return True
