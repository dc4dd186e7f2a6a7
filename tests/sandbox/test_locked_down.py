"""Each line of `locked_down()`, tried with it and without it on a bare container, so that no other wall helps."""

import asyncio
import json
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import docker
import pytest

from executions.sandbox.container import Confinement, Engine, container, locked_down, seccomp_profile
from tests.sandbox.programs import MIB, PYTHON, SPEC

Config = dict[str, Any]
Change = Callable[[Config], None]

CALLS = """
import ctypes, os, platform
X86 = platform.machine() == 'x86_64'
libc = ctypes.CDLL(None, use_errno=True)
def error(x86, arm, *args):
    ctypes.set_errno(0)
    libc.syscall(x86 if X86 else arm, *args)
    return ctypes.get_errno()
"""
# What the container itself must deny, each as an expression that is true where it is denied.
PROBES = {
    "NetworkMode": "os.listdir('/sys/class/net') == ['lo']",
    "CapDrop": "'CapBnd:\\t0000000000000000\\n' in open('/proc/self/status').read()",
    "ReadonlyRootfs": "bool(os.statvfs('/').f_flag & os.ST_RDONLY)",
    "SecurityOpt": "'NoNewPrivs:\\t1\\n' in open('/proc/self/status').read()",
    "Memory": f"counter('memory/memory.limit_in_bytes', 'memory.max') == '{SPEC.memory}'",
    "MemorySwap": f"counter('memory/memory.memsw.limit_in_bytes', 'memory.swap.max') in ('{SPEC.memory}', '0')",
    "PidsLimit": f"counter('pids/pids.max', 'pids.max') == '{SPEC.processes + 1}'",
    "NanoCpus": "counter('cpu/cpu.cfs_quota_us', 'cpu.max').startswith('100000')",
    "Ulimits": "limits() == ((0, 0), (1024, 1024))",
    "ShmSize": f"size('/dev/shm') == {SPEC.disk}",
    "Tmpfs": f"size('/work') == size('/tmp') == {SPEC.disk}",
    "Mounts": "bool(os.statvfs('/sandbox').f_flag & os.ST_RDONLY) and os.path.exists('/sandbox/init')",
}
HELP = """
import os, resource
def counter(one, two):
    names = [f'/sys/fs/cgroup/{name}' for name in (one, two)]
    return open(next(filter(os.path.exists, names))).read().strip()
def size(path):
    about = os.statvfs(path)
    return about.f_frsize * about.f_blocks
def limits():
    return resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_NOFILE)
"""
OUTSIDE = {"LogConfig", "AutoRemove"}  # Seen from the engine; a test of its own each.


@pytest.fixture(scope="module")
def around(client: docker.APIClient) -> Confinement:
    async def volume() -> str:
        engine = Engine()
        try:
            return await engine.provide_init({})
        finally:
            await engine.close()

    return Confinement(jail=False, volume=asyncio.run(volume()))


@pytest.fixture
def bare(client: docker.APIClient, around: Confinement) -> Iterator[Callable[..., str]]:
    """Runs Python as a container's first process, where only the engine's walls stand. Returns what it printed."""
    made = []

    def bare(source: str, change: Change = lambda config: None) -> str:
        config = container(SPEC, around, {"compiler-site.worker": "test-bare"})
        config |= {"Entrypoint": ["python3", "-c", source], "Cmd": []}
        config["HostConfig"] |= {"AutoRemove": False, "LogConfig": {"Type": "json-file"}}
        change(config)
        made.append(client.create_container_from_config(config)["Id"])
        client.start(made[-1])
        client.wait(made[-1], timeout=30)
        output: bytes = client.logs(made[-1])
        return output.decode().strip()

    yield bare
    for container_id in made:
        client.remove_container(container_id, force=True, v=True)


def without(line: str) -> Change:
    def change(config: Config) -> None:
        del config["HostConfig"][line]
        if line == "NetworkMode":  # What stands in its place is the engine's choice, and it may have no bridge.
            config["HostConfig"]["NetworkMode"] = "host"
        if line == "Memory":  # The engine refuses a limit of swap alone.
            del config["HostConfig"]["MemorySwap"]

    return change


@pytest.mark.parametrize("line", PROBES)
def test_each_line_denies_what_it_is_there_for(bare: Callable[..., str], line: str) -> None:
    assert bare(f"{HELP}\nprint({PROBES[line]})") == "True"


@pytest.mark.parametrize("line", PROBES)
def test_nothing_else_denies_it_so_the_test_above_needs_the_line(bare: Callable[..., str], line: str) -> None:
    assert bare(f"{HELP}\ntry: print({PROBES[line]})\nexcept OSError: print(False)", without(line)) == "False"


def test_no_line_is_without_a_test(around: Confinement) -> None:
    assert set(locked_down(SPEC, around)) == PROBES.keys() | OUTSIDE


