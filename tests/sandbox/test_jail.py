"""What a program in a sandbox meets.

Tests that take `inner` have the container's own wall removed, to see that the one inside stands alone.
"""

import platform
import uuid
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio

from executions.sandbox.container import Engine
from executions.sandbox.pool import Pool, PoolSettings
from tests.sandbox.conftest import SETTINGS
from tests.sandbox.programs import Runner, snapshot_is
from tests.sandbox.test_locked_down import CALLS, REFUSED_CALLS

pytestmark = pytest.mark.asyncio(loop_scope="session")

ON_X86 = pytest.mark.skipif(platform.machine() != "x86_64", reason="a machine of another kind")
EPERM, ENOSYS, EAFNOSUPPORT = 1, 38, 97


class EngineWithoutOuterWall(Engine):
    """Containers that may call anything and write to their root."""

    def _start(self, config: dict[str, Any], client: Any) -> Any:
        config["HostConfig"] |= {"SecurityOpt": ["seccomp=unconfined"], "ReadonlyRootfs": False}
        return super()._start(config, client)


async def lax_pool(*, jail: bool) -> AsyncIterator[Pool]:
    settings = PoolSettings(**SETTINGS, worker=f"test-{uuid.uuid4().hex[:8]}", jail=jail)
    pool = Pool(settings, EngineWithoutOuterWall())
    await pool.start()
    yield pool
    await pool.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def lax_jailed() -> AsyncIterator[Pool]:
    async for pool in lax_pool(jail=True):
        yield pool


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def lax_unjailed() -> AsyncIterator[Pool]:
    async for pool in lax_pool(jail=False):
        yield pool


@pytest.fixture(params=["lax_jailed", "lax_unjailed"])
def inner(request: pytest.FixtureRequest) -> Runner:
    """Programs for which only the inner wall is there."""
    return Runner(request.getfixturevalue(request.param))


async def errors_of(run: Runner, calls: dict[str, str]) -> dict[str, int]:
    lines = "\n".join(f"print({name!r}, {call}, flush=True)" for name, call in calls.items())
    ran = await run(f"{CALLS}\n{lines}")
    assert ran.ended.exit_code == 0, ran.err
    return {line.split()[0]: int(line.split()[1]) for line in ran.out.splitlines()}


MORE_CALLS = {
    **{
        f"clone-{flag:#x}": f"error(56, 220, {flag}, 0, 0, 0, 0)"
        for flag in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)
    },
    "mount": "error(165, 40, b'none', b'/tmp', b'tmpfs', 0, None)",
    "umount2": "error(166, 39, b'/tmp', 2)",
    "pivot_root": "error(155, 41, b'/tmp', b'/tmp')",
    "chroot": "error(161, 51, b'/tmp')",
    "fsopen": "error(430, 430, b'tmpfs', 0)",
    "open_tree": "error(428, 428, -100, b'/', 1)",
    "move_mount": "error(429, 429, -1, b'', -1, b'', 0)",
    "mount_setattr": "error(442, 442, -1, b'', 0, None, 0)",
    "sethostname": "error(170, 161, b'x', 1)",
    "perf_event_open": "error(298, 241, None, 0, -1, -1, 0)",
    "open_by_handle_at": "error(304, 265, -1, None, 0)",
    "fanotify_init": "error(300, 262, 0, 0)",
    "kexec_load": "error(246, 104, 0, 0, None, 0)",
    "init_module": "error(175, 105, None, 0, b'')",
    "reboot": "error(169, 142, 0, 0, 0, 0)",
    "swapon": "error(167, 224, b'/tmp/x', 0)",
    "acct": "error(163, 89, None)",
    "syslog": "error(103, 116, 3, None, 0)",
    "settimeofday": "error(164, 170, None, None)",
    "adjtimex": "error(159, 171, None)",
    "quotactl": "error(179, 60, 0, None, 0, None)",
    "io_uring_enter": "error(426, 426, -1, 0, 0, 0, None, 0)",
    "process_vm_writev": "error(311, 271, 1, None, 0, None, 0, 0)",
    "request_key": "error(249, 218, None, None, None, 0)",
}


