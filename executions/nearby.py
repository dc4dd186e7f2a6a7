"""The worker of this very process, where there is one: what it has a free seat for need not wait to be claimed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from executions.models import Execution
from languages.models import Language


class Nearby(Protocol):
    name: str

    def reserve(self, *, interactive: bool) -> bool:
        """Keep a seat free until `release`. False: there is none."""

    def release(self, *, interactive: bool) -> None: ...

    def begin(self, execution: Execution, language: Language) -> None:
        """Run what is stored as running in this worker's name."""


_workers: list[Nearby] = []  # None, or one.


@contextmanager
def offering(worker: Nearby) -> Iterator[None]:
    _workers.append(worker)
    try:
        yield
    finally:
        _workers.remove(worker)


@contextmanager
def seat(*, interactive: bool) -> Iterator[Nearby | None]:
    """A worker that keeps a seat free while this lasts."""
    worker = next((each for each in _workers if each.reserve(interactive=interactive)), None)
    try:
        yield worker
    finally:
        if worker:
            worker.release(interactive=interactive)
