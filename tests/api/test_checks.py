"""Settings that contradict each other are found before anything is started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site import ROOT


def checked(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "check"]
    known = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")
    }
    return subprocess.run(
        command, env=known | {"DATA_DIR": str(folder)} | env, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_settings_that_nobody_touched_are_fine(tmp_path: Path) -> None:
    done = checked(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


ERRORS = {
    "executions.E001": {"REDIS_URL": "redis://localhost:1/0", "SECRET_KEY": "x" * 50},
    "executions.E002": {"MAX_TIMEOUT": "5", "DEFAULT_TIMEOUT": "10"},
    "executions.E003": {"SANDBOX_COUNT": "1", "CONCURRENT_EXECUTIONS": "4"},
    "executions.E004": {"SANDBOX_MEMORY_MIB": "512", "MAX_MEMORY_MIB": "1024"},
}
WARNINGS = {
    "executions.W001": {"DATABASE_URL": "postgres://nobody@localhost:1/nothing"},
    "executions.W002": {"DATABASE_URL": "postgres://nobody@localhost:1/nothing", "REDIS_URL": "redis://localhost:1/0"},
    "executions.W003": {"INTERACTIVE_TIMEOUT": "60", "INTERACTIVE_IDLE_TIMEOUT": "120"},
    "executions.W004": {"ALLOWED_HOSTS": "*"},
    "executions.W005": {"HTTPS": "true", "CSRF_TRUSTED_ORIGINS": "http://example.org"},
    "executions.W006": {"HTTPS": "true", "DEBUG": "true"},
}


@pytest.mark.parametrize("name", ERRORS)
def test_a_contradiction_stops_the_start_with_a_hint(tmp_path: Path, name: str) -> None:
    done = checked(tmp_path, **ERRORS[name])
    assert done.returncode == 1
    assert f"({name})" in done.stderr
    assert "HINT" in done.stderr


@pytest.mark.parametrize("name", WARNINGS)
def test_a_doubtful_setting_is_a_warning_with_a_hint(tmp_path: Path, name: str) -> None:
    done = checked(tmp_path, **WARNINGS[name])
    assert done.returncode == 0, done.stderr
    assert f"({name})" in done.stderr
    assert "HINT" in done.stderr