async def test_the_inner_wall_alone_refuses_these_calls(inner: Runner) -> None:
    calls = REFUSED_CALLS | MORE_CALLS
    assert await errors_of(inner, calls) == dict.fromkeys(calls, EPERM)


async def test_clone3_is_said_not_to_exist_so_that_libc_uses_clone(inner: Runner) -> None:
    assert await errors_of(inner, {"clone3": "error(435, 435, None, 0)"}) == {"clone3": ENOSYS}


async def test_the_inner_wall_alone_leaves_only_ordinary_sockets(inner: Runner) -> None:
    refused = {f"family-{n}": f"error(41, 198, {n}, 1, 0)" for n in range(46) if n not in (1, 2, 10, 16)}
    assert await errors_of(inner, refused) == dict.fromkeys(refused, EAFNOSUPPORT)
    allowed = {f"family-{n}": f"error(41, 198, {n}, {3 if n == 16 else 1}, 0)" for n in (1, 2, 10, 16)}
    assert await errors_of(inner, allowed) == dict.fromkeys(allowed, 0)


async def test_the_high_half_of_a_register_does_not_get_round_the_filter(inner: Runner) -> None:
    source = "ctypes.c_long((1 << 32) | {})"
    calls = {
        "socket": f"error(41, 198, {source.format(40)}, 1, 0)",
        "ioctl": f"error(16, 29, 0, {source.format(0x5412)}, b'x')",
    }
    assert await errors_of(inner, calls) == {"socket": EAFNOSUPPORT, "ioctl": EPERM}


MACHINE_CODE = """
import mmap
def int80(number, first):
    number, first = (value.to_bytes(4, 'little') for value in (number, first))
    code = b'\\x53\\xb8' + number + b'\\xbb' + first + b'\\xcd\\x80\\x5b\\xc3'
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
"""


@ON_X86
async def test_32_bit_calls_work_but_are_no_way_round(inner: Runner) -> None:
    ran = await inner(
        f"{CALLS}{MACHINE_CODE}\n"
        "print(int80(20, 0) == os.getpid(), int80(310, 0x10000000), int80(102, 1), int80(359, 40), "
        "int80(26, 0))"
    )
    assert ran.out == f"True {-EPERM} {-EPERM} {-EAFNOSUPPORT} {-EPERM}\n"


@ON_X86
async def test_the_x32_form_of_a_call_does_not_exist(inner: Runner) -> None:
    assert await errors_of(inner, {"x32": "error(0x40000000 + 39, 0)"}) == {"x32": ENOSYS}


async def test_a_program_has_no_privilege_at_all(run: Runner) -> None:
    ran = await run("print(open('/proc/self/status').read())")
    said = dict(line.split(":\t") for line in ran.out.strip().splitlines() if ":\t" in line)
    assert {said[f"Cap{which}"] for which in ("Inh", "Prm", "Eff", "Bnd", "Amb")} == {"0" * 16}
    assert (said["NoNewPrivs"], said["Seccomp"]) == ("1", "2")
    assert said["Uid"].split() == said["Gid"].split() == ["65534"] * 4
    assert said["Groups"].split() in ([], ["65534"])


async def test_becoming_another_user_is_refused(run: Runner) -> None:
    source = """
import os
for become in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.setresuid(1, 1, 1)):
    try: become(); print('became')
    except OSError: pass
os.system('cp /bin/id /tmp/id && chmod 6755 /tmp/id && /tmp/id -u')
"""
    assert (await run(source)).out == "65534\n"


async def test_only_its_own_processes_are_seen(jailed: Runner) -> None:
    ran = await jailed("import os; print([n for n in os.listdir('/proc') if n.isdigit()], os.getpid(), os.getppid())")
    assert ran.out == "['2'] 2 1\n"


@pytest.mark.parametrize("name", ["mem", "environ", "maps", "fd/0", "syscall", "cwd", "root"])
async def test_init_cannot_be_looked_into(run: Runner, name: str) -> None:
    ran = await run(
        "import os\n"
        f"try: print(os.listdir('/proc/1/{name}') if '{name}' in ('cwd', "
        f"'root') else open('/proc/1/{name}', 'rb').read(1))\n"
        "except OSError as e: print('refused')"
    )
    assert ran.out == "refused\n"


