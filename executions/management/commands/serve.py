"""`manage.py serve`: the whole site in one process - pages, API, sockets and the worker."""

import asyncio
import signal
from typing import Any

from daphne.server import twisted_loop  # First: it installs Twisted's asyncio reactor.
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from compiler_site.server import Server
from executions.identity import NameTaken, identity
from executions.start import new_worker
from executions.terminal.protocol import LARGEST_FRAME
from executions.worker import Worker


class Command(BaseCommand):
    help = "Serve the site and run its executions, all in this process."
    requires_migrations_checks = True

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT, help="default: %(default)s (PORT)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with identity() as name:
                self._serve(new_worker(name), options["port"])
        except NameTaken as error:
            raise CommandError(str(error)) from error

    def _serve(self, worker: Worker, port: int) -> None:
        from compiler_site.asgi import application

        def start() -> None:
            for number in (signal.SIGTERM, signal.SIGINT):
                twisted_loop.add_signal_handler(number, worker.drain)
            self._work = twisted_loop.create_task(self._until_drained(worker, server))
            self.stdout.write(f"The site is at http://localhost:{port}/ - stop it with Ctrl+C.")

        server = Server(
            application,
            endpoints=[f"tcp:port={port}:interface={settings.BIND}"],
            signal_handlers=False,
            websocket_max_message_size=2 * LARGEST_FRAME,  # Twice: what is a little too large is told so, not cut off.
            websocket_max_frame_size=2 * LARGEST_FRAME,
            application_close_timeout=5,
            server_name="",
            ready_callable=start,
        )
        server.run()
        if not server.listening_addresses:
            raise CommandError(f"Port {port} of {settings.BIND} is taken or not allowed; choose another with PORT.")
        if self._work.done() and not self._work.cancelled() and (error := self._work.exception()):
            raise error

    async def _until_drained(self, worker: Worker, server: Server) -> None:
        try:
            await worker.run()
        finally:
            asyncio.get_running_loop().call_soon(server.stop)
