"""Toolchains that come from PyPI or npm: fetched on this machine, checked by hash, kept for the next build."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from languages.folder import Download, Kind


class DownloadError(Exception):
    """A package could not be had; the message names it and ends with what pip or npm said."""


def unpacked(download: Download, cache: Path) -> Iterator[tuple[str, bytes]]:
    """Path in the build context and content of each file that the image wants of it."""
    found = False
    for name, content in members(fetched(download, cache)):
        for inside, outside in download.unpack.items():
            if name == inside or (inside.endswith("/") and name.startswith(inside)):
                found = True
                yield outside + name.removeprefix(inside), content()
    if not found:
        raise DownloadError(f"{download.package} holds none of {', '.join(download.unpack)}.")


def members(archive: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name and content of each regular file in a wheel or a tar archive."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            for name in wheel.namelist():
                if not name.endswith("/"):
                    yield name, partial(wheel.read, name)
        return
    with tarfile.open(archive) as tar:
        for member in tar:
            if (file := tar.extractfile(member)) and member.isfile():
                yield member.name, file.read


def fetched(download: Download, cache: Path) -> Path:
    """The archive, from the cache if it is whole there."""
    folder = cache / download.package.replace("==", "-").replace("@", "-").replace("/", "-")
    if found := whole(folder, download):
        return found
    folder.mkdir(parents=True, exist_ok=True)
    said = from_npm(download, folder) if download.kind is Kind.NPM else from_pypi(download, folder)
    if not (found := whole(folder, download)):
        raise DownloadError(f"{download.package} could not be downloaded. {said.strip()[-2000:]}")
    return found


def from_pypi(download: Download, folder: Path) -> str:
    hashes = " ".join(f"--hash=sha256:{digest}" for digest in download.sha256)
    kind = "--only-binary=:all:" if download.kind is Kind.WHEEL else "--no-binary=:all:"
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
        wanted.write(f"{download.package} {hashes}\n")
        wanted.flush()
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        options = [kind, "--require-hashes", "--dest", str(folder), "--requirement", wanted.name]
        return said_by([*pip, *options])


def from_npm(download: Download, folder: Path) -> str:
    # Where the system has no npm, script/bootstrap puts one beside this Python.
    npm = shutil.which("npm", path=os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent))))
    if npm is None:
        raise DownloadError(f"npm is needed for {download.package}: run script/bootstrap, or install Node.js.")
    return said_by([npm, "pack", "--silent", "--pack-destination", str(folder), download.package])


def said_by(command: list[str]) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return ended.stderr


def whole(folder: Path, download: Download) -> Path | None:
    """A killed download leaves no file that passes for a good one."""
    for path in sorted(folder.glob("*.*")):
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() in download.sha256:
                return path
    return None
