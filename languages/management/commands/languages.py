"""`manage.py languages load|list|build|pull|check|remove`: the catalogue and its images, from the command line."""

import asyncio
import secrets
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from executions.start import new_pool
from languages import building, catalogue, checking
from languages.folder import FolderError
from languages.images import ImageError, Images
from languages.models import Language
from languages.recipe import RecipeError


class Command(BaseCommand):
    help = "Loads the catalogue of languages, lists it, builds, pulls, checks and removes its images."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("load", help="bring what the folders say into the database; an admin's changes stay")
        listed = verbs.add_parser("list", help="show languages with version, size and how their checks went")
        build = verbs.add_parser("build", help="build the images that are missing or out of date")
        build.add_argument("--fresh", action="store_true", help="build again from the newest packages")
        pull = verbs.add_parser("pull", help="use the images that languages' makers publish")
        check = verbs.add_parser("check", help="run the checks of languages whose image is there")
        remove = verbs.add_parser("remove", help="remove images; their languages are not offered then")
        for verb, count in ((listed, "*"), (build, "*"), (pull, "+"), (check, "*"), (remove, "+")):
            verb.add_argument("slugs", nargs=count, metavar="SLUG", help="default: all" if count == "*" else None)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, "do_" + options["verb"])(options)
        except (FolderError, RecipeError, ImageError) as error:
            raise CommandError(str(error)) from error

    def do_load(self, options: dict[str, Any]) -> None:
        done = catalogue.load()
        self.stdout.write(f"{len(done.added)} added, {len(done.updated)} updated, {len(done.withdrawn)} withdrawn")
        try:
            building.survey()
        except ImageError as error:
            self.stderr.write(f"Which images are built stays unknown. {error}")

    def do_list(self, options: dict[str, Any]) -> None:
        rows = chosen(options["slugs"])
        for row in rows:
            self.stdout.write(line_of(row))
        offered = sum(row.built and row.enabled for row in rows)
        self.stdout.write(f"{offered} of {len(rows)} languages can be used.")

    def do_build(self, options: dict[str, Any]) -> None:
        slugs = [row.slug for row in chosen(options["slugs"])] if options["slugs"] else None
        try:
            built = building.build(slugs, sys.stdout, fresh=options["fresh"])
        finally:
            building.survey()
        self.stdout.write(f"{built} built" if built else "every image is up to date")
        with Images() as images:
            self.stdout.write(f"All images of this engine take {size(images.total_size())}; layers are shared.")

    def do_pull(self, options: dict[str, Any]) -> None:
        for row in chosen(options["slugs"]):
            building.pull(row.slug, sys.stdout)
            building.survey()

    def do_check(self, options: dict[str, Any]) -> None:
        rows = [row for row in chosen(options["slugs"]) if row.built]
        if missing := sorted(set(options["slugs"]) - {row.slug for row in rows}):
            raise CommandError(f"There is no image for {', '.join(missing)}; build it first.")
        if failed := asyncio.run(self.check_all(rows)):
            raise CommandError(f"{failed} checks failed.")

    async def check_all(self, rows: list[Language]) -> int:
        """How many checks failed."""
        pool, failed = new_pool(f"checks-{secrets.token_hex(4)}"), 0
        await pool.start()
        try:
            for row in rows:
                tell = lambda checked, row=row: self.stdout.write(f"{row.slug:<14}{checked}")  # noqa: E731
                failed += len(await checking.run_all(row, pool, tell))
        finally:
            await pool.close()
        return failed

    def do_remove(self, options: dict[str, Any]) -> None:
        try:
            for row in chosen(options["slugs"]):
                building.remove(row.slug)
                self.stdout.write(f"{row.slug} removed")
        finally:
            building.survey()


def chosen(slugs: list[str]) -> list[Language]:
    """The rows of these slugs, or all."""
    rows = {row.slug: row for row in Language.objects.all()}
    if unknown := sorted(set(slugs) - rows.keys()):
        raise CommandError(f"There is no language {', '.join(unknown)}; there are {', '.join(sorted(rows))}.")
    return [rows[slug] for slug in slugs or rows]


def line_of(row: Language) -> str:
    state = ("published" if row.published else "built") if row.built else "not built"
    took = size(row.image_size) if row.image_size else ""
    checks = "" if row.checked_at is None else "checks failed" if row.check_faults else "checks ok"
    notes = [] if row.enabled else ["disabled"]
    if row.changed:
        notes.append(f"changed here: {', '.join(sorted(row.changed))}")
    return f"{row.slug:<14}{row.name:<26}{row.version:<14}{state:<11}{took:>9}  {checks:<14}{', '.join(notes)}".rstrip()


def size(count: int) -> str:
    """`1.2 GB`, `85 MB`, as Docker writes them."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
