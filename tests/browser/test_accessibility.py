"""No page shuts anybody out: by day on a desk, by night on a phone."""

import json
import secrets
from typing import Any

from playwright.sync_api import Page

from tests.accounts.browsing import PASSWORD
from tests.browser.test_account import sign_up
from tests.browser.test_share import share
from tests.browser.workbench import Workbench
from tests.site import Site

LOOKS: dict[str, Any] = {
    "light": ({"width": 1280, "height": 800}, {"color_scheme": "light"}),
    "dark": ({"width": 390, "height": 844}, {"color_scheme": "dark"}),
}
OF_ANYBODY = (
    *("/python?embed=1", "/api/docs", "/account/signup/", "/account/login/", "/account/password/reset/"),
    *("/account/password/reset/done/", "/no-such-language", "/s/gone", "/account/runs"),
)
OF_A_PERSON = (
    *("/account/settings", "/account/programs", "/account/runs", "/account/keys", "/account/quota"),
    *("/account/email/", "/account/password/change/", "/account/delete", "/account/reauthenticate/"),
    "/account/logout/",
)
OF_AN_ADMIN = (
    *("", "auth", "accounts/apikey/add", "accounts/quota/add", "auth/user/1/change", "executions/execution"),
    *("executions/usage", "executions/worker", "languages/language", "languages/imagejob", "programs/snapshot"),
)


class Gallery:
    """What axe finds on the pages that are shown to it."""

    def __init__(self, workbench: Workbench) -> None:
        self.workbench = workbench
        self.faults: dict[str, Any] = {}

    @property
    def page(self) -> Page:
        return self.workbench.page

    def show(self, name: str) -> None:
        """The page that is open."""
        for look, (size, media) in LOOKS.items():
            self.page.set_viewport_size(size)
            self.page.emulate_media(reduced_motion="reduce", **media)
            if found := self.workbench.faults_for_some():
                self.faults[f"{name}, {look}"] = found

    def show_all(self, *addresses: str) -> None:
        for address in addresses:
            answer = self.page.goto(address)
            assert answer
            assert answer.status < 500, address
            self.show(address)

    def expect_nothing(self) -> None:
        assert not self.faults, json.dumps(self.faults, indent=1)


def test_axe_finds_nothing_serious_on_any_page_of_a_visitor(workbench: Workbench) -> None:
    gallery, page = Gallery(workbench), workbench.page
    run(workbench, "print(1)")
    gallery.show("the editor after a run")
    link = share(page)
    run(workbench, "print(2)")
    page.goto("/account/runs")
    page.locator(".run-row").last.click()
    page.wait_for_selector("#replay .xterm-rows")
    gallery.show("a run")
    page.click(".comparing summary")
    page.click(".comparing a")
    page.wait_for_selector("ins")
    gallery.show("a comparison")
    gallery.show_all(link, link + "?embed=1", *OF_ANYBODY)
    page.goto("/account/login/")
    page.context.clear_cookies()
    page.fill("[name=login]", "somebody")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    gallery.show("a form without its token")
    gallery.expect_nothing()


def test_axe_finds_nothing_serious_on_any_page_of_a_person(workbench: Workbench) -> None:
    gallery, page = Gallery(workbench), workbench.page
    sign_up(workbench)
    page.click("#editor")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/p/*")
    gallery.show("a saved program")
    page.goto("/account/keys")
    page.fill("form [name=name]", "grader")
    page.press("form [name=name]", "Enter")
    page.wait_for_selector(".secret")
    gallery.show("a new key")
    gallery.show_all(*OF_A_PERSON)
    gallery.expect_nothing()


def test_axe_finds_nothing_serious_in_the_admin(workbench: Workbench, site: Site) -> None:
    gallery, page = Gallery(workbench), workbench.page
    name = f"boss{secrets.token_hex(4)}"
    site.manage(
        *("createsuperuser", "--noinput", f"--username={name}", f"--email={name}@example.org"),
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )
    page.goto("/admin/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_selector("#now")
    gallery.show_all(*(f"/admin/{path}/".replace("//", "/") for path in OF_AN_ADMIN))
    page.goto("/admin/languages/language/")
    page.locator('#result_list a[href$="/change/"]').first.click()
    page.wait_for_selector("[name=_save]")
    gallery.show("a language")
    gallery.expect_nothing()


def run(workbench: Workbench, code: str) -> None:
    workbench.open("python", code)
    workbench.run()
    workbench.expect_tone("good")
