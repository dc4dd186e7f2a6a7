"""The scripts that a person runs."""

import os
import re
import signal
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.services import free_port, until
from tests.site import ROOT

SCRIPTS = sorted([*(ROOT / "script").iterdir(), ROOT / ".ci/run", ROOT / "docker/base/bootstrap"])
LOCKS = sorted(ROOT.glob("requirements*.lock"))
every_script = pytest.mark.parametrize("script", SCRIPTS, ids=[str(path.relative_to(ROOT)) for path in SCRIPTS])


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Data of the test's own beside the virtual environment, page and images of this checkout."""
    return os.environ | {"DATA_DIR": str(folder), "STATIC_ROOT": str(ROOT / "var/static"), "BIND": "127.0.0.1", **more}


def bootstrap(folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    argv = [ROOT / "script/bootstrap", *arguments]
    return subprocess.run(argv, env=environment(folder, **env), capture_output=True, text=True, check=False)


@every_script
def test_its_syntax_is_right_and_it_may_be_executed(script: Path) -> None:
    if script.read_bytes().startswith(b"#!/usr/bin/env bash"):
        assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert os.access(script, os.X_OK)


def test_a_second_bootstrap_finds_nothing_to_do(tmp_path: Path) -> None:
    first = bootstrap(tmp_path, "--dev")
    assert first.returncode == 0, first.stdout + first.stderr
    second = bootstrap(tmp_path, "--dev")
    assert second.returncode == 0, second.stderr
    assert second.stdout == ""


def test_the_admins_password_is_shown_once(tmp_path: Path) -> None:
    first = bootstrap(tmp_path)
    assert len(re.findall(r"user admin, password \S{12,}", first.stdout)) == 1, first.stdout + first.stderr
    assert "password" not in bootstrap(tmp_path).stdout


def test_an_engine_that_does_not_answer_is_said_in_one_sentence(tmp_path: Path) -> None:
    ended = bootstrap(tmp_path, DOCKER_HOST=f"unix://{tmp_path}/nothing.sock")
    assert ended.returncode == 1
    assert f"The Docker engine at DOCKER_HOST=unix://{tmp_path}/nothing.sock does not answer" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_unknown_option_is_refused(tmp_path: Path) -> None:
    ended = bootstrap(tmp_path, "--quick")
    assert ended.returncode == 2
    assert "not --quick" in ended.stderr


def test_the_server_script_sets_up_and_serves(tmp_path: Path) -> None:
    port = free_port()
    with (tmp_path / "log").open("wb") as log:
        argv = [ROOT / "script/server"]
        server = subprocess.Popen(argv, env=environment(tmp_path, PORT=str(port)), stdout=log, stderr=log)

    def serves() -> bool:
        said = (tmp_path / "log").read_text()
        assert server.poll() is None, said
        return f"http://localhost:{port}/" in said

    try:
        until(serves, "the site is served", 120)
        assert httpx.get(f"http://127.0.0.1:{port}/api/languages").status_code == 200
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0


@pytest.mark.parametrize("lock", LOCKS, ids=[lock.name for lock in LOCKS])
def test_every_locked_package_is_pinned_with_its_hash_and_no_host_is_named(lock: Path) -> None:
    text = lock.read_text()
    assert not re.search(r"https?://|--index|--find-links|file:", text)
    packages = re.split(r"\n(?=\S)", text.strip())
    assert all(re.match(r"[\w.-]+==\S+", package) and "--hash=sha256:" in package for package in packages)


def test_the_locks_agree_with_each_other() -> None:
    site, tests = (set(re.findall(r"^[\w.-]+==\S+", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCK_NAMES)
    assert site <= tests


LOCK_NAMES = ("requirements.lock", "requirements-dev.lock")
