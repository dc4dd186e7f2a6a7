"""`manage.py restore FILE`: the database as it was when `manage.py backup` made FILE."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from executions import backups
from executions.models import Delivery, Execution, Worker

LOST = "The site was restored from a backup; run it again"
NOT_SENT = "The site was restored from a backup: it may have been sent before"


class Command(BaseCommand):
    help = (
        "Brings a backup into a database that is not there yet, and its tables up to date. What waited or ran at the"
        " time of the backup is ended, not run again, and webhooks that were on their way are not sent."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="what `manage.py backup` wrote")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with backups.loaded(Path(options["file"])):
                call_command("migrate", interactive=False, verbosity=0)
                runs, webhooks = Execution.objects.end_all(LOST), Delivery.objects.give_up_all(NOT_SENT)
                Worker.objects.all().delete()
        except backups.Refused as error:
            raise CommandError(str(error)) from error
        except (DatabaseError, OSError) as error:
            raise CommandError(
                f"The restore did not come to its end, and what it made is not to be used: {error}"
            ) from error
        self.stdout.write(
            f"Restored. Runs that had not ended, and are ended now: {runs}. Webhooks that are not sent: {webhooks}.\n"
            "Before you start the site, put back the secret key, .env and language folders of your own."
        )
