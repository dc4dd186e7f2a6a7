"""The calls that the documentation shows. Each is made, as it stands there, by a test."""

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One call. `path` is the OpenAPI path, `{id}` and `{name}` in it are filled in by `url`."""

    name: str
    title: str
    method: str
    path: str
    status: int
    body: Any = None
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    file: str = ""

    def url(self, site: str, *, identifier: str) -> str:
        return site + self.path.format(id=identifier, name=self.file) + self.query

    def curl(self, site: str, *, identifier: str) -> str:
        """A command for a shell, as people write it."""
        options = []
        if self.method not in ("GET", "POST") or (self.method == "POST" and self.body is None):
            options.append(f"-X {self.method}")
        url = shlex.quote(self.url(site, identifier=identifier))
        lines = [" ".join(["curl", *options, url])]
        lines += [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in self.headers.items()]
        if self.body is not None:
            lines.append("-H 'Content-Type: application/json'")
            lines.append(f"-d {shlex.quote(json.dumps(self.body, indent=2, ensure_ascii=False))}")
        return " \\\n  ".join(lines)


KEY = "cs_your-key"
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
        body={"language": "python", "code": "print(input().upper())", "input": "ada\n"},
    ),
    Example(
        name="files",
        title="Several files, with compiler options and arguments",
        method="POST",
        path="/api/execute",
        status=200,
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
        body={"language": "python", "code": "while True: pass", "timeout": 500, "memoryLimit": 64},
    ),
    Example(
        name="queue",
        title="Queue a program",
        method="POST",
        path="/api/submit",
        status=202,
        headers={"Idempotency-Key": "hand-in-17"},
        body={"language": "python", "code": PLOT, "metadata": {"exercise": 12}},
    ),
    Example(
        name="terminal",
        title="Queue a program that talks to its user; open its terminal with the answer's token",
        method="POST",
        path="/api/submit",
        status=202,
        body={"language": "python", "code": 'print("Hello,", input("Name? "))', "interactive": True},
    ),
    Example(
        name="several",
        title="Queue several programs at once",
        method="POST",
        path="/api/batch",
        status=202,
        body={
            "executions": [
                {"language": "python", "code": "print(6 * 7)"},
                {"language": "javascript", "code": "console.log(6 * 7)"},
            ]
        },
    ),
    Example(name="where", title="Where is it?", method="GET", path="/api/status/{id}", status=200),
    Example(
        name="result",
        title="The result, as soon as it is there or after 10 seconds",
        method="GET",
        path="/api/result/{id}",
        query="?wait=10",
        status=200,
    ),
    Example(
        name="history",
        title="The last five that succeeded",
        method="GET",
        path="/api/executions",
        query="?verdict=success&limit=5",
        status=200,
    ),
    Example(
        name="file",
        title="A file that the program wrote",
        method="GET",
        path="/api/executions/{id}/files/{name}",
        file="dot.svg",
        status=200,
    ),
    Example(name="stop", title="Stop it", method="POST", path="/api/executions/{id}/cancel", status=200),
    Example(name="forget", title="Delete it", method="DELETE", path="/api/executions/{id}", status=204),
    Example(name="languages", title="What can be run here?", method="GET", path="/api/languages", status=200),
    Example(name="language", title="One language", method="GET", path="/api/languages/{name}", file="py3", status=200),
    Example(name="health", title="Is it well?", method="GET", path="/api/health", status=200),
    Example(
        name="system",
        title="Workers, queue, images",
        method="GET",
        path="/api/system",
        status=200,
        headers={"X-API-Key": KEY},
    ),
)
