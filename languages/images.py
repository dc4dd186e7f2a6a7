"""Our images on an engine: built, pulled, named, removed. Beside the sandbox the only file that knows Docker."""

import os
import re
import subprocess
import tempfile
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, TextIO

import docker
from django.conf import settings
from django.utils.dateparse import parse_datetime
from docker.errors import APIError, DockerException, ImageNotFound
from docker.types import LogConfig
from docker.utils import kwargs_from_env
from requests import RequestException

from languages.downloads import DownloadError, unpacked
from languages.folder import Folder
from languages.recipe import BASE, Recipe, digests

DIGEST_LABEL = "compiler-site.digest"
VERSION_LABEL = "compiler-site.version"
PUBLISHED_LABEL = "compiler-site.published"  # The name of the image that its makers publish, where it is that.
BASE_NAME, _, BASE_TAG = BASE.partition(":")
PUBLISHED_BASE = ("debian", "trixie-slim")
SILENCE = 20  # Seconds without a word after which a registry counts as out of reach.
STEP = re.compile(r"^Step (\d+/\d+)", re.MULTILINE)
MADE = re.compile(r"^ ---> ([0-9a-f]{12})$", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:\.\d+)*")
PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "no_proxy")
# The engine writes what it is told to a file here; a container without a log cannot be read after its end.
READABLE_LOG = LogConfig(type=LogConfig.types.JSON)
FAULTS = (DockerException, RequestException, DownloadError)


class ImageError(Exception):
    """An image could not be had, or the engine not be asked; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An image that is here. `size` in bytes, the layers that it shares with others included."""

    labels: dict[str, str]
    size: int
    built_at: datetime | None


class Images:
    """The images on one Docker engine. `log`: where all that builds print goes."""

    def __init__(self, log: TextIO | None = None) -> None:
        self.log = log
        try:
            self.engine = docker.DockerClient.from_env(timeout=600)
        except DockerException as error:
            raise ImageError(f"The Docker engine cannot be reached: {error}") from error

    def __enter__(self) -> "Images":
        return self

    def __exit__(self, *_: object) -> None:
        self.engine.close()

    def about(self, tag: str) -> About | None:
        """None when there is no such image here."""
        try:
            image = self.engine.images.get(tag)
        except ImageNotFound:
            return None
        except (DockerException, RequestException) as error:
            raise ImageError(f"The Docker engine did not tell about {tag}: {error}") from error
        return About(
            labels=dict(image.labels), size=image.attrs["Size"], built_at=parse_datetime(image.attrs["Created"])
        )

    def labels(self, tag: str) -> dict[str, str] | None:
        """The labels of an image that is here, or None."""
        return about.labels if (about := self.about(tag)) else None

    def is_published(self, tag: str) -> bool:
        return PUBLISHED_LABEL in (self.labels(tag) or {})

    def stale(self, ordered: Sequence[Recipe], *, again: Collection[str] = ()) -> Iterator[tuple[Recipe, str]]:
        """Those of the recipes, parents first, whose image is missing, out of date or to be built `again`.

        With the digest to be. A published image that was pulled is as good as one that was built.
        """
        wanted = digests(ordered)
        for recipe in ordered:
            labels = self.labels(recipe.tag) or {}
            is_due = labels.get(DIGEST_LABEL) != wanted[recipe.tag] and PUBLISHED_LABEL not in labels
            if is_due or recipe.tag in again:
                yield recipe, wanted[recipe.tag]

    def build(self, recipe: Recipe, digest: str, *, fresh: bool) -> Iterator[str]:
        """Build it, yielding each step's `n/m`. Nothing carries its name before all of it is there."""
        with tempfile.TemporaryFile() as context:
            if recipe.downloads:
                yield "downloading"
            recipe.pack(lambda download: unpacked(download, settings.DATA_DIR / "downloads"), context)
            made = yield from self.steps(
                fileobj=context, custom_context=True, nocache=fresh, network_mode="host", buildargs=proxies()
            )
        yield "naming"
        self.name(made[-1], recipe.tag, recipe.version_command, {DIGEST_LABEL: digest})
        self.remove_unnamed(made)

    def name(self, image: str, tag: str, version_command: tuple[str, ...], labels: dict[str, str]) -> None:
        """Give `image` the name `tag`, and labels: `labels`, and what its toolchain calls itself."""
        labels = labels | {VERSION_LABEL: self.version(image, version_command)}
        before = self.engine.images.list(tag)
        for _ in self.steps(fileobj=BytesIO(f"FROM {image}\n".encode()), labels=labels, tag=tag):
            pass
        self.remove_unnamed([each.id or "" for each in before])

    def remove_unnamed(self, made: Sequence[str]) -> None:
        """Remove those of these images that nothing is built upon or made of, such as earlier stages of a build."""
        for image in reversed(made):
            with suppress(APIError):  # It is in use, or went with the one that was built upon it.
                if not self.engine.images.get(image).tags:
                    self.engine.images.remove(image)

    def steps(self, **arguments: Any) -> Generator[str, None, list[str]]:
        """Yields `step n/m` and returns ids of all images made, the last of which is the result.

        A failure carries the last of what the build printed.
        """
        said: list[str] = []
        made: list[str] = []
        for event in self.engine.api.build(decode=True, rm=True, forcerm=True, **arguments):
            text = event.get("stream", "")
            if self.log:
                self.log.write(text)
            said = [*said, text][-60:]
            made += MADE.findall(text)
            if "aux" in event:
                made.append(event["aux"]["ID"])
            if "error" in event:
                raise ImageError(f"{''.join(said)[-4000:]}\n{event['error']}")
            if step := STEP.search(text):
                yield f"step {step[1]}"
        return made

    def pull(self, folder: Folder, tag: str) -> Iterator[str]:
        """Fetch the image that its makers publish and give it our name, yielding how far it is."""
        name = folder.published["image"]
        layers: dict[str, str] = {}
        for event in self.engine.api.pull(name, stream=True, decode=True):
            if "error" in event:
                raise ImageError(f"{name} could not be pulled: {event['error']}")
            if layer := event.get("id"):
                layers[layer] = event.get("status", "")
                ready = sum(status in ("Pull complete", "Already exists") for status in layers.values())
                yield f"layer {ready}/{len(layers)}"
        command = tuple(folder.published.get("version", folder.version_command))
        self.name(name, tag, command, {PUBLISHED_LABEL: name})

    def remove(self, tag: str) -> None:
        """Raises ImageError while sandboxes are made of it."""
        try:
            self.engine.images.remove(tag)
        except ImageNotFound:
            return
        except APIError as error:
            if error.status_code != 409:
                raise
            raise ImageError(
                f"{tag} is in use: sandboxes of it are there, or images built upon it. {error.explanation}"
            ) from error

    def total_size(self) -> int:
        """Bytes that all images of this engine take together, each layer counted once."""
        return int(self.engine.df()["LayersSize"])

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
        yield "bootstrapping it from Debian's packages, as no registry answers; about a minute"
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
