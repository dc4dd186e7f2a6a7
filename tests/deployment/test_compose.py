"""What the stack promises: bounds, checks, and an engine for nobody but workers."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from compiler_site.secret_files import NAMES
from tests.site import ROOT

DOCKER = ROOT / "docker"
COMPOSE = DOCKER / "compose.yaml"
LONE_VARIABLE = re.compile(r"\$\{[A-Z_]+:-([^}]*)\}")


def as_without_environment(path: Path) -> dict[str, Any]:
    stack: dict[str, Any] = yaml.safe_load(LONE_VARIABLE.sub(r"\1", path.read_text()))
    return stack


STACK = as_without_environment(COMPOSE)
SERVICES: dict[str, dict[str, Any]] = STACK["services"]
OURS = [name for name, service in SERVICES.items() if "compiler-site/site" in service["image"]]


def test_only_workers_reach_an_engine() -> None:
    reaching = [name for name, service in SERVICES.items() if "docker.sock" in str(service)]
    assert reaching == ["worker"]
    denied = {"privileged", "network_mode", "pid", "devices", "security_opt"}
    assert not [name for name, service in SERVICES.items() if denied & service.keys()]


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_watched_bounded_and_started_again(name: str) -> None:
    service, deploy = SERVICES[name], SERVICES[name]["deploy"]
    assert set(deploy["resources"]["limits"]) == {"cpus", "memory"}
    assert deploy["endpoint_mode"] == "dnsrr"
    ends_by_itself = name == "setup"
    assert deploy["restart_policy"]["condition"] == ("on-failure" if ends_by_itself else "any")
    assert service["healthcheck"].get("disable", False) is ends_by_itself
    assert all(port["mode"] == "host" for port in service.get("ports", []))


def test_our_processes_have_no_rights_and_write_nothing_but_memory() -> None:
    assert set(OURS) == {"web", "worker", "setup"}
    for name in OURS:
        service = SERVICES[name]
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert {mount["type"] for mount in service["volumes"] if "docker.sock" not in str(mount)} == {"tmpfs"}
    image = (DOCKER / "site.Dockerfile").read_text().rpartition("\nFROM ")[2]
    assert "USER 10001:10001" in image
    assert "npm" not in image


def test_secrets_travel_in_files_that_the_site_reads() -> None:
    for name in OURS:
        environment = SERVICES[name]["environment"]
        files = {key.removesuffix("_FILE"): value for key, value in environment.items() if key.endswith("_FILE")}
        assert set(files) <= set(NAMES)
        assert {Path(value).name for value in files.values()} == set(SERVICES[name]["secrets"])
        assert not [key for key in environment if key.endswith(("PASSWORD", "SECRET_KEY", "TOKEN"))]
    assert set(STACK["secrets"]) == {secret for each in SERVICES.values() for secret in each.get("secrets", [])}


def test_django_finds_nothing_to_say_of_the_deployed_settings(tmp_path: Path) -> None:
    environment = {name: str(value or "") for name, value in SERVICES["web"]["environment"].items()}
    for name in NAMES:
        if f"{name}_FILE" in environment:
            (tmp_path / name).write_text(f"0123456789{name}" * 5)
            environment[f"{name}_FILE"] = str(tmp_path / name)
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level=WARNING"],
        env=kept | environment | {"DATA_DIR": str(tmp_path), "HTTPS": "true"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_what_the_stack_sets_is_a_setting() -> None:
    known = (ROOT / ".env.example").read_text()
    for name in SERVICES["worker"]["environment"]:
        assert re.search(rf"\b{name.removesuffix('_FILE')}\b", known), name


def test_both_ways_to_start_it_know_all_of_it() -> None:
    unknown_to_stacks = {"build", "depends_on", "group_add", "restart", "shm_size", "tmpfs", "container_name"}
    assert not [name for name, service in SERVICES.items() if unknown_to_stacks & service.keys()]
    for kind in ("configs", "secrets"):
        assert all(set(each) == {"file"} for each in STACK[kind].values())
    assert (DOCKER / STACK["configs"]["nginx"]["file"]).is_file()


def test_nginx_takes_whatever_the_site_takes() -> None:
    conf = (DOCKER / "nginx" / "nginx.conf").read_text()
    most = re.search(r"client_max_body_size (\d+)m", conf)
    assert most
    assert int(most[1]) << 20 > 3 * 3 * 1_048_576 + 65_536
    for header in ("X-Forwarded-For $proxy_add_x_forwarded_for", "Upgrade $http_upgrade", "Host $http_host"):
        assert f"proxy_set_header {header};" in conf
