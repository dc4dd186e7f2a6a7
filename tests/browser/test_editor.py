"""The editor: what is written there, and where it is kept."""

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.workbench import Workbench

TWO = [{"name": "main.py", "content": "import shapes\n"}, {"name": "shapes.py", "content": "print('a shape')\n"}]
ASKING = [{"name": "main.py", "content": "input('Name? ')\n"}, {"name": "shapes.py", "content": ""}]


def test_a_draft_of_several_files_survives_a_reload_and_runs(workbench: Workbench) -> None:
    workbench.open("python", json.dumps({"schema": 2, "language": "python", "files": TWO}))
    expect(workbench.page.locator(".monaco")).to_contain_text("import shapes")
    workbench.run()
    workbench.expect_screen("a shape")
    workbench.expect_tone("good")


def test_a_link_brings_a_program_and_the_draft_stays(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "mine = 1\n")
    code = base64.urlsafe_b64encode(b"print('of the link')\n").decode().rstrip("=")
    page.goto("about:blank")
    page.goto(f"/python#code={code}")
    expect(page.locator(".monaco")).to_contain_text("of the link")
    expect(page).to_have_url(re.compile("/python$"))
    _type_at_end(page, "more = 2")
    page.reload()
    expect(page.locator(".monaco")).to_contain_text("more = 2")
    page.get_by_role("button", name="Back to my draft").click()
    expect(page.locator(".monaco")).to_contain_text("mine = 1")
    page.reload()
    expect(page.locator(".monaco")).to_contain_text("mine = 1")


def test_copies_of_linked_programs_do_not_fill_the_browser(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "mine = 1\n")
    page.evaluate(
        """() => { for (let at = 1; at <= 20; at++)
            localStorage.setItem(`compiler:draft:link:${at}`, `{"schema":2,"at":${at},"language":"python"}`); }"""
    )
    page.evaluate("location.hash = 'code=print(7)'")  # As a link on the page itself.
    expect(page.locator(".monaco")).to_contain_text("print(7)")
    _type_at_end(page, "# changed")
    page.keyboard.press("Control+s")
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('compiler:draft:link:')).length")
    assert kept == 12
    assert page.evaluate("localStorage.getItem('compiler:draft:link:20') !== null")
    page.get_by_role("button", name="Back to my draft").click()
    expect(page.locator(".monaco")).to_contain_text("mine = 1")


def test_what_another_tab_changed_is_offered_and_overwrites_nothing(new_context: Callable[..., BrowserContext]) -> None:
    context = new_context(viewport={"width": 1280, "height": 800})
    here, there = Workbench(context.new_page()), Workbench(context.new_page())
    for each in (here, there):
        each.open("python")
    _type_at_end(there.page, "# from there")
    here.page.wait_for_selector("#notice:not([hidden])")
    assert "from there" not in here.code()
    here.page.get_by_role("button", name="Show that version").click()
    expect(here.page.locator(".monaco")).to_contain_text("from there")
    _type_at_end(here.page, "# from here")
    there.page.get_by_role("button", name="Show that version").wait_for()
    there.page.reload()
    expect(there.page.locator(".monaco")).to_contain_text("from here")
    there.page.get_by_role("button", name="Show what this tab had").click()
    expect(there.page.locator(".monaco")).not_to_contain_text("from here")
    expect(there.page.locator(".monaco")).to_contain_text("from there")


def test_a_browser_that_keeps_nothing_says_so_and_works(new_context: Callable[..., BrowserContext]) -> None:
    context = new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }")
    workbench = Workbench(context.new_page())
    workbench.open("python")
    _type_at_end(workbench.page, "# more")
    expect(workbench.page.locator("#notice")).to_contain_text("keeps nothing")
    page = workbench.page
    page.click("#notice-close")
    page.evaluate("location.hash = '#code=%E0%A4%A'")
    expect(page.locator("#notice")).to_contain_text("cannot be read")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"], "what is kept nowhere is not left without a word"


def test_files_are_added_renamed_and_deleted(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "print('main')\n")
    page.click("#new-file")
    page.keyboard.type("shapes")  # The ending is there already.
    page.keyboard.press("Enter")
    workbench.expect_files("main.py", "shapes.py")
    workbench.expect_focus_in("#editor")
    page.keyboard.type("SIDES = 4")
    workbench.tab("shapes.py").dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("output/x.py\n")
    expect(page.locator("#file-name-fault")).to_contain_text("for what the program writes")
    page.keyboard.press("Control+a")
    page.keyboard.type("lib/sides.py\n")
    workbench.expect_files("main.py", "lib/sides.py")
    page.keyboard.press("Delete")
    workbench.expect_files("main.py")
    page.get_by_role("button", name="Undo").click()
    workbench.expect_shown("lib/sides.py")
    expect(page.locator(".monaco")).to_contain_text("SIDES = 4")
    page.reload()
    workbench.expect_files("main.py", "lib/sides.py")


