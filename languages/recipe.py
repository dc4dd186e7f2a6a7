"""What an image is made of: its folder, what it is built upon, and a digest that changes when either does."""

import hashlib
import io
import json
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from languages.folder import MANIFEST, OURS, Download, Folder, tag_of

BASE = "compiler-site/base:trixie"
INIT = "compiler-site/init:latest"
FROM = re.compile(r"^FROM\s+(\S+)(?:\s+AS\s+(\S+))?\s*$", re.IGNORECASE | re.MULTILINE)
# A file that is unpacked from a download, put into the context as if it lay in the folder.
Unpacked = Callable[[Download], Iterable[tuple[str, bytes]]]


class RecipeError(Exception):
    """Images cannot be built as their folders say; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    tag: str
    name: str
    path: Path
    version_command: tuple[str, ...] = ()
    downloads: tuple[Download, ...] = ()

    @property
    def parents(self) -> list[str]:
        """The images of ours that must be there before, from the FROM lines."""
        found = FROM.findall((self.path / "Dockerfile").read_text())
        stages = {stage for _, stage in found if stage}
        return sorted({image for image, _ in found if image.startswith(OURS) and image not in stages})

    def context(self) -> Iterator[tuple[str, Path]]:
        """The files that the build sees: not those that only the site reads."""
        for path in sorted(self.path.rglob("*")):
            name = path.relative_to(self.path).as_posix()
            if path.is_file() and name != MANIFEST and not name.startswith(("starter.", "checks/")):
                yield name, path

    def digest(self, parents: Iterable[str]) -> str:
        """Stands for everything that decides what the image holds, `parents` being the digests of those below it."""
        total = hashlib.sha256(json.dumps([*parents, self.version_command]).encode())
        for name, path in self.context():
            total.update(
                f"\0{name}\0{path.stat().st_mode & 0o111}\0".encode() + hashlib.sha256(path.read_bytes()).digest()
            )
        for download in self.downloads:
            total.update(json.dumps([download.package, download.sha256, download.unpack]).encode())
        return total.hexdigest()

    def pack(self, unpacked: Unpacked, into: io.BufferedIOBase) -> None:
        """Write the build context as a tar archive, the same bytes for the same content."""
        with tarfile.open(fileobj=into, mode="w") as archive:
            for name, path in self.context():
                add(archive, name, path.read_bytes(), executable=bool(path.stat().st_mode & 0o100))
            for download in self.downloads:
                for name, content in unpacked(download):
                    add(archive, name, content, executable=True)
        into.seek(0)


def add(archive: tarfile.TarFile, name: str, content: bytes, *, executable: bool) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    entry.mode = 0o755 if executable else 0o644
    archive.addfile(entry, io.BytesIO(content))


def of_sandbox(docker: Path) -> Recipe:
    return Recipe(tag=INIT, name="sandbox init", path=docker / "sandbox")


def of_language(folder: Folder) -> Recipe:
    return Recipe(
        tag=tag_of(folder.slug),
        name=folder.name,
        path=folder.path,
        version_command=folder.version_command,
        downloads=folder.downloads,
    )


def in_order(recipes: Sequence[Recipe], wanted: Iterable[str]) -> list[Recipe]:
    """Those of the `wanted` tags and of all that they are built upon, parents first."""
    by_tag = {recipe.tag: recipe for recipe in recipes}
    ordered: dict[str, Recipe] = {}

    def visit(tag: str, above: tuple[str, ...]) -> None:
        if tag == BASE or tag in ordered:
            return
        if tag in above:
            raise RecipeError(f"The images {', '.join(above)} are built upon each other in a circle.")
        if tag not in by_tag:
            raise RecipeError(f"There is no folder for the image {tag}.")
        for parent in by_tag[tag].parents:
            visit(parent, (*above, tag))
        ordered[tag] = by_tag[tag]

    for tag in wanted:
        visit(tag, ())
    return list(ordered.values())


def digests(ordered: Iterable[Recipe]) -> dict[str, str]:
    """Tag -> digest, for recipes with parents first."""
    known = {BASE: ""}
    for recipe in ordered:
        known[recipe.tag] = recipe.digest(known[parent] for parent in recipe.parents)
    return known
