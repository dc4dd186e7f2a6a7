"""The requests, field by field."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.conf import settings
from pydantic import ConfigDict, Field

from executions.api.fields import Fields, Optional, Schema
from executions.deliveries import LONGEST_URL
from executions.limits import MOST_CASES, ranges
from executions.models import Verdict
from executions.verdicts import size

MOST_FILES = 50

MOST_ARGUMENTS = 256
LARGEST_ARGUMENTS = 32_768
MOST_OPTIONS = 64
LONGEST_OPTION = 200
LARGEST_METADATA = 1024
MOST_IN_BATCH = 100
LONGEST_WAIT = 60


def within(name: str) -> Callable[[], Schema]:
    """The range of a limit as the settings have it. `resolve` checks it, with the language's own numbers."""

    def bounds() -> Schema:
        batch = ranges(interactive=False)[name]
        return {"minimum": batch.least, "maximum": ranges(interactive=True)[name].most}

    return bounds


Arguments = Annotated[list[str], Field(max_length=MOST_ARGUMENTS)]


class SubmittedFile(Fields):
    name: str = Field(
        description="Relative path of at most 255 bytes, folders separated by `/`. "
        "Unique, upper and lower case being the same.",
        examples=["src/shapes.py"],
        min_length=1,
    )
    content: str = Field(description="The text, or the bytes in base64.", examples=["SIDES = 4\n"])
    encoding: Literal["utf8", "base64"] = Field(
        default="utf8", description="What `content` is: text, or base64 of bytes.", examples=["utf8"]
    )


class TestCase(Fields):
    name: str = Field(default="", max_length=100, description="Given back in the case's result.", examples=["small"])
    input: str = Field(default="", description="The whole standard input.", examples=["2 3\n"])
    args: Annotated[Arguments | None, Optional()] = Field(
        default=None, description="Instead of the program's `args`.", examples=[["--sum"]]
    )
    expected_output: Annotated[str | None, Optional()] = Field(
        default=None, description="Compared as the request's `expectedOutput`.", examples=["5\n"]
    )


class TerminalSize(Fields):
    cols: int = Field(default=80, ge=1, le=1000, description="Columns.", examples=[80])
    rows: int = Field(default=24, ge=1, le=1000, description="Rows.", examples=[24])


