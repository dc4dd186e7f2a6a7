"""How the site is brought into each state that has a picture."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser import posed
from tests.browser.posed import Posed
from tests.browser.workbench import SECONDS, Workbench

MAIN = ("desk-dark", "desk-light", "phone-dark", "phone-light")
ALL = (*MAIN, "contrast", "small", "4k", "german")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where a picture is taken. `page` is a new visitor's, or Ada's where the state says so."""

    page: Page
    posed: Posed

    @property
    def workbench(self) -> Workbench:
        return Workbench(self.page)

    def pane(self, name: str) -> None:
        self.page.click(f".pane.output [role=tab][data-pane={name}]:visible, #pane-tab-{name}:visible")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    enter: Callable[[Stage], None]
    looks: tuple[str, ...]
    is_signed_in: bool
    is_whole_page: bool


STATES: dict[str, State] = {}


def state(
    looks: tuple[str, ...] = MAIN, *, signed_in: bool = False, whole_page: bool = False
) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
    def add(enter: Callable[[Stage], None]) -> Callable[[Stage], None]:
        name = enter.__name__.strip("_").replace("_", "-")
        STATES[name] = State(enter=enter, looks=looks, is_signed_in=signed_in, is_whole_page=whole_page)
        return enter

    return add


def page_at(
    name: str, path: str | Callable[[Posed], str], *, signed_in: bool = True, looks: tuple[str, ...] = MAIN
) -> None:
    """A page that only has to be opened."""

    def enter(stage: Stage) -> None:
        stage.page.goto(path if isinstance(path, str) else path(stage.posed))
        stage.page.wait_for_load_state()

    STATES[name] = State(enter=enter, looks=looks, is_signed_in=signed_in, is_whole_page=True)


@state(ALL)
def start(stage: Stage) -> None:
    stage.workbench.open("python")


@state(signed_in=True)
def signed_in(stage: Stage) -> None:
    stage.workbench.open("python", posed.MEASURING)
    stage.page.click(".me")


@state(("desk-dark", "preview"))
def portrait(stage: Stage) -> None:
    """What the README and other sites' previews of a link show."""
    stage.workbench.open("python", posed.draft("python", posed.WEEK))
    stage.workbench.run()
    posed.finish(stage.workbench)
    stage.page.mouse.move(400, 500)


@state()
def languages(stage: Stage) -> None:
    stage.workbench.open("python")
    stage.page.click("#language")


@state()
def asking(stage: Stage) -> None:
    stage.workbench.open("python", posed.MEASURING)
    stage.workbench.run()
    stage.workbench.expect_said("^Waiting for your input$")


@state(("desk-dark", "desk-light", "phone-dark", "phone-light", "contrast", "small", "4k"))
def finished(stage: Stage) -> None:
    stage.workbench.open("python", posed.MEASURING)
    stage.workbench.run()
    posed.finish(stage.workbench)


@state((*MAIN, "contrast"))
def broken(stage: Stage) -> None:
    stage.workbench.open("c", posed.BROKEN)
    stage.workbench.run()
    stage.workbench.expect_tone("bad")


@state()
def finding(stage: Stage) -> None:
    stage.workbench.open("c", posed.BROKEN)
    stage.workbench.run()
    stage.workbench.expect_tone("bad")
    stage.page.click("#find-open")
    stage.page.fill("#find", "main.c")
    expect(stage.page.locator("#find-count")).to_contain_text("of")


@state(("desk-dark", "phone-light"))
def going(stage: Stage) -> None:
    stage.workbench.open("python", "while True:\n    pass\n")
    stage.workbench.run()
    stage.page.locator("#still").wait_for(timeout=SECONDS)


@state((*MAIN, "contrast", "4k"))
def plot(stage: Stage) -> None:
    stage.workbench.open("python-data", posed.PLOT)
    stage.workbench.run()
    stage.page.locator("#produced img").first.wait_for(timeout=SECONDS)


