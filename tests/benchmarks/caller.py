"""The client of the benchmarks."""

import json
import time
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any

from tests.site import Site


class Caller:
    """One kept connection, and as little of the client's own time as can be."""

    def __init__(self, site: Site) -> None:
        self._connection = HTTPConnection("127.0.0.1", site.port, timeout=60)

    def execute(self, language: str, code: str) -> dict[str, Any]:
        body = json.dumps({"language": language, "code": code})
        self._connection.request("POST", "/api/execute", body, {"Content-Type": "application/json"})
        result: dict[str, Any] = json.loads(self._connection.getresponse().read())
        assert result.get("success"), result
        return result


def milliseconds(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000
