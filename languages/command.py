"""From an argv with placeholders to the argv that is started; no shell sees it."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

HEAP_SHARE = 0.6  # A virtual machine needs the rest for its code, stacks and tables.


def expand(
    argv: Sequence[str],
    *,
    main: str,
    sources: Sequence[str] = (),
    options: Sequence[str] = (),
    args: Sequence[str] = (),
    memory_mib: int = 512,
) -> tuple[str, ...]:
    """Fill in the elements that are placeholders; `args` go to the end where no `{args}` says otherwise.

    `sources` are the names of all submitted files: of these `{sources}` takes those with the main file's extension.
    `{heap}`, within an element, is what a runtime may use for its objects, in MiB, of the run's `memory_mib`.
    """
    extension = PurePosixPath(main).suffix
    fitting = [name for name in (sources or (main,)) if PurePosixPath(name).suffix == extension]
    known: Mapping[str, Sequence[str]] = {
        "{options}": options,
        "{args}": args,
        "{main}": [as_operand(main)],
        "{stem}": [PurePosixPath(main).stem],
        "{sources}": [as_operand(name) for name in fitting],
    }
    heap = str(int(memory_mib * HEAP_SHARE))
    filled = [part for element in argv for part in known.get(element, [element.replace("{heap}", heap)])]
    return (*filled, *(() if "{args}" in argv else args))


def as_operand(name: str) -> str:
    """`name` so that a compiler takes it neither for an option nor for a file of options."""
    return f"./{name}" if name.startswith(("-", "@")) else name
