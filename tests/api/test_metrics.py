"""What Prometheus reads."""

import time
from collections.abc import Callable

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.api.conftest import refused
from tests.site import Site

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


def read(client: httpx.Client) -> Samples:
    """(name, labels but `worker`) -> value, of all that is shown."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        (
            sample.name,
            frozenset((name, value) for name, value in sample.labels.items() if name != "worker"),
        ): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def labels(**values: str) -> frozenset[tuple[str, str]]:
    return frozenset(values.items())


def test_runs_are_counted_with_their_times(new_site: Callable[..., Site]) -> None:
    site = new_site(EXECUTION_LEASE="3")  # A worker reports three times a lease.
    site.serve()
    with site.client() as client:
        assert read(client)["compiler_workers", labels()] == 1
        site.execute("echo hi", "bash")
        site.execute("exit 3", "bash")
        deadline = time.monotonic() + 20
        ended = ("compiler_runs_total", labels(language="bash", verdict="runtime_error"))
        while not read(client).get(ended):
            assert time.monotonic() < deadline
            time.sleep(0.2)
        shown = read(client)
    assert shown["compiler_runs_total", labels(language="bash", verdict="success")] == 1
    for name in ("wait", "start", "run"):
        assert shown[f"compiler_{name}_seconds_count", labels()] == 2
        assert shown[f"compiler_{name}_seconds_bucket", labels(le="60.0")] == 2
        assert 0 < shown[f"compiler_{name}_seconds_sum", labels()] < 60
    assert shown["compiler_http_requests_total", labels(method="POST", status="200")] == 2
    assert sum(shown["compiler_pool_taken_total", labels(how=how)] for how in ("kept", "warm", "started")) == 2
    assert shown["compiler_http_seconds_count", labels()] > 2
    assert shown["compiler_seats", labels(interactive="true")] == 50


def test_the_queue_is_shown_with_its_age(new_site: Callable[..., Site]) -> None:
    site = new_site(CONCURRENT_EXECUTIONS="1")
    site.serve()
    with site.client() as client:
        assert read(client)["compiler_queue_waiting", labels(interactive="false")] == 0
        for _ in range(3):
            site.submit("sleep 20", "bash")
        deadline = time.monotonic() + 20
        while read(client)["compiler_running", labels(interactive="false")] != 1:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        shown = read(client)
    assert shown["compiler_queue_waiting", labels(interactive="false")] == 2
    assert shown["compiler_queue_age_seconds", labels(interactive="false")] > 0


def test_sockets_are_counted(new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.serve()
    with site.client() as client:
        with site.terminal(site.submit("cat", "bash", interactive=True)) as terminal:
            terminal.until("input_prompt")
            shown = read(client)
            assert (
                shown["compiler_sockets_opened_total", labels()],
                shown["compiler_sockets_closed_total", labels()],
            ) == (
                1,
                0,
            )
            terminal.send("stop")
            terminal.until_closed()
        deadline = time.monotonic() + 20
        while read(client)["compiler_sockets_closed_total", labels()] != 1:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_without_a_token_only_this_machine_itself_may_read(site: Site) -> None:
    with site.client() as client:
        assert client.get("/metrics").status_code == 200
        for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
            refused(client.get("/metrics", headers={header: "10.0.0.1"}), 401)


def test_a_token_opens_it_to_its_bearer_alone(new_site: Callable[..., Site]) -> None:
    site = new_site(METRICS_TOKEN="open-sesame")
    site.serve()
    with site.client() as client:
        for header in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "open-sesame"}):
            refused(client.get("/metrics", headers=header), 401)
        answer = client.get("/metrics", headers={"Authorization": "Bearer open-sesame"})
    assert "compiler_workers 1.0" in answer.text