@state()
def table(stage: Stage) -> None:
    stage.workbench.open("python", posed.TABLE)
    stage.workbench.run()
    stage.workbench.expect_tone("good")
    stage.pane("files")
    stage.page.locator("#produced table").wait_for(timeout=SECONDS)


@state((*MAIN, "contrast"))
def tests(stage: Stage) -> None:
    files = {"main.py": posed.DOUBLING, "numbers.py": "LIMIT = 10\n"}
    stage.workbench.open("python", posed.draft("python", files, cases=posed.CASES))
    stage.pane("tests")
    stage.page.click("#run-cases")
    expect(stage.page.locator("#cases-said")).to_contain_text("passed", timeout=SECONDS)


@state()
def no_tests(stage: Stage) -> None:
    stage.workbench.open("python")
    stage.pane("tests")


@state()
def input(stage: Stage) -> None:
    stage.workbench.open("python")
    stage.pane("input")


@state()
def console(stage: Stage) -> None:
    stage.workbench.open("python")
    stage.pane("console")
    rows = stage.page.locator("#console .xterm-rows")
    expect(rows).to_contain_text(">>>", timeout=SECONDS)
    if stage.page.locator("#console-line").is_visible():
        stage.page.fill("#console-answer", "[n ** 2 for n in range(8)]")
        stage.page.click("#console-line button[type=submit]")
    else:
        stage.workbench.type("[n ** 2 for n in range(8)]\n1 / 0\n")
    expect(rows).to_contain_text("49]")


@state((*MAIN, "contrast"))
def game(stage: Stage) -> None:
    stage.workbench.open("python", posed.GAME)
    stage.workbench.run()
    stage.workbench.expect_screen("Level 3")


@state((*MAIN, "small"))
def share(stage: Stage) -> None:
    stage.workbench.open("python", posed.MEASURING)
    stage.page.click("#open-share")


@state(("desk-dark", "phone-light"), signed_in=True)
def share_own(stage: Stage) -> None:
    stage.workbench.open("python", posed.MEASURING)
    stage.page.click("#open-share")
    expect(stage.page.locator("#shared")).to_be_visible()


@state((*MAIN, "small"))
def embed_code(stage: Stage) -> None:
    stage.workbench.open("python", posed.MEASURING)
    stage.page.click("#open-share")
    stage.page.fill("#share-name", "Temperatures")
    stage.page.click("#share-submit")
    stage.page.click("#embed summary", timeout=SECONDS)


@state()
def embed(stage: Stage) -> None:
    """As a frame has it: another site's page around it, in which it takes no cookies."""
    page = stage.page
    width = min(860, page.viewport_size["width"] - 24 if page.viewport_size else 860)
    frame = f'<iframe src="{stage.posed.shared}?embed=1" width="{width}" height="460"></iframe>'
    page.route(
        "http://course.example/course", lambda route: route.fulfill(body=posed.COURSE % frame, content_type="text/html")
    )
    page.goto("http://course.example/course")
    page.frame_locator("iframe").locator("body[data-ready]").wait_for(timeout=SECONDS)


@state(("desk-dark", "phone-light"))
def shared(stage: Stage) -> None:
    stage.page.goto(stage.posed.shared)
    stage.page.wait_for_selector("body[data-ready]")


@state()
def help(stage: Stage) -> None:
    stage.workbench.open("python")
    stage.page.evaluate("document.getElementById('open-help').click()")


@state(ALL)
def settings(stage: Stage) -> None:
    stage.workbench.open("python")
    if stage.page.locator("#open-settings").is_visible():
        stage.page.click("#open-settings")
    else:
        stage.workbench.choose("Settings")


@state(("desk-dark", "phone-light"))
def files(stage: Stage) -> None:
    many = {f"{name}.py": "pass\n" for name in ("main", "a_module_with_a_long_name", "shapes", "numbers", "tools")}
    stage.workbench.open("python", posed.draft("python", many))
    stage.page.click("#open-file-menu")


