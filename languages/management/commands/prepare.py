"""`manage.py prepare`: tables, images, catalogue, static files and an admin's account, as far as they are missing."""

import hashlib
import secrets
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from languages import building, catalogue, jobs
from languages.folder import FolderError
from languages.images import ImageError
from languages.models import Action, Language
from languages.recipe import RecipeError

STAMP = ".collected"
CORE = ("python", "javascript", "java", "c", "cpp", "bash")


class Command(BaseCommand):
    help = "Makes ready what the site needs before it is served. Does only what is missing."
    requires_system_checks = ()  # The server's start runs them.

    def handle(self, *args: Any, **options: Any) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        self.migrate()
        self.collect_static_files()
        try:
            self.build()
        except (FolderError, RecipeError, ImageError) as error:
            raise CommandError(str(error)) from error
        self.make_admin()

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(f"Bringing the tables up to date, {len(plan)} migrations")
            call_command("migrate", interactive=False, verbosity=0)

    def collect_static_files(self) -> None:
        stamp = Path(settings.STATIC_ROOT) / STAMP
        sources = digest_of_static_files()
        if not stamp.exists() or stamp.read_text() != sources:
            self.stdout.write("Collecting and compressing static files")
            call_command("collectstatic", interactive=False, verbosity=0)
            stamp.write_text(sources)

    def build(self) -> None:
        """The core now; what else is wanted is built by the worker while the site serves."""
        catalogue.load()
        known = {row.slug: row for row in Language.objects.all()}
        wanted = known.keys() if "all" in settings.INSTALL_LANGUAGES else known.keys() & set(settings.INSTALL_LANGUAGES)
        building.build([slug for slug in CORE if slug in wanted], sys.stdout)
        building.survey()
        asked = [jobs.ask(known[slug], Action.BUILD, by="set-up") for slug in building.due(sorted(wanted))]
        if any(asked):
            more = "1 more language is" if sum(asked) == 1 else f"{sum(asked)} more languages are"
            self.stdout.write(f"{more} built while the site runs (INSTALL_LANGUAGES)")

    def make_admin(self) -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser(username="admin", password=password)
        self.stdout.write(
            f"\n  The admin's account: user admin, password {password}\n"
            "  It is shown only now; manage.py changepassword admin gives it another.\n"
        )


def digest_of_static_files() -> str:
    """Changes when any file that `collectstatic` would take has changed."""
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(None):
            seen = Path(storage.path(name)).stat()
            total.update(f"{name} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return total.hexdigest()
