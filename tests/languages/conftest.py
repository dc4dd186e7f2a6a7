"""A folder of languages to change at will."""

from collections.abc import Callable
from pathlib import Path

import pytest

from languages import catalogue
from languages.folder import folders

Write = Callable[..., Path]

MANIFEST = """
name = "{name}"
aliases = {aliases}
file_name = "main.toy"
editor_mode = "plaintext"
version = ["toy", "--version"]
run = ["toy", "{{main}}"]
{more}
[limits]
memory_mib = {memory}
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the folder of a toy language, anew when called again."""

    def write_folder(
        slug: str = "toy", *, aliases: str = "[]", memory: int = 100, more: str = "", name: str = "Toy"
    ) -> Path:
        folder = tmp_path / slug
        folder.mkdir(exist_ok=True)
        text = MANIFEST.format(name=name, aliases=aliases, memory=memory, more=more)
        (folder / "language.toml").write_text(text)
        (folder / "starter.toy").write_text("say hello\n")
        (folder / "Dockerfile").write_text("FROM compiler-site/base:trixie\n")
        return folder

    return write_folder


@pytest.fixture
def load(tmp_path: Path) -> Callable[[], catalogue.Loaded]:
    return lambda: catalogue.load(folders(tmp_path))
