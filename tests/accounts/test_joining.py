"""Who may join, as the settings say it, and what the account's pages may do in a browser."""

import json
import re
from typing import Any

from tests.site import Site

# A process with other settings on the same data; its requests go through all middleware.
COMMON = """
import json, re
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
visitor, told = Client(), {}
new = {"username": NAME, "email": NAME + "@example.org", "password1": "correct horse battery"}
def sign_in():
    visitor.post("/account/login/", {"login": NAME, "password": new["password1"]})
    return "_auth_user_id" in visitor.session
"""
MANDATORY = """
told["after sign-up"] = visitor.post("/account/signup/", new).headers["Location"]
told["before"] = sign_in()
link = re.findall(r"http://\\S+(/account/\\S+)", mail.outbox[-1].body)[-1]
told["asks"] = visitor.get(link).content.decode()
visitor.post(link)
told["after"] = sign_in()
told["pages"] = {}
for path in PAGES.split():
    answer = visitor.get("/account/" + path)
    told["pages"][path] = [answer.status_code, answer.headers["Content-Security-Policy"], answer.content.decode()]
print(json.dumps(told))
"""
CLOSED = """
told["login"] = visitor.get("/account/login/").content.decode()
told["sign-up"] = visitor.post("/account/signup/", new).content.decode()
told["exists"] = User.objects.filter(username=NAME).exists()
told["github"] = visitor.post("/account/github/login/").headers["Location"]
print(json.dumps(told))
"""
PAGES = (
    "password/reset/ password/reset/done/ email/ settings keys quota runs programs password/change/ logout/"
    " reauthenticate/ confirm-email/ 3rdparty/ inactive/"
)
GITHUB = {"SOCIAL_LOGINS": "github", "GITHUB_CLIENT_ID": "x", "GITHUB_CLIENT_SECRET": "y"}
INLINE = r"<script(?![^>]*(?:src=|json))|<style(?![^>]*nonce)|\sstyle=|\son[a-z]+="


def _told(site: Site, name: str, code: str, **env: str) -> dict[str, Any]:
    code = f"NAME, PAGES = {name!r}, {PAGES!r}\n{COMMON}{code}"
    said = site.manage("shell", "-v0", "-c", code, ALLOWED_HOSTS="testserver", LOG_LEVEL="ERROR", **env).stdout
    told: dict[str, Any] = json.loads(said.strip().splitlines()[-1])
    return told


def test_an_address_is_confirmed_first_where_that_is_asked_and_no_page_has_a_script_inside(site: Site) -> None:
    told = _told(site, "confirmed", MANDATORY, ACCOUNT_EMAIL_VERIFICATION="mandatory", EMAIL_URL="memorymail://")
    assert told["after sign-up"] == "/account/confirm-email/"
    assert (told["before"], told["after"]) == (False, True)
    assert "confirmed@example.org" in told["asks"]
    for path, (status, policy, text) in told["pages"].items():
        assert (path, status) == (path, 200)
        assert "script-src 'self';" in policy, path
        assert re.findall(INLINE, text) == [], path


def test_a_closed_site_takes_no_new_accounts_and_shows_the_log_ins_that_it_has(site: Site) -> None:
    told = _told(site, "uninvited", CLOSED, ACCOUNT_SIGNUP="closed", **GITHUB)
    assert "Continue with GitHub" in told["login"]
    assert "/account/signup/" not in told["login"]
    assert "Accounts are given by this site&#x27;s administrators" in told["sign-up"].replace("'", "&#x27;")
    assert told["exists"] is False
    assert told["github"].startswith("https://github.com/login/oauth/authorize?")
    with site.client() as client:
        usual = client.get("/account/login/").text
    assert "/account/signup/" in usual
    assert "GitHub" not in usual
