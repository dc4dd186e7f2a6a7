"""`script/bench`: what the site adds to the work itself. Each figure beside a baseline taken in the same run.

`script/bench languages [SLUG ...]`: the same for hello world in every language whose image is there.
`script/bench rows`: the queue, the admin and people's pages with a million finished executions, in both databases.
`script/bench load [embedded|scaled]`: a course at work, embedded and scaled out.
`script/bench page`: how soon the page can be written in, what it moves until then, and Lighthouse's scores.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

import docker

from tests.benchmarks import bare, languages, load, page, rows
from tests.benchmarks.bare import HELLO
from tests.benchmarks.caller import Caller, milliseconds
from tests.site import ROOT, Site

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "60"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "8"))
BLOCK = 6
SOURCES = {
    "c": '#include <stdio.h>\nint main(void) { puts("Hello, world!"); }',
    "java": 'public class Main { public static void main(String[] a) { System.out.println("Hello, world!"); } }',
}


def main() -> int:
    if sys.argv[1:2] == ["rows"]:
        return 0 if rows.compare() else 1
    if sys.argv[1:2] == ["load"]:
        return 0 if load.main(sys.argv[2:]) else 1
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder), SHUTDOWN_GRACE="1", WORKER_NAME=f"bench-{os.getpid()}")
        try:
            site.serve()
            if sys.argv[1:2] == ["page"]:
                return 0 if page.look(site) else 1
            if sys.argv[1:2] == ["languages"]:
                languages.compare(site, sys.argv[2:])
            else:
                main_figures(site)
        finally:
            site.end()
    return 0


def main_figures(site: Site) -> None:
    print(f"{'':58}{'site':>10}{'baseline':>10}{'ratio':>8}   goal", flush=True)
    for figure in (hello, hello_against_docker, sustained, echo, compiled, memory):
        figure(site)


def row(what: str, site: float, baseline: float | None, goal: str) -> None:
    ratio = f"{site / baseline:8.2f}" if baseline else f"{'':8}"
    base = f"{baseline:10.1f}" if baseline else f"{'':10}"
    print(f"{what:58}{site:10.1f}{base}{ratio}   {goal}", flush=True)


def side_by_side(one: Callable[[], float], other: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Medians of both, taken in turns: what else the machine does meets both alike."""
    pairs = [(one(), other()) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def hello(site: Site) -> None:
    caller = Caller(site)
    warm_up(caller, "python", HELLO)
    interpreter = bare.fastest_python()
    ours, theirs = side_by_side(
        lambda: milliseconds(lambda: caller.execute("python", HELLO)),
        lambda: bare.python_on_host(interpreter),
        ROUNDS,
    )
    row("Python hello, POST /api/execute, p50 ms / bare python3", ours, theirs, "<= 2.5")


def hello_against_docker(site: Site) -> None:
    caller = Caller(site)
    warm_up(caller, "python", HELLO)
    ours, theirs = side_by_side(
        lambda: milliseconds(lambda: caller.execute("python", HELLO)),
        lambda: bare.docker_run("compiler-site/python:latest"),
        max(5, ROUNDS // 5),
    )
    row("the same / docker run --rm, same limits", ours, theirs, "<= 0.125")


def sustained(site: Site) -> None:
    fresh = max(
        bare.fresh_containers_a_second("compiler-site/python:latest", at_once=n, seconds=SECONDS) for n in (1, 2, 4)
    )
    at_once = 2 * (os.cpu_count() or 1)
    end = time.perf_counter() + SECONDS

    def work(_: int) -> int:
        caller, done = Caller(site), 0
        while time.perf_counter() < end:
            caller.execute("python", HELLO)
            done += 1
        return done

    warm_up(Caller(site), "python", HELLO)
    end = time.perf_counter() + SECONDS
    start = time.perf_counter()
    with ThreadPoolExecutor(at_once) as threads:
        total = sum(threads.map(work, range(at_once)))
    row("Python hellos a second, one owner / fresh containers", total / (time.perf_counter() - start), fresh, ">= 5")


def echo(site: Site) -> None:
    submitted = site.submit("cat", "bash", interactive=True)
    took = []
    with site.terminal(submitted) as terminal:
        terminal.until("input_prompt")
        for _ in range(ROUNDS * 4):
            seen = len(terminal.output)
            start = time.perf_counter()
            terminal.send("input", data="x")
            while len(terminal.output) == seen:
                terminal.next()
            took.append((time.perf_counter() - start) * 1000)
            time.sleep(0.02)  # A fast typist; otherwise frames are held back to 60 a second.
        terminal.send("stop")
    theirs = statistics.median(bare.echo_of_pty(ROUNDS * 4))
    ours = statistics.median(took)
    row("key to echo of `cat`, p50 ms / bare pty", ours, theirs, f"<= baseline + 8 ms (is {ours - theirs:+.1f})")


def compiled(site: Site) -> None:
    with site.client() as client:
        languages = {each["slug"]: each for each in client.get("/api/languages").json()}
    for slug, source in SOURCES.items():
        caller = Caller(site)
        warm_up(caller, slug, source)
        memory = languages[slug]["limits"]["memoryLimit"] << 20
        commands = json.loads(site.manage("shell", "-v0", "-c", ARGV.format(slug=slug)).stdout)
        command, ours, theirs = " && ".join(commands["argv"]), [], []
        with bare.running_container(f"compiler-site/{slug}:latest", memory, 256) as container:
            bare.in_container(container, commands["file"], source, command, 3)
            for _ in range(max(3, ROUNDS // BLOCK)):
                # In blocks, after a pause: the engine's own work for `docker exec` must not fall into either side.
                time.sleep(0.3)
                ours += [milliseconds(partial(caller.execute, slug, source)) for _ in range(BLOCK)]
                theirs += bare.in_container(container, commands["file"], source, command, BLOCK)
        row(
            f"{slug} hello, total ms / same commands, running container",
            statistics.median(ours),
            statistics.median(theirs),
            "<= 1.25",
        )


ARGV = """
import json, shlex
from languages.models import Language
from languages.command import expand
it = Language.objects.get(slug="{slug}")
lines = [shlex.join(expand(argv, main=it.file_name, sources=[it.file_name])) for argv in (it.compile, it.run) if argv]
print(json.dumps({{"file": it.file_name, "argv": lines}}))
"""


def memory(site: Site) -> None:
    pid = site.processes[0].popen.pid
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    resident = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    row("memory of the idle site's process, MiB", resident / 1024, None, "printed")
    used = []
    for container in docker.from_env().containers.list(
        filters={"label": f"compiler-site.worker={site.env['WORKER_NAME']}"}
    ):
        with suppress(docker.errors.APIError, ValueError):  # It was thrown away meanwhile.
            used.append(container.stats(stream=False)["memory_stats"]["usage"])
    row(f"memory of its {len(used)} waiting sandboxes, MiB", sum(used) / 2**20, None, "printed")


def warm_up(caller: Caller, language: str, source: str) -> None:
    for _ in range(5):
        caller.execute(language, source)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
