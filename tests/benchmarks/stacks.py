"""The site as a load meets it: embedded, and scaled out to two web processes and two workers."""

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import redis as redis_client

from tests.benchmarks.spent import Kinds
from tests.services import Postgres, Redis, answers, free_port, until
from tests.site import Site

PROCESSES = 2  # Of each kind, scaled out.
TOKEN = "bench" * 8
ENDING = 300.0  # Seconds: each worker has hundreds of containers to remove.


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """`ports`: of its web processes; `workers`: the names under which containers are theirs."""

    site: Site
    ports: tuple[int, ...]
    kinds: Kinds
    workers: tuple[str, ...]
    redis_url: str = ""

    def redis_mib(self) -> float:
        if not self.redis_url:
            return 0.0
        return float(redis_client.from_url(self.redis_url).info("memory")["used_memory"]) / 2**20

    def taken(self) -> Counter[str]:
        """Sandboxes that all workers handed out, by where they came from: kept, warm, started."""
        url, headers = f"http://127.0.0.1:{self.ports[0]}/metrics", {"Authorization": f"Bearer {TOKEN}"}
        metrics = httpx.get(url, headers=headers, timeout=60).raise_for_status().text
        samples = re.findall(r'^compiler_pool_taken_total{.*how="(\w+)".*} (\S+)$', metrics, re.MULTILINE)
        taken = Counter[str]()
        for how, number in samples:
            taken[how] += int(float(number))
        return taken

    def transcripts_left(self) -> int:
        """Of runs that have ended there should be none."""
        if not self.redis_url:
            return 0
        return sum(1 for _ in redis_client.from_url(self.redis_url).scan_iter("compiler-site:transcript:*"))


@contextmanager
def embedded(folder: Path, settings: Mapping[str, str]) -> Iterator[Stack]:
    name = f"bench-{os.getpid()}"
    site = Site(_new(folder, "site"), WORKER_NAME=name, METRICS_TOKEN=TOKEN, **settings)
    try:
        process = site.serve()
        yield Stack(site=site, ports=(site.port,), kinds={"site": [process.popen.pid]}, workers=(name,))
    finally:
        site.end(ENDING)


@contextmanager
def scaled(folder: Path, settings: Mapping[str, str]) -> Iterator[Stack]:
    postgres, redis = Postgres(_new(folder, "postgres")), Redis(_new(folder, "redis"))
    postgres.start()
    redis.start()
    urls = {"DATABASE_URL": postgres.create_database("load"), "REDIS_URL": redis.url, "SECRET_KEY": "load" * 20}
    site = Site(_new(folder, "site"), METRICS_TOKEN=TOKEN, **urls, **settings)
    names = tuple(f"bench-{os.getpid()}-{number}" for number in range(PROCESSES))
    ports = tuple(free_port() for _ in range(PROCESSES))
    try:
        web = [site.start("manage.py", "web", PORT=str(port)) for port in ports]
        workers = [site.start("manage.py", "worker", WORKER_NAME=name) for name in names]
        for port in ports:
            until(lambda port=port: answers(port), "Daphne answers", 60)
        for worker in workers:
            until(lambda worker=worker: worker.says("takes executions"), "the worker takes executions", 90)
        kinds = {
            "web": [each.popen.pid for each in web],
            "worker": [each.popen.pid for each in workers],
            "postgres": [postgres.process.pid] if postgres.process else [],
            "redis": [redis.process.pid] if redis.process else [],
        }
        yield Stack(site=site, ports=ports, kinds=kinds, workers=names, redis_url=redis.url)
    finally:
        site.end(ENDING)
        redis.kill()
        postgres.kill()


def _new(parent: Path, name: str) -> Path:
    (parent / name).mkdir()
    return parent / name
