"""Secrets that orchestrators put into files: `NAME_FILE` says where the value of `NAME` is."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

SUFFIX = "_FILE"
NAMES = (
    *("SECRET_KEY", "SECRET_KEY_FALLBACKS", "METRICS_TOKEN", "EMAIL_URL"),
    *("DATABASE_URL", "DATABASE_PASSWORD", "REDIS_URL", "REDIS_PASSWORD"),
    *(f"{provider}_CLIENT_SECRET" for provider in ("GOOGLE", "GITHUB", "GITLAB", "MICROSOFT", "OIDC")),
)


def with_secrets(environment: Mapping[str, str], names: Iterable[str] = NAMES) -> dict[str, str]:
    """`environment` and what its files hold; never put into the process's own, which its children inherit.

    Raises ValueError with a sentence for a file that cannot be read, and for a value that is given twice.
    """
    return dict(environment) | {name: _content(environment, name) for name in names if environment.get(name + SUFFIX)}


def _content(environment: Mapping[str, str], name: str) -> str:
    if environment.get(name):
        raise ValueError(f"{name} and {name}{SUFFIX} are both set: which one counts? Leave one out.")
    path = Path(environment[name + SUFFIX])
    try:
        text = path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = os.strerror(error.errno or 0) if isinstance(error, OSError) else "it is not text"
        raise ValueError(f"{name}{SUFFIX} names {path}, which cannot be read: {reason}.") from None
    if not text:
        raise ValueError(f"{name}{SUFFIX} names {path}, which is empty.")
    return text


def with_password(url: str, password: str) -> str:
    """`url` with `password` in place of its own, if there is one."""
    if not url or not password:
        return url
    parts = urlsplit(url)
    user, host = parts.username or "", parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{user}:{quote(password, safe='')}@{host}"))
