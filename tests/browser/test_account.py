"""What a person with an account keeps: programs and runs."""

import json
import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.accounts.browsing import PASSWORD
from tests.browser.workbench import Workbench
from tests.site import Site

LIMIT = """
from django.contrib.auth.models import User
from accounts.models import Quota
quota = Quota.objects.create(name="little", runs_a_minute=1, runs_a_day=50)
quota.users.add(User.objects.latest("pk"))
"""


@pytest.fixture
def person(workbench: Workbench) -> Workbench:
    """Somebody who wrote a little and then signed up."""
    draft = {"schema": 2, "at": 1, "language": "python", "files": [{"name": "main.py", "content": "print('old')"}]}
    workbench.open("python", json.dumps(draft))
    sign_up(workbench)
    return workbench


def sign_up(workbench: Workbench) -> None:
    page = workbench.page
    page.goto("/account/signup/?next=/python")
    page.fill("[name=username]", f"p{secrets.token_hex(6)}")
    page.fill("[name=email]", f"{secrets.token_hex(6)}@example.org")
    for field in ("password1", "password2"):
        for each in page.locator(f"[name={field}]").all():
            each.fill(PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_selector("body[data-ready]")


def test_drafts_come_along_once_and_programs_are_saved_by_keyboard(person: Workbench) -> None:
    page = person.page
    expect(page.locator("#notice")).to_contain_text("in your programs now: Python draft")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#notice")).to_be_hidden()
    person.page.click("#editor")
    person.type("# mine\n")
    page.keyboard.press("Control+s")
    expect(page).to_have_url(re.compile(r"/p/\w{16}$"))
    expect(page.locator("#program-title")).to_be_focused()
    person.type("Poem")
    page.keyboard.press("Enter")
    expect(page.locator("#save")).to_have_text("Saved")
    page.click("#editor")
    person.type("# more\n")
    expect(page.locator("#save")).to_have_text("Save")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#notice")).to_contain_text("not saved yet")
    assert "# more" in person.code()
    page.goto("/account/programs")
    expect(page.locator(".programs .name")).to_have_text(["Poem", "Python draft"])


def test_what_cannot_be_saved_is_kept_and_the_way_on_is_offered(person: Workbench) -> None:
    page = person.page
    page.click("#editor")
    page.keyboard.press("Control+s")
    expect(page).to_have_url(re.compile(r"/p/\w{16}$"))
    page.keyboard.press("Enter")
    page.click("#editor")
    person.type("# more\n")
    signed_in = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Control+s")
    expect(page.locator("#notice-text")).to_have_text("You are signed out. Your changes are kept in this browser.")
    page.locator("#notice").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account/login/?next=*")
    page.context.add_cookies(signed_in)
    page.goto(re.sub(r".*next=", "", page.url).replace("%2F", "/"))
    page.wait_for_selector("body[data-ready]")
    assert "# more" in person.code()
    other = page.context.new_page()
    other.goto("/account/programs")
    other.locator(".programs li").first.locator("summary", has_text="Delete").click()
    other.get_by_role("button", name="Delete it").click()
    other.wait_for_selector("text=is deleted")
    page.click("#editor")
    page.keyboard.press("Control+s")
    expect(page.locator("#notice-text")).to_contain_text("This program was deleted elsewhere.")
    page.get_by_role("button", name="Save as another program").click()
    expect(page.locator("#save")).to_have_text("Saved")
    assert "# more" in person.code()


def test_a_quota_says_in_the_menu_what_is_left_and_over_the_output_until_when(person: Workbench, site: Site) -> None:
    page = person.page
    site.manage("shell", "-v0", "-c", LIMIT)
    page.clock.install()
    page.reload()
    page.wait_for_selector("body[data-ready]")
    person.run()
    person.expect_tone("good")
    page.click(".me")
    expect(page.locator("#account-menu a", has_text="Quota")).to_contain_text("0 of 1 runs left this minute")
    page.keyboard.press("Escape")
    person.run()
    expect(page.locator("#refused-text")).to_have_text("Your one run of this minute is used up.")
    person.expect_said("^Not started$")
    again = page.locator("#refused-again")
    expect(again).to_be_disabled()
    expect(again).to_have_text(re.compile(r"^Try again 0:[0-5]\d$"))
    person.expect_accessible()
    page.clock.fast_forward(61_000)
    expect(page.locator("#refused-text")).to_have_text("There is room again.")
    again.click()  # For the server no minute has passed.
    expect(again).to_be_disabled()
    page.click("#tab-tests")
    page.click("#first-case")
    page.click("#run-cases")
    expect(page.locator("#cases-said")).to_have_text("Not started")
    expect(page.locator("#refused-text")).to_contain_text("used up")
