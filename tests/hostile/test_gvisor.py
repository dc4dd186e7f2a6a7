"""Hostile and honest programs where the engine's runtime is gVisor: one wall, but of another make."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.engine import Dockerd, own_engine
from tests.hostile import escapes, exhaustion, files, leaks, terminals
from tests.hostile.attack import Attack, Mode
from tests.hostile.battlefield import Battlefield
from tests.hostile.test_programs import VICTIMS, among

# gVisor opens no network of its own by itself; engines know runtimes with arguments from a file only.
RUNTIMES = {"runtimes": {"runsc": {"path": "/usr/bin/runsc", "runtimeArgs": ["--network=none"]}}}
TRIED = {
    *("loop", "sleep", "fork bomb", "memory", "memory by children", "disk beyond memory", "flood", "bytes"),
    *("calls", "steering", "frames", "words", "killing everybody", "network", "mounts", "leavings", "traps"),
}
EVERY = exhaustion.ATTACKS + escapes.ATTACKS + leaks.ATTACKS + files.ATTACKS
ECHO = terminals.Abuse(name="echo", code="print('hi', input())", verdict="success", does=terminals.type_ahead)


@pytest.fixture
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dockerd]:
    folder = tmp_path_factory.mktemp("gvisor")
    (folder / "daemon.json").write_text(json.dumps(RUNTIMES))
    with own_engine(folder, f"--config-file={folder}/daemon.json") as engine:
        yield engine


def test_hostile_programs_harm_nobody_in_gvisor(battlefield: Callable[..., Battlefield], engine: Dockerd) -> None:
    field = battlefield(Mode.OWNER, DOCKER_HOST=engine.host, SANDBOX_RUNTIME="runsc")
    kernel = Attack(name="kernel", code="import os\nprint(os.uname().release)", says="4.4.0\n")
    # Its own records of a program's processes count as the program's memory.
    attacks = [replace(each, verdicts=(*each.verdicts, "memory_limit")) for each in EVERY if each.name in TRIED]
    assert len(attacks) == len(TRIED)
    field.assert_held([(kernel, "alice"), *among(VICTIMS[::2], attacks), (kernel, "bob")])
    field.assert_endured([(ECHO, "alice"), (ECHO, "mallory")])
    field.assert_unharmed()
    field.assert_gone()
    assert engine.containers() == 0
