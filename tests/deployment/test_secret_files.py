"""Secrets may be in files, as orchestrators mount them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site import ROOT

KNOWN = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")
PRINTS = (
    "from django.conf import settings as s\n"
    "print(s.SECRET_KEY, s.METRICS_TOKEN, s.REDIS_URL, s.DATABASES['default']['PASSWORD'], s.SECRET_KEY_FROM_FILE)"
)


def loaded(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in KNOWN}
    environment = kept | {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "compiler_site.settings"} | env
    return subprocess.run(
        [sys.executable, "-c", PRINTS], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_settings_take_secrets_from_files(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 50 + "\n")
    (tmp_path / "token").write_text("metrics\n")
    (tmp_path / "password").write_text("a/b@c:d%\n")
    done = loaded(
        tmp_path,
        SECRET_KEY_FILE=str(tmp_path / "key"),
        METRICS_TOKEN_FILE=str(tmp_path / "token"),
        DATABASE_URL="postgres://site@db/site",
        DATABASE_PASSWORD_FILE=str(tmp_path / "password"),
        REDIS_URL="redis://redis:6379/0",
        REDIS_PASSWORD_FILE=str(tmp_path / "password"),
    )
    expected = ["k" * 50, "metrics", "redis://:a%2Fb%40c%3Ad%25@redis:6379/0", "a/b@c:d%", "False"]
    assert done.stdout.split() == expected, done.stderr
    assert not (tmp_path / "secret_key").exists(), "none is made where one is given"


@pytest.mark.parametrize(
    ("content", "env", "says"),
    [
        (None, {}, "cannot be read: No such file or directory"),
        ("", {}, "which is empty"),
        ("x", {"METRICS_TOKEN": "y"}, "METRICS_TOKEN and METRICS_TOKEN_FILE are both set"),
    ],
)
def test_nonsense_fails_at_start(tmp_path: Path, content: str | None, env: dict[str, str], says: str) -> None:
    if content is not None:
        (tmp_path / "token").write_text(content)
    done = loaded(tmp_path, METRICS_TOKEN_FILE=str(tmp_path / "token"), **env)
    assert done.returncode != 0
    assert says in done.stderr.splitlines()[-1]
