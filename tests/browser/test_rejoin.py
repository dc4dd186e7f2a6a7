"""A run goes on while its page is away, and is found again."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.workbench import Workbench

COUNTING = """import sys, time
for number in range(1, 121):
    print(f"line {number}", flush=True)
    time.sleep(0.05)
print("all", input("Done? "))
"""
EVERY_LINE = [f"line {number}" for number in range(1, 121)]


def test_a_reload_finds_the_run_again(workbench: Workbench) -> None:
    workbench.open("python", COUNTING)
    workbench.run()
    workbench.expect_screen("line 20")
    workbench.page.reload()
    _finish(workbench)


def test_a_tab_that_was_closed_and_opened_again_finds_its_run(
    new_context: Callable[..., BrowserContext],
) -> None:
    context = new_context()
    first = Workbench(context.new_page())
    first.open("python", COUNTING)
    first.run()
    first.expect_screen("line 20")
    first.page.close()
    second = Workbench(context.new_page())
    second.page.goto("/")
    _finish(second)


def test_a_second_tab_leaves_the_run_of_the_first_alone(new_context: Callable[..., BrowserContext]) -> None:
    context = new_context()
    first, second = Workbench(context.new_page()), Workbench(context.new_page())
    first.open("python", 'input("Still here? ")\n')
    first.run()
    first.expect_said("^Waiting for your input$")
    second.open("python")
    second.expect_said("^Ready$")
    first.stop()
    first.expect_tone("quiet")


def test_a_lost_connection_leaves_no_gap_and_no_repeat(workbench: Workbench) -> None:
    workbench.page.add_init_script("""
        const Real = WebSocket;
        window.sockets = [];
        window.WebSocket = class extends Real { constructor(...all) { super(...all); window.sockets.push(this); } };
    """)
    workbench.open("python", COUNTING)
    workbench.run()
    for seen in ("line 10", "line 30", "line 50"):
        workbench.expect_screen(seen)
        workbench.page.evaluate("window.sockets.at(-1).close(3000)")
    _finish(workbench)
    assert workbench.page.evaluate("window.sockets.length") == 4


def test_what_was_answered_before_a_reload_is_not_answered_again(workbench: Workbench) -> None:
    code = r"""import sys, termios, tty
saved = termios.tcgetattr(0)
tty.setcbreak(0)
print("\x1b[c", end="", flush=True)
answer = ""
while not answer.endswith("c"): answer += sys.stdin.read(1)
termios.tcsetattr(0, termios.TCSANOW, saved)
print("told", repr(answer), flush=True)
print("then", repr(input("Next? ")))
"""
    workbench.open("python", code)
    workbench.run()
    workbench.expect_screen("Next? ")
    workbench.expect_screen("told '\\x1b[")
    workbench.page.reload()
    workbench.expect_said("^Waiting for your input$")
    workbench.page.click("#terminal")
    workbench.type("mine\n")
    workbench.expect_screen("then 'mine'")


def test_a_run_that_has_ended_is_not_shown_again(workbench: Workbench) -> None:
    workbench.open("python", "print('once')\n")
    workbench.run()
    workbench.expect_tone("good")
    workbench.page.reload()
    workbench.page.wait_for_selector("body[data-ready]")
    workbench.expect_said("^Ready$")


def _finish(workbench: Workbench) -> None:
    workbench.expect_said("^Waiting for your input$")
    workbench.page.click("#terminal")
    workbench.type("yes\n")
    workbench.expect_tone("good")
    lines = [line.rstrip() for line in workbench.output().splitlines()]
    assert lines[:120] == EVERY_LINE
    assert lines[120:] == ["Done? yes", "all yes"]
    expect(workbench.said).to_have_text(re.compile("^Finished"))
