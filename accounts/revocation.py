"""Telling the sockets that a key opened that it is no longer valid."""

from asgiref.sync import async_to_sync

from accounts.models import ApiKey
from executions import notify


def tell_sockets(key: ApiKey) -> None:
    async_to_sync(notify.revoked)(notify.key_group(key.viewer.owner))