def test_the_first_file_is_the_main_one_and_moving_makes_another_it(workbench: Workbench) -> None:
    page = workbench.page
    main = {"name": "main.py", "content": "print('the old main')\n"}
    other = {"name": "other.py", "content": "print('the new main')\n"}
    third = {"name": "third.py", "content": ""}
    workbench.open("python", json.dumps({"schema": 2, "language": "python", "files": [main, other, third]}))
    workbench.tab("other.py").focus()
    page.keyboard.press("Alt+Shift+ArrowLeft")
    workbench.expect_files("other.py", "main.py", "third.py")
    expect(workbench.tab("other.py")).to_have_attribute("aria-label", "other.py, the main file")
    expect(page.locator("#info [role=status]")).to_have_text("other.py is the main file, the first of 3")
    workbench.tab("third.py").drag_to(workbench.tab("main.py"), target_position={"x": 4, "y": 10})
    workbench.expect_files("other.py", "third.py", "main.py")
    workbench.expect_shown("third.py")
    page.keyboard.press("Alt+PageUp")
    workbench.expect_shown("other.py")
    workbench.run()
    workbench.expect_screen("the new main")


def test_files_are_dropped_on_the_editor(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "print(open('data.txt').read())\n")
    _drop(page, {"data.txt": b"what was read\n", "dot.png": bytes(range(256))})
    workbench.expect_files("main.py", "data.txt", "dot.png")
    workbench.tab("dot.png").click()
    expect(page.locator("#binary")).to_contain_text("dot.png is no text. It has 256 bytes.")
    workbench.run()
    workbench.expect_screen("what was read")
    _drop(page, {"large.txt": b"x" * 2_000_000})
    expect(page.locator("#notice")).to_contain_text("at most 1.0 MiB")
    workbench.expect_files("main.py", "data.txt", "dot.png")
    page.reload()
    workbench.tab("data.txt").click()
    expect(page.locator(".monaco")).to_contain_text("what was read")


def test_all_files_are_downloaded_and_come_back_as_one_archive(workbench: Workbench) -> None:
    page = workbench.page
    binary = {"name": "pictures/dot.png", "content": base64.b64encode(b"\x00\xff").decode(), "encoding": "base64"}
    workbench.open("python", json.dumps({"schema": 2, "language": "python", "files": [*TWO, binary]}))
    with page.expect_download() as download:
        workbench.choose("Download all as zip")
    archive = download.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {
            "main.py": b"import shapes\n",
            "shapes.py": b"print('a shape')\n",
            "pictures/dot.png": b"\x00\xff",
        }
    workbench.open("bash")
    page.goto("/python")
    page.evaluate("localStorage.clear()")
    page.goto("/python")
    page.wait_for_selector("body[data-ready]")
    page.set_input_files("#upload", {"name": "program.zip", "mimeType": "application/zip", "buffer": archive})
    workbench.expect_files("main.py", "shapes.py", "pictures/dot.png")
    expect(page.locator(".monaco")).to_contain_text("import shapes")


