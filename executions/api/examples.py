"""The calls that the documentation shows. Each is made, as it stands there, by a test in each language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from executions.api.snippets import Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One call. `path` is the OpenAPI path, `{id}`, `{name}` and `{snapshot}` in it are filled in by `url`.

    `prints` is part of what it prints in every language: all of the answer, or its field `shows` (`curl` knows no
    fields), when that is what it `reads`.
    """

    name: str
    title: str
    method: str
    path: str
    status: int
    body: Any = None
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    reads: Literal["json", "text", "nothing"] = "json"
    shows: str = ""
    prints: str = ""

    def url(self, site: str, *, identifier: str) -> str:
        return site + self.path.format(id=identifier, name=self.file, snapshot=SOME_SNAPSHOT) + self.query

    def snippet(self, tongue: Tongue, site: str, *, identifier: str, needs_key: bool = False) -> str:
        """The call written in `tongue`; with a key where the site answers nobody without."""
        key = {"X-API-Key": KEY} if needs_key else {}
        return tongue.write(self, self.url(site, identifier=identifier), key | dict(self.headers))


KEY = "cs_your-key"
SOME_SNAPSHOT = "7pQ2mZsKx9LfTb4W"
MEAN_OF_NUMBERS = "import sys\nnumbers = [float(line) for line in sys.stdin]\nprint(sum(numbers) / len(numbers))"
SHAPES_C = '#include <stdio.h>\n#include "shapes.h"\n\nint main(void) {\n    printf("%d\\n", area(6, 7));\n}\n'
PLOT = """from pathlib import Path

Path("output").mkdir(exist_ok=True)
Path("output/dot.svg").write_text("<svg xmlns=\\"http://www.w3.org/2000/svg\\"><circle r=\\"9\\"/></svg>")
"""

EXAMPLES = (
    Example(
        name="hello",
        title="Run a program and get its result",
        method="POST",
        path="/api/execute",
        status=200,
        shows="output",
        prints="ADA",
        body={"language": "python", "code": "print(input().upper())", "input": "ada\n"},
    ),
    Example(
        name="files",
        title="Several files, with compiler options and arguments",
        method="POST",
        path="/api/execute",
        status=200,
        shows="output",
        prints="42",
        body={
            "language": "c",
            "files": [
                {"name": "main.c", "content": SHAPES_C},
                {"name": "shapes.h", "content": "int area(int width, int height);\n"},
                {"name": "shapes.c", "content": "int area(int width, int height) { return width * height; }\n"},
            ],
            "compilerOptions": ["-O2", "-Wall"],
            "args": ["--metric"],
        },
    ),
    Example(
        name="cases",
        title="Compile once, run on several inputs, judge each output",
        method="POST",
        path="/api/execute",
        status=200,
        shows="verdict",
        prints="success",
        body={
            "language": "python",
            "code": MEAN_OF_NUMBERS,
            "cases": [
                {"name": "two", "input": "1\n2\n", "expectedOutput": "1.5"},
                {"name": "one", "input": "7\n", "expectedOutput": "7.0"},
            ],
        },
    ),
    Example(
        name="limits",
        title="With limits of its own; the verdict says which one it reached",
        method="POST",
        path="/api/execute",
        status=200,
        shows="verdict",
        prints="time_limit",
        body={"language": "python", "code": "while True: pass", "timeout": 500, "memoryLimit": 64},
    ),
    Example(
        name="queue",
        title="Queue a program",
        method="POST",
        path="/api/submit",
        status=202,
        shows="id",
        prints="-",
        headers={"Idempotency-Key": "hand-in-17"},
        body={"language": "python", "code": PLOT, "metadata": {"exercise": 12}},
    ),
    Example(
        name="terminal",
        title="Queue a program that talks to its user; open its terminal with the answer's token",
        method="POST",
        path="/api/submit",
        status=202,
        shows="links",
        prints="/api/ws/terminal/",
        body={"language": "python", "code": 'print("Hello,", input("Name? "))', "interactive": True},
    ),
    Example(
        name="several",
        title="Queue several programs at once",
        method="POST",
        path="/api/batch",
        status=202,
        prints="/api/status/",
        body={
            "executions": [
                {"language": "python", "code": "print(6 * 7)"},
                {"language": "javascript", "code": "console.log(6 * 7)"},
            ]
        },
    ),
    Example(
        name="where",
        title="Where is it?",
        method="GET",
        path="/api/status/{id}",
        status=200,
        shows="status",
        prints="finished",
    ),
    Example(
        name="result",
        title="The result, as soon as it is there or after 10 seconds",
        method="GET",
        path="/api/result/{id}",
        query="?wait=10",
        status=200,
        shows="metadata",
        prints="exercise",
    ),
    Example(
        name="history",
        title="The last five that succeeded",
        method="GET",
        path="/api/executions",
        query="?verdict=success&limit=5",
        status=200,
        shows="executions",
        prints="success",
    ),
    Example(
        name="file",
        title="A file that the program wrote",
        method="GET",
        path="/api/executions/{id}/files/{name}",
        file="dot.svg",
        status=200,
        reads="text",
        prints="<svg",
    ),
    Example(
        name="stop",
        title="Stop it",
        method="POST",
        path="/api/executions/{id}/cancel",
        status=200,
        shows="status",
        prints="finished",
    ),
    Example(
        name="forget", title="Delete it", method="DELETE", path="/api/executions/{id}", status=204, reads="nothing"
    ),
    Example(
        name="share",
        title="Share a program under a short link, for a week",
        method="POST",
        path="/api/snapshots",
        status=201,
        shows="url",
        prints="/s/",
        headers={"X-API-Key": KEY},
        body={
            "program": {"language": "python", "files": [{"name": "main.py", "content": "print(6 * 7)\n"}]},
            "title": "The answer",
            "expiresIn": 604_800,
        },
    ),
    Example(
        name="shared",
        title="What you share",
        method="GET",
        path="/api/snapshots",
        query="?limit=5",
        status=200,
        shows="snapshots",
        prints="The answer",
        headers={"X-API-Key": KEY},
    ),
    Example(
        name="read",
        title="Read a shared program",
        method="GET",
        path="/api/snapshots/{snapshot}",
        status=200,
        shows="program",
        prints="print(1)",
    ),
    Example(
        name="take-back",
        title="Take it back",
        method="DELETE",
        path="/api/snapshots/{snapshot}",
        status=204,
        reads="nothing",
        headers={"X-API-Key": KEY},
    ),
    Example(
        name="quota",
        title="How much may I still run?",
        method="GET",
        path="/api/quota",
        status=200,
        shows="runsPerDay",
        prints="used",
    ),
    Example(
        name="languages",
        title="What can be run here?",
        method="GET",
        path="/api/languages",
        status=200,
        prints="python3",
    ),
    Example(
        name="language",
        title="One language",
        method="GET",
        path="/api/languages/{name}",
        file="py3",
        status=200,
        shows="version",
        prints=".",
    ),
    Example(
        name="health", title="Is it well?", method="GET", path="/api/health", status=200, shows="status", prints="ok"
    ),
    Example(
        name="system",
        title="Workers, queue, images",
        method="GET",
        path="/api/system",
        status=200,
        shows="queue",
        prints="capacity",
        headers={"X-API-Key": KEY},
    ),
)
