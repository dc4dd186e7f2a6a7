"""What log lines of one request and of its run have in common, in this process and in the worker's."""

import re
import uuid

import structlog
from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars

from executions.models import Execution

LONGEST_NAME = 64
NAME = re.compile(rf"[A-Za-z0-9._-]{{1,{LONGEST_NAME}}}")

log = structlog.stdlib.get_logger("execution")
security = structlog.stdlib.get_logger("security")


def begin(name: str = "") -> str:
    """From here on lines carry this request id, or a new one where the caller's is none. Returns it."""
    name = name if NAME.fullmatch(name) else uuid.uuid4().hex
    clear_contextvars()
    bind_contextvars(request_id=name)
    return name


def request_id() -> str:
    """That of the request that is being answered; empty outside of one."""
    return str(get_contextvars().get("request_id", ""))


def follow(execution_id: uuid.UUID, request: str) -> None:
    """From here on lines carry the id of that execution and of the request that asked for it."""
    bind_contextvars(execution_id=str(execution_id), **({"request_id": request} if request else {}))


def ended(execution: Execution) -> None:
    """The one line of a run. `execution` as its row is."""
    log.info(
        "ended",
        execution_id=str(execution.pk),
        owner=execution.owner,
        language=execution.language,
        state=execution.state,
        verdict=execution.verdict,
        attempts=execution.attempts,
        wall_ms=execution.wall_ms,
        cpu_ms=execution.cpu_ms,
        compile_ms=execution.compile_ms,
        memory_kib=execution.memory_kib,
        waited_ms=_waited(execution),
        worker=execution.worker,
    )


def _waited(execution: Execution) -> int | None:
    started = execution.started_at
    return None if started is None else round((started - execution.queued_at).total_seconds() * 1000)


def refused(why: str, *, client: str = "", owner: str = "") -> None:
    """Somebody tried what they may not. Nothing of what they showed is noted."""
    who = {name: value for name, value in (("client", client), ("owner", owner)) if value}
    security.warning(why, **who)