async def test_a_child_cannot_be_traced_or_read_by_call(run: Runner) -> None:
    source = (
        f"{CALLS}\n"
        "import time\n"
        "child = os.fork()\n"
        "if child == 0: time.sleep(5); os._exit(0)\n"
        "print(error(101, 117, 16, child, 0, 0), error(101, 117, 0x4206, child, 0, 0)); os.kill(child, "
        "9)"
    )
    assert (await run(source)).out == f"{EPERM} {EPERM}\n"


@pytest.mark.parametrize(
    "path", ["/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/sched_debug", "/proc/latency_stats"]
)
async def test_the_kernel_s_own_files_are_masked(run: Runner, path: str) -> None:
    ran = await run(f"try: print(open('{path}', 'rb').read(10))\nexcept OSError: print(b'')")
    assert ran.out == "b''\n"


@pytest.mark.parametrize(
    "path",
    [
        "/proc/sys/kernel/core_pattern",
        "/proc/sys/kernel/hostname",
        "/proc/sysrq-trigger",
        "/proc/irq/default_smp_affinity",
        "/sys/kernel/uevent_helper",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
        "/proc/self/uid_map",
        "/etc/hosts",
        "/etc/passwd",
        "/sandbox/init",
    ],
)
async def test_what_steers_the_machine_cannot_be_written(run: Runner, path: str) -> None:
    ran = await run(
        f"try: open('{path}', 'r+b', buffering=0).write(b'0\\n'); print('written')\nexcept OSError: print('refused')"
    )
    assert ran.out == "refused\n"


@pytest.mark.parametrize("name", ["interrupts", "kallsyms", "key-users"])
async def test_the_jail_masks_also_what_others_leave_readable(jailed: Runner, name: str) -> None:
    assert (await jailed(f"print(open('/proc/{name}', 'rb').read(10))")).out == "b''\n"


async def test_pseudo_terminals_are_few(jailed: Runner) -> None:
    source = """
import os
made = []
try:
    while True: made.append(os.openpty())
except OSError: print(len(made))
"""
    # The limit of open files would allow 126.
    assert (await jailed(source)).out == "64\n"


async def test_sys_is_empty_and_init_s_folder_hidden_in_the_jail(jailed: Runner) -> None:
    assert (await jailed("import os; print(os.listdir('/sys'), os.listdir('/sandbox'))")).out == "[] []\n"


async def test_nothing_but_its_own_folders_can_be_written(run: Runner) -> None:
    source = """
import os
for folder, folders, _ in os.walk('/'):
    if folder.startswith('/proc'): folders[:] = []; continue
    try: open(f'{folder}/probe', 'x').close(); print(folder)
    except OSError: pass
"""
    assert set((await run(source)).out.split()) <= {"/work", "/tmp", "/dev/shm", "/dev/mqueue"}


async def test_programs_can_be_run_from_their_folders(run: Runner) -> None:
    ran = await run("import os; [os.system(f'cp /bin/echo {d}/e && {d}/e {d}') for d in ('/work', '/tmp')]")
    assert ran.out == "/work\n/tmp\n"


async def test_only_three_descriptors_are_open(run: Runner) -> None:
    ran = await run("import os; print(sorted(int(n) for n in os.listdir('/proc/self/fd'))[:-1])")
    assert ran.out == "[0, 1, 2]\n"


async def test_the_environment_is_what_was_given_and_nothing_more(run: Runner) -> None:
    from tests.sandbox.programs import ENVIRONMENT

    ran = await run("print(open('/proc/self/environ', 'rb').read())")
    expected = b"".join(f"{name}={value}\0".encode() for name, value in ENVIRONMENT.items())
    assert ran.out == f"{expected!r}\n"


async def test_no_signal_is_blocked_or_ignored(run: Runner) -> None:
    ran = await run("import os; os.execlp('grep', 'grep', '-E', 'SigBlk|SigIgn', '/proc/self/status')")
    # Python ignores SIGPIPE (13) and SIGXFSZ (25) by itself.
    assert ran.out.split() == ["SigBlk:", "0" * 16, "SigIgn:", "0000000001001000"]


