"""Logging in by another site's account: which of them, as the environment says."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from environ import Env


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A site whose accounts are taken. `host`: where its log-in page is, unless the environment says."""

    app: str
    host: str = ""


PROVIDERS = {
    "google": Provider(app="google", host="https://accounts.google.com"),
    "github": Provider(app="github", host="https://github.com"),
    "gitlab": Provider(app="gitlab", host="https://gitlab.com"),
    "microsoft": Provider(app="microsoft", host="https://login.microsoftonline.com"),
    "oidc": Provider(app="openid_connect"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialLogins:
    """What the settings need: apps to install, allauth's own settings, and hosts that forms may lead to."""

    apps: list[str]
    providers: dict[str, Any]
    hosts: list[str]


def social_logins(env: Env) -> SocialLogins:
    """Those that SOCIAL_LOGINS names, each with its id and secret. Raises ValueError with a sentence."""
    names = [name.strip().lower() for name in env.list("SOCIAL_LOGINS", default=[])]
    unknown = sorted(set(names) - set(PROVIDERS))
    if unknown:
        raise ValueError(f"SOCIAL_LOGINS knows {', '.join(PROVIDERS)}, not {', '.join(unknown)}.")
    return SocialLogins(
        apps=[f"allauth.socialaccount.providers.{PROVIDERS[name].app}" for name in names],
        providers={PROVIDERS[name].app: {"APPS": [_client(env, name)], **_options(env, name)} for name in names},
        hosts=[_origin(_server(env, name)) for name in names],
    )


def _client(env: Env, name: str) -> dict[str, Any]:
    client = {"client_id": _needed(env, name, "CLIENT_ID"), "secret": _needed(env, name, "CLIENT_SECRET")}
    if name != "oidc":
        return client
    shown = env.str("OIDC_NAME", default="OpenID Connect")
    return client | {"provider_id": "oidc", "name": shown, "settings": {"server_url": _server(env, name)}}


def _options(env: Env, name: str) -> dict[str, Any]:
    if name == "gitlab":
        return {"GITLAB_URL": _server(env, name)}
    return {"OAUTH_PKCE_ENABLED": True} if name == "google" else {}


def _server(env: Env, name: str) -> str:
    if name == "oidc":
        return _needed(env, name, "SERVER_URL")
    if name == "gitlab":
        return str(env.str("GITLAB_SERVER_URL", default=PROVIDERS[name].host))
    return PROVIDERS[name].host


def _needed(env: Env, name: str, what: str) -> str:
    value = str(env.str(f"{name.upper()}_{what}", default=""))
    if not value:
        raise ValueError(f"SOCIAL_LOGINS names {name}: {name.upper()}_{what} must be set too.")
    return value


def _origin(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"{url!r} is no address of a site, such as https://login.example.edu.")
    return f"{parts.scheme}://{parts.netloc}"
