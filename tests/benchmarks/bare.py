"""The baselines: what the same work costs without a site around it."""

import os
import pty
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import docker

HELLO = 'print("Hello, world!")'
LIMITS = {
    "network_mode": "none",
    "cap_drop": ["ALL"],
    "security_opt": ["no-new-privileges"],
    "read_only": True,
    "user": "65534:65534",
    "mem_limit": "256m",
    "memswap_limit": "256m",
    "pids_limit": 64,
    "nano_cpus": 1_000_000_000,
    "tmpfs": {"/tmp": "exec,size=64m,mode=1777", "/work": "exec,size=64m,mode=1777"},
    "log_config": {"type": "none"},
}


def python_on_host(interpreter: str) -> float:
    """ms for the bare interpreter to start, print a line and end."""
    start = time.perf_counter()
    subprocess.run([interpreter, "-c", HELLO], check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def fastest_python() -> str:
    """Of the host's interpreters the one that starts fastest: the hardest to beat."""
    known = {os.path.realpath(sys.executable), "/usr/bin/python3"}
    return min(filter(os.path.exists, known), key=lambda each: min(python_on_host(each) for _ in range(10)))


def docker_run(image: str) -> float:
    """ms for `docker run --rm` of the same line with the same limits."""
    argv = ["docker", "run", "--rm", "--network=none", "--cap-drop=ALL", "--security-opt=no-new-privileges"]
    argv += [
        "--read-only",
        "--user=65534:65534",
        "--memory=256m",
        "--memory-swap=256m",
        "--pids-limit=64",
        "--cpus=1",
    ]
    argv += ["--tmpfs=/tmp:exec,size=64m", "--log-driver=none", image, "python3", "-c", HELLO]
    start = time.perf_counter()
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def docker_run_of(image: str, file_name: str, source: str, line: str, memory_mib: int) -> float:
    """ms for `docker run --rm` of a container that compiles and runs a program."""
    argv = ["docker", "run", "--rm", "-i", "--network=none", f"--memory={memory_mib}m", "--cpus=1", "--log-driver=none"]
    argv += ["--tmpfs=/work:exec", "--tmpfs=/tmp:exec", "-w", "/work", image, "sh", "-c"]
    start = time.perf_counter()
    subprocess.run([*argv, f"cat > {file_name}; {line}"], input=source.encode(), check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def fresh_containers_a_second(image: str, *, at_once: int, seconds: float) -> float:
    """Runs a second when each is a new container, made through the engine's API."""
    client = docker.from_env()
    end = time.perf_counter() + seconds

    def work() -> int:
        done = 0
        while time.perf_counter() < end:
            container = client.containers.create(image, ["python3", "-c", HELLO], **LIMITS)
            container.start()
            container.wait()
            container.remove()
            done += 1
        return done

    start = time.perf_counter()
    with ThreadPoolExecutor(at_once) as threads:
        total = sum(threads.map(lambda _: work(), range(at_once)))
    return total / (time.perf_counter() - start)


@contextmanager
def running_container(image: str, memory: int, processes: int, disk_mib: int = 64) -> Iterator[str]:
    """The id of a container that sleeps, with a language's own limits."""
    folders = dict.fromkeys(("/tmp", "/work"), f"exec,size={disk_mib}m,mode=1777")
    limits = LIMITS | {"mem_limit": memory, "memswap_limit": memory, "pids_limit": processes, "tmpfs": folders}
    name = f"compiler-site-bench-{uuid.uuid4().hex[:8]}"
    container = docker.from_env().containers.run(image, ["sleep", "600"], detach=True, name=name, init=True, **limits)
    try:
        yield container.id
    finally:
        container.remove(force=True)


def in_container(container: str, file_name: str, source: str, command: str, times: int) -> list[float]:
    """ms of each of `times` runs of `command`, taken inside the running container."""
    # Each run begins with an empty folder, as on the site: compilers that find their output up to date do nothing.
    script = (
        f"cd /work && for i in $(seq {times}); do rm -rf /work/* /tmp/* /tmp/.[!.]*\n"
        f"cat > {file_name} <<'END'\n{source}\nEND\n"
        f"s=$EPOCHREALTIME; {command} >/dev/null; e=$EPOCHREALTIME; echo $(( ${{e/./}} - ${{s/./}} )); done"
    )
    argv = ["docker", "exec", "-e", "HOME=/tmp", container, "bash", "-c", script]
    done = subprocess.run(argv, check=True, capture_output=True, text=True)
    return [int(line) / 1000 for line in done.stdout.split()]


def echo_of_pty(times: int) -> list[float]:
    """ms from a key to its echo on a local pseudo-terminal with `cat`."""
    process, master = pty.fork()
    if process == 0:
        os.execvp("cat", ["cat"])
    took = []
    try:
        for _ in range(times):
            start = time.perf_counter()
            os.write(master, b"x")
            os.read(master, 1)
            took.append((time.perf_counter() - start) * 1000)
    finally:
        os.close(master)
        os.waitpid(process, 0)
    return took