def test_settings_are_in_force_at_once_and_remembered(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", f"if True:\n\tx = '{'long ' * 60}'\n")
    page.click("#open-settings")
    page.get_by_role("button", name="Larger").click()
    page.get_by_label("Wrap long lines").check()
    page.get_by_label("High").check()
    page.keyboard.press("Escape")
    for _ in range(2):
        expect(page.locator(".monaco .view-lines")).to_have_css("font-size", "15px")
        assert page.locator(".monaco .view-line").count() > 3, "the long line is wrapped"
        expect(page.locator(".monaco .monaco-editor")).to_have_css("--vscode-editorLineNumber-foreground", "#000000")
        page.reload()
        page.wait_for_selector("body[data-ready]")


def test_a_question_mark_lists_the_keys_and_each_does_what_it_says(workbench: Workbench) -> None:
    page, help_ = workbench.page, workbench.page.locator("#help")
    keys: dict[str, Callable[[Page, Workbench], None]] = {
        "Ctrl Enter": _runs,
        "Ctrl .": _stops,
        "Ctrl Shift Enter": _starts_again,
        "Ctrl S": _saves,
        "Ctrl C": _interrupts,
        "Ctrl D": _ends_the_input,
        "Ctrl Shift C V": _copies_and_pastes,
        "Ctrl Shift F": _finds,
        "Ctrl M": _lets_tab_leave,
        "F6": _goes_between_panes,
        "F1": _shows_commands,
        "Ctrl ,": _opens_settings,
        "?": _shows_help,
        "Alt Page Up Page Down": _turns_files,
        "F2": _renames,
        "Del": _deletes,
        "Alt Shift ← →": _moves,
    }
    workbench.open("python", json.dumps({"schema": 2, "language": "python", "files": ASKING}))
    listed = help_.locator("dt").evaluate_all("all => all.map((each) => each.textContent)")
    assert listed == list(keys)
    shown = page.locator("[aria-keyshortcuts]").evaluate_all("all => all.map((each) => each.ariaKeyShortcuts)")
    named = {re.sub("Control", "Ctrl", each).replace("+", " ") for each in " ".join(shown).split(" ")}
    assert named <= {"Ctrl Enter", "Ctrl Shift Enter", "Ctrl Shift F", "Ctrl ,", "F2", "Delete"} | {
        "Alt Shift ArrowLeft",
        "Alt Shift ArrowRight",
    }
    for does in keys.values():
        does(page, workbench)
        page.keyboard.press("Escape")


def _runs(page: Page, workbench: Workbench) -> None:
    page.click("#editor")
    page.keyboard.press("Control+Enter")
    workbench.expect_said("^Waiting for your input$")


def _starts_again(page: Page, workbench: Workbench) -> None:
    _runs(page, workbench)
    page.keyboard.type("kept?")
    workbench.expect_screen("kept?")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("#terminal .xterm-rows")).not_to_contain_text("kept?")
    workbench.expect_said("^Waiting for your input$")


def _stops(page: Page, workbench: Workbench) -> None:
    page.keyboard.press("Control+.")
    workbench.expect_said("^Stopped")


def _saves(page: Page, workbench: Workbench) -> None:
    page.click("#editor")
    page.keyboard.press("Control+s")
    expect(page.locator("#info [role=status]")).to_have_text("Kept in this browser")


def _interrupts(page: Page, workbench: Workbench) -> None:
    page.focus("#terminal textarea")
    page.keyboard.press("Control+c")
    workbench.expect_screen("KeyboardInterrupt")
    workbench.expect_tone("bad")


def _ends_the_input(page: Page, workbench: Workbench) -> None:
    _runs(page, workbench)
    page.keyboard.press("Control+d")
    workbench.expect_screen("EOFError")
    workbench.expect_tone("bad")


def _copies_and_pastes(page: Page, workbench: Workbench) -> None:
    page.evaluate("navigator.clipboard.writeText('pasted')")
    _runs(page, workbench)
    page.keyboard.press("Control+Shift+v")
    workbench.expect_screen("pasted")
    box = page.locator("#terminal .xterm-rows > div", has_text="pasted").bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + 4, box["y"] + 8)
    page.keyboard.press("Control+Shift+c")
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('Name')")
    _stops(page, workbench)


def _finds(page: Page, workbench: Workbench) -> None:
    page.focus("#terminal textarea")
    page.keyboard.press("Control+Shift+f")
    expect(page.locator("#find")).to_be_focused()


def _lets_tab_leave(page: Page, workbench: Workbench) -> None:
    page.click("#editor")
    page.keyboard.press("Control+m")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".monaco textarea, .monaco .native-edit-context").first).not_to_be_focused()
    page.click("#editor")
    page.keyboard.press("Control+m")


def _goes_between_panes(page: Page, workbench: Workbench) -> None:
    page.click("#editor")
    page.keyboard.press("F6")
    workbench.expect_focus_in("#terminal")
    page.keyboard.press("F6")
    workbench.expect_focus_in("#editor")


def _shows_commands(page: Page, workbench: Workbench) -> None:
    page.keyboard.press("F1")
    expect(page.locator(".quick-input-widget")).to_be_visible()


def _opens_settings(page: Page, workbench: Workbench) -> None:
    page.keyboard.press("Control+,")
    expect(page.locator("#settings")).to_be_visible()


def _shows_help(page: Page, workbench: Workbench) -> None:
    page.click("#editor")
    page.keyboard.press("Control+End")
    page.keyboard.type("#?")
    expect(page.locator(".monaco")).to_contain_text("#?")
    expect(page.locator("#help")).not_to_be_visible()
    page.focus("#open-help")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()


def _turns_files(page: Page, workbench: Workbench) -> None:
    page.click("#editor")
    for key, name in (("PageDown", "shapes.py"), ("PageUp", "main.py")):
        page.keyboard.press(f"Alt+{key}")
        workbench.expect_shown(name)


def _renames(page: Page, workbench: Workbench) -> None:
    workbench.tab("shapes.py").click()
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("forms.py\n")
    workbench.expect_files("main.py", "forms.py")


