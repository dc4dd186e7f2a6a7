"""`manage.py web`: pages, API and sockets, for sites whose executions are run by workers of their own."""

import signal
from collections.abc import Callable
from typing import Any

from daphne.server import twisted_loop  # First: it installs Twisted's asyncio reactor.
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from compiler_site.logs import write_files
from compiler_site.server import Server
from executions import queue
from executions.api.telling import told
from executions.webhooks.courier import Courier

CROWD = 1024  # Connections that may come while the process does something else; beyond them the kernel resets some.
PING = min(15, max(1, settings.INTERACTIVE_UNWATCHED_TIMEOUT // 3))  # Seconds.
PING_TIMEOUT = min(20, max(5, settings.INTERACTIVE_UNWATCHED_TIMEOUT // 3))


class Command(BaseCommand):
    help = "Serve pages, API and sockets; executions are run by `manage.py worker` processes."
    requires_migrations_checks = True

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT, help="default: %(default)s (PORT)")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.REDIS_URL:
            raise CommandError("Workers are reached through Redis: set REDIS_URL, or start the site with `serve`.")
        write_files("web")
        self.listen(options["port"])

    def listen(self, port: int) -> None:
        """Answer requests until told to stop."""
        from compiler_site.asgi import application

        server: Server = Server(
            application,
            endpoints=[f"tcp:port={port}:backlog={CROWD}:interface={settings.BIND}"],
            signal_handlers=False,
            application_close_timeout=5,
            server_name="",
            # A peer that went without a word is not taken for a watcher longer than one that closed its socket.
            ping_interval=PING,
            ping_timeout=PING_TIMEOUT,
            ready_callable=lambda: self.begin(server, port),
        )
        server.run()
        if not server.listening_addresses:
            raise CommandError(f"Port {port} of {settings.BIND} is taken or not allowed; choose another with PORT.")

    def begin(self, server: Server, port: int) -> None:
        twisted_loop.add_signal_handler(signal.SIGINT, server.stop)
        twisted_loop.add_signal_handler(signal.SIGTERM, self.drain, server)
        self._courier = twisted_loop.create_task(Courier(told).run())
        self.stdout.write(f"The site is at http://localhost:{port}/ - stop it with Ctrl+C.")

    def drain(self, server: Server) -> None:
        """A second signal ends it at once."""
        self.on_signals(server.stop)
        queue.leave()
        self._draining = twisted_loop.create_task(
            server.drain(linger=settings.SHUTDOWN_LINGER, grace=settings.SHUTDOWN_GRACE)
        )

    def on_signals(self, stop: Callable[[], None]) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            twisted_loop.add_signal_handler(number, stop)
