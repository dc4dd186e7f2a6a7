"""The site as its users start it: real processes, a data folder of their own, free ports."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.services import free_port, until

ROOT = Path(__file__).resolve().parent.parent


class Process:
    """A `manage.py` command that runs until it is told not to."""

    def __init__(self, argv: list[str], env: dict[str, str], log: Path) -> None:
        self.log = log
        with log.open("ab") as output:
            self.popen = subprocess.Popen(argv, stdout=output, stderr=output, env=env, cwd=ROOT)

    def says(self, text: str) -> bool:
        assert self.popen.poll() is None, f"it ended with {self.popen.returncode}:\n{self.log.read_text()[-3000:]}"
        return text in self.log.read_text()

    def terminate(self) -> int:
        self.popen.terminate()
        return self.popen.wait(60)

    def kill(self) -> None:
        self.popen.kill()
        self.popen.wait()

    def end(self, seconds: float = 20) -> None:
        if self.popen.poll() is None:
            self.popen.terminate()
            try:
                self.popen.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()


class Site:
    """Where a site's data is, and what runs of it."""

    def __init__(self, folder: Path, template: Path | None = None, **env: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.env = os.environ | {
            "DATA_DIR": str(folder),
            "STATIC_ROOT": os.environ.get("STATIC_ROOT", str(ROOT / "var" / "static")),
            "PORT": str(self.port),
            "BIND": "127.0.0.1",
            "SHUTDOWN_GRACE": "5",
            **dict.fromkeys(("RATE_KEY", "RATE_SESSION", "RATE_ADDRESS", "RATE_REFUSED_KEYS"), "0"),
            "PYTHONDONTWRITEBYTECODE": "",  # Each process would compile the site again.
            **env,
        }
        self.processes: list[Process] = []
        if template and "DATABASE_URL" not in env:
            shutil.copy(template, folder / "db.sqlite3")
        else:
            self.prepare()

    def prepare(self) -> None:
        self.manage("migrate", "--verbosity=0")
        self.manage("languages", "load")

    def manage(self, *arguments: str, check: bool = True, **env: str) -> subprocess.CompletedProcess[str]:
        argv = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(argv, env=self.env | env, cwd=ROOT, capture_output=True, text=True, check=False)
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def start(self, *arguments: str, **env: str) -> Process:
        log = self.folder / f"{arguments[1]}-{len(self.processes)}.log"
        self.processes.append(Process([sys.executable, *arguments], self.env | env, log))
        return self.processes[-1]

    def serve(self, **env: str) -> Process:
        process = self.start("manage.py", "serve", **env)
        until(lambda: process.says("takes executions"), "the site takes executions", 60)
        return process

    def end(self, seconds: float = 20) -> None:
        """`seconds`: those that each process has before it is killed."""
        for process in self.processes:
            process.end(seconds)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=90)

    def execute(self, code: str, language: str = "python", **fields: Any) -> dict[str, Any]:
        """The result of a batch run."""
        with self.client() as client:
            answer = client.post("/api/execute", json={"language": language, "code": code, **fields})
        assert answer.status_code == 200, answer.text
        result: dict[str, Any] = answer.json()
        return result

    def submit(self, code: str, language: str = "python", **fields: Any) -> dict[str, Any]:
        with self.client() as client:
            answer = client.post("/api/submit", json={"language": language, "code": code, **fields})
        assert answer.status_code == 202, answer.text
        submitted: dict[str, Any] = answer.json()
        return submitted

    def result(self, identifier: str, wait: int = 60) -> dict[str, Any]:
        with self.client() as client:
            answer = client.get(f"/api/result/{identifier}", params={"wait": wait})
        assert answer.status_code == 200, answer.text
        result: dict[str, Any] = answer.json()
        return result

    @contextmanager
    def terminal(self, submitted: dict[str, Any]) -> Iterator["TerminalClient"]:
        url = f"ws://127.0.0.1:{self.port}/api/ws/terminal/{submitted['id']}?token={submitted['terminalToken']}"
        with connect(url, max_size=None) as socket:
            yield TerminalClient(socket)


def make_key(site: Site, *scopes: str) -> str:
    """The secret of a new key of a new user."""
    code = (
        "from django.contrib.auth.models import User; from accounts.models import ApiKey\n"
        "key = ApiKey(user=User.objects.create_user(f'user{User.objects.count()}'), name='test')\n"
        f"key.scopes = {list(scopes)!r}; secret = key.make_secret(); key.save(); print(secret)"
    )
    return site.manage("shell", "-v0", "-c", code).stdout.strip()


class TerminalClient:
    """What a page does with its terminal socket, in a few words."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.seq = 0
        self.output = ""
        self.messages: list[dict[str, Any]] = []

    def send(self, type_: str, **fields: Any) -> None:
        self.socket.send(json.dumps({"type": type_, **fields}))

    def next(self, seconds: float = 30) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self.socket.recv(timeout=seconds))
        self.messages.append(message)
        if message["type"] == "output":
            assert message["seq"] == self.seq + 1, "a gap or a repeat"
            self.seq = message["seq"]
            self.output += message["data"]
            with suppress(ConnectionClosed):  # It had sent its last word; what is left of it is still to be read.
                self.send("ack", seq=self.seq)
        return message

    def until(self, type_: str, seconds: float = 30) -> dict[str, Any]:
        """The next message of that type."""
        deadline = time.monotonic() + seconds
        while True:
            message = self.next(max(0.01, deadline - time.monotonic()))
            if message["type"] == type_:
                return message

    def until_output(self, text: str, seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while text not in self.output:
            self.next(max(0.01, deadline - time.monotonic()))

    def until_closed(self) -> int:
        """The code with which the server closed the socket."""
        with suppress(ConnectionClosed):
            while True:
                self.next()
        assert self.socket.close_code is not None
        return self.socket.close_code
