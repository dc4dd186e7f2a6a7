"""`manage.py serve`: the whole site in one process - pages, API, sockets and the worker."""

import asyncio
from typing import Any

from daphne.server import twisted_loop
from django.core.management.base import CommandError

from compiler_site.logs import write_files
from compiler_site.server import Server
from executions.identity import NameTaken, identity
from executions.management.commands import web
from executions.start import new_worker, work


class Command(web.Command):
    help = "Serve the site and run its executions, all in this process."

    def handle(self, *args: Any, **options: Any) -> None:
        write_files("site")
        try:
            with identity() as name:
                self._worker = new_worker(name)
                self.listen(options["port"])
                if self._work.done() and not self._work.cancelled():
                    self._work.result()  # Raises what ended it.
        except NameTaken as error:
            raise CommandError(str(error)) from error

    def begin(self, server: Server, port: int) -> None:
        super().begin(server, port)
        self.on_signals(self._worker.drain)
        self._work = twisted_loop.create_task(self._until_drained(server))

    async def _until_drained(self, server: Server) -> None:
        try:
            await work(self._worker)
        finally:
            asyncio.get_running_loop().call_soon(server.stop)
