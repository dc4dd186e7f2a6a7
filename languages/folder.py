"""A language as its folder in `docker/languages` describes it: `language.toml`, `Dockerfile`, the starter program."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from languages.models import LIMITS, Language

MANIFEST = "language.toml"
OURS = "compiler-site/"
PLAIN = frozenset(
    ("name", "aliases", "file_name", "editor_mode", "compile", "run", "console", "env", "compiler_options")
) | {"interactive", "dialects", "warm", "warm_up"}
FIELDS = PLAIN | set(LIMITS) | {"starter", "image"}
# What the image builder wants to know; no column of the table.
BUILD = frozenset(("version", "downloads", "published"))
# How a published image may differ from the one that is built here.
PUBLISHED = frozenset(("image", "compile", "run", "console", "env", "compiler_options", "warm_up", "version", "limits"))


class FolderError(Exception):
    """A folder does not describe a language; the message names it and says why."""


class Kind(StrEnum):
    """Where a download comes from; of PyPI as what."""

    WHEEL = "wheel"
    SDIST = "sdist"
    NPM = "npm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """Files of a package: `unpack` maps a path in its archive to one in the build context, folders with a slash."""

    kind: Kind
    package: str
    sha256: tuple[str, ...]
    unpack: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    path: Path
    slug: str
    fields: dict[str, Any]
    version_command: tuple[str, ...]
    downloads: tuple[Download, ...]
    published: dict[str, Any]  # An image that its makers publish: its name as `image`, and what differs with it.

    @property
    def name(self) -> str:
        return str(self.fields["name"])

    def said(self, *, published: bool) -> dict[str, Any]:
        """The fields of its row, for the image that is built here or for the published one."""
        if not published:
            return self.fields
        differing = {name: value for name, value in self.published.items() if name in PLAIN}
        limits: dict[str, Any] = self.published.get("limits", {})
        return self.fields | differing | limits

    @property
    def can_be_built(self) -> bool:
        """False: only the published image has the toolchain."""
        return (self.path / "Dockerfile").is_file()

    @property
    def starter(self) -> Path:
        return starter_of(self.path)


def tag_of(slug: str) -> str:
    """The name of a language's image."""
    return f"{OURS}{slug}:latest"


def starter_of(path: Path) -> Path:
    found = sorted(path.glob("starter.*"))
    if len(found) != 1:
        raise FolderError(f"{path.name} must hold one starter program, named starter.<extension>.")
    return found[0]


def read(path: Path) -> Folder:
    """The language that `path` describes, checked as an admin's entries are."""
    try:
        manifest = tomllib.loads((path / MANIFEST).read_text())
    except (OSError, ValueError) as error:
        raise FolderError(f"{path.name}/{MANIFEST} cannot be read: {error}") from error
    limits = manifest.pop("limits", {})
    published = manifest.get("published", {})
    strange = (manifest.keys() - PLAIN - BUILD) | (limits.keys() - set(LIMITS)) | (published.keys() - PUBLISHED)
    if unknown := sorted(strange):
        raise FolderError(f"{path.name}/{MANIFEST} has unknown entries: {', '.join(unknown)}.")
    stated = {key: value for key, value in manifest.items() if key in PLAIN} | limits
    fields = defaults() | stated | {"starter": starter_of(path).read_text(), "image": tag_of(path.name)}
    check(path.name, fields)
    folder = Folder(
        path=path,
        slug=path.name,
        fields=fields,
        version_command=tuple(manifest.get("version", ())),
        downloads=tuple(downloads(path.name, manifest.get("downloads", []))),
        published=published,
    )
    if published:
        check(path.name, folder.said(published=True))
        if not isinstance(published.get("image"), str):
            raise FolderError(f"{path.name}/{MANIFEST}: a published image needs its name as `image`.")
    elif not folder.can_be_built:
        raise FolderError(f"{path.name} needs a Dockerfile, or a published image.")
    return folder


def defaults() -> dict[str, Any]:
    """What a manifest that is silent about a field says: what the table says of a new row."""
    blank = Language()
    return {field: getattr(blank, field) for field in FIELDS}


def check(slug: str, fields: dict[str, Any]) -> None:
    try:
        Language(slug=slug, **fields).clean_fields()
    except ValidationError as error:
        problems = "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
        raise FolderError(f"{slug}/{MANIFEST} is wrong. {problems}") from error


def downloads(slug: str, entries: list[dict[str, Any]]) -> Iterator[Download]:
    for entry in entries:
        try:
            yield Download(
                kind=Kind(entry.get("kind", "wheel")),
                package=entry["package"],
                sha256=tuple(entry["sha256"]),
                unpack=dict(entry["unpack"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise FolderError(f"{slug}/{MANIFEST}: a download needs package, sha256 and unpack ({error}).") from error


def folders(root: Path | None = None) -> list[Folder]:
    """Every language there is a folder for, by slug."""
    root = root or settings.LANGUAGES_DIR
    return [read(path) for path in sorted(root.iterdir()) if (path / MANIFEST).is_file()]
