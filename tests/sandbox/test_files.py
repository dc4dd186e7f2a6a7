"""What goes into a job's folder, is copied for another case, and comes out again."""

import pytest

from executions.sandbox.errors import SandboxLost
from executions.sandbox.job import File, Stop
from executions.sandbox.pool import Pool
from tests.sandbox.programs import MIB, SPEC, Ran, Runner, all_of, step

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def collected(pool: Pool, source: str, *, most: int = 10, size: int = 5 * MIB) -> list[File]:
    async with pool.sandbox(SPEC, owner="somebody") as box:
        await box.open([File(name="main.py", content=f"import os\nos.mkdir('output')\n{source}".encode())])
        ran = await all_of(box, step("python3", "main.py"))
        assert ran.ended.exit_code == 0, ran.err
        return await box.collect(most=most, size=size)


async def test_files_are_there_with_their_folders(run: Runner) -> None:
    files = [
        File(name="main.py", content=b"import a.b.c; print(a.b.c.x, open('data.bin', 'rb').read())"),
        File(name="a/__init__.py", content=b""),
        File(name="a/b/c.py", content=b"x = 7"),
        File(name="data.bin", content=bytes(range(5))),
    ]
    async with run.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open(files)
        ran = await all_of(box, step("python3", "main.py"))
    assert ran.out == "7 b'\\x00\\x01\\x02\\x03\\x04'\n"


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "", "same"])
async def test_a_name_that_leads_elsewhere_is_refused_by_init_too(jailed: Runner, name: str) -> None:
    with pytest.raises(SandboxLost, match="cannot be made"):
        async with jailed.pool.sandbox(SPEC, owner="somebody") as box:
            await box.open([File(name="same", content=b""), File(name=name, content=b"")])
            await all_of(box, step("true"))


async def test_files_that_do_not_fit_are_our_fault_not_the_program_s(jailed: Runner) -> None:
    with pytest.raises(SandboxLost, match="do not fit"):
        async with jailed.pool.sandbox(SPEC, owner="somebody") as box:
            await box.open([File(name="large", content=b"x" * (SPEC.disk + 1))])
            await all_of(box, step("true"))


async def test_files_written_under_output_come_back(run: Runner) -> None:
    files = await collected(
        run.pool,
        (
            "os.mkdir('output/deep')\n"
            "open('output/b', 'wb').write(b'x' * 100_000)\n"
            "open('output/deep/a.txt', 'w').write('é')\n"
            "open('elsewhere', 'w').write('no')"
        ),
    )
    assert files == [File(name="b", content=b"x" * 100_000), File(name="deep/a.txt", content="é".encode())]


async def test_links_pipes_and_devices_are_not_followed(run: Runner) -> None:
    source = """
os.symlink('/etc/passwd', 'output/link'); os.symlink('/etc', 'output/folder'); os.mkfifo('output/pipe')
import socket; s = socket.socket(socket.AF_UNIX); s.bind('output/socket')
open('output/zreal', 'w').write('real')
"""
    assert await collected(run.pool, source) == [File(name="zreal", content=b"real")]


async def test_an_output_folder_that_is_a_link_is_not_followed(jailed: Runner) -> None:
    assert await collected(jailed.pool, "os.rmdir('output'); os.symlink('/etc', 'output')") == []


async def test_no_output_folder_means_no_files(jailed: Runner) -> None:
    assert await collected(jailed.pool, "os.rmdir('output')") == []


async def test_the_last_file_that_fits_is_taken_and_the_next_is_not(jailed: Runner) -> None:
    source = "for n in range(4): open(f'output/{n}', 'wb').write(bytes(1000))"
    assert len(await collected(jailed.pool, source, most=4, size=4000)) == 4
    assert len(await collected(jailed.pool, source, most=3)) == 3
    assert len(await collected(jailed.pool, source, size=3999)) == 3


async def test_a_sparse_terabyte_is_left_alone(jailed: Runner) -> None:
    assert await collected(jailed.pool, "os.truncate(os.open('output/big', os.O_CREAT | os.O_RDWR), 1 << 20)") != []
    source = (
        "import resource\nf = os.open('output/big', os.O_CREAT | os.O_RDWR)\nos.lseek(f, 7 << 20, 0)\nos.write(f, b'x')"
    )
    assert await collected(jailed.pool, source) == []


async def test_unreadable_files_and_endless_depth_hinder_nothing(jailed: Runner) -> None:
    source = (
        "open('output/secret', 'w').write('x'); os.chmod('output/secret', 0)\n"
        "open('output/a', 'w').write('a')\n"
        "p = 'output'\n"
        "for _ in range(300):\n"
        " p += '/d'\n"
        " os.mkdir(p)"
    )
    assert await collected(jailed.pool, source) == [File(name="a", content=b"a")]


# A job of several cases: compiled once, each case in a jail of its own.


async def cases(pool: Pool, prepare: str, case: str, *, count: int = 2) -> list[Ran]:
    async with pool.sandbox(SPEC, owner="somebody") as box:
        await box.open([File(name="main.sh", content=b"")])
        first = await all_of(box, step("bash", "-c", prepare, compiling=True))
        assert first.ended.exit_code == 0, first.text()
        ran = []
        for number in range(count):
            await box.fork()
            ran.append(await all_of(box, step("bash", "-c", case, "bash", str(number))))
        return ran


async def test_each_case_begins_where_the_compiler_ended(jailed: Runner) -> None:
    prepare = (
        "mkdir -p a/b; echo made > a/b/file; printf '#!/bin/bash\n"
        "echo tool' > tool; chmod 755 tool; ln -s a/b/file link; mkfifo pipe; chmod 700 a"
    )
    case = "cat a/b/file link; ./tool; ls; echo changed > a/b/file; touch left; stat -c %a a tool; echo $1"
    ran = await cases(jailed.pool, prepare, case, count=3)
    for number, each in enumerate(ran):
        assert each.out == f"made\nmade\ntool\na\nlink\nmain.sh\ntool\n700\n755\n{number}\n"


async def test_cases_see_nothing_of_each_other(jailed: Runner) -> None:
    case = "ls -A /tmp /dev/shm | grep -v ^/; touch /tmp/mark /dev/shm/mark; sleep 60 & echo $!"
    first, second = await cases(jailed.pool, "true", case)
    assert first.out.split() == second.out.split()
    assert "mark" not in second.out


async def test_holes_are_not_copied_as_bytes(jailed: Runner) -> None:
    prepare = "truncate -s 7M hole; printf end >> hole"
    case = "stat -c '%s' hole; tail -c 3 hole; [ $(stat -c %b hole) -lt 100 ] && echo sparse"
    assert (await cases(jailed.pool, prepare, case, count=1))[0].out == "7340035\nendsparse\n"


async def test_a_copy_that_does_not_fit_is_told(jailed: Runner) -> None:
    prepare = "head -c 6M /dev/zero > a; for n in 1 2; do ln a h$n; done"
    with pytest.raises(SandboxLost, match="cannot be copied"):
        await cases(jailed.pool, prepare, "true")


async def test_ten_cases_on_one_sandbox(jailed: Runner) -> None:
    ran = await cases(jailed.pool, "echo hello > f", "cat f; exit $1", count=10)
    assert [(each.out, each.ended.exit_code) for each in ran] == [("hello\n", n) for n in range(10)]
    assert all(each.ended.stop is Stop.EXITED for each in ran)


async def test_without_a_jail_there_are_no_copies(unjailed: Runner) -> None:
    async with unjailed.pool.sandbox(SPEC, owner="somebody") as box:
        assert not box.can_fork
