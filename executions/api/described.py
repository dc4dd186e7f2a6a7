"""The answers, field by field: for the description. Tests hold what is sent against these."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from executions.models import Phase, State, Verdict

ID = "0b8f6d1e-6a44-4a0c-9d0e-6f2f4f0c2f11"
TIME = "2026-01-31T09:30:00.000Z"


class Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)


class Links(Answer):
    status: str = Field(description="Path of its status.", examples=[f"/api/status/{ID}"])
    result: str = Field(description="Path of its result.", examples=[f"/api/result/{ID}"])
    terminal: str = Field(description="Path of its terminal's socket.", examples=[f"/api/ws/terminal/{ID}"])


class Accepted(Answer):
    """An execution that was queued."""

    id: str = Field(description="Names the execution in every other call.", examples=[ID])
    execution_id: str = Field(description="The same.", examples=[ID])
    status: State = Field(
        description="`queued`; another one when an `Idempotency-Key` found an earlier execution.", examples=["queued"]
    )
    message: str = Field(description="The same in words.", examples=["Code execution started"])
    links: Links = Field(description="Where to follow it.")
    terminal_token: str = Field(description="Opens its terminal's socket to the bearer.", examples=["kT3x..."])


class Status(Answer):
    id: str = Field(description="The execution.", examples=[ID])
    status: State = Field(description="Where it is.", examples=["running"])
    phase: Phase | None = Field(description="While running, what is going on.", examples=["compiling"])
    verdict: Verdict | None = Field(description="How it ended; null before.", examples=[None])
    queue_position: int | None = Field(
        description="1 for the next to start; null when it does not wait.", examples=[None]
    )
    queued_at: datetime = Field(description="When it was accepted.", examples=[TIME])
    started_at: datetime | None = Field(description="When a worker took it.", examples=[TIME])
    finished_at: datetime | None = Field(description="When it ended.", examples=[None])


class Truncated(Answer):
    output: bool = Field(description="Whether `output` was cut at the limit.", examples=[False])
    error: bool = Field(description="Whether `error` was cut at the limit.", examples=[False])


class ProducedFile(Answer):
    name: str = Field(description="Path below `output/`.", examples=["plot.svg"])
    size: int = Field(description="Bytes.", examples=[5120])
    media_type: str = Field(description="Guessed from the name.", examples=["image/svg+xml"])
    url: str = Field(description="Where it is, for the owner.", examples=[f"/api/executions/{ID}/files/plot.svg"])


class Ending(Answer):
    verdict: Verdict = Field(description="How it ended.", examples=["success"])
    success: bool = Field(description="Whether the verdict is `success`.", examples=[True])
    message: str = Field(description="The same in a sentence.", examples=["Finished in 21 ms"])
    output: str = Field(description="Standard output as UTF-8; U+FFFD for what is not.", examples=["Hello\n"])
    error: str = Field(description="Standard error.", examples=[""])
    exit_code: int | None = Field(description="Null when it did not exit by itself.", examples=[0])
    signal: str | None = Field(description="What ended it, such as `SIGSEGV`.", examples=[None])
    execution_time: int | None = Field(description="Wall clock of the run in ms.", examples=[21])
    cpu_time: int | None = Field(description="CPU time of all its processes in ms.", examples=[14])
    memory: int | None = Field(description="Peak in KiB.", examples=[9216])
    truncated: Truncated = Field(description="What was cut at `outputLimit`; what came before is there.")


class CaseResult(Ending):
    name: str = Field(description="As given, or `Case n`.", examples=["small"])


class Result(Ending):
    """How a run ended, what it printed and what it left."""

    id: str = Field(description="The execution.", examples=[ID])
    execution_id: str = Field(description="The same.", examples=[ID])
    language: str = Field(description="Slug.", examples=["python"])
    language_version: str = Field(description="What the toolchain called itself.", examples=["3.13.5"])
    status: Literal["finished", "cancelled"] = Field(description="It has ended.", examples=["finished"])
    compile_output: str = Field(description="What the compiler said.", examples=[""])
    compile_time: int | None = Field(description="ms; null for what is not compiled.", examples=[None])
    files: list[ProducedFile] = Field(
        description="What it wrote below `output/`: up to 10 files, 5 MiB in all.", examples=[[]]
    )
    cases: list[CaseResult] = Field(description="One for each of the request's.", examples=[[]])
    queued_at: datetime = Field(description="When it was accepted.", examples=[TIME])
    started_at: datetime | None = Field(description="When a worker took it.", examples=[TIME])
    finished_at: datetime = Field(description="When it ended.", examples=[TIME])
    timestamp: datetime = Field(description="The same.", examples=[TIME])
    metadata: dict[str, Any] = Field(description="The request's.", examples=[{}])


class Summary(Status):
    language: str = Field(description="Slug.", examples=["python"])
    language_version: str = Field(description="What the toolchain called itself.", examples=["3.13.5"])
    interactive: bool = Field(description="Whether it ran on a terminal.", examples=[False])
    message: str = Field(description="How it ended, in a sentence.", examples=["Finished in 21 ms"])
    exit_code: int | None = Field(description="As in the result.", examples=[0])
    execution_time: int | None = Field(description="As in the result.", examples=[21])
    memory: int | None = Field(description="As in the result.", examples=[9216])


class History(Answer):
    executions: list[Summary] = Field(description="Newest first.")
    next: str | None = Field(
        description="`cursor` of the following page; null on the last one. A page before it may hold fewer than "
        "`limit`, even none, where a language or verdict is rare among very many.",
        examples=[None],
    )


class LanguageLimits(Answer):
    timeout: int = Field(description="Wall clock of a run, ms.", examples=[10000])
    cpu_time_limit: int = Field(description="CPU time of a run, ms.", examples=[10000])
    compile_timeout: int = Field(description="Wall clock of compiling, ms.", examples=[30000])
    memory_limit: int = Field(description="MiB.", examples=[256])
    process_limit: int = Field(description="Processes and threads.", examples=[64])
    output_limit: int = Field(description="Bytes.", examples=[1048576])
    disk_limit: int = Field(description="MiB in each writable folder.", examples=[64])
    cpus: float = Field(description="Processors.", examples=[1.0])


class LanguageAnswer(Answer):
    slug: str = Field(description="Names it in requests.", examples=["python"])
    name: str = Field(description="For people.", examples=["Python"])
    version: str = Field(description="What its toolchain calls itself.", examples=["3.13.5"])
    aliases: list[str] = Field(description="Other names, any case.", examples=[["python3", "py"]])
    file_name: str = Field(description="What `code` is called.", examples=["main.py"])
    editor_mode: str = Field(description="Monaco's name for it.", examples=["python"])
    starter: str = Field(description="A program to begin with.", examples=["print('Hello')\n"])
    compiled: bool = Field(description="Whether it is compiled before it runs.", examples=[False])
    interactive: bool = Field(description="Whether it may run on a terminal.", examples=[True])
    console: bool = Field(description="Whether it has an interpreter or shell: `terminal_create`.", examples=[True])
    compiler_options: list[str] = Field(
        description="Patterns (Python's `re`): each of a request's `compilerOptions` must match one as a whole.",
        examples=[["-O[0-3]", "-W[a-z-]+"]],
    )
    limits: LanguageLimits = Field(description="What holds unless a request asks for something else.")
    available: bool = Field(description="Whether its toolchain is installed here.", examples=[True])
    building: bool = Field(description="Whether it is being installed, or installed anew.", examples=[False])


class Queue(Answer):
    waiting: int = Field(description="Executions that wait.", examples=[0])
    running: int = Field(description="Executions that run.", examples=[1])
    capacity: int = Field(description="How many may wait.", examples=[100])


class WorkerAnswer(Answer):
    name: str = Field(description="Unique to one life of one worker.", examples=["vm-1.3fa8"])
    seats: int = Field(description="Batch runs at once.", examples=[4])
    interactive_seats: int = Field(description="Interactive runs at once.", examples=[50])
    started_at: datetime = Field(description="When it started.", examples=[TIME])
    last_seen: datetime = Field(description="When it was last heard of.", examples=[TIME])
    draining: bool = Field(description="Whether it takes nothing more.", examples=[False])
    sandboxes: dict[str, Any] = Field(description="Its pool, in counts; `memory` in bytes.", examples=[{"warm": 7}])


class ImageAnswer(Answer):
    language: str = Field(description="Slug.", examples=["python"])
    image: str = Field(description="Its name on the workers' engines.", examples=["compiler-site/python:latest"])
    available: bool = Field(description="Whether it is there.", examples=[True])
    published: bool = Field(description="Whether it is its makers' own.", examples=[False])
    version: str = Field(description="What its toolchain calls itself.", examples=["3.13.5"])
    size: int | None = Field(description="Bytes, shared layers included.", examples=[114_000_000])
    built_at: datetime | None = Field(description="When it was built.", examples=[TIME])
    checked_at: datetime | None = Field(description="When its checks were last run.", examples=[TIME])
    checks_failed: list[str] = Field(description="Names of the checks that failed.", examples=[[]])


class System(Answer):
    """What an operator wants to see at once."""

    versions: dict[str, str] = Field(description="Of Python and Django.", examples=[{"django": "5.2"}])
    queue: Queue = Field(description="How much there is to do.")
    workers: list[WorkerAnswer] = Field(description="Those that are alive.")
    images: list[ImageAnswer] = Field(description="Of every language.")
    limits: dict[str, int] = Field(description="Settings by name.", examples=[{"MAX_TIMEOUT": 30}])


class FieldProblem(Answer):
    field: str = Field(description="Which field, such as `files[0].name`.", examples=["timeout"])
    message: str = Field(description="What is allowed.", examples=["must be from 100 to 30000 ms"])


class ProblemAnswer(Answer):
    """RFC 9457."""

    type: str = Field(description="Always `about:blank`: the status says it.", examples=["about:blank"])
    title: str = Field(description="The status in words.", examples=["Not valid"])
    status: int = Field(description="As the answer's.", examples=[422])
    detail: str = Field(
        description="One sentence that can be shown.", examples=["timeout must be from 100 to 30000 ms."]
    )
    errors: list[FieldProblem] = Field(default=[], description="Each field that is wrong, up to 20.")


BatchItem = Accepted | ProblemAnswer


class Checks(Answer):
    database: str = Field(description="`ok`, or what is wrong.", examples=["ok"])
    channel_layer: str = Field(description="`ok`, or what is wrong.", examples=["ok"])
    queue: str = Field(description="`ok`, or what is wrong.", examples=["ok"])
    workers: str = Field(description="`ok`, or what is wrong.", examples=["ok"])


class Health(Answer):
    status: Literal["ok", "degraded"] = Field(description="Whether programs can be run.", examples=["ok"])
    message: str = Field(description="The same in words.", examples=["Server is running"])
    checks: Checks = Field(description="What was looked at.")


class QuotaCount(Answer):
    limit: int | None = Field(description="How many there may be; null: any number.", examples=[500])
    used: float = Field(description="How many there are; 0 a minute where no limit needs it.", examples=[41])
    left: float | None = Field(description="How many are left; null where there is no limit.", examples=[459])
    resets_at: datetime | None = Field(
        description="When it begins anew; null where there is no limit, or when runs that end make room.",
        examples=[TIME],
    )


class QuotaAnswer(Answer):
    """What the caller may still take. Quotas are given by administrators."""

    runs_at_once: QuotaCount = Field(description="Runs that run at this moment; others wait.")
    waiting_runs: QuotaCount = Field(description="Runs that wait.")
    runs_per_minute: QuotaCount = Field(description="Runs of this minute, which begins with the first of them.")
    runs_per_day: QuotaCount = Field(description="Runs of today; days end at midnight, UTC.")
    cpu_seconds_per_day: QuotaCount = Field(description="CPU time of today's runs that have ended, in s.")
    limits: dict[str, int] = Field(
        description="The most that one run may have, by the request's field; `code` in bytes.",
        examples=[{"timeout": 30_000, "memoryLimit": 1024}],
    )
    languages: list[str] | None = Field(description="The only languages that may run; null: all.", examples=[None])
    interactive: bool = Field(description="Whether programs may be interactive.", examples=[True])
    api: bool = Field(description="Whether runs may be started without the site's page.", examples=[True])
