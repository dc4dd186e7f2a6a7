"""The terminal is one that people know: they search in it, copy from it, and play in it."""

import re

from playwright.sync_api import expect

from tests.browser.workbench import SECONDS, Workbench

GAME = """
import curses

def play(screen):
    curses.curs_set(0)
    x = 2
    while True:
        screen.erase()
        screen.addstr(1, x, "@")
        screen.addstr(3, 0, f"at {x} of {curses.COLS}")
        key = screen.getch()
        if key == ord("q"):
            return x
        x += {curses.KEY_RIGHT: 1, curses.KEY_LEFT: -1}.get(key, 0)

print("left at", curses.wrapper(play))
"""


def test_a_game_is_played_with_the_arrow_keys(workbench: Workbench) -> None:
    workbench.open("python", GAME)
    workbench.run()
    workbench.expect_screen("at 2 of")
    workbench.expect_focus_in("#terminal")
    for _ in range(3):
        workbench.page.keyboard.press("ArrowRight")
    workbench.page.keyboard.press("ArrowLeft")
    workbench.expect_screen("at 4 of")
    workbench.type("q")
    workbench.expect_screen("left at 4")
    workbench.expect_tone("good")


def test_a_black_ground_is_dark_and_black_text_can_be_read(workbench: Workbench) -> None:
    workbench.page.emulate_media(color_scheme="dark")
    workbench.open("python", r"print('\x1b[37;40mground\x1b[0m \x1b[30mtext\x1b[0m')")
    workbench.run()
    workbench.expect_screen("ground text")
    row = workbench.page.locator("#terminal .xterm-rows")
    expect(row.get_by_text("ground", exact=True)).to_have_css("background-color", "rgb(14, 16, 17)")
    lifted = re.compile(r"^rgb\((?:1[1-9]\d, |2\d\d, ){2}(?:1[1-9]\d|2\d\d)\)$")  # To 4.5 : 1.
    expect(row.get_by_text("text", exact=True)).to_have_css("color", lifted)


def test_what_was_printed_is_searched(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "for i in range(300): print('line', i)\ninput()\n")
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    page.keyboard.press("Control+Shift+F")
    page.keyboard.type("line 29")
    expect(page.locator("#find-count")).to_have_text("1 of 11")
    workbench.expect_screen("line 29")
    page.keyboard.press("Enter")
    expect(page.locator("#find-count")).to_have_text("2 of 11")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#find-count")).to_have_text("1 of 11")
    page.fill("#find", "nowhere")
    expect(page.locator("#find-count")).to_have_text("Nothing found")
    workbench.expect_accessible()
    page.keyboard.press("Escape")
    workbench.expect_focus_in("#terminal")


def test_a_link_shows_where_it_leads_before_it_opens(workbench: Workbench) -> None:
    page = workbench.page
    page.context.route("https://course.example/**", lambda route: route.fulfill(body="arrived"))
    workbench.open("python", "print('https://course.example/a?b=c')\n")
    workbench.run()
    workbench.expect_screen("https://course.example/a?b=c")
    workbench.expect_tone("good")
    page.hover("#terminal .xterm-screen", position={"x": 60, "y": 8})
    page.click("#terminal .xterm-screen", position={"x": 62, "y": 8})
    expect(page.locator("#leave-address")).to_have_text("https://course.example/a?b=c")
    assert len(page.context.pages) == 1
    with page.context.expect_page() as opened:
        page.click("#leave-open")
    expect(opened.value).to_have_url("https://course.example/a?b=c")
    assert opened.value.evaluate("window.opener") is None
    expect(page.locator("#leave")).to_be_hidden()


def test_ctrl_shift_c_and_v_copy_and_paste(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "print('treasure')\nprint('got', input())\n")
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    page.dblclick("#terminal .xterm-screen", position={"x": 20, "y": 8})
    page.keyboard.press("Control+Shift+C")
    page.wait_for_function("async () => await navigator.clipboard.readText() === 'treasure'")
    page.keyboard.press("Control+Shift+V")
    workbench.type("\n")
    workbench.expect_screen("got treasure")


def test_a_hundred_thousand_lines_arrive_and_the_last_are_kept(workbench: Workbench) -> None:
    workbench.open("python", "for i in range(100_000): print(i)\n")
    workbench.run()
    workbench.expect_screen(re.compile("99999"))
    workbench.expect_tone("good")
    lines = workbench.output().split()
    assert lines == [str(number) for number in range(100_000 - len(lines), 100_000)]
    assert len(lines) >= 10_000


def test_the_terminal_is_read_out_and_grows_if_that_is_wanted(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "print('hello')\n")
    page.click("#open-settings")
    page.check("#screen-reader", force=True)
    page.fill("#font-size", "24")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    workbench.run()
    workbench.expect_screen("hello")
    expect(page.locator("#terminal .xterm-accessibility-tree")).to_contain_text("hello", timeout=SECONDS)
    assert page.locator("#terminal .xterm-rows").evaluate("rows => getComputedStyle(rows).fontSize") == "23.5px"
    workbench.expect_accessible()
