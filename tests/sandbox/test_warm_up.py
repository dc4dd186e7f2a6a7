"""What waits in a jail for its compilation, and for nothing else."""

from dataclasses import replace

import pytest

from executions.sandbox.job import File, Stream
from tests.sandbox.programs import SPEC, Runner, all_of, step

pytestmark = pytest.mark.asyncio(loop_scope="session")

WAITS = ("sh", "-c", 'cat /proc/sys/kernel/random/uuid > "$PLACE.new" && mv "$PLACE.new" "$PLACE"; exec sleep 60')
WARM = replace(SPEC, warm_up=WAITS, warm_up_env=(("PLACE", "/tmp/mark"), ("PATH", "/usr/bin:/bin")))
COMPILER = ("sh", "-c", "while [ ! -e /tmp/mark ]; do sleep 0.01; done; cat /tmp/mark")
PROCESSES = "import os; print(sorted(int(name) for name in os.listdir('/proc') if name.isdecimal()) == [os.getpid()])"


async def test_a_compilation_finds_what_waits_for_it_and_each_its_own(jailed: Runner) -> None:
    marks = set()
    async with jailed.pool.sandbox(WARM, owner="somebody") as box:
        for _ in range(2):
            await box.open([])
            marks.add((await all_of(box, step(*COMPILER, compiling=True))).text(Stream.COMPILE))
            assert await box.close_job()
    assert len(marks) == 2


async def test_a_program_is_never_beside_it(jailed: Runner) -> None:
    program = step("python3", "main.py")
    async with jailed.pool.sandbox(WARM, owner="somebody") as box:
        await box.open([File(name="main.py", content=PROCESSES.encode())])
        await all_of(box, step(*COMPILER, compiling=True))
        assert (await all_of(box, program)).out == "True\n"
        await box.fork()
        assert (await all_of(box, program)).out == "True\n"


async def test_a_run_that_compiles_nothing_is_not_beside_it_either(jailed: Runner) -> None:
    async with jailed.pool.sandbox(WARM, owner="somebody") as box:
        await box.open([File(name="main.py", content=PROCESSES.encode())])
        assert (await all_of(box, step("python3", "main.py"))).out == "True\n"


async def test_without_a_jail_nothing_waits(unjailed: Runner) -> None:
    async with unjailed.pool.sandbox(WARM, owner="somebody") as box:
        await box.open([])
        assert (await all_of(box, step("ls", "/tmp"))).out == ""


async def test_one_that_cannot_be_started_harms_nobody(jailed: Runner) -> None:
    async with jailed.pool.sandbox(replace(WARM, warm_up=("no-such-compiler",)), owner="somebody") as box:
        await box.open([])
        assert (await all_of(box, step("true"))).ended.exit_code == 0
