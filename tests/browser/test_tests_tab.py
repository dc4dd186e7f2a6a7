"""A program is tested with cases, each with its input and the output that is expected."""

import json

from playwright.sync_api import Locator, expect

from tests.browser.workbench import Workbench

DOUBLE = "print(2 * int(input()))\n"


def _open(workbench: Workbench, code: str, *cases: tuple[str, str], slug: str = "python") -> None:
    """The page with a program and cases: input, expected output."""
    given = [{"name": f"Case {n}", "input": i, "expectedOutput": o} for n, (i, o) in enumerate(cases, 1)]
    name = {"python": "main.py", "c": "main.c"}[slug]
    draft = {"schema": 1, "language": slug, "files": [{"name": name, "content": code}], "cases": given}
    workbench.open(slug, json.dumps(draft))
    workbench.page.click(".pane.output [role=tab][data-pane=tests]:visible, #pane-tab-tests:visible")


def _case(workbench: Workbench, name: str) -> Locator:
    return workbench.page.locator("#cases > li", has_text=name)


def _expect_summary(workbench: Workbench, text: str) -> None:
    expect(workbench.page.locator("#cases-said")).to_have_text(text, timeout=30_000)


def _expect_rows(case: Locator, *rows: str) -> None:
    expect(case.locator("[data-rows] > span")).to_have_text(list(rows))


def test_all_cases_run_at_once_and_say_what_differs(workbench: Workbench) -> None:
    _open(workbench, DOUBLE, ("2\n", "4\n"), ("3\n", "7\n"), ("x\n", "0\n"))
    workbench.page.click("#run-cases")
    _expect_summary(workbench, "1 of 3 passed")
    expect(_case(workbench, "Case 1")).to_have_attribute("data-tone", "good")
    expect(_case(workbench, "Case 1").locator("[data-said]")).to_contain_text("Passed · ")
    _expect_rows(_case(workbench, "Case 2"), "Expected:7", "Printed:6")
    _case(workbench, "Case 3").locator("[data-toggle]").click()
    expect(_case(workbench, "Case 3").locator("[data-error]")).to_contain_text("ValueError")
    expect(workbench.page.locator("#problems")).to_have_text("1 problem")
    expect(workbench.page.locator("#tab-tests")).to_have_text("Tests1/3")
    workbench.expect_accessible()


def test_cases_are_made_changed_and_kept_by_keyboard(workbench: Workbench) -> None:
    _open(workbench, DOUBLE)
    page = workbench.page
    page.focus("#first-case")
    page.keyboard.press("Enter")
    workbench.type("21\n")  # The input is where the keys go.
    page.keyboard.press("Tab")
    workbench.type("42\n")
    page.keyboard.press("Control+Enter")
    _expect_summary(workbench, "1 of 1 passed")
    page.get_by_role("button", name="Duplicate Case 1").press("Enter")
    page.keyboard.press("Control+a")
    workbench.type("5\n")
    page.get_by_role("button", name="Run Case 2").press("Enter")
    _expect_rows(_case(workbench, "Case 2"), "Expected:42", "Printed:10")
    _case(workbench, "Case 2").locator("[data-take]").press("Enter")
    page.keyboard.press("Control+Enter")
    _expect_summary(workbench, "2 of 2 passed")
    page.get_by_role("button", name="Delete Case 1").press("Enter")
    workbench.expect_focus_in("#cases > li:first-child .case-toggle")
    page.keyboard.press("Control+s")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    page.click("#tab-tests")
    expect(page.locator("#cases [data-name]")).to_have_text(["Case 2"])
    expect(page.locator("[data-field=expectedOutput]")).to_have_value("10\n")


def test_an_empty_output_can_be_expected(workbench: Workbench) -> None:
    _open(workbench, "print(input(), end='')\n")
    page = workbench.page
    page.click("#first-case")
    workbench.type("\n")
    page.click("#run-cases")
    expect(page.locator("[data-said]")).to_contain_text("Ran, nothing expected", timeout=30_000)
    page.get_by_role("button", name="This output is right: expect it").click()
    expect(page.get_by_label("It must print nothing")).to_be_checked()
    page.keyboard.press("Control+Enter")
    _expect_summary(workbench, "1 of 1 passed")
    page.fill("[data-field=input]", "some\n")
    page.keyboard.press("Control+s")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    page.click("#tab-tests")
    page.click("#run-cases")
    _expect_rows(_case(workbench, "Case 1"), "Printed:some")
    page.get_by_label("It must print nothing").uncheck()
    page.click("#run-cases")
    expect(page.locator("[data-said]")).to_contain_text("Ran, nothing expected", timeout=30_000)


def test_a_program_that_cannot_be_compiled_says_so_once(workbench: Workbench) -> None:
    _open(workbench, "int main(void) { return nothing; }\n", ("", "1"), ("", "2"), slug="c")
    workbench.page.click("#run-cases")
    expect(workbench.page.locator("#cases-said")).to_contain_text("Compilation failed", timeout=30_000)
    expect(workbench.page.locator("#cases-compiled")).to_contain_text("undeclared")
    expect(workbench.page.locator(".monaco .squiggly-error")).to_have_count(1)


def test_cases_that_run_can_be_stopped(workbench: Workbench) -> None:
    _open(workbench, "while True: pass\n", ("", "1"))
    for stop in (lambda: workbench.page.click("#run-cases.going"), lambda: workbench.page.keyboard.press("Control+.")):
        workbench.page.click("#run-cases")
        _expect_summary(workbench, "Running…")
        stop()
        _expect_summary(workbench, "Stopped")
    workbench.page.locator(".monaco").click()
    expect(workbench.page.locator("#run-cases")).to_have_text("Run all")


def test_a_run_with_an_input_is_taken_as_a_case(workbench: Workbench) -> None:
    workbench.open("python", DOUBLE)
    workbench.page.click("#tab-input")
    workbench.page.fill("#input", "8\n")
    workbench.run()
    workbench.expect_tone("good")
    workbench.page.click("#tab-tests")
    workbench.page.click("#take-case")
    expect(workbench.page.locator("[data-field=input]")).to_have_value("8\n")
    expect(workbench.page.locator("[data-field=expectedOutput]")).to_have_value("16\n")
    workbench.page.click("#run-cases")
    _expect_summary(workbench, "1 of 1 passed")


def test_cases_run_on_a_phone(phone: Workbench) -> None:
    _open(phone, DOUBLE, ("2\n", "5\n"))
    phone.page.tap("#run-cases")
    _expect_summary(phone, "0 of 1 passed")
    _expect_rows(_case(phone, "Case 1"), "Expected:5", "Printed:4")
    width = phone.page.evaluate("document.documentElement.scrollWidth")
    assert width == 390
    phone.expect_accessible()
