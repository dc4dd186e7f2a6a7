"""A hostile program and what the site must make of it."""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Result = dict[str, Any]
MARK = "hostile-mark"  # Replaced by a word of the test's own, so that it can be looked for everywhere.
SITE_PORT = "site-port"  # An argument, replaced by the port that the site listens on.

# Programs print what they got through, and nothing else.
TRY = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
def attempt(name, do):
    try: got = do()
    except (OSError, ValueError): return
    if got not in (None, b'', '', []): print(name, repr(got)[:80], flush=True)
def written(path, data=b'1'):
    file = os.open(path, os.O_WRONLY)
    return os.write(file, data)
def read(path):
    with open(path, 'rb', buffering=0) as file: return file.read(64)
"""


class Mode(StrEnum):
    """How a site keeps runs apart."""

    OWNER = "owner"
    NEVER = "never"
    ANYONE = "anyone"
    NO_JAIL = "no jail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """`says`: all that it may print; None: not looked at. `but`: words of which none may be in any answer."""

    name: str
    code: str
    language: str = "python"
    verdicts: tuple[str, ...] = ("success",)
    says: str | None = ""
    but: tuple[str, ...] = ()
    ends: dict[str, Any] = field(default_factory=dict)  # Fields of the result, and what they must be.
    asks: dict[str, Any] = field(default_factory=dict)  # Fields of the request.
    # What does not depend on who shares what is tried once with a jail and once without.
    everywhere: bool = False

    def request(self, mark: str, port: int) -> dict[str, Any]:
        asks = {"timeout": 5000, **self.asks}
        if "args" in asks:
            asks["args"] = [str(port) if each == SITE_PORT else each for each in asks["args"]]
        code = {} if "files" in asks else {"code": self.code}
        request: dict[str, Any] = json.loads(
            json.dumps({"language": self.language, **code, **asks}).replace(MARK, mark)
        )
        return request

    def wrong(self, result: Result) -> str:
        """What is not as it must be, or ""."""
        told = {name: result[name] for name in ("verdict", "output", "error", "compileOutput", "message")}
        said = " ".join(str(value) for value in told.values())
        faults = [
            result["verdict"] not in self.verdicts,
            self.says is not None and result["output"] != self.says,
            any(word in said for word in self.but),
            any(result[name] != value for name, value in self.ends.items()),
            # The worker itself gives a step up three seconds after init should have ended it.
            not result["compileTime"] and (result["executionTime"] or 0) > self.asks.get("timeout", 5000) + 3000,
        ]
        return str({name: str(value)[:600] for name, value in told.items()} | {"faults": faults}) if any(faults) else ""
