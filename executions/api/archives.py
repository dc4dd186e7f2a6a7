"""Zip archives that callers send: read in memory, within bounds, and never believed."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from executions.api.names import faults_of
from executions.api.problems import shortened

ENTRY = b"PK\x01\x02"  # Begins each entry of the list of contents.
MOST_ENTRIES = 1000  # Folders included: looked at before anything is made of them.
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
# What zipfile raises over archives that were made to be hard to read.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)


class ArchiveRefused(Exception):
    """The message says what the archive must be, as a predicate."""


def unpack(archive: bytes, *, most_files: int, most_bytes: int) -> list[tuple[str, bytes]]:
    """Name and content of each file in `archive`. Raises ArchiveRefused."""
    if archive.count(ENTRY) > MOST_ENTRIES:
        raise ArchiveRefused(f"must have at most {most_files} files")
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
            _check(entries, most_files)
            return list(_contents(opened, entries, most_bytes))
    except BROKEN as error:
        raise ArchiveRefused("must be a zip archive that can be read") from error


def _check(entries: list[zipfile.ZipInfo], most_files: int) -> None:
    if len(entries) > most_files:
        raise ArchiveRefused(f"must have at most {most_files} files")
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise ArchiveRefused(f"must hold plain files only: {shortened(entry.filename)} is none")
        if entry.flag_bits & ENCRYPTED:
            raise ArchiveRefused("must not be encrypted")
        if entry.compress_type not in READABLE:
            raise ArchiveRefused("must be stored or deflated, not compressed otherwise")
    for index, fault in faults_of([_name(entry) for entry in entries]):
        raise ArchiveRefused(f"holds {shortened(entries[index].filename)!r}, whose name {fault}")


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.removeprefix("./")


def _contents(opened: zipfile.ZipFile, entries: list[zipfile.ZipInfo], most_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Counted while they are inflated: what an archive says of its sizes need not be so."""
    left = most_bytes
    for entry in entries:
        with opened.open(entry) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise ArchiveRefused(f"must have at most {most_bytes} bytes, unpacked")
        yield _name(entry), content


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The same bytes for the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
