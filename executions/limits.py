"""The numbers a run is held to: what a request asks, within what a quota, its language and the site allow."""

from dataclasses import dataclass, replace

from django.conf import settings

from executions.allowances import UNLIMITED, Allowance
from languages.models import Language

LEAST_TIMEOUT_MS = 100
LEAST_MEMORY_MIB = 16
LEAST_PROCESSES = 8
LEAST_OUTPUT_BYTES = 1
MOST_CASES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one run may take. ms, MiB, bytes; of a compile step `compile_*` instead of `wall_ms` and `cpu_ms`.

    What holds for each process of the program, not of the compiler: `address_space_mib`, what it may map; `stack_kib`;
    `file_kib`, how large a file it writes may grow. None: as the sandbox has it.
    """

    wall_ms: int
    cpu_ms: int
    compile_wall_ms: int
    compile_cpu_ms: int
    memory_mib: int
    processes: int
    output_bytes: int
    disk_mib: int
    cpus: float
    address_space_mib: int | None = None
    stack_kib: int | None = None
    file_kib: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request asks for; None: the language's own number."""

    timeout: int | None = None
    cpu_time: int | None = None
    memory: int | None = None
    processes: int | None = None
    output: int | None = None
    compile_timeout: int | None = None
    compile_cpu_time: int | None = None
    address_space: int | None = None
    stack: int | None = None
    file_size: int | None = None


class LimitsRefused(Exception):
    """A request asks for what it may not have: `errors` are (field of the API, sentence)."""

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{field}: {sentence}" for field, sentence in errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Range:
    """The values that a field of the API may have."""

    field: str
    least: int
    most: int
    unit: str
    by_quota: bool = False

    def check(self, value: int | None) -> tuple[str, str] | None:
        if value is None or self.least <= value <= self.most:
            return None
        sentence = f"must be from {self.least} to {self.most}{self.unit}"
        return self.field, f"{sentence}, as your quota allows" if self.by_quota else sentence

    def within(self, quota: int | None) -> "Range":
        """What is left of it where a quota allows less."""
        if quota is None or quota >= self.most:
            return self
        return replace(self, most=max(self.least, quota), by_quota=True)


def ranges(*, interactive: bool, allowance: Allowance = UNLIMITED) -> dict[str, Range]:
    """What a request may ask for, by the field of `Asked`.

    A quota's timeout does not count for the wall clock of interactive programs, which wait for people.
    """
    longest = settings.INTERACTIVE_TIMEOUT if interactive else settings.MAX_TIMEOUT
    largest = settings.INTERACTIVE_OUTPUT_BYTES if interactive else settings.MAX_OUTPUT_SIZE_BYTES
    timeout = Range("timeout", LEAST_TIMEOUT_MS, longest * 1000, " ms")
    cpu_time = Range("cpuTimeLimit", LEAST_TIMEOUT_MS, settings.MAX_TIMEOUT * 1000, " ms")
    memory = Range("memoryLimit", LEAST_MEMORY_MIB, settings.MAX_MEMORY_MIB, " MiB")
    processes = Range("processLimit", LEAST_PROCESSES, settings.MAX_PROCESSES, "")
    output = Range("outputLimit", LEAST_OUTPUT_BYTES, largest, " bytes")
    return {
        "timeout": timeout if interactive else timeout.within(allowance.timeout_ms),
        "cpu_time": cpu_time.within(allowance.timeout_ms),
        "memory": memory.within(allowance.memory_mib),
        "processes": processes.within(allowance.processes),
        "output": output.within(allowance.output_bytes),
    }


def resolve(asked: Asked, language: Language, *, interactive: bool, allowance: Allowance = UNLIMITED) -> Limits:
    """Exactly what was asked for; elsewhere the language's numbers, or the quota's where those are lower.

    Raises LimitsRefused rather than give other numbers than were asked for.
    """
    allowed = ranges(interactive=interactive, allowance=allowance)
    errors = [error for name, range_ in allowed.items() if (error := range_.check(getattr(asked, name)))]
    errors += _of_compilation(asked, language)
    if errors:
        raise LimitsRefused(errors)

    def usual(name: str, number: int) -> int:
        return min(number, allowed[name].most) if allowed[name].by_quota else number

    wall = settings.INTERACTIVE_TIMEOUT * 1000 if interactive else language.wall_ms
    output = settings.INTERACTIVE_OUTPUT_BYTES if interactive else language.output_bytes
    cpu = language.cpu_ms if interactive else asked.timeout or language.cpu_ms
    return Limits(
        wall_ms=asked.timeout or usual("timeout", wall),
        cpu_ms=asked.cpu_time or usual("cpu_time", cpu),
        compile_wall_ms=asked.compile_timeout or language.compile_wall_ms,
        compile_cpu_ms=asked.compile_cpu_time or language.compile_cpu_ms,
        memory_mib=asked.memory or usual("memory", language.memory_mib),
        processes=asked.processes or usual("processes", language.processes),
        output_bytes=asked.output or usual("output", output),
        disk_mib=language.disk_mib,
        cpus=language.cpus,
        address_space_mib=asked.address_space,
        stack_kib=asked.stack,
        file_kib=asked.file_size,
    )


def _of_compilation(asked: Asked, language: Language) -> list[tuple[str, str]]:
    """A compilation may be asked to take less than its language gives it, never more."""
    bounds = (
        (Range("compileTimeout", LEAST_TIMEOUT_MS, language.compile_wall_ms, " ms"), asked.compile_timeout),
        (Range("compileCpuTimeLimit", LEAST_TIMEOUT_MS, language.compile_cpu_ms, " ms"), asked.compile_cpu_time),
    )
    return [error for range_, value in bounds if (error := range_.check(value))]
