"""All that one user has, for who asks the administrator for it."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import belongings


class Command(BaseCommand):
    help = "Export all data of one user to a zip, or remove the user with all data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the user's name")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--export", type=Path, metavar="FILE", help="where the zip is written")
        what.add_argument("--remove", action="store_true", help="remove the user and all that is theirs")

    def handle(self, *, name: str, export: Path | None, remove: bool, **_: Any) -> None:
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user {name!r}.")
        if remove:
            belongings.remove(user)
        elif export:
            with export.open("xb") as file:
                belongings.export(user, file)
