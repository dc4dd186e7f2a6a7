"""A disk of a test's own, small enough to be filled."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PIECE = 1 << 16  # Bytes.


class Disk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self) -> None:
        """Until not a byte more fits."""
        with (self.folder / "filler").open("ab", buffering=0) as file:
            for size in (PIECE, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError:
                    continue

    def free(self) -> None:
        (self.folder / "filler").unlink()


@contextmanager
def small_disk(folder: Path, mebibytes: int) -> Iterator[Disk]:
    """Mounted at `folder`, and gone afterwards whatever happens."""
    if os.geteuid():
        pytest.fail("a disk of its own needs root: run script/test as root")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "small-disk", str(folder)]
    subprocess.run(mount, check=True)
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
