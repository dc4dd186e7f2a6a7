"""The name under which a worker is known: one at a time on this machine."""

import fcntl
import hashlib
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import TextIO

from django.conf import settings


class NameTaken(Exception):
    """A worker of that name is running already."""


@contextmanager
def identity() -> Iterator[str]:
    """`name.life`: the name is locked while it lasts, so every other life of that name on this machine is over."""
    folder = settings.DATA_DIR / "workers"
    folder.mkdir(parents=True, exist_ok=True)
    if settings.WORKER_NAME:
        candidates: Iterator[str] = iter((settings.WORKER_NAME,))
    else:
        candidates = (f"{_of_this_machine(folder)}{number}" for number in count(1))
    for name in candidates:
        lock = _lock(folder / name.replace("/", "_"))
        if lock is not None:
            with lock:
                yield f"{name}.{secrets.token_hex(4)}"
            return
    raise NameTaken(f"A worker named {settings.WORKER_NAME!r} already runs on this machine; give this one another.")


def somebody_works() -> bool:
    """Whether a worker that uses this data folder runs on this machine."""
    for path in (settings.DATA_DIR / "workers").glob("*"):
        lock = _lock(path)
        if lock is None:
            return True
        lock.close()
    return False


@cache
def place() -> str:
    """Tells this machine's data folder from all others: worker names are locked within it."""
    file = settings.DATA_DIR / "workers" / ".place"
    with suppress(FileExistsError), file.open("x") as new:
        new.write(secrets.token_hex(8))
    return str(file.read_text())


def beginning() -> str:
    """With this begin the names of the workers that use this machine's data folder."""
    return f"{settings.WORKER_NAME}." if settings.WORKER_NAME else _of_this_machine(settings.DATA_DIR / "workers")


def _of_this_machine(folder: Path) -> str:
    return f"{socket.gethostname()}-{_of_folder(folder)}-"


def _of_folder(folder: Path) -> str:
    """Tells sites with data folders of their own apart, should they share a Docker engine."""
    return hashlib.sha256(str(folder).encode()).hexdigest()[:6]


def _lock(path: Path) -> TextIO | None:
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file
