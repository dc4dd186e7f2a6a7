"""What becomes of runs when parts of the site are taken away. Real processes, killed for real."""

import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import docker
import httpx

from tests.faults.conftest import Cluster, containers_of, has_begun
from tests.faults.load import is_running
from tests.services import Redis, until
from tests.site import ROOT, Site

SLOW = "import time\nprint('begun', flush=True)\ntime.sleep({})\nprint('done')"


def test_a_batch_run_of_a_killed_worker_is_finished_by_another(cluster: Callable[..., Cluster], name: str) -> None:
    site = cluster()
    first = site.start_worker(f"{name}-a")
    submitted = site.submit(SLOW.format(3))
    until(lambda: is_running(site, submitted["id"]), "it runs")
    site.start_worker(f"{name}-b")
    first.kill()
    result = site.result(submitted["id"])
    assert (result["verdict"], result["output"]) == ("success", "begun\ndone\n")
    until(lambda: not containers_of(f"{name}-a"), "the killed worker's containers are gone")


def test_an_interactive_run_of_a_killed_worker_ends_with_a_sentence(cluster: Callable[..., Cluster], name: str) -> None:
    site = cluster()
    first = site.start_worker(f"{name}-a")
    with site.terminal(site.submit("print('kept')\ninput()", interactive=True)) as terminal:
        terminal.until("input_prompt")
        site.start_worker(f"{name}-b")
        first.kill()
        result = terminal.until("result", 30)
    assert result["verdict"] == "internal_error"
    assert result["message"] == "The site's worker was lost while it ran; run it again"
    assert result["output"] == "kept\r\n", "what it had printed is not lost"


def test_a_run_that_takes_its_worker_down_each_time_ends(cluster: Callable[..., Cluster], name: str) -> None:
    site = cluster()
    worker = site.start_worker(name)
    submitted = site.submit(SLOW.format(20), timeout=30_000)
    for _ in range(3):
        until(lambda: is_running(site, submitted["id"]), "it runs")
        worker.kill()
        worker = site.start_worker(name)  # Of the same name: it sees at once to what the one before it left.
    assert site.result(submitted["id"])["verdict"] == "internal_error"


def test_sigterm_lets_a_run_finish_and_takes_no_other(cluster: Callable[..., Cluster], name: str) -> None:
    site = cluster(SHUTDOWN_GRACE="30")
    worker = site.start_worker(name, CONCURRENT_EXECUTIONS="1")
    running = site.submit(SLOW.format(2))
    until(lambda: is_running(site, running["id"]), "it runs")
    waiting = site.submit("print(1)")
    assert worker.terminate() == 0
    assert site.result(running["id"])["verdict"] == "success"
    with site.client() as client:
        assert client.get(f"/api/status/{waiting['id']}").json()["status"] == "queued"
    assert not containers_of(name)


def test_a_second_sigterm_gives_batch_runs_back_and_ends_at_once(cluster: Callable[..., Cluster], name: str) -> None:
    site = cluster(SHUTDOWN_GRACE="600")
    worker = site.start_worker(name)
    submitted = site.submit(SLOW.format(20), timeout=30_000)
    until(lambda: is_running(site, submitted["id"]), "it runs")
    worker.popen.terminate()
    until(lambda: worker.says("drains"), "it drains")
    assert worker.terminate() == 0
    with site.client() as client:
        assert client.get(f"/api/status/{submitted['id']}").json()["status"] == "queued"
    assert not containers_of(name)


def test_redis_may_be_restarted_under_a_run_and_its_watcher(
    cluster: Callable[..., Cluster], name: str, redis: Redis
) -> None:
    site = cluster()
    worker = site.start_worker(name)
    code = "import time\nfor i in range(100): print(i, flush=True); time.sleep(0.05)"
    submitted = site.submit(code, interactive=True)
    with site.terminal(submitted) as terminal:
        terminal.until_output("\n3\r\n")
    redis.kill()
    until(lambda: worker.says("is not published"), "the worker has noticed")
    redis.start()
    with site.terminal(submitted) as terminal:
        result = terminal.until("result")
    assert terminal.output == "".join(f"{i}\r\n" for i in range(100))
    assert result["verdict"] == "success"
    assert site.execute("print('and on')")["output"] == "and on\n"


def test_a_killed_site_goes_on_where_it_was(new_site: Callable[..., Site], name: str) -> None:
    site = new_site(WORKER_NAME=name)
    process = site.serve()
    batch = site.submit(SLOW.format(2))
    talking = site.submit("input()", interactive=True)
    until(lambda: is_running(site, batch["id"]) and is_running(site, talking["id"]), "both run")
    process.kill()
    site.serve()
    assert site.result(batch["id"])["output"] == "begun\ndone\n"
    assert site.result(talking["id"])["verdict"] == "internal_error"


