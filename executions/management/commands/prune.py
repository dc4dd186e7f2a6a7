"""`manage.py prune`: removes what need not be kept any longer, as workers do by themselves."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from executions.retention import STEP, Rule, rules


class Command(BaseCommand):
    help = (
        "Removes executions, outputs and other rows that are older than their settings say (RETAIN_..., .env.example)."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--vacuum", action="store_true", help="then give SQLite's free pages back to the disk; all wait meanwhile"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["vacuum"] and connection.vendor != "sqlite":
            raise CommandError("--vacuum is for SQLite: PostgreSQL does by itself what it can without a pause.")
        for rule in rules():
            self.stdout.write(f"{self.apply(rule):>8} {rule.what}")
        if options["vacuum"]:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.stdout.write("The database file is as small as can be.")

    def apply(self, rule: Rule) -> int:
        total = removed = rule.step()
        while removed == STEP:
            removed = rule.step()
            total += removed
        return total
