"""`manage.py backup FILE`: a copy of the database, made while the site runs."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from executions import backups


class Command(BaseCommand):
    help = "Copies the database into a new file, in SQLite's or pg_dump's own format, while the site runs."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="where to; - for standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["file"] == "-":
                backups.copy_to(sys.stdout.buffer)
            else:
                backups.save(Path(options["file"]))
        except backups.Refused as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"The database cannot be copied: {error}") from error
        self.stderr.write(f"The database is in {options['file']}. {keep_beside()}")


def keep_beside() -> str:
    secret = settings.DATA_DIR / "secret_key" if settings.SECRET_KEY_FROM_FILE else "SECRET_KEY"
    return (
        f"Keep apart from it, as safely: {secret} (without it everybody must sign in again), .env, "
        "and language folders of your own."
    )
