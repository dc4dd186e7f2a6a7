"""What a program prints can neither take the page from its reader nor do anything on their behalf."""

import pytest
from playwright.sync_api import expect

from tests.browser.workbench import Workbench

FREEZING = ["b", "L", "M", "S", "T", "I", "Z", "@", "P", "X", "'}", "'~", " @", " A"]


@pytest.mark.parametrize("final", FREEZING)
def test_a_huge_count_does_not_freeze_the_page(workbench: Workbench, final: str) -> None:
    # Unclamped, each of these held the page for ten seconds to minutes.
    workbench.open("python", f'print("before\\x1b[2147483647{final}", flush=True)\ninput("after? ")\n')
    workbench.run()
    workbench.expect_screen("after? ")
    workbench.stop()
    workbench.expect_tone("quiet")


def test_a_flood_of_the_largest_counts_leaves_stop_in_reach(workbench: Workbench) -> None:
    workbench.open("python", 'while True: print("x\\x1b[64S\\x1b[64T\\x1b[256b" * 500, end="", flush=True)\n')
    workbench.run()
    workbench.expect_screen("x")
    workbench.stop()
    workbench.expect_tone("quiet")


def test_text_is_no_link_to_somewhere_else(workbench: Workbench) -> None:
    workbench.open("python", 'print("\\x1b]8;;https://evil.example/\\x07https://good.example/\\x1b]8;;\\x07 end")\n')
    workbench.run()
    workbench.expect_screen("https://good.example/ end")
    assert "evil" not in workbench.page.locator("#terminal").inner_html()


def test_a_program_cannot_write_the_clipboard_or_the_title(workbench: Workbench) -> None:
    workbench.open("python", 'print("\\x1b]52;c;ZXZpbA==\\x07\\x1b]0;evil\\x07\\x1b]2;evil\\x07done")\n')
    workbench.page.evaluate("navigator.clipboard.writeText('mine')")
    title = workbench.page.title()
    workbench.run()
    workbench.expect_screen("done")
    workbench.expect_tone("good")
    assert workbench.page.evaluate("navigator.clipboard.readText()") == "mine"
    assert workbench.page.title() == title


def test_a_paste_cannot_end_its_own_brackets(workbench: Workbench) -> None:
    workbench.open("python", 'print("\\x1b[?2004h", end="", flush=True)\nprint(ascii(input("? ")))\n')
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    workbench.page.evaluate("navigator.clipboard.writeText('a\\x1b[201~b')")
    workbench.page.keyboard.press("Control+v")
    workbench.type("\n")
    workbench.expect_tone("good")
    assert r"'\x1b[200~a[201~b\x1b[201~'" in workbench.output()


def test_the_next_run_begins_on_a_clean_screen(workbench: Workbench) -> None:
    workbench.open("python", 'print("\\x1b[?1049h\\x1b[?1000h\\x1b[31mleft on\\x1b[?25l")\n')
    workbench.run()
    workbench.expect_screen("left on")
    workbench.expect_tone("good")
    workbench.run()
    workbench.expect_tone("good")
    expect(workbench.page.locator("#terminal .xterm.enable-mouse-events")).to_have_count(0)
