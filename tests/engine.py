"""A Docker engine of a test's own, in a network of its own."""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.services import until

IMAGES = ("compiler-site/init:latest", "compiler-site/python:latest")


class Dockerd:
    # In a network of its own: where it shares one, it takes the other engine's bridge away.
    network: Sequence[str] = ("unshare", "--net")

    def __init__(self, folder: Path, options: Sequence[str] = ()) -> None:
        self.folder = folder
        self.host = f"unix://{folder}/engine.sock"
        self.process: subprocess.Popen[bytes] | None = None
        self._options = options

    def start(self) -> None:
        paths = [f"--data-root={self.folder}/data", f"--exec-root={self.folder}/exec", f"--pidfile={self.folder}/pid"]
        argv = [*self.network, "dockerd", f"--host={self.host}", *paths, *self._options]
        with (self.folder / "dockerd.log").open("ab") as log:
            self.process = subprocess.Popen(argv, stdout=log, stderr=log)
        until(self.answers, "the engine answers", 90)

    def answers(self) -> bool:
        asked = subprocess.run(["docker", "-H", self.host, "version"], capture_output=True, check=False)
        return asked.returncode == 0

    def load(self, images: Sequence[str]) -> None:
        """Copy images of the machine's own engine into it."""
        load = ["docker", "-H", self.host, "load", "-q"]
        with subprocess.Popen(["docker", "save", *images], stdout=subprocess.PIPE) as saved:
            subprocess.run(load, stdin=saved.stdout, check=True, capture_output=True)

    def docker(self, *arguments: str, **env: str) -> list[str]:
        """What `docker` prints, word by word."""
        argv = ["docker", "-H", self.host, *arguments]
        done = subprocess.run(argv, env=os.environ | env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.split()

    def containers(self) -> int:
        return len(self.docker("ps", "--all", "--quiet"))

    def lose_containers(self) -> None:
        """As if somebody had removed them all."""
        if found := self.docker("ps", "--all", "--quiet"):
            subprocess.run(["docker", "-H", self.host, "rm", "--force", *found], check=False, capture_output=True)

    def send(self, number: signal.Signals) -> None:
        assert self.process
        self.process.send_signal(number)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        if self.process:
            self.send(signal.SIGCONT)  # One that hangs would not hear of its end.
            self.send(number)
            self.process.wait(60)
            self.process = None
        if number is signal.SIGKILL:  # What it began died with it, and may look alive where nobody reaps it.
            (self.folder / "exec" / "containerd" / "containerd.pid").unlink(missing_ok=True)


@contextmanager
def own_engine(folder: Path, *options: str) -> Iterator[Dockerd]:
    """Started, with what Python programs need in it."""
    if os.geteuid():
        pytest.fail("an engine of its own needs root: run script/test as root")
    engine = Dockerd(folder, ["--bridge=none", "--iptables=false", *options])
    engine.start()
    try:
        engine.load(IMAGES)
        yield engine
    finally:
        engine.stop()
