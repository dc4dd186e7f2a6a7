"""`manage.py healthy`: for the health checks of orchestrators."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from executions.identity import beginning
from executions.models import Worker


class Command(BaseCommand):
    help = "Whether a worker of this machine reported itself within the length of a lease; fails if none did."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = Worker.objects.alive().filter(name__startswith=beginning()).first()
        except DatabaseError as error:
            raise CommandError(f"The database cannot be asked: {error}") from error
        if found is None:
            raise CommandError("No worker of this machine reported itself lately.")
        self.stdout.write(f"{found.name} is alive")
