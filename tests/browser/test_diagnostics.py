"""What compilers and failed programs say of the code is shown in the code."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.workbench import Workbench

TWO_FAULTS = """#include <stdio.h>

int main(void) {
    int total = 0;
    total = totl + 1;
    puts(nobody);
    return 0;
}
"""
DEEP = """def share(cake, people):
    return cake / people


# This line is here so that the program has some length.
print("first")
print(share(8, 0))
"""


def _squiggles(workbench: Workbench, kind: str = "error") -> Locator:
    return workbench.page.locator(f".monaco .squiggly-{kind}")


def _problems(workbench: Workbench) -> Locator:
    return workbench.page.locator("#problems")


def _expect_cursor(workbench: Workbench, line: int, column: int) -> None:
    expect(workbench.page.locator("#info [data-where]")).to_have_text(f"Line {line}, column {column}")


def test_errors_of_the_compiler_are_marked_until_they_are_mended(workbench: Workbench) -> None:
    workbench.open("c", TWO_FAULTS)
    workbench.run()
    workbench.expect_said("^Compilation failed")
    expect(_squiggles(workbench)).to_have_count(2)
    expect(_problems(workbench)).to_have_text("2 problems")
    _problems(workbench).click()
    _expect_cursor(workbench, 5, 13)
    workbench.expect_focus_in(".monaco")
    _problems(workbench).click()
    _expect_cursor(workbench, 6, 10)
    workbench.page.keyboard.press("Control+ArrowRight")
    workbench.page.keyboard.press("Control+Backspace")
    workbench.type('"you"')
    expect(_problems(workbench)).to_have_text("1 problem")
    expect(_squiggles(workbench)).to_have_count(1)
    workbench.expect_accessible()
    workbench.page.keyboard.press("Control+Home")
    workbench.type("// Above\n")
    _problems(workbench).click()
    _expect_cursor(workbench, 6, 13)
    workbench.page.keyboard.press("Control+ArrowRight")
    workbench.page.keyboard.press("Control+Backspace")
    workbench.type("total")
    expect(_problems(workbench)).to_be_hidden()
    workbench.run()
    workbench.expect_tone("good")
    expect(_squiggles(workbench)).to_have_count(0)


def test_a_traceback_leads_to_its_lines(workbench: Workbench) -> None:
    workbench.open("python", DEEP)
    workbench.run()
    workbench.expect_tone("bad")
    expect(_problems(workbench)).to_have_text("1 problem")
    expect(_problems(workbench)).to_have_attribute("title", re.compile("^main.py:2: ZeroDivisionError"))
    expect(_squiggles(workbench)).to_have_count(1)
    expect(_squiggles(workbench, "info")).to_have_count(1)  # It was called from there.
    row = workbench.page.locator("#terminal .xterm-rows > div", has_text="line 7, in")
    box = row.bounding_box()
    assert box
    workbench.page.mouse.click(box["x"] + 100, box["y"] + box["height"] / 2)
    _expect_cursor(workbench, 7, 1)
    workbench.expect_focus_in(".monaco")


def test_on_a_phone_a_problem_leads_to_the_code(phone: Workbench) -> None:
    phone.open("python", DEEP)
    phone.run()
    phone.expect_tone("bad")
    _problems(phone).tap()
    expect(phone.page.locator("#pane-code")).to_be_visible()
    phone.expect_focus_in("#code")
    chosen = "const area = document.querySelector('#code'); area.value.slice(area.selectionStart, area.selectionEnd)"
    assert phone.page.evaluate(chosen) == "cake / people"