def _deletes(page: Page, workbench: Workbench) -> None:
    workbench.tab("forms.py").press("Delete")
    workbench.expect_files("main.py")
    page.get_by_role("button", name="Undo").click()


def _moves(page: Page, workbench: Workbench) -> None:
    for key, names in (("ArrowLeft", ("forms.py", "main.py")), ("ArrowRight", ("main.py", "forms.py"))):
        workbench.tab("forms.py").press(f"Alt+Shift+{key}")
        workbench.expect_files(*names)


def test_a_shared_program_is_read_until_it_is_copied(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "mine = 1\n")
    identifier = page.evaluate(
        """files => fetch("/api/snapshots", {
            method: "POST",
            headers: {
                "Content-Type": "application/json",
                "X-CSRFToken": document.querySelector('meta[name="csrf-token"]').content,
            },
            body: JSON.stringify({ program: { language: "python", files } }),
        }).then((answer) => answer.json()).then((snapshot) => snapshot.id)""",
        TWO,
    )
    page.goto(f"/s/{identifier}")
    workbench.expect_files("main.py", "shapes.py")
    page.go_back()
    expect(page.locator(".monaco")).to_contain_text("mine = 1")
    page.go_forward()
    page.wait_for_selector("body[data-ready]")
    workbench.expect_files("main.py", "shapes.py")
    _type_at_end(page, "no")
    assert "no" not in workbench.code()
    page.get_by_role("button", name="Edit a copy").click()
    _type_at_end(page, "# changed")
    page.reload()
    page.get_by_role("button", name="Edit a copy").click()
    expect(page.locator(".monaco")).to_contain_text("# changed")
    page.get_by_role("button", name="Back to my draft").click()
    expect(page.locator(".monaco")).to_contain_text("mine = 1")


@pytest.mark.parametrize("device", ["workbench", "phone"])
def test_what_the_editor_opens_shuts_nobody_out(request: pytest.FixtureRequest, device: str) -> None:
    workbench: Workbench = request.getfixturevalue(device)
    page = workbench.page
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    workbench.open("python", json.dumps({"schema": 2, "language": "python", "files": TWO}))
    page.click("#open-file-menu")
    workbench.expect_accessible()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+,")
    workbench.expect_accessible()
    page.keyboard.press("Escape")
    page.click("#new-file")
    page.keyboard.press("Control+a")
    page.keyboard.type("con\n")
    workbench.expect_accessible()
    page.keyboard.press("Escape")
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert page.evaluate(wider) is False


def test_languages_that_the_editor_does_not_know_by_itself_are_coloured(workbench: Workbench) -> None:
    workbench.open("haskell")
    keyword = workbench.page.locator(".monaco .view-line span", has_text=re.compile("^import$")).first
    expect(keyword).to_have_css("color", "rgb(132, 36, 168)")


def test_a_phone_has_the_files_too(phone: Workbench) -> None:
    page = phone.page
    phone.open("python", json.dumps({"schema": 2, "language": "python", "files": TWO}))
    phone.tab("shapes.py").tap()
    expect(page.locator("#code")).to_have_value("print('a shape')\n")
    page.fill("#code", "print('from a phone')\n")
    phone.choose("Make it the main file")
    phone.expect_files("shapes.py", "main.py")
    _drag_by_finger(page, phone.tab("main.py"), phone.tab("shapes.py"))
    phone.expect_files("main.py", "shapes.py")
    expect(page.locator("#code")).to_have_value("import shapes\n")
    _drag_by_finger(page, phone.tab("shapes.py"), phone.tab("main.py"))
    page.tap("#run")
    phone.expect_screen("from a phone")


def _drag_by_finger(page: Page, tab: Locator, to: Locator) -> None:
    """Held until it is lifted, then taken to the left half of another tab."""
    x, y = _middle(tab)
    there = to.bounding_box()
    assert there
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    expect(tab).to_have_class(re.compile("lifted"))
    for at in (x - 10, there["x"] + 3):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": at, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def _middle(tab: Locator) -> tuple[float, float]:
    box = tab.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _drop(page: Page, files: dict[str, bytes]) -> None:
    encoded = {name: base64.b64encode(content).decode() for name, content in files.items()}
    transfer = page.evaluate_handle(
        """files => {
            const transfer = new DataTransfer();
            for (const [name, text] of Object.entries(files))
                transfer.items.add(new File([Uint8Array.from(atob(text), (each) => each.charCodeAt(0))], name));
            return transfer;
        }""",
        encoded,
    )
    for event in ("dragover", "drop"):
        page.dispatch_event("#editor", event, {"dataTransfer": transfer})


def _type_at_end(page: Page, text: str) -> None:
    page.click(".monaco .view-lines")
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