def test_a_start_removes_the_containers_of_its_own_dead_predecessors_and_no_others(
    new_site: Callable[..., Site], name: str
) -> None:
    other = new_site(WORKER_NAME=f"{name}-other")
    other.serve()
    with other.terminal(other.submit("input()", interactive=True)) as terminal:
        terminal.until("input_prompt")
        site = new_site(WORKER_NAME=name)
        label = f"compiler-site.worker={name}"
        run = ["docker", "run", "-d", "--network=none", "--label", label, "compiler-site/python:latest", "sleep", "99"]
        left = subprocess.run(run, check=True, capture_output=True, text=True).stdout.strip()
        site.serve()
        assert left not in containers_of(name)
        terminal.send("input", data="\r")
        assert terminal.until("result")["verdict"] == "success"


def test_a_worker_without_redis_refuses_with_a_sentence(new_site: Callable[..., Site]) -> None:
    done = new_site().manage("worker", check=False)
    assert done.returncode == 1
    assert "set REDIS_URL" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_workers_of_one_name_cannot_run_on_one_machine(new_site: Callable[..., Site], name: str) -> None:
    site = new_site(WORKER_NAME=name)
    site.serve()
    done = site.manage("serve", check=False)
    assert done.returncode == 1
    assert "already runs" in done.stderr


def test_two_workers_of_one_name_cannot_run_on_two_machines(
    cluster: Callable[..., Cluster], name: str, tmp_path: Path
) -> None:
    """The later one would take the earlier one's runs, and its containers where they share an engine."""
    site = cluster()
    site.start_worker(name)
    with site.terminal(site.submit("input()", interactive=True)) as terminal:
        terminal.until("input_prompt")
        done = site.manage("worker", check=False, WORKER_NAME=name, DATA_DIR=str(tmp_path))
        assert done.returncode == 1
        assert "already runs on another machine" in done.stderr
        assert "Traceback" not in done.stderr
        terminal.send("input", data="\r")
        assert terminal.until("result")["verdict"] == "success"


def test_a_taken_port_is_said_in_a_sentence(new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.serve()
    done = subprocess.run(
        [sys.executable, "manage.py", "serve"], cwd=ROOT, env=site.env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"Port {site.port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_embedded_sigterm_ends_with_code_0_and_leaves_nothing(new_site: Callable[..., Site], name: str) -> None:
    site = new_site(WORKER_NAME=name)
    process = site.serve()
    site.execute("print(1)")
    process.popen.send_signal(signal.SIGTERM)
    assert process.popen.wait(30) == 0
    assert not containers_of(name)


def test_a_run_that_is_tried_again_can_still_be_stopped(new_site: Callable[..., Site], name: str) -> None:
    site = new_site(WORKER_NAME=name)
    process = site.serve()
    submitted = site.submit(SLOW.format(20), timeout=30_000)
    until(lambda: has_begun(name), "it runs")
    client = docker.APIClient()
    for each in containers_of(name):
        client.remove_container(each, force=True)
    until(lambda: process.says("queued again after attempt 1"), "its sandbox is missed")
    until(lambda: is_running(site, submitted["id"]), "it runs again")
    with site.client() as caller:
        caller.post(f"/api/executions/{submitted['id']}/cancel")
    assert site.result(submitted["id"], wait=10)["verdict"] == "cancelled"


def listed(caller: httpx.Client) -> list[dict[str, Any]]:
    executions: list[dict[str, Any]] = caller.get("/api/executions").json()["executions"]
    return executions


def test_a_web_process_that_ends_fails_nobody(cluster: Callable[..., Cluster], name: str) -> None:
    site = cluster(SHUTDOWN_LINGER="1", SHUTDOWN_GRACE="30")
    site.start_worker(name, SHUTDOWN_GRACE="1")
    web = site.processes[0]
    slow = site.submit(SLOW.format(25), timeout=30_000)
    with ThreadPoolExecutor() as threads, site.terminal(site.submit("input()", interactive=True)) as terminal:
        terminal.until("input_prompt")
        running = threads.submit(site.execute, SLOW.format(2))
        with site.client() as caller:
            polling = threads.submit(caller.get, f"/api/result/{slow['id']}", params={"wait": 60})
            until(lambda: [each["status"] for each in listed(caller)] == ["running"] * 3, "all of it runs")
            web.popen.terminate()
            until(lambda: caller.get("/health").headers.get("connection") == "close", "it says that it goes")
            assert terminal.until_closed() == 1012
            assert polling.result().status_code == 202
            assert running.result()["output"] == "begun\ndone\n"
    assert web.popen.wait(10) == 0
