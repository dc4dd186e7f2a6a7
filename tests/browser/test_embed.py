"""A shared program inside another site's page: it needs no cookie, and talks to that page only."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.workbench import SECONDS
from tests.services import free_port
from tests.site import Site, make_key

COURSE = """<!doctype html><title>Course</title><iframe src="%s" width="%d" height="420"
  sandbox="allow-scripts allow-same-origin allow-forms allow-popups"></iframe>"""
LISTEN = """
window.heard = [];
addEventListener("message", ({ data, origin }) => heard.push({ ...data, origin }));
"""
PROGRAM = {"language": "python", "files": [{"name": "main.py", "content": "print('shared')\n"}]}


class Course:
    """Somebody's pages, at `localhost`: for browsers another site than the one on 127.0.0.1."""

    def __init__(self) -> None:
        self.page = ""
        course = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(course.page.encode())

            def log_message(self, *_: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", free_port()), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def course() -> Iterator[Course]:
    course = Course()
    yield course
    course.server.shutdown()
    course.server.server_close()


def test_a_program_runs_in_a_course_page_that_may_show_it_and_in_no_other(
    chromium: Browser, new_site: Callable[..., Site], course: Course
) -> None:
    allowed = f"http://localhost:{course.port}"
    site = new_site(EMBED_ORIGINS=allowed)
    site.serve()
    with site.client() as client:
        key = {"X-API-Key": make_key(site, "run")}
        shared = client.post("/api/snapshots", json={"program": PROGRAM, "title": "Mine"}, headers=key).json()
    course.page = COURSE % (f"{shared['url']}?embed=1&theme=dark", 760)
    context = chromium.new_context(viewport={"width": 1000, "height": 600})
    context.add_init_script(LISTEN)
    page = context.new_page()

    page.goto(allowed)
    frame = embedded(page)
    run(page, frame)
    assert context.cookies(site.url) == []

    page.goto(f"http://127.0.0.1:{course.port}")
    page.wait_for_function("() => frames.length === 1")
    page.frame_locator("iframe").locator("body").wait_for(state="attached")
    assert page.frames[1].url.startswith("chrome-error:"), "a page that is not named may not show it"
    assert page.evaluate("heard") == []
    context.close()


def embedded(page: Page) -> Frame:
    page.wait_for_function("() => heard.some(({ type }) => type === 'compiler:ready')", timeout=SECONDS)
    frame = page.frames[1]
    frame.wait_for_selector("body[data-ready]", timeout=SECONDS)
    expect(frame.locator(".monaco .view-lines")).to_contain_text("shared")
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
    for hidden in ("#theme", "#open-help", "#info", "#notice"):
        expect(frame.locator(hidden)).to_be_hidden()
    for seen in ("#pane-code", "#pane-output", "#run"):
        expect(frame.locator(seen)).to_be_visible()
    return frame


def run(page: Page, frame: Frame) -> None:
    """By its own button, then by messages from the page around it."""
    tell(page, {"type": "compiler:hello"})  # Before, the frame tells it nothing of what it runs.
    frame.click("#run")
    assert ended(page)["output"] == "shared"
    tell(page, {"type": "compiler:set", "code": "name = input('Name? ')\nprint('Hello,', name)\n"})
    tell(page, {"type": "compiler:run"})
    expect(frame.locator("#state [data-text]")).to_have_text("Waiting for your input", timeout=SECONDS)
    frame.locator("#terminal").click()
    page.keyboard.type("Ada\n")
    last = ended(page)
    assert last["output"] == "Name? Ada\nHello, Ada"
    assert (last["verdict"], last["exitCode"]) == ("success", 0)
    resized = page.evaluate("heard.filter(({ type }) => type === 'compiler:resize').pop()")
    assert resized["height"] > 300


def tell(page: Page, message: dict[str, str]) -> None:
    page.evaluate("message => document.querySelector('iframe').contentWindow.postMessage(message, '*')", message)


def ended(page: Page) -> dict[str, Any]:
    """The next message that a run has ended."""
    find = "() => heard.find(({ type }) => type === 'compiler:exit')"
    page.wait_for_function(find, timeout=SECONDS)
    found: dict[str, Any] = page.evaluate(find)
    page.evaluate("heard = heard.filter(({ type }) => type !== 'compiler:exit')")
    return found
