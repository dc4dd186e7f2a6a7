"""From a request's or a socket's headers to the key that came with it."""

from collections.abc import Mapping

from accounts.models import MARK, ApiKey
from executions.database import in_database

HEADERS = ("x-api-key", "x-auth-token")  # The second is Judge0's.
LONGEST = 200


class KeyRefused(Exception):
    """A key came that opens nothing: unknown, revoked, expired, or its user's account is closed."""


async def key_of(headers: Mapping[str, str]) -> ApiKey | None:
    """The key among `headers` (names in lower case), or None when there is none. Raises KeyRefused."""
    secret = secret_in(headers)
    if secret is None:
        return None
    key = await in_database(_find, secret) if len(secret) <= LONGEST else None
    if key is None:
        raise KeyRefused
    return key


def shows_key(headers: Mapping[str, str]) -> bool:
    """As `secret_in`, of headers that are found whatever the case of their names."""
    return any(name in headers for name in (*HEADERS, "authorization"))


def secret_in(headers: Mapping[str, str]) -> str | None:
    for name in HEADERS:
        if name in headers:
            return headers[name].strip()
    kind, _, credentials = headers.get("authorization", "").partition(" ")
    if kind.startswith(MARK) and not credentials:  # As clients of Piston send it.
        return kind
    return credentials.strip() if kind.lower() == "bearer" else None


def _find(secret: str) -> ApiKey | None:
    key = ApiKey.objects.of(secret)
    if key:
        key.used()
    return key
