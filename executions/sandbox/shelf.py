"""Sandboxes that wait to be used: which one fits, and which one goes first when there is no room."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from executions.sandbox.job import Spec
from executions.sandbox.sandbox import Sandbox

ANYBODY = ""  # Stands for the owner where a kept sandbox serves whoever comes.


class Sharing(StrEnum):
    """Whom a sandbox serves after its first run."""

    OWNER = "owner"
    NEVER = "never"
    ANYONE = "anyone"


def is_alike(one: Spec, other: Spec) -> bool:
    return replace(one, memory=other.memory, processes=other.processes) == other


@dataclass(slots=True)
class Waiting:
    sandbox: Sandbox
    owner: str | None  # None: it served nobody yet.
    since: float


@dataclass(slots=True)
class Shelf:
    """In the order in which they were put here, the oldest first."""

    sharing: Sharing
    waiting: list[Waiting] = field(default_factory=list)

    def owner_key(self, owner: str) -> str:
        return owner if self.sharing is Sharing.OWNER else ANYBODY

    def put(self, sandbox: Sandbox, *, owner: str | None, now: float) -> None:
        key = None if owner is None else self.owner_key(owner)
        self.waiting.append(Waiting(sandbox, key, now))

    def take_kept(self, spec: Spec, owner: str) -> Sandbox | None:
        """The one that this owner used last."""
        return self._take(spec, self.owner_key(owner))

    def take_fresh(self, spec: Spec) -> Sandbox | None:
        return self._take(spec, None)

    def _take(self, spec: Spec, owner: str | None) -> Sandbox | None:
        for each in reversed(self.waiting):
            if each.sandbox.spec == spec and each.owner == owner and each.sandbox.usable:
                self.waiting.remove(each)
                return each.sandbox
        return None

    def take_alike(self, spec: Spec, owner: str) -> Sandbox | None:
        """One that differs only in what a running container can be given anew; this owner's before a fresh one."""
        for wanted in (self.owner_key(owner), None):
            for each in reversed(self.waiting):
                if each.owner == wanted and is_alike(each.sandbox.spec, spec):
                    return self._take(each.sandbox.spec, wanted)
        return None

    def discard(self, sandbox: Sandbox) -> bool:
        """False: it was not here."""
        before = len(self.waiting)
        self.waiting = [each for each in self.waiting if each.sandbox is not sandbox]
        return len(self.waiting) < before

    def fresh(self, spec: Spec) -> int:
        return sum(each.owner is None and each.sandbox.spec == spec for each in self.waiting)

    def kept(self) -> int:
        return sum(each.owner is not None for each in self.waiting)

    def older_than(self, moment: float) -> Iterator[Waiting]:
        return iter([each for each in self.waiting if each.since < moment])

    def least_used(self, wanted: dict[Spec, int]) -> Sandbox | None:
        """What is missed least: fresh ones nobody expects, then the one that waits longest."""
        surplus = [each for each in self.waiting if each.owner is None and not wanted.get(each.sandbox.spec)]
        return next((each.sandbox for each in surplus or self.waiting), None)
