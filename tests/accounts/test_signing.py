"""Signing up, in and out, and a new password, as a browser does it."""

import re
from collections.abc import Iterator

import pytest

from tests.accounts.browsing import PASSWORD, Visitor, visiting
from tests.site import Site


@pytest.fixture
def visitor(site: Site) -> Iterator[Visitor]:
    with visiting(site) as visitor:
        yield visitor


def mail(site: Site) -> str:
    """All that was sent: it goes to the log."""
    return site.processes[0].log.read_text()


def test_who_signed_up_is_in_goes_out_and_comes_in_again(visitor: Visitor) -> None:
    assert visitor.name is None
    assert visitor.sign_up("ada").url.path == "/"
    assert visitor.name == "ada"
    visitor.sign_out()
    assert visitor.name is None
    assert visitor.sign_in("ada@example.org", next="/account/settings").url.path == "/account/settings"
    assert visitor.name == "ada"


def test_what_a_visitor_ran_is_theirs_after_they_sign_up(site: Site, visitor: Visitor) -> None:
    visitor.get("/python")
    ran = visitor.call("POST", "/api/execute", language="python", code="print('mine')").json()
    visitor.sign_up("bob")
    assert visitor.call("GET", f"/api/result/{ran['id']}").json()["output"] == "mine\n"
    visitor.sign_out()
    visitor.get("/python")
    assert visitor.call("GET", f"/api/result/{ran['id']}").status_code == 404


def test_a_forgotten_password_is_replaced_by_the_link_in_the_mail(site: Site, visitor: Visitor) -> None:
    visitor.sign_up("carol")
    visitor.sign_out()
    visitor.send("/account/password/reset/", email="carol@example.org")
    link = re.findall(r"http://\S+(/account/password/reset/key/\S+)", mail(site))[-1]
    form = visitor.get(link).url.path
    visitor.send(form, password1="another horse entirely", password2="another horse entirely")
    assert visitor.name == "carol"
    with visiting(site) as other:
        assert "not correct" in other.sign_in("carol").text
        other.sign_in("carol", "another horse entirely")
        assert other.name == "carol"
        assert "This link does not work any more" in other.get(link).text


def test_guessing_passwords_is_stopped_and_the_right_one_is_not_let_in_then(site: Site, visitor: Visitor) -> None:
    visitor.sign_up("dora")
    visitor.sign_out()
    for _ in range(5):
        assert "not correct" in visitor.sign_in("dora", "a guess").text
    assert "Too many failed" in visitor.sign_in("dora", PASSWORD).text


def test_the_admin_is_entered_by_the_same_log_in_and_by_staff_alone(site: Site, visitor: Visitor) -> None:
    assert visitor.get("/admin/").url.path == "/account/login/"
    visitor.sign_up("eve")
    assert visitor.get("/admin/").status_code == 403
    assert visitor.client.post("/admin/login/", data={"username": "x", "password": "y"}).status_code == 403


def test_a_strangers_page_leads_to_the_log_in_and_back(visitor: Visitor) -> None:
    answer = visitor.get("/account/settings")
    assert answer.url.path == "/account/login/"
    assert 'value="/account/settings"' in answer.text


def test_a_sign_up_that_is_not_known_is_said_at_start(site: Site) -> None:
    checked = site.manage("check", check=False, ACCOUNT_SIGNUP="maybe")
    assert "ACCOUNT_SIGNUP must be one of open, social, closed" in checked.stderr


def test_what_is_wrong_with_social_logins_is_said_at_start(site: Site) -> None:
    assert "SOCIAL_LOGINS knows" in site.manage("check", check=False, SOCIAL_LOGINS="facebook").stderr
    assert "GITHUB_CLIENT_ID must be set" in site.manage("check", check=False, SOCIAL_LOGINS="github").stderr
