"""Two steps in a row: what is compiled first and run then."""

import pytest

from executions.sandbox.job import File, Step, Stop, Stream, Terminal
from tests.sandbox.programs import SPEC, Ran, Runner, Session, all_of, step

pytestmark = pytest.mark.asyncio(loop_scope="session")

COMPILER = "import sys; open('made', 'w').write('made'); print('compiled'); sys.exit(int(sys.argv[1]))"
PROGRAM = "import sys; print(open('made').read(), sys.stdin.read())"


def compilation(code: int) -> Step:
    return step("python3", "compiler.py", str(code), compiling=True)


def files(program: str = PROGRAM) -> list[File]:
    return [File(name="compiler.py", content=COMPILER.encode()), File(name="main.py", content=program.encode())]


async def test_a_step_that_follows_starts_by_itself_and_nothing_of_it_is_lost(run: Runner) -> None:
    program = step("python3", "main.py", stdin=b"typed")
    async with run.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open(files())
        compiled = Ran([event async for event in box.run(compilation(0), program)])
        ran = await all_of(box, program)
    assert (compiled.text(Stream.COMPILE), compiled.out) == ("compiled\n", "")
    assert (ran.out, ran.ended.exit_code) == ("made typed\n", 0)


async def test_a_job_may_be_closed_while_its_second_step_runs(jailed: Runner) -> None:
    async with jailed.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open(files())
        async for _ in box.run(compilation(0), step("sleep", "60")):
            pass
        assert await box.close_job()
        await box.open([])
        assert (await all_of(box, step("ls"))).out == ""


@pytest.mark.parametrize("code", [1, 255])
async def test_it_never_starts_after_a_failure(run: Runner, code: int) -> None:
    program = step("python3", "main.py")
    async with run.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open(files("open('ran', 'w')"))
        compiled = Ran([event async for event in box.run(compilation(code), program)])
        looked = await all_of(box, step("ls"))
    assert compiled.ended.exit_code == code
    assert "made" in looked.out.split()
    assert "ran" not in looked.out.split()


async def test_it_never_starts_when_what_it_follows_was_killed(run: Runner) -> None:
    endless = step("python3", "-c", "import time\nprint('x', flush=True)\ntime.sleep(60)", compiling=True)
    async with run.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open(files("open('ran', 'w')"))
        session = Session(box, endless, then=step("python3", "main.py"))
        await session.started()
        await session.until("x")
        box.kill()
        assert (await session.end()).ended.stop is Stop.KILLED
        assert "ran" not in (await all_of(box, step("ls"))).out.split()


async def test_a_terminal_that_follows_takes_what_is_typed(run: Runner) -> None:
    program = step("python3", "main.py", terminal=Terminal())
    async with run.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open(files("print('hello', input('Name? '))"))
        async for _ in box.run(compilation(0), program):
            pass
        session = Session(box, program)
        await session.started()
        await session.until("Name? ")
        box.write(b"Ada\r")
        assert "hello Ada" in (await session.end()).text(Stream.TERMINAL)
