"""What a submitted file may be called."""

import unicodedata
from collections.abc import Iterator, Sequence

LONGEST = 255  # Bytes: what a file system takes, and what the table does.
DEEPEST = 10
RESERVED_FOLDER = "output"  # What a run leaves there is given back.
# Windows takes these for devices, whatever their extension: nobody could unpack the program there.
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def fault_of(name: str) -> str | None:
    """What is wrong with `name`, as a predicate; None for a good one."""
    parts = name.split("/")
    faults = (
        (not name, "must not be empty"),
        (len(name.encode()) > LONGEST, f"must have at most {LONGEST} bytes"),
        (name.startswith("/"), "must be relative, such as src/main.py"),
        ("\\" in name, "must separate folders by /, without a backslash"),
        (
            any(unicodedata.category(each) in INVISIBLE for each in name),
            "must not have control or invisible characters",
        ),
        (any(part in ("", ".", "..") for part in parts), 'must not have a part that is empty, "." or ".."'),
        (any(part != part.strip() for part in parts), "must not have blanks at the end or the beginning of a part"),
        (len(parts) > DEEPEST, f"must have at most {DEEPEST} parts"),
        (
            parts[0].casefold() == RESERVED_FOLDER,
            f'must not be in "{RESERVED_FOLDER}", which is for what the program writes',
        ),
        (
            any(part.partition(".")[0].casefold() in DEVICES for part in parts),
            "must not be a device's name, such as con or nul",
        ),
    )
    return next((message for fault, message in faults if fault), None)


def faults_of(names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Index and fault of each that is wrong by itself or beside those before it."""
    files: set[str] = set()
    folders: set[str] = set()
    for index, name in enumerate(names):
        if fault := fault_of(name):
            yield index, fault
            continue
        key = unicodedata.normalize("NFC", name).casefold()
        above = {key[:at] for at, character in enumerate(key) if character == "/"}
        if key in files:
            yield index, "is there twice (upper and lower case count as the same)"
        elif key in folders or above & files:
            yield index, "is both a file and a folder"
        files.add(key)
        folders |= above