class RunRequest(Fields):
    """A program and how it is to be run."""

    language: str = Field(
        description="Slug or alias of a language, in any case: see `GET /api/languages`.", examples=["python"]
    )
    code: Annotated[str | None, Optional()] = Field(
        default=None,
        description=f"The program, when it is one file; else `files`. At most {size(settings.MAX_CODE_SIZE_BYTES)}.",
        examples=["print(input())"],
    )
    files: Annotated[list[SubmittedFile] | None, Field(min_length=1, max_length=MOST_FILES), Optional()] = Field(
        default=None,
        description=f"The program, when it is several files; the first is the main one. "
        f"At most {size(settings.MAX_CODE_SIZE_BYTES)} in all.",
        examples=[[{"name": "main.py", "content": "print(1)"}]],
    )
    input: Annotated[str | None, Optional()] = Field(
        default=None,
        description=f"The whole standard input. With the cases' inputs at most {size(settings.MAX_INPUT_SIZE_BYTES)}.",
        examples=["Ada\n"],
    )
    stdin: Annotated[str | None, Optional()] = Field(
        default=None, description="Another name of `input`: give one of them.", examples=["Ada\n"]
    )
    args: Arguments = Field(
        default=[],
        description=f"The program's arguments, passed as they are, never through a shell. "
        f"At most {size(LARGEST_ARGUMENTS)} in all.",
        examples=[["--verbose"]],
    )
    compiler_options: Annotated[list[str], Field(max_length=MOST_OPTIONS)] = Field(
        default=[],
        description="Options for the compiler, each one that the language allows. A refusal lists what it allows.",
        examples=[["-O2"]],
    )
    timeout: Annotated[int | None, Optional(within("timeout"))] = Field(
        default=None,
        description=f"Wall clock of each run in ms; at most {settings.MAX_TIMEOUT * 1000} unless `interactive`. "
        "Default: the language's.",
        examples=[5000],
    )
    cpu_time_limit: Annotated[int | None, Optional(within("cpu_time"))] = Field(
        default=None,
        description="CPU time of each run in ms, over all its processes. Default: `timeout`, or the language's.",
        examples=[2000],
    )
    memory_limit: Annotated[int | None, Optional(within("memory"))] = Field(
        default=None, description="Memory of all processes together in MiB. Default: the language's.", examples=[128]
    )
    process_limit: Annotated[int | None, Optional(within("processes"))] = Field(
        default=None, description="Processes and threads at a time. Default: the language's.", examples=[32]
    )
    output_limit: Annotated[int | None, Optional(within("output"))] = Field(
        default=None,
        description="Bytes of output and error together; "
        f"at most {settings.MAX_OUTPUT_SIZE_BYTES} unless `interactive`. Default: the language's.",
        examples=[65536],
    )
    expected_output: Annotated[str | None, Optional()] = Field(
        default=None,
        description="Compared with the output line by line, blanks at line ends and empty lines at the end ignored: "
        "the verdict is `success` or `wrong_answer`.",
        examples=["Hello, Ada!"],
    )
    cases: Annotated[list[TestCase] | None, Field(min_length=1, max_length=MOST_CASES), Optional()] = Field(
        default=None,
        description="The program is compiled once and run once for each of these; every run has the limits to itself.",
        examples=[[{"input": "2 3\n", "expectedOutput": "5\n"}]],
    )
    interactive: bool = Field(
        default=False, description="Run on a pseudo-terminal; input comes over the socket.", examples=[False]
    )
    terminal: Annotated[TerminalSize | None, Optional()] = Field(
        default=None, description="Its size, for `interactive`. Default: 80 x 24.", examples=[{"cols": 80, "rows": 24}]
    )
    wait: Annotated[bool | None, Optional()] = Field(
        default=None,
        description="Whether the answer waits for the end. Default: true for `/api/execute`, false for `/api/submit`.",
        examples=[True],
    )
    callback_url: Annotated[str | None, Field(max_length=LONGEST_URL), Optional()] = Field(
        default=None,
        description="An `http` or `https` address that is sent the result, signed, when the run has ended. "
        "See Webhooks. Needs a key.",
        examples=["https://example.org/results"],
    )
    metadata: dict[str, Any] = Field(
        default={},
        description=f"Yours, given back in the result. At most {size(LARGEST_METADATA)} as JSON.",
        examples=[{"exercise": 12}],
    )


class BatchRequest(Fields):
    """Several programs, each accepted or refused by itself."""

    # Described as requests, yet read one by one: each is accepted or refused by itself.
    executions: Annotated[list[Any], Field(min_length=1, max_length=MOST_IN_BATCH)] = Field(
        description="Requests as of `POST /api/submit`, without `wait`.",
        examples=[[{"language": "python", "code": "print(1)"}]],
    )


class HistoryQuery(Fields):
    """Which of the caller's executions, and from where on. Query parameters are text, so numbers are read from it."""

    model_config = ConfigDict(strict=False)

    cursor: str = Field(default="", max_length=200, description="`next` of the page before.", examples=[""])
    language: str = Field(
        default="", max_length=64, description="Only of this language: slug or alias.", examples=["python"]
    )
    verdict: Annotated[Verdict | None, Optional()] = Field(
        default=None, description="Only with this verdict.", examples=["success"]
    )
    limit: int = Field(default=20, ge=1, le=100, description="How many at most.", examples=[20])


class ResultQuery(Fields):
    model_config = ConfigDict(strict=False)

    wait: int = Field(
        default=0,
        ge=0,
        le=LONGEST_WAIT,
        description="Seconds for which the answer is held until the run has ended.",
        examples=[10],
    )
