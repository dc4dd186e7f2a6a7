"""`manage.py worker`: claims and runs executions, for sites of more than one process."""

import asyncio
import signal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from compiler_site.logs import write_files
from executions.identity import NameTaken, identity
from executions.sandbox.errors import SandboxUnavailable
from executions.start import new_worker, work


class Command(BaseCommand):
    help = "Run executions that other processes queue. Needs REDIS_URL and a Docker engine."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.REDIS_URL:
            raise CommandError(
                "A worker of its own is reached through Redis: set REDIS_URL, or start the site with `serve`."
            )
        write_files("worker")
        try:
            with identity() as name:
                asyncio.run(self._work(name))
        except (NameTaken, SandboxUnavailable) as error:
            raise CommandError(str(error)) from error

    async def _work(self, name: str) -> None:
        worker = new_worker(name)
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, worker.drain)
        await work(worker)
