"""From a stored execution and its language to what a sandbox is asked to do."""

from dataclasses import dataclass

from django.conf import settings

from executions.limits import Limits
from executions.models import Execution
from executions.program import Case, Program
from executions.sandbox.job import File, Spec, Step, StepLimits, Terminal
from languages.command import expand
from languages.models import Language

KIB, MIB = 1 << 10, 1 << 20
COMPILE_OUTPUT_BYTES = 256 * 1024
ENVIRONMENT = {
    "HOME": "/tmp",  # noqa: S108 - the jail's own
    "LANG": "C.UTF-8",
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
}


def spec_of(language: Language, limits: Limits) -> Spec:
    return Spec(
        image=language.image,
        memory=limits.memory_mib * MIB,
        processes=limits.processes,
        cpus=limits.cpus,
        disk=limits.disk_mib * MIB,
        warm_up=expand(language.warm_up, main="", memory_mib=limits.memory_mib),
        warm_up_env=tuple({**ENVIRONMENT, **language.env}.items()) if language.warm_up else (),
    )


@dataclass(frozen=True, slots=True)
class Steps:
    """What `execution` asks of a sandbox."""

    execution: Execution
    language: Language
    program: Program
    limits: Limits

    @property
    def compiles(self) -> bool:
        return bool(self.language.compile) and not self.execution.console

    def spec(self) -> Spec:
        return spec_of(self.language, self.limits)

    def files(self) -> list[File]:
        return [File(name=file.name, content=file.bytes()) for file in self.program.files]

    def compile(self) -> Step:
        limits = StepLimits(
            wall=self.limits.compile_wall_ms / 1000,
            cpu=self.limits.compile_cpu_ms / 1000,
            idle=None,
            output=COMPILE_OUTPUT_BYTES,
            file_size=self.limits.disk_mib * MIB,
        )
        argv = self._argv(self.language.compile, ())
        return Step(argv=argv, env=self._environment(), limits=limits, compiling=True)

    def run(self, case: Case, terminal: Terminal | None) -> Step:
        """`terminal` None: pipes; of a batch run, which gets the case's whole input and then its end."""
        live = self.execution.interactive and terminal is None
        limits = StepLimits(
            wall=self.limits.wall_ms / 1000,
            cpu=self.limits.cpu_ms / 1000,
            idle=settings.INTERACTIVE_IDLE_TIMEOUT if terminal else None,
            output=self.limits.output_bytes,
            file_size=min(self.limits.disk_mib * MIB, (self.limits.file_kib or self.limits.disk_mib * KIB) * KIB),
        )
        template = self.language.console if self.execution.console else self.language.run
        argv = self._argv(template, self.program.args if case.args is None else case.args)
        return Step(
            argv=self._within_own_limits(argv),
            env=self._environment(),
            limits=limits,
            stdin=b"" if terminal or live else case.input.encode(),
            terminal=terminal,
            live=live,
        )

    def _argv(self, template: list[str], args: tuple[str, ...]) -> tuple[str, ...]:
        names = [file.name for file in self.program.files]
        main = names[0] if names else ""
        return expand(
            template,
            main=main,
            sources=names if self.program.sources is None else self.program.sources,
            options=self.program.options,
            args=args,
            memory_mib=self.limits.memory_mib,
        )

    def _within_own_limits(self, argv: tuple[str, ...]) -> tuple[str, ...]:
        """The shell's text is ours alone; what it starts replaces it."""
        mapped = self.limits.address_space_mib
        for option, kib in (("v", mapped and mapped * KIB), ("s", self.limits.stack_kib)):
            if kib is not None:
                argv = ("sh", "-c", f'ulimit -{option} "$0" && exec "$@"', str(kib), *argv)
        return argv

    def _environment(self) -> dict[str, str]:
        terminal = {"TERM": "xterm-256color"} if self.execution.interactive and not self.program.piped else {}
        return {**ENVIRONMENT, **terminal, **self.language.env}
