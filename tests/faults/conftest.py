"""A site of several processes, for tests that take parts of it away."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import docker
import pytest

from tests.services import Postgres, Redis, answers, free_port, until
from tests.site import Process, Site

_numbers = count(1)


class Cluster(Site):
    """PostgreSQL, Redis, one web process, any number of workers."""

    def start_web(self) -> Process:
        process = self.start("manage.py", "web")
        until(lambda: answers(self.port), "Daphne answers")
        return process

    def another_web(self, **env: str) -> str:
        """The address of one more web process."""
        port = free_port()
        self.start("manage.py", "web", PORT=str(port), **env)
        until(lambda: answers(port), "Daphne answers")
        return f"http://127.0.0.1:{port}"

    def start_worker(self, name: str, **env: str) -> Process:
        process = self.start("manage.py", "worker", WORKER_NAME=name, **env)
        until(lambda: process.says("takes executions"), "the worker takes executions", 60)
        return process


@pytest.fixture
def cluster(
    tmp_path_factory: pytest.TempPathFactory, postgres: Postgres, redis: Redis
) -> Iterator[Callable[..., Cluster]]:
    clusters: list[Cluster] = []

    def new(**env: str) -> Cluster:
        url = postgres.create_database(f"site{next(_numbers)}")
        settings = {"DATABASE_URL": url, "REDIS_URL": redis.url, "EXECUTION_LEASE": "3", **env}
        clusters.append(Cluster(tmp_path_factory.mktemp("cluster"), **settings))
        clusters[-1].start_web()
        return clusters[-1]

    yield new
    for each in clusters:
        each.end()


def containers_of(worker: str) -> list[str]:
    """Ids of the containers that are there, running or not, for the worker of that name."""
    client = docker.APIClient()  # The other client asks for each one again, and some have gone by then.
    found = client.containers(all=True, filters={"label": f"compiler-site.worker={worker}"})
    return [container["Id"] for container in found]


def has_begun(worker: str) -> bool:
    """Whether a program is in one of its containers: a run says that it runs while it still waits for one."""
    client = docker.APIClient()
    processes: list[list[str]] = []
    for each in containers_of(worker):
        with suppress(docker.errors.APIError):  # It is not started yet, or gone.
            processes += client.top(each)["Processes"]
    return any("main.py" in " ".join(process) for process in processes)


def faketime(**settings: str) -> dict[str, str]:
    """The environment of a process whose clock is another one; `settings` as libfaketime has them."""
    found = subprocess.run(
        ["find", "/usr/lib", "-name", "libfaketime.so.1"], capture_output=True, text=True, check=True
    )
    library = found.stdout.split()[0]
    return {"LD_PRELOAD": library, "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", **settings}


@pytest.fixture
def name(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A worker's name that no other test uses."""
    return f"{request.node.name[:40].strip('[]')}-{tmp_path.name[-6:]}-{next(_numbers)}"
