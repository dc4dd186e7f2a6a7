"""The site's stack on an engine in a network of its own: under Compose, and on a Swarm of one node."""

import io
import os
import shutil
import signal
import subprocess
import tarfile
from contextlib import suppress
from pathlib import Path

import docker
import yaml
from docker.errors import APIError

from tests.engine import Dockerd
from tests.services import until
from tests.site import ROOT

COMPOSE = ROOT / "docker" / "compose.yaml"
STAND_INS = ("nginx", "redis", "postgres")
IMAGES = ["compiler-site/site-under-test", *(f"compiler-site/stand-in-{name}" for name in STAND_INS)]
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
SECRETS = ("secret_key", "database_password", "redis_password", "metrics_token")
OFTEN = {"interval": "1s"}
# One web process and one worker, as soon as there are tables, and no waiting for the intervals of real life. The check
# of a worker takes a second of CPU.
QUICKLY = {
    "version": "3.8",
    "services": {
        **{name: {"healthcheck": OFTEN} for name in ("proxy", "postgres", "redis")},
        "web": {"healthcheck": OFTEN, "deploy": {"replicas": 0, "update_config": {"delay": "0s"}}},
        "worker": {
            "environment": {"SANDBOX_COUNT": "6"},
            "healthcheck": {"interval": "5s"},
            "deploy": {"replicas": 0},
        },
    },
}


def secret_of(name: str) -> str:
    return f"{name}-of-a-test-that-is-long-enough-for-everybody"


def build_images() -> None:
    for name in STAND_INS:
        _build(f"compiler-site/stand-in-{name}", f"{name}.Dockerfile", _packed(ROOT / "docker" / "stand-ins"))
    _build(IMAGES[0], "docker/site.Dockerfile", _packed(ROOT))


def _build(tag: str, dockerfile: str, context: bytes) -> None:
    argv = ["docker", "build", "--quiet", "--network=host", f"--file={dockerfile}", f"--tag={tag}", "-"]
    done = subprocess.run(argv, input=context, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()[-3000:]


def _packed(folder: Path) -> bytes:
    """What a clone holds; for the site also whom this machine trusts, since a proxy may re-encrypt its packages."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=folder, check=True, capture_output=True, text=True).stdout.split("\0")
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name in sorted(set(names)):
            if name and not name.startswith(("tests/", "docs/")) and (folder / name).is_file():
                archive.add(folder / name, name)
        if folder == ROOT:
            archive.add(CERTIFICATES, "docker/site/certificates/this-machine.crt")
    return packed.getvalue()


class Stack(Dockerd):
    """`address` is reached from here; nothing else is, either way."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.name = f"stack{os.getpid()}"
        self.network = ["nsenter", f"--net=/run/netns/{self.name}"]
        # The engine's own networks are below 10.0.0.0/16 and 10.83.0.0/16, and in 172.16.0.0/12.
        self._here, self.address = (f"10.{84 + os.getpid() % 160}.{os.getpid() // 160 % 250}.{n}" for n in (1, 2))
        self.site = f"http://{self.address}:8080"
        self._secrets = folder / "secrets"
        self.settings = {
            "SITE_IMAGE": IMAGES[0],
            **{f"{name.upper()}_IMAGE": f"compiler-site/stand-in-{name}" for name in STAND_INS},
            "SITE_HOSTS": self.address,
            "SECRETS_DIR": str(self._secrets),
            "DOCKER_GID": str(Path("/var/run/docker.sock").stat().st_gid),
        }

    def start(self) -> None:
        ends = f"{self.name}h", f"{self.name}g"
        _ip("netns", "add", self.name)
        _ip("link", "add", ends[0], "type", "veth", "peer", "name", ends[1], "netns", self.name)
        _ip("address", "add", f"{self._here}/30", "dev", ends[0])
        _ip("link", "set", ends[0], "up")
        _ip("-netns", self.name, "address", "add", f"{self.address}/30", "dev", ends[1])
        for device in ("lo", ends[1]):
            _ip("-netns", self.name, "link", "set", device, "up")
        _ip("-netns", self.name, "route", "add", "default", "via", self._here)
        super().start()
        self._client = docker.APIClient(base_url=self.host, timeout=60)
        self.load(IMAGES)
        self._secrets.mkdir()
        for name in SECRETS:
            (self._secrets / name).write_text(secret_of(name))
        self.deploy()

    def deploy(self) -> None:
        raise NotImplementedError

    def scale(self, **replicas: int) -> None:
        raise NotImplementedError

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        if self.process:
            for each in self._client.containers(all=True):
                with suppress(APIError):  # It went by itself.
                    self._client.remove_container(each["Id"], force=True)
            self._client.close()
        super().stop(number)
        _ip("netns", "delete", self.name)
        shutil.rmtree(self.folder / "data", ignore_errors=True)


class Compose(Stack):
    def deploy(self) -> None:
        self.settings |= _with_compose(self.folder / "client")
        self._compose("up", "--detach")

    def scale(self, **replicas: int) -> None:
        counts = (f"--scale={name}={count}" for name, count in replicas.items())
        self._compose("up", "--detach", "--no-recreate", *counts)

    def down(self) -> None:
        self._compose("down", "--volumes")

    def _compose(self, *arguments: str) -> None:
        self.docker("compose", f"--file={COMPOSE}", "--project-name=site", *arguments, **self.settings)


class Swarm(Stack):
    def deploy(self) -> None:
        self.docker("swarm", "init", "--advertise-addr", self.address)
        (self.folder / "quickly.yaml").write_text(yaml.safe_dump(QUICKLY))
        files = [f"--compose-file={file}" for file in (COMPOSE, self.folder / "quickly.yaml")]
        self.docker("stack", "deploy", "--resolve-image=never", "--detach", *files, "site", **self.settings)
        until(lambda: self.tasks("setup", "complete"), "the tables are there", 180, pause=0.2)
        self.scale(web=1, worker=1)

    def scale(self, **replicas: int) -> None:
        self.docker("service", "scale", "--detach", *(f"site_{name}={count}" for name, count in replicas.items()))

    def update(self, service: str) -> None:
        """Put new processes in the place of its old ones."""
        self.docker("service", "update", "--detach", "--no-resolve-image", "--force", f"site_{service}")

    def tasks(self, service: str, state: str = "running") -> set[str]:
        """Those of its tasks that are in that state; running ones are well, where there is a check."""
        found = self._client.tasks({"service": f"site_{service}"})
        return {task["ID"] for task in found if task["Status"]["State"] == state}

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        if self.process:
            self._client.leave_swarm(force=True)
        super().stop(number)


def _with_compose(folder: Path) -> dict[str, str]:
    """What a client needs to know `docker compose`: Debian 13 has it as a package, the machine may not."""
    if subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0:
        return {}
    plugin = folder / "cli-plugins" / "docker-compose"
    plugin.parent.mkdir(parents=True)
    fetch = "apt-get update -qq && cd /tmp && apt-get download -qq docker-compose"
    unpack = "dpkg --fsys-tarfile docker-compose_*.deb | tar --extract --to-stdout ./usr/libexec/docker/cli-plugins"
    argv = ["docker", "run", "--rm", "--network=host", "compiler-site/base:trixie", "sh", "-c"]
    with plugin.open("wb") as file:
        subprocess.run([*argv, f"{{ {fetch}; }} >&2 && {unpack}/docker-compose"], stdout=file, check=True)
    plugin.chmod(0o755)
    return {"DOCKER_CONFIG": str(folder)}


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)
