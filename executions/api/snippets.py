"""One call as people write it: for a shell, in Python, in JavaScript. All three say and print the same."""

import json
import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

WIDTH = 58
PLAIN_NAME = re.compile(r"[A-Za-z_]\w*")
JSON_WORDS = {None: "null", True: "true", False: "false"}
PYTHON_WORDS = {None: "None", True: "True", False: "False"}


class Made(Protocol):
    """A call to be made. `shows`: the field of the answer to print, or all of it; `reads`: what the answer is."""

    @property
    def method(self) -> str: ...
    @property
    def body(self) -> Any: ...
    @property
    def shows(self) -> str: ...
    @property
    def reads(self) -> str: ...


class Tongue(NamedTuple):
    slug: str
    name: str
    write: Callable[[Made, str, Mapping[str, str]], str]


def curl(call: Made, url: str, headers: Mapping[str, str]) -> str:
    options = []
    if call.method not in ("GET", "POST") or (call.method == "POST" and call.body is None):
        options.append(f"-X {call.method}")
    lines = [" ".join(["curl", *options, shlex.quote(url)])]
    lines += [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in headers.items()]
    if call.body is not None:
        lines.append("-H 'Content-Type: application/json'")
        lines.append(f"-d {shlex.quote(laid_out(call.body, JSON_WORDS, step=2))}")
    return " \\\n  ".join(lines)


def python(call: Made, url: str, headers: Mapping[str, str]) -> str:
    given = [json.dumps(url)]
    if headers:
        given.append(f"headers={laid_out(headers, PYTHON_WORDS, step=4, depth=1, before=12)}")
    if call.body is not None:
        given.append(f"json={laid_out(call.body, PYTHON_WORDS, step=4, depth=1, before=9)}")
    read = {
        "json": "answer.json()" + (f'["{call.shows}"]' if call.shows else ""),
        "text": "answer.text",
        "nothing": "answer.status_code",
    }
    lines = (
        "import requests\n",
        _wrapped(f"answer = requests.{call.method.lower()}(", given, ")", indent="    "),
        "answer.raise_for_status()",
        f"print({read[call.reads]})",
    )
    return "\n".join(lines)


def javascript(call: Made, url: str, headers: Mapping[str, str]) -> str:
    declared = {"Content-Type": "application/json"} if call.body is not None else {}
    given = [f'method: "{call.method}"'] if call.method != "GET" else []
    if headers or declared:
        given.append(f"headers: {_javascript_object({**headers, **declared})}")
    if call.body is not None:
        given.append(f"body: JSON.stringify({laid_out(call.body, JSON_WORDS, step=2, depth=1, before=25)})")
    fetch = f"const answer = await fetch({json.dumps(url)}"
    read = {
        "json": f"(await answer.json()).{call.shows}" if call.shows else "await answer.json()",
        "text": "await answer.text()",
        "nothing": "answer.status",
    }
    lines = (
        _wrapped(f"{fetch}, {{ ", given, " });", indent="  ") if given else f"{fetch});",
        "if (!answer.ok) throw new Error(await answer.text());",
        f"console.log({read[call.reads]});",
    )
    return "\n".join(lines)


def _wrapped(begin: str, parts: Sequence[str], end: str, *, indent: str) -> str:
    """All on one line where that is short, else each part on its own."""
    line = begin + ", ".join(parts) + end
    if len(line) <= WIDTH and "\n" not in line:
        return line
    return "\n".join((begin.rstrip(), *(f"{indent}{part}," for part in parts), end.lstrip()))


def _javascript_object(fields: Mapping[str, str]) -> str:
    named = [
        f"{name if PLAIN_NAME.fullmatch(name) else json.dumps(name)}: {json.dumps(value)}"
        for name, value in fields.items()
    ]
    flat = f"{{ {', '.join(named)} }}"
    return (
        flat if len(flat) < WIDTH - len("headers: ") else "\n".join(("{", *(f"    {each}," for each in named), "  }"))
    )


def laid_out(value: Any, words: Mapping[Any, str], *, step: int, depth: int = 0, before: int = 0) -> str:
    """`value` as a literal: on one line where that is short, after `before` characters of its line."""
    flat = _flat(value, words)
    if len(flat) + depth * step + before <= WIDTH or not isinstance(value, (list, dict)) or not value:
        return flat
    inside, outside = " " * step * (depth + 1), " " * step * depth
    if isinstance(value, list):
        items = [laid_out(each, words, step=step, depth=depth + 1) for each in value]
        return "[\n" + ",\n".join(inside + each for each in items) + f"\n{outside}]"
    fields = [
        f"{inside}{json.dumps(name)}: {laid_out(each, words, step=step, depth=depth + 1, before=len(name) + 4)}"
        for name, each in value.items()
    ]
    return "{\n" + ",\n".join(fields) + f"\n{outside}}}"


def _flat(value: Any, words: Mapping[Any, str]) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(name)}: {_flat(each, words)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flat(each, words) for each in value) + "]"
    if value is None or isinstance(value, bool):
        return words[value]
    return json.dumps(value, ensure_ascii=False)


TONGUES = (
    Tongue("curl", "curl", curl),
    Tongue("python", "Python", python),
    Tongue("javascript", "JavaScript", javascript),
)
