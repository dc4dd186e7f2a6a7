"""A program is run from the page."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.workbench import Workbench

ASKING = 'name = input("Name? ")\nprint(f"Hello, {name}!")\n'


def test_a_program_that_asks_gets_its_answer(workbench: Workbench) -> None:
    workbench.open("python", ASKING)
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    workbench.expect_screen("Name? ")
    workbench.expect_focus_in("#terminal")  # The keys go where they are wanted.
    workbench.type("Ada\n")
    workbench.expect_screen("Hello, Ada!")
    workbench.expect_tone("good")
    workbench.expect_said(r"^Finished in \d")
    expect(workbench.page.locator("#state [data-details]")).to_contain_text(re.compile(r"exit code 0.*MB"))


def test_an_endless_loop_is_stopped(workbench: Workbench) -> None:
    workbench.open("python", "while True: pass\n")
    workbench.run()
    workbench.expect_said("^Running$")
    workbench.stop()
    workbench.expect_said("^Stopped")
    expect(workbench.page.locator("#run")).to_contain_text("Run")


def test_output_without_end_is_stopped_within_a_second(workbench: Workbench) -> None:
    workbench.open("bash", "yes 'so much to say'\n")
    workbench.run()
    workbench.expect_screen("so much to say")
    clicked = _seconds_until_clicked(workbench, "#theme")
    workbench.page.evaluate("""() => {
        const state = document.querySelector("#state"), run = document.querySelector("#run");
        run.addEventListener("click", () => { window.stoppedAt = performance.now(); }, { once: true });
        new MutationObserver(() => { if (state.dataset.tone === "quiet") window.endedAt ??= performance.now(); })
            .observe(state, { attributes: true });
    }""")
    workbench.stop()
    workbench.expect_tone("quiet")
    took = workbench.page.evaluate("window.endedAt - window.stoppedAt")
    assert clicked < 1.0, f"a click was handled after {clicked:.2f} s"
    assert took < 1000, f"stopped after {took:.0f} ms"


def _seconds_until_clicked(workbench: Workbench, selector: str) -> float:
    before = time.monotonic()
    title = workbench.page.get_attribute(selector, "title") or ""
    workbench.page.click(selector)
    expect(workbench.page.locator(selector)).not_to_have_attribute("title", title)
    return time.monotonic() - before


def test_ctrl_c_in_the_terminal_interrupts_the_program(workbench: Workbench) -> None:
    workbench.open("python", 'try:\n    input("? ")\nexcept KeyboardInterrupt:\n    print("caught")\n')
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    workbench.page.keyboard.press("Control+c")
    workbench.expect_screen("caught")
    workbench.expect_tone("good")


def test_ctrl_d_in_the_terminal_ends_the_input(workbench: Workbench) -> None:
    workbench.open("python", "import sys\nprint(len(sys.stdin.read()), 'read')\n")
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    workbench.type("four\n")
    workbench.page.keyboard.press("Control+d")
    workbench.expect_screen("5 read")
    workbench.expect_tone("good")


def test_an_error_of_the_compiler_is_shown(workbench: Workbench) -> None:
    workbench.open("c", "int main(void) { return nothing; }\n")
    workbench.run()
    workbench.expect_said("^Compilation failed")
    workbench.expect_tone("bad")
    workbench.expect_screen(re.compile("error: .nothing. undeclared"))
    lines = workbench.output().splitlines()
    assert all(not line.startswith(" " * 40) for line in lines), "the lines run down like stairs"


def test_a_program_that_fails_says_how(workbench: Workbench) -> None:
    workbench.open("python", "raise SystemExit(3)\n")
    workbench.run()
    workbench.expect_said("exit code 3")
    workbench.expect_tone("bad")


def test_the_program_sees_the_size_of_its_terminal(workbench: Workbench) -> None:
    code = """import os, signal
def told(*_): print("now", os.get_terminal_size().columns, flush=True)
signal.signal(signal.SIGWINCH, told)
print("first", os.get_terminal_size().columns, flush=True)
while True: signal.pause()
"""
    workbench.open("python", code)
    workbench.run()
    workbench.expect_screen(re.compile(r"first \d+"))
    workbench.page.focus("#splitter")
    workbench.page.keyboard.press("Home")
    workbench.expect_screen(re.compile(r"now \d+"))
    sizes = [int(size) for size in re.findall(r"(?:first|now) (\d+)", workbench.output())]
    assert sizes[-1] > sizes[0]
    workbench.stop()
    workbench.expect_tone("quiet")


def test_a_refusal_is_one_clear_sentence(workbench: Workbench) -> None:
    workbench.open("python", ("# " + "x" * 100_000 + "\n") * 11)  # More than 1 MiB of code.
    workbench.page.locator(".monaco").click()
    workbench.run()
    workbench.expect_tone("bad")
    expect(workbench.said).to_have_text(re.compile(r"^[A-Z].*\.$"))
    expect(workbench.page.locator("#run")).to_contain_text("Run")


def test_a_site_that_cannot_be_reached_is_said_to_be_so(workbench: Workbench) -> None:
    workbench.open("python", "print(1)\n")
    workbench.page.context.set_offline(True)
    workbench.run()
    workbench.expect_said("^The site cannot be reached")
    workbench.page.context.set_offline(False)
    workbench.run()
    workbench.expect_tone("good")


@pytest.mark.parametrize("slug", ["python", "javascript", "c", "cpp", "java", "bash"])
def test_the_starter_of_each_language_runs_to_its_end(workbench: Workbench, slug: str) -> None:
    workbench.open(slug)
    workbench.run()
    while True:
        workbench.page.wait_for_selector("#state[data-tone=input], #state[data-tone=good], #state[data-tone=bad]")
        if workbench.state.get_attribute("data-tone") != "input":
            break
        workbench.type("3\n")
    workbench.expect_tone("good")