def test_with_a_jail_only_what_the_jail_needs_is_different(around: Confinement) -> None:
    with_jail = locked_down(SPEC, replace(around, jail=True))
    assert with_jail.pop("MaskedPaths") == with_jail.pop("ReadonlyPaths") == []
    differing = {key for key, value in locked_down(SPEC, around).items() if with_jail[key] != value}
    assert differing == {"SecurityOpt", "PidsLimit"}


def test_runtime_and_apparmor_profile_are_passed_on(around: Confinement) -> None:
    chosen = locked_down(SPEC, replace(around, runtime="runsc", apparmor="students"))
    assert chosen["Runtime"] == "runsc"
    assert "apparmor=students" in chosen["SecurityOpt"]


def test_a_program_is_nobody(bare: Callable[..., str]) -> None:
    source = "import os; print(os.getresuid(), os.getresgid(), os.getgroups())"
    assert bare(source) == "(65534, 65534, 65534) (65534, 65534, 65534) [65534]"
    assert "65534" not in bare(source, lambda config: config.pop("User"))


def test_nothing_is_logged_and_nothing_stays(client: docker.APIClient, around: Confinement) -> None:
    config = container(SPEC, around, {"compiler-site.worker": "test-bare"})
    config |= {"Entrypoint": ["sleep", "1"], "Cmd": []}
    made = client.create_container_from_config(config)["Id"]
    client.start(made)
    with pytest.raises(docker.errors.APIError, match="does not support reading"):
        client.logs(made)
    client.kill(made)
    deadline = time.monotonic() + 10
    while client.containers(all=True, filters={"id": made}):
        assert time.monotonic() < deadline, "the container was not removed by itself"


# The seccomp profile: what it must not allow, each tried also with the call allowed.

REFUSED_CALLS = {
    "io_uring_setup": "error(425, 425, 1, None)",
    "ptrace": "error(101, 117, 0, 0, 0, 0)",
    "process_vm_readv": "error(310, 270, os.getpid(), None, 0, None, 0, 0)",
    "keyctl": "error(250, 219, 0, -3, 0)",
    "add_key": "error(248, 217, None, None, None, 0, -3)",
    "name_to_handle_at": "error(303, 264, -100, None, None, None, 0)",
    "memfd_secret": "error(447, 447, 0x7777)",
    "unshare": "error(272, 97, 0x10000000)",
    "setns": "error(308, 268, -1, 0)",
    "bpf": "error(321, 280, 99, None, 0)",
    "userfaultfd": "error(323, 282, 0x777777)",
    "fanotify_mark": "error(301, 263, -1, 0, 0, -1, None)",
    "kcmp": "error(312, 272, os.getpid(), os.getpid(), 99, 0, 0)",
    "process_madvise": "error(440, 440, -1, None, 0, 0, 0)",
    "pidfd_getfd": "error(438, 438, -1, 0, 0)",
}
EPERM = 1


def allowing(group: Config) -> Change:
    def change(config: Config) -> None:
        profile = json.loads(seccomp_profile(jail=False))
        profile["syscalls"].append(group)
        config["HostConfig"]["SecurityOpt"] = ["no-new-privileges", f"seccomp={json.dumps(profile)}"]

    return change


@pytest.mark.parametrize("name", REFUSED_CALLS)
def test_the_container_refuses_the_call(bare: Callable[..., str], name: str) -> None:
    source = f"{CALLS}\nprint({REFUSED_CALLS[name]})"
    assert bare(source) == str(EPERM)
    assert bare(source, allowing({"names": [name], "action": "SCMP_ACT_ALLOW"})) != str(EPERM)


@pytest.mark.parametrize(
    ("family", "name"),
    [(40, "AF_VSOCK"), (38, "AF_ALG"), (17, "AF_PACKET"), (44, "AF_XDP"), (1, ""), (2, ""), (10, ""), (16, "")],
)
def test_the_container_has_only_ordinary_socket_families(bare: Callable[..., str], family: int, name: str) -> None:
    source = f"{CALLS}\nprint(error(41, 198, {family}, 3 if {family} in (16, 17, 44) else 1, 0) == {EPERM})"
    assert bare(source) == str(bool(name))


def test_only_the_jail_s_group_is_left_out_where_there_is_no_jail() -> None:
    with_jail, without_jail = (json.loads(seccomp_profile(jail=jail))["syscalls"] for jail in (True, False))
    (group,) = [each for each in with_jail if each not in without_jail]
    assert set(group["names"]) == {"clone", "mount", "pivot_root", "sethostname", "umount2", "unshare"}


def test_memory_and_processes_are_what_the_spec_says(around: Confinement) -> None:
    denied = locked_down(replace(SPEC, memory=77 * MIB, processes=5, cpus=0.5), around)
    assert (denied["Memory"], denied["MemorySwap"], denied["PidsLimit"]) == (77 * MIB, 77 * MIB, 6)
    assert denied["NanoCpus"] == 500_000_000


def test_containers_carry_their_worker_s_name(client: docker.APIClient, around: Confinement) -> None:
    name = f"test-{uuid.uuid4().hex[:8]}"
    config = container(replace(SPEC, image=PYTHON), around, {"compiler-site.worker": name})
    assert config["Labels"] == {"compiler-site.worker": name}
