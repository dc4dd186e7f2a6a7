"""Builds the images that sandboxes are made of, and tells what an engine has of them."""

import os
import re
import subprocess
import tempfile
from collections.abc import Generator, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, TextIO

import docker
from django.conf import settings
from docker.errors import DockerException, ImageNotFound
from docker.types import LogConfig
from docker.utils import kwargs_from_env
from requests import RequestException

from languages.downloads import DownloadError, unpacked
from languages.folder import folders
from languages.models import Language
from languages.progress import Progress
from languages.recipe import BASE, Recipe, digests, in_order, of_language, of_sandbox

DIGEST_LABEL = "compiler-site.digest"
VERSION_LABEL = "compiler-site.version"
BASE_NAME, _, BASE_TAG = BASE.partition(":")
PUBLISHED_BASE = ("debian", "trixie-slim")
SILENCE = 20  # Seconds without a word after which a registry counts as out of reach.
STEP = re.compile(r"^Step (\d+/\d+)", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:\.\d+)*")
PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "no_proxy")
# The engine writes what it is told to a file here; a container without a log cannot be read after its end.
READABLE_LOG = LogConfig(type=LogConfig.types.JSON)


class ImageError(Exception):
    """An image could not be built, or the engine not be asked; the message says why."""


class Images:
    """The images on one Docker engine."""

    def __init__(self) -> None:
        try:
            self.engine = docker.DockerClient.from_env(timeout=600)
        except DockerException as error:
            raise ImageError(f"The Docker engine cannot be reached: {error}") from error

    def __enter__(self) -> "Images":
        return self

    def __exit__(self, *_: object) -> None:
        self.engine.close()

    def labels(self, tag: str) -> dict[str, str] | None:
        """The labels of an image that is here, or None."""
        try:
            return dict(self.engine.images.get(tag).labels)
        except ImageNotFound:
            return None
        except (DockerException, RequestException) as error:
            raise ImageError(f"The Docker engine did not tell about {tag}: {error}") from error

    def stale(self, ordered: Sequence[Recipe], *, all_of_them: bool) -> Iterator[tuple[Recipe, str]]:
        """Those of the recipes, parents first, whose image is missing or out of date, with the digest to be."""
        wanted = digests(ordered)
        for recipe in ordered:
            if all_of_them or (self.labels(recipe.tag) or {}).get(DIGEST_LABEL) != wanted[recipe.tag]:
                yield recipe, wanted[recipe.tag]

    def build(self, recipe: Recipe, digest: str, *, fresh: bool) -> Iterator[str]:
        """Build it, yielding each step's `n/m`. Nothing carries its name before all of it is there."""
        with tempfile.TemporaryFile() as context:
            if recipe.downloads:
                yield "downloading"
            recipe.pack(lambda download: unpacked(download, settings.DATA_DIR / "downloads"), context)
            image = yield from self.steps(
                fileobj=context, custom_context=True, nocache=fresh, network_mode="host", buildargs=proxies()
            )
        labels = {DIGEST_LABEL: digest, VERSION_LABEL: self.version(image, recipe.version_command)}
        yield "naming"
        for _ in self.steps(fileobj=BytesIO(f"FROM {image}\n".encode()), labels=labels, tag=recipe.tag):
            pass

    def steps(self, **arguments: Any) -> Generator[str, None, str]:
        """Yields `step n/m` and returns the image's id; a failure carries the last of what the build printed."""
        said: list[str] = []
        image = ""
        for event in self.engine.api.build(decode=True, rm=True, forcerm=True, **arguments):
            text = event.get("stream", "")
            said = [*said, text][-60:]
            image = event.get("aux", {}).get("ID", image)
            if "error" in event:
                raise ImageError(f"{''.join(said)[-4000:]}\n{event['error']}")
            if step := STEP.search(text):
                yield f"step {step[1]}"
        return image

    def version(self, image: str, command: tuple[str, ...]) -> str:
        """What the toolchain calls itself: the first number that it prints when asked."""
        if not command:
            return ""
        said = self.engine.containers.run(
            image, list(command), remove=True, network_mode="none", user="65534:65534", log_config=READABLE_LOG
        )
        found = NUMBER.search(said.decode(errors="replace"))
        return found[0] if found else ""

    def make_base(self) -> Iterator[str]:
        """Pull the published Debian image; where no registry answers, make the same of Debian's packages."""
        yield "pulling"
        if self.pulled():
            return
        yield "no registry answers: bootstrapping it from Debian's packages, about a minute"
        with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
            archive = Path(folder) / "base.tar"
            command = [str(settings.DOCKER_DIR / "base" / "bootstrap"), str(archive)]
            ended = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
            if ended.returncode:
                raise ImageError(f"The base image could not be made. {ended.stderr.strip()[-2000:]}")
            self.engine.api.import_image_from_file(str(archive), BASE_NAME, BASE_TAG, changes=['CMD ["bash"]'])

    def pulled(self) -> bool:
        """Whether a registry gave the base image."""
        name, tag = PUBLISHED_BASE
        impatient = docker.APIClient(timeout=SILENCE, **kwargs_from_env())
        try:
            for _ in impatient.pull(name, tag, stream=True, decode=True):
                pass
            return impatient.tag(f"{name}:{tag}", BASE_NAME, BASE_TAG)
        except (DockerException, RequestException):
            return False
        finally:
            impatient.close()


def proxies() -> dict[str, str]:
    """Build arguments that every Dockerfile knows and that leave no trace in an image."""
    names = [name for proxy in PROXIES for name in (proxy, proxy.upper())]
    return {name: os.environ[name] for name in names if name in os.environ}


def tag_of(slug: str) -> str:
    return f"compiler-site/{slug}:latest"


def recipes() -> list[Recipe]:
    return [of_sandbox(settings.DOCKER_DIR), *(of_language(folder) for folder in folders() if folder.can_be_built)]


def build(wanted: Iterable[str] | None, out: TextIO, *, fresh: bool = False) -> int:
    """Build what is missing or out of date of the `wanted` tags (None: of all). How many there were."""
    known = recipes()
    ordered = in_order(known, [recipe.tag for recipe in known] if wanted is None else wanted)
    try:
        with Images() as images:
            stale = list(images.stale(ordered, all_of_them=fresh))
            if stale:
                build_all(images, stale, out, fresh=fresh)
            return len(stale)
    except (DockerException, RequestException, DownloadError) as error:
        raise ImageError(str(error)) from error


def build_all(images: Images, stale: list[tuple[Recipe, str]], out: TextIO, *, fresh: bool) -> None:
    jobs = [(recipe.name, images.build(recipe, digest, fresh=fresh)) for recipe, digest in stale]
    if fresh or images.labels(BASE) is None:
        jobs = [("base", images.make_base()), *jobs]
    with Progress(out, len(jobs)) as progress:
        for number, (name, steps) in enumerate(jobs, start=1):
            for step in steps:
                progress.show(number, name, step)
            progress.done(number, name)


def survey() -> None:
    """Write into the table which languages' images are here and what their toolchains call themselves."""
    with Images() as images:
        for row in Language.objects.all():
            labels = images.labels(row.image)
            seen = {"built": labels is not None, "version": (labels or {}).get(VERSION_LABEL, "")[:60]}
            Language.objects.filter(pk=row.pk).exclude(**seen).update(**seen)
