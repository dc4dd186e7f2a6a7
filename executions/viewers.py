"""Who asks: from a request or a socket to a Viewer."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.signing import Signer
from django.http import HttpRequest
from django.http.request import validate_host
from django.utils.crypto import constant_time_compare

from accounts.keys import key_of
from executions.embedding import TOKEN_HEADER, viewer_of_token
from executions.models import Viewer


async def viewer_of_request(request: HttpRequest) -> Viewer:
    """A key's bearer, else the visitor of an embedded page, else a user, else the session of a page that is open
    somewhere, else the caller's address.

    Raises KeyRefused or TokenRefused: who shows a key or a token wants to be known by it.
    """
    key = await key_of({name.lower(): value for name, value in request.headers.items()})
    if key:
        return key.viewer
    if token := request.headers.get(TOKEN_HEADER):
        return viewer_of_token(token)
    return await by_session(request.session, await request.auser()) or by_address(request.META["REMOTE_ADDR"])


async def by_session(session: Any, user: AbstractBaseUser | AnonymousUser) -> Viewer | None:
    if user.is_authenticated:
        return viewer_of_user(user)
    if not session.session_key or not await session.aget("page"):  # A key that the store does not know is nobody's.
        return None
    return Viewer(owner=_owner_of_session(session.session_key))


def viewer_of_page(request: HttpRequest) -> Viewer | None:
    """Who looks at a page: a user, else the session of their browser, else nobody."""
    if request.user.is_authenticated:
        return viewer_of_user(request.user)
    owner = owner_of_page(request.session)
    return Viewer(owner=owner) if owner else None


def viewer_of_user(user: AbstractBaseUser) -> Viewer:
    return Viewer(owner=owner_of_user(user), is_staff=bool(getattr(user, "is_staff", False)))


def owner_of_user(user: AbstractBaseUser) -> str:
    return f"user:{user.pk}"


def owner_of_page(session: Any) -> str | None:
    """Whose the runs are that were started from a page by somebody who had not logged in."""
    return _owner_of_session(session.session_key) if session.session_key and session.get("page") else None


def _owner_of_session(key: str) -> str:
    """Hashed: whoever reads the table, or a log, must not be able to take a session over."""
    return "session:" + hashlib.sha256(key.encode()).hexdigest()[:32]


def by_address(address: str) -> Viewer:
    return Viewer(owner=f"address:{address}")


def open_page_session(request: HttpRequest) -> None:
    """Give the visitor of a page a session, so that their runs are theirs."""
    if "page" not in request.session:
        request.session["page"] = True


def terminal_token(execution_id: UUID) -> str:
    """Opens the terminal of that execution to its bearer."""
    return Signer(salt="terminal").signature(str(execution_id))


def token_opens(token: str, execution_id: UUID) -> bool:
    return constant_time_compare(token, terminal_token(execution_id))


def same_origin(headers: Mapping[bytes, bytes]) -> bool:
    """Whether a socket was opened by a page of this very site: only then its cookies count."""
    origin, host = headers.get(b"origin", b"").decode("latin-1"), headers.get(b"host", b"").decode("latin-1")
    parts = urlsplit(origin)
    known = parts.scheme in ("http", "https") and validate_host(parts.hostname or "", settings.ALLOWED_HOSTS)
    return known and parts.netloc == host