async def test_there_is_no_network_but_the_loop(run: Runner) -> None:
    source = """
import socket
print([name for _, name in socket.if_nameindex()])
for host in ('1.1.1.1', '169.254.169.254', '172.17.0.1'):
    try: socket.create_connection((host, 80), timeout=2); print('connected')
    except OSError as e: print(e.strerror)
s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(s.getsockname()); print('to itself')
"""
    ran = await run(source)
    assert ran.out.splitlines() == ["['lo']", *["Network is unreachable"] * 3, "to itself"]


async def test_real_time_and_negative_niceness_are_refused(run: Runner) -> None:
    source = (
        "import os\n"
        "for do in (lambda: os.nice(-1), lambda: os.sched_setscheduler(0, os.SCHED_FIFO, "
        "os.sched_param(1))):\n"
        " try: do(); print('got it')\n"
        " except OSError: pass"
    )
    assert (await run(source)).out == ""


async def test_the_program_is_the_first_to_go_when_memory_runs_out(run: Runner) -> None:
    assert (await run("print(open('/proc/self/oom_score_adj').read())")).out.strip() == "1000"


async def test_in_the_jail_it_cannot_get_out_of_that(jailed: Runner) -> None:
    ran = await jailed("open('/proc/self/oom_score_adj', 'w').write('0')")
    assert "Read-only file system" in ran.err


async def test_it_is_nicer_than_what_ends_it(run: Runner) -> None:
    assert (await run("import os; print(os.nice(0))")).out == "10\n"


async def test_the_host_is_called_sandbox(run: Runner) -> None:
    assert (await run("import socket; print(socket.gethostname())")).out == "sandbox\n"


LEAVE = """
import ctypes, mmap, os, socket, sys
libc = ctypes.CDLL(None, use_errno=True)
for folder in ('/work', '/tmp', '/dev/shm'): open(f'{folder}/mark', 'w').write('mark')
open('/dev/mqueue/file', 'w')
print(libc.shmget(1234, 4096, 0o1666) >= 0, libc.semget(1234, 1, 0o1666) >= 0, libc.msgget(1234, 0o1666) >= 0)
print(libc.mq_open(b'/mark', os.O_CREAT | os.O_RDWR, 0o666, None) >= 0)
if os.fork() == 0:
    s = socket.socket(socket.AF_UNIX); s.bind('\\0mark'); s.listen(); os.setsid()
    while True: s.accept()
"""
LOOK = """
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
for folder in ('/work', '/tmp', '/dev/shm', '/dev/mqueue'): print(sorted(os.listdir(folder)))
print(libc.shmget(1234, 4096, 0) >= 0, libc.semget(1234, 1, 0) >= 0, libc.msgget(1234, 0) >= 0)
print(open('/proc/sysvipc/shm').read().count('\\n'))
try: socket.socket(socket.AF_UNIX).connect('\\0mark'); print('met')
except OSError as e: print(e.strerror)
print(len([n for n in os.listdir('/proc') if n.isdigit()]))
"""


async def test_a_second_run_on_the_same_sandbox_finds_nothing_of_the_first(jailed: Runner) -> None:
    async def one(source: str) -> tuple[str, str]:
        from executions.sandbox.job import File
        from tests.sandbox.programs import SPEC, all_of, step

        async with jailed.pool.sandbox(SPEC, owner="the same") as box:
            await box.open([File(name="main.py", content=source.encode())])
            return box.id, (await all_of(box, step("python3", "main.py"))).out

    first, left = await one(LEAVE)
    await snapshot_is(jailed.pool, busy=0)
    second, found = await one(LOOK)
    assert first == second
    assert left == "True True True\nTrue\n"
    assert found.splitlines() == ["['main.py']", "[]", "[]", "[]", "False False False", "1", "Connection refused", "1"]


@pytest.mark.parametrize("name", ["TIOCSTI 0x5412", "TIOCLINUX 0x541c", "TIOCCONS 0x541d", "TIOCSETD 0x5423"])
async def test_a_terminal_cannot_be_made_to_type(session: Callable[..., Any], name: str) -> None:
    number = name.split()[1]
    source = (
        "import fcntl\n"
        f"try: fcntl.ioctl(0, {number}, b'x\\0\\0\\0'); print('done')\n"
        "except OSError as e: print(e.errno)"
    )
    async with session(source) as talk:
        assert (await talk.end()).text() == f"{EPERM}\r\n"
