"""What the site answers is what its OpenAPI document says, whatever it is sent."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from executions.api.examples import PLOT
from tests.site import ROOT, Site, make_key

SHORT = {"MAX_TIMEOUT": "1", "DEFAULT_TIMEOUT": "1", "INTERACTIVE_UNWATCHED_TIMEOUT": "1"}


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_no_request_is_answered_beyond_the_document(new_site: Callable[..., Site], tmp_path: Path) -> None:
    site = new_site(QUEUE_CAPACITY="100000", **SHORT)
    site.serve()
    key = make_key(site, "run", "interactive", "admin")
    with site.client() as client:
        client.headers["X-API-Key"] = key
        produced = client.post("/api/execute", json={"language": "python", "code": PLOT}).json()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(ROOT / "tests/api/schemathesis.toml")),
            *("run", f"{site.url}/api/openapi.json", "-H", f"X-API-Key: {key}", "--no-color"),
        ],
        cwd=tmp_path,
        env=site.env | {"EXECUTION": produced["id"]},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Tested: " in done.stdout