@state()
def confirm(stage: Stage) -> None:
    """E-mail addresses, and the link by which one is confirmed."""
    stage.page.goto(stage.posed.confirming)


@state(whole_page=True)
def wrong_log_in(stage: Stage) -> None:
    stage.page.goto("/account/login/")
    stage.page.fill("[name=login]", "nobody")
    stage.page.fill("[name=password]", "wrong")
    stage.page.click("main button[type=submit]")


@state(whole_page=True)
def wrong_sign_up(stage: Stage) -> None:
    stage.page.goto("/account/signup/")
    for name, value in {"username": "ada", "email": "ada@example.org", "password1": "x"}.items():
        stage.page.fill(f"[name={name}]", value)
    stage.page.click("main button[type=submit]")


@state(signed_in=True, whole_page=True)
def new_key(stage: Stage) -> None:
    stage.page.goto("/account/keys")
    stage.page.fill("main input[name=name]", "Course pages")
    stage.page.click("main form.form button")


@state((*MAIN, "german"), signed_in=True, whole_page=True)
def run_played(stage: Stage) -> None:
    stage.page.goto(stage.posed.runs[-1])
    expect(stage.page.locator("#replay .xterm-rows")).to_contain_text("Hello")


@state(signed_in=True, whole_page=True)
def run_tests(stage: Stage) -> None:
    stage.page.goto(stage.posed.runs[1])


def standing_alone(name: str) -> None:
    """A page that the site shows when something is wrong, as it stands in its template."""

    def enter(stage: Stage) -> None:
        stage.page.route(
            "**/alone", lambda route: route.fulfill(body=stage.posed.alone[name], content_type="text/html")
        )
        stage.page.goto("/alone")

    STATES[f"alone-{name}"] = State(
        enter=enter, looks=("desk-dark", "desk-light", "phone-dark"), is_signed_in=False, is_whole_page=False
    )


for each in ("403_csrf", "429", "500", "snapshot_gone"):
    standing_alone(each)
page_at("not-found", "/nothing/here", signed_in=False)
page_at("log-in", "/account/login/", signed_in=False, looks=(*MAIN, "small", "german"))
page_at("sign-up", "/account/signup/", signed_in=False, looks=(*MAIN, "small", "german"))
page_at("reset", "/account/password/reset/", signed_in=False)
page_at("reset-sent", "/account/password/reset/done/", signed_in=False)
page_at("reset-by-link", lambda it: it.reset_link, signed_in=False)
page_at("reset-by-old-link", "/account/password/reset/key/1-set-password/", signed_in=False)
page_at("verification-sent", "/account/confirm-email/", signed_in=False)
page_at("no-runs", "/account/runs", signed_in=False)
page_at("programs", "/account/programs", looks=(*MAIN, "contrast", "small", "german"))
page_at("runs", "/account/runs", looks=(*MAIN, "contrast", "small"))
page_at("run-failed", lambda it: it.runs[3])
page_at("compare", lambda it: f"/account/compare?a={it.runs[-1][-36:]}&b={it.runs[-2][-36:]}")
page_at("keys", "/account/keys", looks=(*MAIN, "small"))
page_at("quota", "/account/quota", looks=(*MAIN, "contrast", "small", "german"))
page_at("account", "/account/settings", looks=(*MAIN, "small"))
page_at("email", "/account/email/")
page_at("password", "/account/password/change/")
page_at("reauthenticate", "/account/reauthenticate/")
page_at("log-out", "/account/logout/")
page_at("delete", "/account/delete")
page_at("api", "/api/docs", signed_in=False, looks=(*MAIN, "contrast"))
page_at("admin", "/admin/", looks=(*MAIN, "german"))
page_at("admin-languages", "/admin/languages/language/")
page_at("admin-language", "/admin/languages/language/python/change/")
page_at("admin-try", "/admin/languages/language/python/try/")
page_at("admin-runs", "/admin/executions/execution/")
page_at("admin-usage", "/admin/executions/usage/")
page_at("admin-quota", "/admin/accounts/quota/1/change/")
