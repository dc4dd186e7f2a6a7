"""The dashboard shows all that there is, and asks for nothing else."""

import json
import re

import httpx

from tests.services import until
from tests.site import ROOT, Site


def test_dashboard_and_metrics_are_of_the_same(site: Site, client: httpx.Client) -> None:
    dashboard = json.loads((ROOT / "docker" / "grafana.json").read_text())
    asked = {
        name
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"compiler_\w+", target["expr"])
    }
    site.execute("echo", "bash")
    until(lambda: "compiler_runs_total" in client.get("/metrics").text, "the worker has reported", 30)
    text = client.get("/metrics").text
    shown = set(re.findall(r"^# TYPE (compiler_\w+)", text, re.MULTILINE))
    shown = {name for name in shown if not name.endswith("_created")}
    assert {re.sub(r"_bucket$", "", name) for name in asked} == shown
