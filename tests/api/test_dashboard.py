"""The dashboard asks only for what is shown."""

import json
import re

import httpx

from tests.site import ROOT


def test_every_metric_of_the_dashboard_is_there(client: httpx.Client) -> None:
    dashboard = json.loads((ROOT / "docker" / "grafana.json").read_text())
    asked = {
        name
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"compiler_\w+", target["expr"])
    }
    shown = set(re.findall(r"^# TYPE (compiler_\w+)", client.get("/metrics").text, re.MULTILINE))
    assert len(asked) > 10
    assert {re.sub(r"_bucket$", "", name) for name in asked} <= shown
