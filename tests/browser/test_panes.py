"""Beside the terminal: what a program left behind, and an interpreter to talk to."""

import re

from playwright.sync_api import expect

from tests.browser.workbench import SECONDS, Workbench

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">'
    "<script>parent.document.title = 'taken'</script><rect width='40' height='30' fill='red'/></svg>"
)
LEAVING = f"""
import pathlib
out = pathlib.Path("output")
out.mkdir(exist_ok=True)
(out / "plot.svg").write_text({SVG!r})
(out / "numbers.csv").write_text('name,value\\n"Lovelace, Ada",36\\n' + 'x,1\\n' * 300)
(out / "notes.txt").write_text("<b>as it is</b>")
(out / "data.bin").write_bytes(bytes(range(256)))
print("done")
"""


def test_what_a_program_leaves_is_shown_and_a_picture_shows_itself(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", LEAVING)
    expect(page.locator("#tab-files")).to_be_hidden()
    workbench.run()
    expect(page.locator("#tab-files")).to_have_attribute("aria-selected", "true", timeout=SECONDS)
    expect(page.locator("#tab-files")).to_have_text("Files4")
    expect(page.locator("#produced img")).to_have_js_property("naturalWidth", 40, timeout=SECONDS)
    assert page.title() == "Python · Compiler", "no script of a picture runs"
    expect(page.locator("#produced tr").nth(1)).to_have_text("Lovelace, Ada36")
    expect(page.locator("#produced tr")).to_have_count(200)
    expect(page.locator("#produced pre")).to_have_text("<b>as it is</b>")
    workbench.expect_accessible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download data.bin").click()
    assert download.value.path().read_bytes() == bytes(range(256))
    workbench.page.click("#tab-terminal")
    workbench.expect_screen("done")
    workbench.run()  # What the last run left is not this one's.
    workbench.expect_tone("good")


def test_files_of_an_earlier_run_go_with_the_next(workbench: Workbench) -> None:
    workbench.open("python", "import os\nos.makedirs('output')\nopen('output/a.txt', 'w').write('a')\ninput()\n")
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    workbench.type("\n")
    expect(workbench.page.locator("#tab-files")).to_have_text("Files1", timeout=SECONDS)
    expect(workbench.page.locator("#tab-terminal")).to_have_attribute("aria-selected", "true")
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    expect(workbench.page.locator("#tab-files")).to_be_hidden()


def test_the_console_is_an_interpreter_beside_the_program(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "print('ran')\n")
    page.click("#tab-console")
    rows = page.locator("#console .xterm-rows")
    expect(rows).to_contain_text(">>>", timeout=SECONDS)
    workbench.type("x = 6 * 7\nx\n")
    expect(rows).to_contain_text("42")
    workbench.run()
    workbench.expect_screen("ran")
    page.click("#tab-console")
    workbench.type("x + 1\n")
    expect(rows).to_contain_text("43")
    workbench.type("exit(3)\n")
    expect(page.locator("#console-said")).to_have_text(re.compile("exit code 3"))
    page.click("#console-again")
    expect(page.locator("#console-over")).to_be_hidden()
    expect(rows).to_contain_text(">>>")
    expect(rows).not_to_contain_text("43")


def test_a_long_run_is_asked_after_and_goes_on_until_it_is_stopped(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "print('on')\nwhile True: pass\n")
    workbench.run()
    expect(page.locator("#still")).to_contain_text(" 10 s of CPU time", timeout=SECONDS)
    workbench.expect_said("^Running$")
    page.click("#still-stop")
    workbench.expect_said("^Stopped")
    expect(page.locator("#still")).to_be_hidden()


def test_a_limit_that_was_reached_is_named_with_its_number(workbench: Workbench) -> None:
    workbench.open("python", "print('x' * 10**9)\n")
    workbench.run()
    workbench.expect_said(r"^Memory limit of \d+ MiB reached$")
    workbench.expect_tone("limit")
