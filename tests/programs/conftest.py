"""What tests of kept and shared programs have in common."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.api import conftest as api
from tests.site import Site

open_page = api.open_page
LOG_IN = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
user = User.objects.create_user(f"reader{User.objects.count()}")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(session.session_key)
"""


@pytest.fixture
def client(site: Site) -> Iterator[httpx.Client]:
    """Somebody who was never here."""
    with site.client() as client:
        yield client


@pytest.fixture
def log_in(site: Site) -> Iterator[Callable[[], httpx.Client]]:
    """Callers who have logged in and opened the page: each a user of their own."""
    clients: list[httpx.Client] = []

    def log_in() -> httpx.Client:
        page = site.client()
        clients.append(page)
        page.cookies.set("sessionid", site.manage("shell", "-v0", "-c", LOG_IN).stdout.strip())
        assert page.get("/").status_code == 200
        page.headers["X-CSRFToken"] = page.cookies["csrftoken"]
        return page

    yield log_in
    for each in clients:
        each.close()
