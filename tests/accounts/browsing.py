"""A visitor's browser without a browser: cookies, forms and their tokens."""

import html
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.site import Site

PASSWORD = "correct horse battery staple"


class Visitor:
    """Pages as somebody sees them who follows links and sends forms."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def send(self, path: str, **fields: str) -> httpx.Response:
        """What comes of the form at `path`, filled in."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path).text)
        assert token, path
        return self.client.post(path, data={"csrfmiddlewaretoken": token[1], **fields})

    def sign_up(self, name: str, **fields: str) -> httpx.Response:
        values = {"username": name, "email": f"{name}@example.org", "password1": PASSWORD} | fields
        return self.send("/account/signup/", **values)

    def sign_in(self, name: str, password: str = PASSWORD, **fields: str) -> httpx.Response:
        return self.send("/account/login/", login=name, password=password, **fields)

    def sign_out(self) -> httpx.Response:
        return self.send("/account/logout/")

    def call(self, method: str, path: str, **json: Any) -> httpx.Response:
        """As a page's script calls the site."""
        headers = {"X-CSRFToken": self.client.cookies["csrftoken"]}
        return self.client.request(method, path, json=json or None, headers=headers)

    @property
    def name(self) -> str | None:
        """Who the editor says is signed in."""
        found = re.search(r'aria-label="Account of ([^"]*)"', self.get("/").text)
        return html.unescape(found[1]) if found else None


@contextmanager
def visiting(site: Site) -> Iterator[Visitor]:
    """A visitor with an address of their own: how often they may try is counted by it."""
    address = f"127.{secrets.randbelow(250) + 1}.{secrets.randbelow(250)}.{secrets.randbelow(250) + 1}"
    transport = httpx.HTTPTransport(local_address=address)
    with httpx.Client(base_url=site.url, timeout=90, transport=transport, follow_redirects=True) as client:
        yield Visitor(client)
