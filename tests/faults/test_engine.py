"""An engine of the tests' own is taken away under a working site."""

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.engine import Dockerd, own_engine
from tests.faults.disks import Disk, small_disk
from tests.faults.load import Load, is_running
from tests.services import until
from tests.site import Process, Site

DISK_MIB = 400


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    """Where the engine keeps images and containers."""
    folder = tmp_path_factory.mktemp("engine") / "data"
    folder.mkdir()
    with small_disk(folder, DISK_MIB) as disk:
        yield disk


@pytest.fixture(scope="module")
def engine(disk: Disk) -> Iterator[Dockerd]:
    with own_engine(disk.folder.parent) as engine:
        yield engine


@dataclass(slots=True, kw_only=True)
class Scene:
    site: Site
    process: Process
    first: dict[str, Any]
    """What was submitted before there was an engine."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory, database_template: Path, engine: Dockerd) -> Iterator[Scene]:
    site = Site(tmp_path_factory.mktemp("site"), database_template, DOCKER_HOST=engine.host, SANDBOX_RUNS="20")
    try:
        engine.stop()
        process = site.serve()
        first = site.submit("print('at last')")
        engine.start()
        yield Scene(site=site, process=process, first=first)
    finally:
        site.end()
    states = ("running", "paused", "restarting", "removing", "exited", "dead")
    started = [f"--filter=status={state}" for state in states]
    until(lambda: not engine.docker("ps", "--all", "--quiet", *started), "no container is left that was started")
    # One that was made and never started, since the engine ended between the two, goes with the worker's next start.
    try:
        site.serve()
        until(lambda: not engine.docker("ps", "--all", "--quiet", "--filter=status=created"), "it goes")
    finally:
        site.end()
    until(lambda: not engine.docker("ps", "--all", "--quiet"), "no container is left")
    assert all(name.startswith("compiler-site-init-") for name in engine.docker("volume", "ls", "--quiet"))


def test_a_site_without_an_engine_starts_and_runs_when_there_is_one(scene: Scene) -> None:
    assert scene.site.result(scene.first["id"])["output"] == "at last\n"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_site_goes_on_by_itself_after_its_engine_was_restarted(
    scene: Scene, engine: Dockerd, how: signal.Signals
) -> None:
    site = scene.site
    running = site.submit("import time\ntime.sleep(3)\nprint('done')")
    with Load(site) as load, site.terminal(site.submit("input()", interactive=True)) as terminal:
        terminal.until("input_prompt")
        until(lambda: is_running(site, running["id"]), "it runs")
        engine.stop(how)
        waiting = site.submit("print('after all')")
        engine.start()
        assert terminal.until("result", 60)["verdict"] == "internal_error"
        load.goes_on()
    assert site.result(running["id"])["output"] == "done\n"
    assert site.result(waiting["id"])["output"] == "after all\n"


@pytest.mark.parametrize("said", ["did not end a step", "has no sandbox yet"], ids=["for seconds", "for longer"])
def test_a_hanging_engine_makes_no_program_slow(scene: Scene, engine: Dockerd, said: str) -> None:
    """Neither is a run ended for a time limit that it did not reach, nor is it lost."""
    site = scene.site
    with Load(site) as load:
        load.goes_on()
        before = scene.process.log.read_text().count(said)
        engine.send(signal.SIGSTOP)
        hung = site.submit("print('innocent')", timeout=1000)
        until(lambda: scene.process.log.read_text().count(said) > before, "it was given up", 60)
        engine.send(signal.SIGCONT)
        load.goes_on()
    result = site.result(hung["id"])
    assert (result["verdict"], result["output"]) == ("success", "innocent\n")


def test_a_site_ends_although_its_engine_hangs(scene: Scene, engine: Dockerd) -> None:
    site = scene.site
    assert site.execute("print(1)")["verdict"] == "success"
    engine.send(signal.SIGSTOP)
    try:
        assert scene.process.terminate() == 0
    finally:
        engine.send(signal.SIGCONT)
    assert "the engine does not answer" in scene.process.log.read_text()
    left = set(engine.docker("ps", "--all", "--quiet"))
    scene.process = site.serve()
    until(lambda: not left & set(engine.docker("ps", "--all", "--quiet")), "what it left is gone")
    assert site.execute("print(1)")["verdict"] == "success"


def test_a_language_whose_image_was_removed_is_said_to_be_missing(scene: Scene, engine: Dockerd) -> None:
    site = scene.site
    site.execute("print(1)")
    image = engine.docker("images", "--quiet", "compiler-site/python:latest")[0]
    engine.docker("tag", image, "kept:latest")
    engine.docker("rmi", "compiler-site/python:latest")
    engine.lose_containers()
    until(lambda: site.execute("print(1)")["verdict"] == "internal_error", "there is no sandbox of it")
    assert site.execute("print(1)")["message"] == "Python is not installed on this site"
    engine.docker("tag", "kept:latest", "compiler-site/python:latest")
    with Load(site) as load:
        load.goes_on()


def test_an_engine_without_room_keeps_runs_waiting(scene: Scene, engine: Dockerd, disk: Disk) -> None:
    with Load(scene.site) as load:
        load.goes_on()
        said = scene.process.log.read_text().count("has no sandbox yet")

        def is_missed() -> bool:
            disk.fill()  # Again: each container that goes leaves some room.
            return scene.process.log.read_text().count("has no sandbox yet") > said

        until(is_missed, "no container can be made", 60)
        disk.free()
        load.goes_on()
