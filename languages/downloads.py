"""Toolchains that come from PyPI: fetched by pip on this machine, checked by hash, kept for the next build."""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from languages.folder import Download


class DownloadError(Exception):
    """A package could not be had; the message names it and ends with what pip said."""


def unpacked(download: Download, cache: Path) -> Iterator[tuple[str, bytes]]:
    """Path in the build context and content of each file that the image wants of it."""
    with zipfile.ZipFile(fetched(download, cache)) as wheel:
        for inside, outside in download.unpack.items():
            yield outside, wheel.read(inside)


def fetched(download: Download, cache: Path) -> Path:
    """The wheel, from the cache if it is whole there."""
    folder = cache / download.package.replace("==", "-")
    if found := whole(folder, download):
        return found
    folder.mkdir(parents=True, exist_ok=True)
    hashes = " ".join(f"--hash=sha256:{digest}" for digest in download.sha256)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
        wanted.write(f"{download.package} {hashes}\n")
        wanted.flush()
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        options = ["--only-binary=:all:", "--require-hashes", "--dest", str(folder), "--requirement", wanted.name]
        ended = subprocess.run([*pip, *options], capture_output=True, text=True, check=False)  # noqa: S603
    if not (found := whole(folder, download)):
        raise DownloadError(f"{download.package} could not be downloaded. {ended.stderr.strip()[-2000:]}")
    return found


def whole(folder: Path, download: Download) -> Path | None:
    """A killed download leaves no file that passes for a good one."""
    for path in sorted(folder.glob("*.whl")):
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() in download.sha256:
                return path
    return None
