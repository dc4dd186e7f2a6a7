"""What is said of the packages that the site is made of: known holes, and what they are."""

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.site import ROOT

UNREACHABLE = {
    "pip-audit": "echo 'requests.exceptions.ConnectionError: nobody answers' >&2; exit 1",
    "npm": """echo '{"message": "405 Method Not Allowed", "statusCode": 405}'; exit 1""",
}
UNKNOWING = {"pip-audit": """echo '{"dependencies": [{"name": "django", "skip_reason": "not found"}]}'"""}
CLEAN = {
    "pip-audit": """echo '{"dependencies": [{"name": "django", "version": "5.2", "vulns": []}]}'""",
    "npm": """echo '{"vulnerabilities": {}, "metadata": {"dependencies": {"total": 11}}}'""",
}
PYTHON_HOLE = {
    "pip-audit": """echo '{"dependencies": [
        {"name": "other", "skip_reason": "not found"},
        {"name": "django", "version": "5.2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["5.3"]}]}]}'; exit 1"""
}
PAGE_HOLE = {
    "npm": """echo '{"vulnerabilities": {"dompurify": {"range": "<3.4", "severity": "high", "via": [{"title": "XSS"}]}},
        "metadata": {"dependencies": {"total": 11}}}'; exit 1"""
}


@pytest.mark.parametrize(
    ("programs", "status", "says"),
    [
        (UNREACHABLE, 0, ["Python: NOT AUDITED", "Page: NOT AUDITED"]),
        (UNREACHABLE | UNKNOWING, 0, ["Python: NOT AUDITED"]),
        (CLEAN, 0, ["Python: 1 packages were looked up, no known holes", "Page: 11 packages"]),
        (
            UNREACHABLE | PYTHON_HOLE,
            1,
            ["django 5.2: PYSEC-1, fixed in 5.3", "1 packages are not known", "Page: NOT AUDITED"],
        ),
        (UNREACHABLE | PAGE_HOLE, 1, ["Python: NOT AUDITED", "dompurify <3.4: high, XSS"]),
        (CLEAN | {"pip-audit": "echo 'unknown option' >&2; exit 2"}, 1, ["pip-audit failed: unknown option"]),
    ],
    ids=["unreachable", "unknowing", "clean", "Python", "page", "broken"],
)
def test_a_known_hole_is_never_hidden(tmp_path: Path, programs: dict[str, str], status: int, says: list[str]) -> None:
    for name, script in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(stat.S_IRWXU)
    env = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run([ROOT / "script/audit"], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    assert all(each in done.stdout + done.stderr for each in says), done.stdout


def test_what_the_site_is_made_of_is_written_in_a_form_that_others_read(tmp_path: Path) -> None:
    argv = [ROOT / "script/sbom", "compiler-site/base:trixie"]
    subprocess.run(argv, cwd=ROOT, env=os.environ | {"DATA_DIR": str(tmp_path)}, check=True)
    for name, version, expected in (
        ("python", SchemaVersion.V1_6, "django"),
        ("page", SchemaVersion.V1_5, "monaco-editor"),
        ("compiler-site-base-trixie", SchemaVersion.V1_6, "libc6"),
    ):
        text = (tmp_path / "sbom" / f"{name}.cdx.json").read_text()
        assert not JsonStrictValidator(version).validate_str(text), name
        assert expected in {component["name"] for component in json.loads(text)["components"]}
