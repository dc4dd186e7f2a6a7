"""`manage.py languages load|list|build`: the catalogue and its images, from the command line."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from languages import catalogue, images
from languages.folder import FolderError
from languages.models import Language
from languages.recipe import RecipeError


class Command(BaseCommand):
    help = "Loads the catalogue of languages, lists it, builds its images."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("load", help="bring what the folders say into the database; an admin's changes stay")
        verbs.add_parser("list", help="show every language")
        build = verbs.add_parser("build", help="build the images that are missing or out of date")
        build.add_argument("slugs", nargs="*", metavar="SLUG", help="only these, and what they are built upon")
        build.add_argument("--fresh", action="store_true", help="build again from the newest Debian packages")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, options["verb"])(options)
        except (FolderError, RecipeError, images.ImageError) as error:
            raise CommandError(str(error)) from error

    def load(self, options: dict[str, Any]) -> None:
        done = catalogue.load()
        self.stdout.write(f"{len(done.added)} added, {len(done.updated)} updated, {len(done.withdrawn)} withdrawn")
        try:
            images.survey()
        except images.ImageError as error:
            self.stderr.write(f"Which images are built stays unknown. {error}")

    def list(self, options: dict[str, Any]) -> None:
        for row in Language.objects.all():
            state = "built" if row.built else "not built"
            offered = "" if row.enabled else ", disabled"
            changed = f", changed here: {', '.join(sorted(row.changed))}" if row.changed else ""
            self.stdout.write(f"{row.slug:<12} {row.name:<14} {row.version:<10} {state}{offered}{changed}")

    def build(self, options: dict[str, Any]) -> None:
        wanted = [images.tag_of(slug) for slug in options["slugs"]] or None
        built = images.build(wanted, sys.stdout, fresh=options["fresh"])
        images.survey()
        self.stdout.write(f"{built} built" if built else "every image is up to date")
