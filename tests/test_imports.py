"""Imports point one way."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "compiler_site", "executions", "languages", "programs")
MODULES = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)

KNOW_PROGRAMS = ("accounts", "compiler_site", "programs")
EDGES = ("executions.terminal", "executions.api", "executions.admin", "executions.management", "executions.pages")
KNOW_DOCKER = ("executions/sandbox/container.py", "languages/images.py")


def imports_of(path: Path) -> Iterator[str]:
    """Absolute names of all that a module imports, at its top or in a function."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    module, imported = name_of(path), list(imports_of(path))
    if module.startswith("executions.sandbox"):
        ours = [name for name in imported if name.startswith(APPS) and not name.startswith("executions.sandbox")]
        assert not ours, "the sandbox knows nothing above it"
        assert not [name for name in imported if name.startswith("django")], "the sandbox knows no Django"
    elif not module.startswith((*EDGES, "executions.urls", "compiler_site", "languages", "programs")):
        assert not [name for name in imported if name.startswith(EDGES)], "the core knows no edge"
    if not module.startswith(KNOW_PROGRAMS):
        assert not [name for name in imported if name.startswith("programs")], "runs know nothing of what is kept"
    if str(path.relative_to(ROOT)) not in KNOW_DOCKER:
        assert not [name for name in imported if name.split(".")[0] == "docker"], "only two files know Docker"


def test_the_web_process_never_loads_docker() -> None:
    """What answers requests must not be able to reach an engine, whatever goes wrong in it."""
    loads = "import sys, compiler_site.asgi, executions.management.commands.web"
    code = f"{loads}; print([name for name in sys.modules if name.split('.')[0] == 'docker'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
