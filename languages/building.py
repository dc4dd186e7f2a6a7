"""Images for the catalogue: which are due, in which order, several at once; and what the table says of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TextIO

from django.conf import settings

from languages import catalogue
from languages.folder import folders, tag_of
from languages.images import FAULTS, PUBLISHED_LABEL, VERSION_LABEL, ImageError, Images
from languages.known import forget
from languages.models import Language
from languages.progress import Progress
from languages.recipe import BASE, INIT, Recipe, in_order, of_language, of_sandbox

AT_ONCE = 2  # More would only wait for the same disk and the same mirror.
Job = tuple[Recipe, str]  # And the digest that its image will carry.


def recipes() -> list[Recipe]:
    buildable = (folder for folder in folders() if folder.can_be_built)
    return [of_sandbox(settings.DOCKER_DIR), *map(of_language, buildable)]


def build(slugs: Iterable[str] | None, out: TextIO, *, fresh: bool = False, log: TextIO | None = None) -> int:
    """Build what is missing or out of date for these languages (None: for all). How many images that were.

    `fresh`: again in any case, from the newest packages. `log` gets all that the builds print. Raises ImageError with
    what could not be built, when everything else was.
    """
    known = recipes()
    asked = {recipe.tag for recipe in known} if slugs is None else {tag_of(slug) for slug in slugs}
    ordered = in_order(known, sorted(asked | {INIT}))  # No language runs without it.
    with Images(log) as images:
        # A language that is asked for by name is built also where its published image was pulled.
        again = {tag for tag in asked if fresh or (slugs is not None and images.is_published(tag))}
        jobs = list(images.stale(ordered, again=again))
        needs_base = bool(jobs) and (images.labels(BASE) is None or (fresh and slugs is None))
        with Progress(out, len(jobs) + needs_base) as progress:
            if needs_base:
                follow("base", images.make_base(), progress)
            failures = in_parallel(
                jobs,
                lambda recipe, digest: follow(
                    recipe.name, images.build(recipe, digest, fresh=recipe.tag in again), progress
                ),
            )
    if failures:
        raise ImageError("\n".join(failures))
    return len(jobs)


def due(slugs: Iterable[str]) -> list[str]:
    """Those of the languages whose image is missing or out of date, and can be built here."""
    known = recipes()
    buildable = {recipe.tag for recipe in known}
    tags = {tag_of(slug): slug for slug in slugs if tag_of(slug) in buildable}
    with Images() as images:
        stale = {recipe.tag for recipe, _ in images.stale(in_order(known, tags))}
    return [slug for tag, slug in tags.items() if tag in stale]


def pull(slug: str, out: TextIO, *, log: TextIO | None = None) -> None:
    """Run the language in the image that its makers publish, from now on. Raises ImageError."""
    folder = next((each for each in folders() if each.slug == slug), None)
    if folder is None or not folder.published:
        raise ImageError(f"No published image is named for {slug}: build it.")
    with Images(log) as images, Progress(out, 1) as progress:
        follow(folder.name, images.pull(folder, tag_of(slug)), progress)


def remove(slug: str) -> None:
    """Raises ImageError while it is in use."""
    with Images() as images:
        images.remove(tag_of(slug))


def follow(name: str, steps: Iterator[str], progress: Progress) -> None:
    try:
        for step in steps:
            progress.show(name, step)
    except FAULTS as error:
        progress.done(name, "failed")
        raise ImageError(f"{name}: {error}") from error
    except ImageError as error:
        progress.done(name, "failed")
        raise ImageError(f"{name}: {error}") from error
    progress.done(name, "ready")


def in_parallel(jobs: Sequence[Job], do: Callable[[Recipe, str], None]) -> list[str]:
    """`do` each job, parents before their children. What went wrong, a text each."""
    left, going, failures = list(jobs), dict[Future[None], Recipe](), list[str]()
    broken: set[str] = set()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        while left or going:
            unfinished = {recipe.tag for recipe, _ in left} | {recipe.tag for recipe in going.values()}
            for recipe, digest in [job for job in left if unfinished.isdisjoint(job[0].parents)]:
                left.remove((recipe, digest))
                if broken.isdisjoint(recipe.parents):
                    going[threads.submit(do, recipe, digest)] = recipe
                else:
                    broken.add(recipe.tag)
                    failures.append(f"{recipe.name}: what it is built upon failed")
            for done in wait(going, return_when=FIRST_COMPLETED).done:
                recipe = going.pop(done)
                try:
                    done.result()
                except ImageError as error:
                    broken.add(recipe.tag)
                    failures.append(str(error))
    return failures


def survey() -> None:
    """Write into the table which languages' images are here, and what is to be known of them."""
    before = set(Language.objects.values_list("slug", "published"))
    with Images() as images:
        for row in Language.objects.all():
            about = images.about(row.image)
            labels = about.labels if about else {}
            seen = {
                "built": about is not None,
                "version": labels.get(VERSION_LABEL, "")[:60],
                "published": PUBLISHED_LABEL in labels,
                "image_size": about.size if about else None,
                "image_built_at": about.built_at if about else None,
            }
            if Language.objects.filter(pk=row.pk).exclude(**seen).update(**seen):
                forget()
    if set(Language.objects.values_list("slug", "published")) != before:
        catalogue.load()  # A published image is used with commands of its own.
