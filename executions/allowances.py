"""What an owner may take of the site, as their quotas say; accounts/allowances.py finds it out."""

from dataclasses import dataclass
from enum import StrEnum

API_OWNERS = ("key:", "address:")  # Who has no page of the site open.


class Reason(StrEnum):
    LATER = "later"  # As many as may be, for now.
    TOO_LARGE = "too large"
    TOO_MANY = "too many"
    FORBIDDEN = "forbidden"


class QuotaRefused(Exception):
    """A quota does not allow it. `field`: the API's; `most`: the quota's number; `again`: seconds until then."""

    def __init__(self, reason: Reason, field: str, sentence: str, *, most: int = 0, again: int = 0) -> None:
        super().__init__(sentence)
        self.reason, self.field, self.most, self.again = reason, field, most, again


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """None: no limit of its own, the site's and the language's hold. ms, MiB, bytes.

    `account`: who shares the counts. A user and the keys that have no quota of their own are one account.
    """

    account: str
    runs_at_once: int | None = None
    waiting_runs: int | None = None
    runs_a_minute: int | None = None
    runs_a_day: int | None = None
    cpu_seconds_a_day: int | None = None
    timeout_ms: int | None = None
    memory_mib: int | None = None
    processes: int | None = None
    code_bytes: int | None = None
    output_bytes: int | None = None
    cases: int | None = None
    languages: frozenset[str] | None = None
    interactive: bool | None = None
    api: bool | None = None

    @property
    def is_counted(self) -> bool:
        """Whether it depends on what else there is of the account whether one more may be taken."""
        counted = (self.waiting_runs, self.runs_a_minute, self.runs_a_day, self.cpu_seconds_a_day)
        return any(each is not None for each in counted)

    def refuse_beyond(self, run: "Wanted") -> None:
        """Raises QuotaRefused for what is refused at any time."""
        if self.api is False and run.owner.startswith(API_OWNERS):
            raise QuotaRefused(Reason.FORBIDDEN, "api", "Your quota does not include the API: open the site's page.")
        if self.languages is not None and run.language not in self.languages:
            allowed = ", ".join(sorted(self.languages)) or "none"
            sentence = f"Your quota does not include the language {run.language}; it includes {allowed}."
            raise QuotaRefused(Reason.FORBIDDEN, "language", sentence)
        if self.interactive is False and run.interactive:
            sentence = "Your quota does not include interactive programs: leave `interactive` out."
            raise QuotaRefused(Reason.FORBIDDEN, "interactive", sentence)
        if self.code_bytes is not None and run.code_bytes > self.code_bytes:
            allowed = f"must have at most {self.code_bytes} bytes in all, as your quota allows; it has {run.code_bytes}"
            raise QuotaRefused(Reason.TOO_LARGE, "code", allowed, most=self.code_bytes)
        if self.cases is not None and run.cases > self.cases:
            allowed = f"must have at most {self.cases} items, as your quota allows"
            raise QuotaRefused(Reason.TOO_MANY, "cases", allowed, most=self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a submission quotas look at."""

    owner: str
    language: str
    interactive: bool
    code_bytes: int
    cases: int


UNLIMITED = Allowance(account="")
