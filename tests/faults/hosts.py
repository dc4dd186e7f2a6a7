"""Hosts in one machine: a network of their own, from which each can be cut off, with an engine and a worker on each."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.engine import Dockerd
from tests.faults.conftest import Cluster
from tests.services import Postgres, Redis
from tests.site import Process

PREFIX = "hosts"
IMAGES = ("compiler-site/init:latest", "compiler-site/bash:latest")
PASSWORD = "of-the-test"
APPLICATION = "of-the-url"  # What an address says beside the database must reach it.
MAC = "02:00:00:00:00:01"


def ip(*arguments: str, check: bool = True) -> str:
    done = subprocess.run(["ip", *arguments], check=False, capture_output=True, text=True)
    assert not check or done.returncode == 0, f"ip {' '.join(arguments)}: {done.stderr}"
    return done.stdout


class Network:
    """A bridge on which this machine has the address `.1`; everything of it is named after this process."""

    def __init__(self) -> None:
        self.name = f"{PREFIX}{os.getpid()}"
        taken = set(re.findall(r"198\.18\.(\d+)\.", ip("-4", "addr")))
        self.base = next(f"198.18.{number}" for number in range(256) if str(number) not in taken)
        self.address = f"{self.base}.1"

    def make(self) -> None:
        ip("link", "add", self.name, "address", MAC, "type", "bridge")  # By itself it changes with each port.
        ip("addr", "add", f"{self.address}/24", "dev", self.name)
        ip("link", "set", self.name, "up")

    def join(self, space: str, port: str, number: int) -> None:
        """Give a new network namespace the address `.number`."""
        ip("netns", "add", space)
        ip("link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", space)
        ip("link", "set", port, "master", self.name, "up")
        ip("-n", space, "addr", "add", f"{self.base}.{number}/24", "dev", "eth0")
        for device in ("lo", "eth0"):
            ip("-n", space, "link", "set", device, "up")
        # As if a router stood between: that its neighbour is silent tells no host that it was cut off.
        ip("-n", space, "neigh", "replace", self.address, "lladdr", MAC, "dev", "eth0", "nud", "permanent")


def remove_leftovers(*, of: str = "") -> None:
    """What networks named `of`, or those of test runs that are no more, left on this machine."""

    def is_over(name: str) -> bool:
        owner = re.fullmatch(rf"({PREFIX}(\d+))[a-z]?", name)
        return bool(owner and (owner[1] == of or not Path(f"/proc/{owner[2]}").exists()))

    for space in filter(is_over, ip("netns", "list").replace("(", " ").split()):
        for process in ip("netns", "pids", space, check=False).split():
            subprocess.run(["kill", "-9", process], check=False, capture_output=True)
        ip("netns", "del", space, check=False)
    for link in filter(is_over, re.findall(r"^\d+: (\w+)", ip("-o", "link"), re.MULTILINE)):
        ip("link", "del", link, check=False)


@contextmanager
def network() -> Iterator[Network]:
    if os.geteuid():
        raise AssertionError("network namespaces need root: run script/test as root")
    if not shutil.which("ip"):
        raise AssertionError("network namespaces need iproute2: script/test installs it")
    remove_leftovers()
    made = Network()
    try:
        made.make()
        yield made
    finally:
        remove_leftovers(of=made.name)


class OpenPostgres(Postgres):
    """Reached from a network too, with a password."""

    def __init__(self, folder: Path, network: Network) -> None:
        super().__init__(folder)
        self.network = network
        with (folder / "pg_hba.conf").open("a") as file:
            file.write(f"host all all {network.base}.0/24 scram-sha-256\n")

    def argv(self) -> list[str]:
        here = "listen_addresses=127.0.0.1"
        return [f"{each},{self.network.address}" if each == here else each for each in super().argv()]

    def create_database(self, name: str) -> str:
        local = super().create_database(name)
        change = f"ALTER USER site PASSWORD '{PASSWORD}'"
        subprocess.run([self._program("psql"), "-q", "-c", change, local], check=True)
        new = local.rpartition("/")[2]
        return f"postgres://site:{PASSWORD}@{self.network.address}:{self.port}/{new}?application_name={APPLICATION}"


class OpenRedis(Redis):
    def __init__(self, folder: Path, network: Network) -> None:
        super().__init__(folder)
        self.network = network

    def argv(self) -> list[str]:
        return [*super().argv(), "--bind", "127.0.0.1", self.network.address, "--requirepass", PASSWORD]

    @property
    def url(self) -> str:
        return f"redis://:{PASSWORD}@{self.network.address}:{self.port}/0"


class Host:
    """`letter` names it on its network."""

    def __init__(self, letter: str, network: Network, folder: Path) -> None:
        self.name = f"{network.name}{letter}"
        self.data = folder / "site"
        self.engine = Dockerd(folder, ["--bridge=none", "--iptables=false"])
        network.join(self.name, self.name, 10 + ord(letter))
        self.engine.start()

    def load_images(self) -> None:
        load = ["docker", "-H", self.engine.host, "load", "-q"]
        with subprocess.Popen(["docker", "save", *IMAGES], stdout=subprocess.PIPE) as saved:
            subprocess.run(load, stdin=saved.stdout, check=True, capture_output=True)

    def inside(self, *argv: str) -> list[str]:
        """A command for this host's network; `ip netns exec` would hide this machine's control groups."""
        return ["setpriv", "--pdeathsig=KILL", "nsenter", f"--net=/run/netns/{self.name}", *argv]

    def start_worker(self, site: Cluster) -> Process:
        """Not ready yet."""
        env = site.env | {"WORKER_NAME": self.name, "DATA_DIR": str(self.data), "DOCKER_HOST": self.engine.host}
        argv = self.inside(sys.executable, "manage.py", "worker")
        site.processes.append(Process(argv, env, site.folder / f"{self.name}.log"))
        return site.processes[-1]

    def cut_off(self) -> None:
        """Its packets vanish, and so do answers: nobody is told."""
        ip("link", "set", self.name, "down")

    def let_back(self) -> None:
        ip("link", "set", self.name, "up")

    def containers(self) -> list[str]:
        argv = ["docker", "-H", self.engine.host, "ps", "--all", "--quiet"]
        return subprocess.run(argv, check=True, capture_output=True, text=True).stdout.split()

    def runs(self, program: str) -> bool:
        """Whether a process of that name is in any container: asked of the engine, whatever the worker believes."""
        asked = (["docker", "-H", self.engine.host, "top", each, "-o", "pid,comm"] for each in self.containers())
        tops = [subprocess.run(argv, check=False, capture_output=True, text=True).stdout for argv in asked]
        return any(program in top.split() for top in tops)

    def is_cut_off(self, network: Network) -> bool:
        """It gets no answer, not even a refusal."""
        probe = f"import socket; socket.create_connection(('{network.address}', 9), timeout=0.3)"
        done = subprocess.run(self.inside(sys.executable, "-c", probe), check=False, capture_output=True, text=True)
        return "TimeoutError" in done.stderr
