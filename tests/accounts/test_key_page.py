"""A person's own page for their keys: what they make there works, is shown once, and ends when they say so."""

import re

from tests.accounts.browsing import Visitor, visiting
from tests.site import Site

PAGE = "/account/keys"
SECRET = re.compile(r'value="(cs_[\w-]+)"')


def run(site: Site, secret: str) -> int:
    with site.client() as client:
        program = {"language": "bash", "code": "echo hi"}
        return client.post("/api/execute", json=program, headers={"X-API-Key": secret}).status_code


def make(visitor: Visitor, name: str, *scopes: str) -> str:
    """The page that comes of it."""
    visitor.get(PAGE)
    fields = {"name": name, "scopes": list(scopes), "expires": "90"}
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', visitor.get(PAGE).text)
    assert token
    return visitor.client.post(PAGE, data={"csrfmiddlewaretoken": token[1], **fields}).text


def test_a_key_is_shown_once_works_and_ends_at_once(site: Site) -> None:
    with visiting(site) as visitor:
        visitor.sign_up("holder")
        page = make(visitor, "grader", "run")
        secret = SECRET.search(page)
        assert secret, page
        assert "“grader”" in page
        again = visitor.get(PAGE)
        assert secret[1] not in again.text
        assert "no-store" in again.headers["Cache-Control"]
        assert secret[1][:11] in again.text
        assert "never used" in again.text
        assert "run programs" in again.text
        assert run(site, secret[1]) == 200
        assert "never used" not in visitor.get(PAGE).text
        revoke = re.search(r'action="(/account/keys/\d+/revoke)"', again.text)
        assert revoke
        with visiting(site) as other:
            other.sign_up("stranger")
            token = other.client.cookies["csrftoken"]
            assert other.client.post(revoke[1], headers={"X-CSRFToken": token}).status_code == 404
        assert run(site, secret[1]) == 200
        assert "opens nothing any more" in visitor.call("POST", revoke[1]).text
        assert run(site, secret[1]) == 401
        assert "1 key that opens nothing" in visitor.get(PAGE).text


def test_the_webhook_secret_is_its_owners_and_can_be_exchanged(site: Site) -> None:
    with visiting(site) as visitor:
        visitor.sign_up("hooked")
        make(visitor, "hooks", "run")
        found = re.search(r'value="(cswh_[\w-]+)"', visitor.get(PAGE).text)
        renew = re.search(r'action="(/account/keys/\d+/webhook-secret)"', visitor.get(PAGE).text)
        assert found
        assert renew
        after = visitor.call("POST", renew[1]).text
        assert "cswh_" in after
        assert found[1] not in after


def test_nobody_gives_a_key_more_than_they_may(site: Site) -> None:
    with visiting(site) as visitor:
        assert visitor.get(PAGE).url.path == "/account/login/"
        visitor.sign_up("modest")
        assert "look at the whole system" not in visitor.get(PAGE).text
        assert not SECRET.search(make(visitor, "greedy", "run", "admin"))
        page = make(visitor, "", "run")
        assert not SECRET.search(page)
        assert 'aria-invalid="true"' in page
        assert "You have no keys." in page
