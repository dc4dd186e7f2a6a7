"""A real PostgreSQL and a real Redis for a test, on free ports and in folders that go away."""

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(holds: Callable[[], object], what: str, seconds: float = 30, *, pause: float = 0.02) -> None:
    """Wait for something that nobody announces."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(pause)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Service:
    """A server process that can be killed and started again on the same port and data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def argv(self) -> list[str]:
        raise NotImplementedError

    def user(self) -> str | None:
        return None

    def start(self) -> None:
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self.process = subprocess.Popen(self.argv(), stdout=log, stderr=log, user=self.user())
        until(lambda: answers(self.port), f"{type(self).__name__} answers")

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


class Redis(Service):
    def argv(self) -> list[str]:
        return [
            "redis-server",
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--dir",
            str(self.folder),
            "--save",
            "",
        ]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"


class Postgres(Service):
    def __init__(self, folder: Path, *options: str) -> None:
        """`options`: settings of the server's, as `name=value`."""
        super().__init__(folder)
        self.options = options
        self._numbers = count()
        if self.user():  # It refuses to run as root.
            shutil.chown(folder, self.user())
            for parent in folder.parents[:3]:
                parent.chmod(parent.stat().st_mode | 0o011)
        initdb = [self._program("initdb"), "-D", str(folder), "-U", "site", "-A", "trust", "-N"]
        subprocess.run(initdb, check=True, capture_output=True, user=self.user(), cwd=folder)

    def argv(self) -> list[str]:
        options = [
            "-c",
            "fsync=off",
            "-c",
            f"unix_socket_directories={self.folder}",
            "-c",
            "listen_addresses=127.0.0.1",
            *(part for option in self.options for part in ("-c", option)),
        ]
        return [self._program("postgres"), "-D", str(self.folder), "-p", str(self.port), *options]

    def user(self) -> str | None:
        if os.geteuid():
            return None
        known = {entry.pw_name for entry in pwd.getpwall()}
        return "postgres" if "postgres" in known else "nobody"

    def stop(self) -> None:
        """At once, and as if it had crashed; a killed server would leave processes that keep the next from starting."""
        if self.process:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(30)
            self.process = None

    def create_database(self, name: str) -> str:
        """The URL of a new database, whose name begins with `name`."""
        new = f"{name}_{next(self._numbers)}"
        subprocess.run(
            [self._program("createdb"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "site", new], check=True
        )
        return f"postgres://site@127.0.0.1:{self.port}/{new}"

    @staticmethod
    def _program(name: str) -> str:
        found = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}")) or [shutil.which(name) or name]
        return found[-1]
