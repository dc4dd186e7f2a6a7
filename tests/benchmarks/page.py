"""`script/bench page`: how soon the page can be written in, what it moves until then, and Lighthouse's scores."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, PHONE
from tests.site import ROOT, Site

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "7"))
RUNS = 3  # Of Lighthouse in each form, of which the median counts.
SOON = 1500  # ms
# Not among the page's packages: it alone is larger than all of them, and nobody needs it to build or test.
LIGHTHOUSE = "13.5.0"
FOLDER = ROOT / "var" / "lighthouse"
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
CHROMIUM = f"--headless=new {' '.join(ARGUMENTS)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the page is opened on."""

    name: str
    context: dict[str, Any]
    preset: tuple[str, ...]
    performance: int


FORMS = (
    Form(name="desk", context=DESK, preset=("--preset=desktop",), performance=95),
    Form(name="phone", context=PHONE, preset=(), performance=90),
)


def look(site: Site) -> bool:
    """Print a line for each figure. False: one misses its goal."""
    print(f"{'':52}{'site':>8}   goal", flush=True)
    executable = shutil.which("chromium")
    assert executable, "Debian's chromium is needed: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        met = [first_visits(browser, site, form) for form in FORMS]
        browser.close()
    lighthouse = installed()
    return all([*met, *(scores(lighthouse, executable, site, form) for form in FORMS)])


def first_visits(browser: Browser, site: Site, form: Form) -> bool:
    visits = [first_visit(browser, site, form) for _ in range(ROUNDS)]
    took = statistics.median(ms for ms, _ in visits)
    row(f"{form.name}, first visit, until it can be written in, ms", round(took), f"<= {SOON}")
    row(f"{form.name}, JavaScript moved before the first key, kB", round(visits[0][1] / 1000), "printed")
    return took <= SOON


def first_visit(browser: Browser, site: Site, form: Form) -> tuple[float, float]:
    """ms until the whole editor is there, and the bytes of scripts that came over the wire."""
    context = browser.new_context(base_url=site.url, **form.context)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    scripts: set[str] = set()
    moved: list[float] = []
    session.on("Network.responseReceived", lambda sent: sent["type"] == "Script" and scripts.add(sent["requestId"]))
    session.on(
        "Network.loadingFinished",
        lambda sent: sent["requestId"] in scripts and moved.append(sent["encodedDataLength"]),
    )
    start = time.perf_counter()
    page.goto("/", wait_until="commit")
    page.wait_for_selector("body[data-ready]")
    took = (time.perf_counter() - start) * 1000
    page.wait_for_load_state("networkidle")
    context.close()
    return took, sum(moved)


def installed() -> Path:
    """Lighthouse's command, in a folder of its own."""
    package = FOLDER / "node_modules" / "lighthouse"
    manifest = package / "package.json"
    if not manifest.exists() or json.loads(manifest.read_text())["version"] != LIGHTHOUSE:
        FOLDER.mkdir(parents=True, exist_ok=True)
        print(f"Installing Lighthouse {LIGHTHOUSE} into {FOLDER.relative_to(ROOT)}", file=sys.stderr, flush=True)
        options = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
        node("npm", "install", *options, f"--prefix={FOLDER}", f"lighthouse@{LIGHTHOUSE}")
    return package / "cli" / "index.js"


def scores(lighthouse: Path, executable: str, site: Site, form: Form) -> bool:
    goals = {"performance": form.performance, "accessibility": 100, "best-practices": 100}
    only = f"--only-categories={','.join(goals)}"
    argv = ("node", str(lighthouse), site.url, "--quiet", "--output=json", only, f"--chrome-flags={CHROMIUM}")
    reports = [json.loads(node(*argv, *form.preset, CHROME_PATH=executable)) for _ in range(RUNS)]
    met = True
    for category, goal in goals.items():
        score = round(100 * statistics.median(each["categories"][category]["score"] for each in reports))
        row(f"{form.name}, Lighthouse: {category}", score, f">= {goal}")
        met = met and score >= goal
    return met


def node(*argv: str, **env: str) -> str:
    """What a program of Node's says; the node that script/bootstrap installed is used where there is one."""
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(argv, env=os.environ | {"PATH": path} | env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{argv[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def row(what: str, value: int, goal: str) -> None:
    print(f"{what:52}{value:8}   {goal}", flush=True)
