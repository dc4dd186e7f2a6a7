"""`manage.py languages load|list|build`: the catalogue and its images, from the command line."""

import asyncio
import secrets
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from executions.start import new_pool
from languages import catalogue, checking, checks, images
from languages.folder import FolderError
from languages.models import Language
from languages.recipe import RecipeError


class Command(BaseCommand):
    help = "Loads the catalogue of languages, lists it, builds its images."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("load", help="bring what the folders say into the database; an admin's changes stay")
        verbs.add_parser("list", help="show every language")
        check = verbs.add_parser("check", help="run the checks of languages whose image is built")
        check.add_argument("slugs", nargs="*", metavar="SLUG", help="only these")
        build = verbs.add_parser("build", help="build the images that are missing or out of date")
        build.add_argument("slugs", nargs="*", metavar="SLUG", help="only these, and what they are built upon")
        build.add_argument("--fresh", action="store_true", help="build again from the newest Debian packages")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, "do_" + options["verb"])(options)
        except (FolderError, RecipeError, images.ImageError) as error:
            raise CommandError(str(error)) from error

    def do_load(self, options: dict[str, Any]) -> None:
        done = catalogue.load()
        self.stdout.write(f"{len(done.added)} added, {len(done.updated)} updated, {len(done.withdrawn)} withdrawn")
        try:
            images.survey()
        except images.ImageError as error:
            self.stderr.write(f"Which images are built stays unknown. {error}")

    def do_list(self, options: dict[str, Any]) -> None:
        for row in Language.objects.all():
            state = "built" if row.built else "not built"
            offered = "" if row.enabled else ", disabled"
            changed = f", changed here: {', '.join(sorted(row.changed))}" if row.changed else ""
            self.stdout.write(f"{row.slug:<12} {row.name:<14} {row.version:<10} {state}{offered}{changed}")

    def do_check(self, options: dict[str, Any]) -> None:
        rows = [row for row in self.chosen(options["slugs"]) if row.built]
        if failed := asyncio.run(self.check_all(rows)):
            raise CommandError(f"{failed} checks failed.")

    def chosen(self, slugs: list[str]) -> list[Language]:
        rows = {row.slug: row for row in Language.objects.all()}
        if unknown := sorted(set(slugs) - rows.keys()):
            raise CommandError(f"There is no language {', '.join(unknown)}; there are {', '.join(sorted(rows))}.")
        return [rows[slug] for slug in slugs or rows]

    async def check_all(self, rows: list[Language]) -> int:
        """How many checks failed."""
        pool, failed = new_pool(f"checks-{secrets.token_hex(4)}"), 0
        await pool.start()
        try:
            for row in rows:
                for check in checks.of_folder(settings.LANGUAGES_DIR / row.slug, row.file_name):
                    checked = await checking.run(check, row, pool)
                    failed += bool(checked.fault)
                    self.stdout.write(line_of(row, checked))
        finally:
            await pool.close()
        return failed

    def do_build(self, options: dict[str, Any]) -> None:
        wanted = [images.tag_of(slug) for slug in options["slugs"]] or None
        built = images.build(wanted, sys.stdout, fresh=options["fresh"])
        images.survey()
        self.stdout.write(f"{built} built" if built else "every image is up to date")


def line_of(row: Language, checked: checking.Checked) -> str:
    outcome = checked.outcome
    took = (
        f"{outcome.compile_ms or '-':>6} {outcome.wall_ms or 0:>6} {(outcome.memory_kib or 0) >> 10:>5}"
        if outcome
        else ""
    )
    return (
        f"{row.slug:<14} {checked.check.name:<14} {'FAILED' if checked.fault else 'ok':<6} {took:<19} {checked.fault}"
    )
