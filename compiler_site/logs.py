"""How log lines look, and where they go: the console, and files of their own for each kind.

Kinds are loggers: `request`, `execution` and `security`; what is an error goes to the `error` file, whoever says it,
and what is left to `site`. Lines of one request carry its `request_id`, and those of one run also its `execution_id`,
in whichever process they were written (structlog's context variables).
"""

import fcntl
import logging
import re
from collections.abc import Mapping, MutableMapping
from itertools import count
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, TextIO

import structlog
from django.conf import settings
from structlog.typing import Processor

KINDS = ("request", "execution", "security")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
FIRST = ("time", "level", "logger", "event", "exception")

_slots: list[TextIO] = []  # Held as long as this process lives.


def escaped(text: str, *, lines: bool = False) -> str:
    """What a user sends can neither forge a line nor move the cursor. `lines`: it may have several."""
    if not lines:
        text = text.replace("\n", "\\n").replace("\t", "\\t")
    return CONTROL.sub(lambda found: ascii(found.group())[1:-1], text)


def as_text(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:
    """A line for people; below it the traceback, if there is one."""
    rest = " ".join(f"{name}={value}" for name, value in event.items() if name not in FIRST)
    line = f"{event['time']} {event['level'].upper()} {event['logger']}: {event['event']}{' ' if rest else ''}{rest}"
    trace = event.get("exception")
    return escaped(line) + (f"\n{escaped(trace, lines=True)}" if trace else "")


# Before every line, ours and other libraries'.
COMMON: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
]


def formatter(form: str) -> logging.Formatter:
    """`form`: text or json. Tracebacks come without the values of variables, which may be secrets."""
    last: Processor = as_text if form == "text" else structlog.processors.JSONRenderer()
    finish: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        last,
    ]
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=COMMON, processors=finish)


class WithoutSecrets(logging.Filter):
    """Django names the path of requests that it refuses; parts of a path may be what opens something."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple):
            record.args = tuple(path_of(request) if each == request.path else each for each in record.args)
        return True


HARMLESS = frozenset(("id", "slug", "number"))  # What a path may hold besides the words of its pattern.


def path_of(request: Any) -> str:
    """The path, but for the parts that callers choose; of an unknown one only how it begins."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        first, _, rest = request.path.lstrip("/").partition("/")
        return f"/{first[:40]}{'/...' if rest else ''}"
    path = str(request.path)
    for name, value in match.captured_kwargs.items():
        if name not in HARMLESS and value:
            path = path.replace(str(value), f"{{{name}}}")
    return path


def configure_structlog() -> None:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *COMMON,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def dict_config(form: str, level: str) -> Mapping[str, Any]:
    """For Django's LOGGING."""
    configure_structlog()
    quiet = ("django.channels.server", "daphne", "docker", "urllib3", "httpcore", "asyncio")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter, "form": form}},
        "filters": {"without_secrets": {"()": WithoutSecrets}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]}
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "django.request": {"level": "ERROR"},  # What is refused stands in the request's own line.
            **{name: {"level": "WARNING"} for name in quiet},
        },
    }


def write_files(role: str) -> None:
    """Also write below LOG_DIR from now on, where it is set: files that no other process writes."""
    if not settings.LOG_DIR:
        return
    folder = Path(settings.LOG_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    name = _free_name(folder, role)
    files = {kind: _file(folder / f"{kind}-{name}.log") for kind in KINDS}
    for kind, handler in files.items():
        logging.getLogger(kind).addHandler(handler)
    logging.getLogger("django.security").addHandler(files["security"])
    errors = _file(folder / f"error-{name}.log")
    errors.setLevel(logging.ERROR)
    rest = _file(folder / f"site-{name}.log")
    rest.addFilter(lambda record: record.name.removeprefix("django.").partition(".")[0] not in KINDS)
    for handler in (errors, rest):
        logging.getLogger().addHandler(handler)


def _free_name(folder: Path, role: str) -> str:
    """`role`, or with a number where processes of that role write already. The same after a restart."""
    for number in count(1):
        name = role if number == 1 else f"{role}-{number}"
        lock = (folder / f".{name}.lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            continue
        _slots.append(lock)
        return name
    raise AssertionError  # There is no last number.


def _file(path: Path) -> RotatingFileHandler:
    handler = RotatingFileHandler(
        path, maxBytes=settings.LOG_FILE_BYTES, backupCount=settings.LOG_FILE_COUNT, encoding="utf-8"
    )
    handler.setFormatter(formatter("json"))
    handler.addFilter(WithoutSecrets())
    return handler
