"""What has been used: kept apart from executions, which their owners may delete."""

from datetime import date, datetime
from typing import ClassVar

from django.db import connection, models

# SQL that SQLite and PostgreSQL share: the ORM cannot add to what is there in one statement.
ADD = """
    INSERT INTO executions_usage (account, owner, day, verdict, runs, cpu_ms) VALUES (%s, %s, %s, %s, 1, %s)
    ON CONFLICT (account, day, owner, verdict) DO UPDATE
    SET runs = executions_usage.runs + 1, cpu_ms = executions_usage.cpu_ms + excluded.cpu_ms
"""
ENTER = """
    INSERT INTO executions_runwindow (account, since, runs) VALUES (%s, %s, 1)
    ON CONFLICT (account) DO UPDATE
    SET since = CASE WHEN executions_runwindow.since > %s THEN executions_runwindow.since ELSE excluded.since END,
        runs = CASE WHEN executions_runwindow.since > %s THEN executions_runwindow.runs + 1 ELSE 1 END
"""


class UsageQuerySet(models.QuerySet["Usage"]):
    def add(self, account: str, owner: str, day: date, verdict: str, *, cpu_ms: int) -> None:
        """One more run that has ended."""
        with connection.cursor() as cursor:
            cursor.execute(ADD, [account, owner, connection.ops.adapt_datefield_value(day), verdict, cpu_ms])


class Usage(models.Model):
    """The runs of one owner that were submitted on one day (UTC) and ended in one way."""

    account = models.CharField(max_length=80)
    owner = models.CharField(max_length=80)
    day = models.DateField()
    verdict = models.CharField(max_length=16)
    runs = models.PositiveBigIntegerField(default=0)
    cpu_ms = models.PositiveBigIntegerField("CPU time (ms)", default=0, help_text="Of programs, and of compiling.")

    objects: ClassVar[UsageQuerySet] = UsageQuerySet.as_manager()  # type: ignore[assignment]  # the QuerySet's verbs

    class Meta:
        ordering = ("-day", "account", "owner", "verdict")
        verbose_name_plural = "usage"
        constraints = (
            models.UniqueConstraint(
                fields=("account", "day", "owner", "verdict"), name="one_usage_per_day_and_verdict"
            ),
        )
        indexes = (
            models.Index(fields=("day",), name="usage_of_day"),
            models.Index(fields=("owner", "day"), name="usage_of_owner"),
        )

    def __str__(self) -> str:
        return f"{self.owner} on {self.day}: {self.runs} x {self.verdict}"


class RunWindowQuerySet(models.QuerySet["RunWindow"]):
    def enter(self, account: str, *, at: datetime, after: datetime) -> None:
        """One more run `at` that moment: in the window that began later than `after`, else in a new one."""
        moments = map(connection.ops.adapt_datetimefield_value, (at, after, after))
        with connection.cursor() as cursor:
            cursor.execute(ENTER, [account, *moments])


class RunWindow(models.Model):
    """The minute that is counted for an account: it begins with a run, not with the clock's minute."""

    account = models.CharField(max_length=80, primary_key=True)
    since = models.DateTimeField()
    runs = models.PositiveIntegerField()

    objects: ClassVar[RunWindowQuerySet] = RunWindowQuerySet.as_manager()  # type: ignore[assignment]  # the QuerySet's verbs

    def __str__(self) -> str:
        return f"{self.account}: {self.runs} since {self.since}"
