"""`script/bench load [embedded|scaled]`: a course at work, and what it costs.

Programs that wait for input; students who type and run again and again; then a queue of batch runs. BENCH_WAITING,
BENCH_STUDENTS, BENCH_SECONDS and BENCH_QUEUED make it smaller.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import docker
import httpx

from tests.benchmarks.spent import cpu_seconds, memory_mib
from tests.benchmarks.stacks import Stack, embedded, scaled
from tests.benchmarks.students import Browser, Taken, Terminal, batch, http, study

WAITING = int(os.environ.get("BENCH_WAITING", "200"))
STUDENTS = int(os.environ.get("BENCH_STUDENTS", "300"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "300"))
QUEUED = int(os.environ.get("BENCH_QUEUED", "1000"))
OWNERS = 20  # Of the batch runs.
OPENED_AT_ONCE = 20
SAMPLE = 20  # Sandboxes whose memory is asked for.
PERCENTILES = (50, 95, 99)
BATCH = {
    "python": "print(sum(range(1000)))",
    "bash": "echo $((6 * 7))",
    "c": '#include <stdio.h>\nint main(void) { puts("Hello"); }',
    "javascript": "console.log([1, 2, 3].map(each => each * 2))",
    "cpp": '#include <iostream>\nint main() { std::cout << "Hello\\n"; }',
    "java": 'public class Main { public static void main(String[] a) { System.out.println("Hello"); } }',
}
STACKS = {"embedded": embedded, "scaled": scaled}


def main(names: Sequence[str]) -> bool:
    """Whether there were no errors."""
    results = [_measured(name) for name in names or STACKS]
    return all(results)


def _measured(name: str) -> bool:
    seats = {"INTERACTIVE_SEATS": str(WAITING + STUDENTS + 20), "QUEUE_CAPACITY": str(QUEUED + STUDENTS + 100)}
    lasting = {"INTERACTIVE_IDLE_TIMEOUT": "3600", "INTERACTIVE_TIMEOUT": "7200", "SHUTDOWN_GRACE": "1"}
    # Limits that programs may reach, not what they take: those that wait for input take a tenth.
    settings = seats | lasting | {"SANDBOX_MEMORY_MIB": "1000000"}
    with tempfile.TemporaryDirectory() as folder, STACKS[name](Path(folder), settings) as stack:
        print(f"\n{name}: {WAITING} wait, {STUDENTS} type for {SECONDS:.0f} s, {QUEUED} are queued", flush=True)
        errors = asyncio.run(_all(stack))
        logged = [path for path in stack.site.folder.glob("*.log") if _faults(path)]
    _row("errors (goal 0)", len(errors) + len(logged))
    for line in [*errors[:10], *(f"faults in {path.name}" for path in logged)]:
        print(f"    {line}")
    return not errors and not logged


def _faults(log: Path) -> list[str]:
    """Errors, each with the name of the exception that it came from."""
    lines = iter(log.read_text().splitlines())
    faults = []
    for line in lines:
        if "Traceback" in line:
            faults.append(next((raised for raised in lines if not raised.startswith((" ", "|"))), line))
        elif "ERROR" in line:
            faults.append(line)
    for line in faults[:5]:
        print(f"    {log.name}: {line[:300]}")
    return faults


async def _all(stack: Stack) -> list[str]:
    async with http() as client, AsyncExitStack() as open_terminals:
        waiting, errors = await _wait(stack, client, open_terminals)
        errors += await _study(stack, client)
        errors += await _queue(stack, client)
        errors += await _wake(waiting)
    await asyncio.sleep(3)
    for kind, after in memory_mib(stack.kinds).items():
        _row(f"memory in the end, {kind}, MiB", after)
    if left := stack.transcripts_left():
        errors.append(f"{left} transcripts are left in Redis")
    return errors


async def _wait(
    stack: Stack, client: httpx.AsyncClient, open_terminals: AsyncExitStack
) -> tuple[list[Terminal], list[str]]:
    """Terminals that stay open, and what each of them takes."""
    taken, before, redis_before = Taken(), memory_mib(stack.kinds), stack.redis_mib()
    waiting: list[Terminal] = []
    gate = asyncio.Semaphore(OPENED_AT_ONCE)

    async def one(browser: Browser) -> None:
        async with gate:
            try:
                await browser.open()
                terminal = await open_terminals.enter_async_context(browser.terminal())
                open_terminals.push_async_callback(terminal.stop)
                waiting.append(terminal)
            except Exception as error:
                taken.errors.append(f"waiting: {type(error).__name__}: {error}")

    await asyncio.gather(*(one(browser) for browser in _browsers(stack, client, taken, WAITING)))
    await asyncio.sleep(2)
    for kind, after in memory_mib(stack.kinds).items():
        _row(f"memory per idle terminal, {kind}, KiB", (after - before[kind]) * 1024 / max(1, WAITING))
    if stack.redis_url:
        _row("Redis per idle terminal, KiB", (stack.redis_mib() - redis_before) * 1024 / max(1, WAITING))
    # In a thread: the engine takes its time, and terminals that do not answer a ping are closed.
    _row("memory per waiting sandbox, MiB", await asyncio.to_thread(_sandbox_mib, stack))
    return waiting, taken.errors


async def _wake(waiting: Sequence[Terminal]) -> list[str]:
    """Whether those that have waited all the time still answer."""
    answers = await asyncio.gather(*(each.answer() for each in waiting), return_exceptions=True)
    return [f"waiting: {type(each).__name__}: {each}" for each in answers if isinstance(each, BaseException)]


def _sandbox_mib(stack: Stack) -> float:
    """Of some of those that are there."""
    engine, used = docker.APIClient(), []
    for worker in stack.workers:
        found = engine.containers(filters={"label": f"compiler-site.worker={worker}"}, limit=SAMPLE)
        for container in found:
            seen = engine.stats(container["Id"], stream=False, one_shot=True)
            used.append(seen["memory_stats"].get("usage", 0) / 2**20)
    return sum(used) / max(1, len(used))


async def _study(stack: Stack, client: httpx.AsyncClient) -> list[str]:
    taken, browsers = Taken(), []
    for browser in _browsers(stack, client, taken, STUDENTS):
        await browser.open()
        browsers.append(browser)
    before = Before(stack)
    until = before.moment + SECONDS
    await asyncio.gather(*(study(browser, taken, until) for browser in browsers))
    _tell("students", stack, taken, before)
    _percentiles("key to echo, ms", taken.echo)
    return taken.errors


async def _queue(stack: Stack, client: httpx.AsyncClient) -> list[str]:
    taken = Taken()
    browsers = _browsers(stack, client, taken, OWNERS)
    for browser in browsers:
        await browser.open()
    known = {each["slug"] for each in (await client.get(f"http://127.0.0.1:{stack.ports[0]}/api/languages")).json()}
    mixed = [(slug, code) for slug, code in BATCH.items() if slug in known]
    before = Before(stack)
    pairs = islice(zip(cycle(browsers), cycle(mixed), strict=False), QUEUED)
    await asyncio.gather(*(batch(browser, taken, *program) for browser, program in pairs))
    _tell("queued", stack, taken, before)
    return taken.errors


def _browsers(stack: Stack, client: httpx.AsyncClient, taken: Taken, count: int) -> list[Browser]:
    return [Browser(client, port, taken) for port in islice(cycle(stack.ports), count)]


class Before:
    """What had been used when something began."""

    def __init__(self, stack: Stack) -> None:
        self.cpu, self.taken, self.moment = cpu_seconds(stack.kinds), stack.taken(), time.monotonic()


def _tell(who: str, stack: Stack, taken: Taken, before: Before) -> None:
    _row(f"{who}: runs a second", taken.runs / (time.monotonic() - before.moment))
    for kind, after in cpu_seconds(stack.kinds).items():
        _row(f"{who}: CPU per run, {kind}, ms", (after - before.cpu[kind]) * 1000 / max(1, taken.runs))
    _percentiles(f"{who}: wait, ms", taken.wait)
    if taken.first_byte:
        _percentiles(f"{who}: submit to first byte, ms", taken.first_byte)
    sandboxes = stack.taken() - before.taken
    _row(f"{who}: sandboxes kept / warm / started", *(sandboxes[how] for how in ("kept", "warm", "started")))


def _percentiles(what: str, values: Sequence[float]) -> None:
    ordered = sorted(values) or [0.0]
    _row(f"{what}, p50 / p95 / p99", *(ordered[min(len(ordered) - 1, len(ordered) * p // 100)] for p in PERCENTILES))


def _row(what: str, *numbers: Any) -> None:
    print(f"{what:58}" + " ".join(f"{number:10.1f}" for number in numbers), flush=True)
