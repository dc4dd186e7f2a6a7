"""An engine of the test's own is taken away under a working site."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services import until
from tests.site import Site

IMAGES = ["compiler-site/init:latest", "compiler-site/python:latest"]


class Dockerd:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.host = f"unix://{folder}/engine.sock"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        paths = [f"--data-root={self.folder}/data", f"--exec-root={self.folder}/exec", f"--pidfile={self.folder}/pid"]
        # In a network of its own: where it shares one, it takes the other engine's bridge away.
        argv = ["unshare", "--net", "dockerd", f"--host={self.host}", *paths, "--bridge=none", "--iptables=false"]
        with (self.folder / "dockerd.log").open("ab") as log:
            self.process = subprocess.Popen(argv, stdout=log, stderr=log)
        until(self.answers, "the engine answers")

    def answers(self) -> bool:
        asked = subprocess.run(["docker", "-H", self.host, "version"], capture_output=True, check=False)
        return asked.returncode == 0

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(60)
            self.process = None


@pytest.fixture
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dockerd]:
    if os.geteuid():
        pytest.fail("an engine of its own needs root: run script/test as root")
    engine = Dockerd(tmp_path_factory.mktemp("engine"))
    engine.start()
    try:
        load = ["docker", "-H", engine.host, "load", "-q"]
        with subprocess.Popen(["docker", "save", *IMAGES], stdout=subprocess.PIPE) as saved:
            subprocess.run(load, stdin=saved.stdout, check=True, capture_output=True)
        yield engine
    finally:
        engine.stop()


def containers(engine: Dockerd) -> int:
    argv = ["docker", "-H", engine.host, "ps", "--all", "--quiet"]
    return len(subprocess.run(argv, check=True, capture_output=True).stdout.split())


def test_the_site_goes_on_by_itself_after_its_engine_was_restarted(
    new_site: Callable[..., Site], engine: Dockerd
) -> None:
    site = new_site(DOCKER_HOST=engine.host)
    site.serve()
    assert site.execute("print(1)")["output"] == "1\n"
    running = site.submit("import time\ntime.sleep(3)\nprint('done')")
    with site.terminal(site.submit("input()", interactive=True)) as terminal:
        terminal.until("input_prompt")
        engine.stop()
        waiting = site.submit("print('after all')")
        engine.start()
        assert terminal.until("result")["verdict"] == "internal_error"
    assert site.result(running["id"])["output"] == "done\n"
    assert site.result(waiting["id"])["output"] == "after all\n"
    site.end()
    until(lambda: containers(engine) == 0, "no container is left")


def test_a_site_without_an_engine_starts_and_runs_when_there_is_one(
    new_site: Callable[..., Site], engine: Dockerd
) -> None:
    engine.stop()
    site = new_site(DOCKER_HOST=engine.host)
    site.serve()
    submitted = site.submit("print('at last')")
    engine.start()
    assert site.result(submitted["id"])["output"] == "at last\n"
