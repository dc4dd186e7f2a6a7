"""What a program reads and how it is compiled is said before it runs."""

from playwright.sync_api import expect

from tests.browser.workbench import Workbench

TELLING = "import sys\nprint(sys.argv[1:], sys.stdin.read().split(), sys.stdin.isatty())\n"


def test_a_program_reads_the_text_that_was_written_for_it(workbench: Workbench) -> None:
    workbench.open("python", TELLING)
    workbench.page.click("#tab-input")
    workbench.page.fill("#input", "3 4\n5\n")
    expect(workbench.page.locator("[name=source][value=text]")).to_be_checked()
    workbench.run()
    workbench.expect_screen("[] ['3', '4', '5'] False")
    workbench.expect_tone("good")
    workbench.page.click("#tab-input")
    workbench.page.check("[name=source][value=terminal]", force=True)
    workbench.run()
    workbench.expect_said("^Waiting for your input$")


def test_arguments_are_words_that_no_shell_sees(workbench: Workbench) -> None:
    workbench.open("python", "import sys\nprint(sys.argv[1:])\n")
    workbench.page.click("#tab-input")
    workbench.page.fill("#arguments", "--name 'Ada L.' $HOME ;")
    workbench.run()
    workbench.expect_screen("['--name', 'Ada L.', '$HOME', ';']")


def test_a_quotation_mark_that_is_open_stops_the_run(workbench: Workbench) -> None:
    workbench.open("python", "print(1)\n")
    workbench.page.click("#tab-input")
    workbench.page.fill("#arguments", "'open")
    workbench.page.click("#tab-terminal")
    workbench.run()
    workbench.expect_focus_in("#arguments")
    expect(workbench.page.locator("#arguments-told")).to_have_text("A quotation mark is not closed.")
    workbench.expect_said("^Ready$")


def test_options_reach_the_compiler_and_others_are_refused(workbench: Workbench) -> None:
    workbench.open("c", '#include <stdio.h>\nint main(void) { printf("SIZE is %d\\n", SIZE); }\n')
    workbench.page.click("#tab-input")
    workbench.page.fill("#options", "-DSIZE=7 --plugin=x")
    expect(workbench.page.locator("#options-told")).to_have_text("--plugin=x is not allowed for C.")
    workbench.page.fill("#options", "-DSIZE=7")
    workbench.run()
    workbench.expect_screen("SIZE is 7")


def test_a_run_is_started_again(workbench: Workbench) -> None:
    workbench.open("python", 'import os\nprint("process", os.urandom(4).hex())\ninput("on? ")\n')
    workbench.run()
    workbench.expect_screen("process")
    first = workbench.output()
    workbench.page.keyboard.press("Control+Shift+Enter")
    workbench.page.wait_for_function(
        "before => !document.querySelector('#terminal .xterm-rows').innerText.includes(before)",
        arg=first.split()[1],
    )
    workbench.expect_said("^Waiting for your input$")
    assert workbench.output().count("process") == 1


def test_the_tabs_are_moved_through_with_the_arrow_keys(workbench: Workbench) -> None:
    workbench.open("python")
    workbench.page.focus("#tab-terminal")
    workbench.page.keyboard.press("ArrowRight")
    workbench.expect_focus_in("#tab-input")
    expect(workbench.page.locator("#panel-input")).to_be_visible()
    expect(workbench.page.locator("#panel-terminal")).to_be_hidden()
    workbench.page.keyboard.press("Home")
    expect(workbench.page.locator("#panel-terminal")).to_be_visible()
