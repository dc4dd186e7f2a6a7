"""Finds settings that contradict each other before anything is started."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register


@register()
def settings_agree(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    return [message for check in (_scaled_out, _limits, _who_may_come) for message in check()]


def _scaled_out() -> Iterator[CheckMessage]:
    sqlite = "sqlite" in settings.DATABASES["default"]["ENGINE"]
    if settings.REDIS_URL and sqlite:
        yield Error(
            "REDIS_URL is set, but the database is SQLite, which processes on other machines cannot share.",
            hint="Set DATABASE_URL to a PostgreSQL database, or leave REDIS_URL out and use `manage.py serve`.",
            id="executions.E001",
        )
    if not settings.REDIS_URL and not sqlite:
        yield Warning(
            "The database is shared, but without REDIS_URL each process has channels and sessions of its own.",
            hint="Set REDIS_URL as soon as there is more than one process.",
            id="executions.W001",
        )
    if settings.REDIS_URL and settings.SECRET_KEY_FROM_FILE:
        yield Warning(
            "SECRET_KEY comes from a file in DATA_DIR, so each machine has another: sessions and tokens of one are"
            " refused by the others.",
            hint="Set SECRET_KEY to the same long random text everywhere.",
            id="executions.W002",
        )


def _limits() -> Iterator[CheckMessage]:
    if settings.MAX_TIMEOUT < settings.DEFAULT_TIMEOUT:
        yield Error(
            f"MAX_TIMEOUT ({settings.MAX_TIMEOUT} s) is less than DEFAULT_TIMEOUT ({settings.DEFAULT_TIMEOUT} s).",
            hint="Raise MAX_TIMEOUT or lower DEFAULT_TIMEOUT.",
            id="executions.E002",
        )
    if settings.SANDBOX_COUNT < settings.CONCURRENT_EXECUTIONS:
        yield Error(
            f"SANDBOX_COUNT ({settings.SANDBOX_COUNT}) is less than CONCURRENT_EXECUTIONS"
            f" ({settings.CONCURRENT_EXECUTIONS}): some seats could never run anything.",
            hint="Raise SANDBOX_COUNT or lower CONCURRENT_EXECUTIONS.",
            id="executions.E003",
        )
    if settings.SANDBOX_MEMORY_MIB < settings.MAX_MEMORY_MIB:
        yield Error(
            f"A run may ask for {settings.MAX_MEMORY_MIB} MiB (MAX_MEMORY_MIB), but all sandboxes together have"
            f" {settings.SANDBOX_MEMORY_MIB} MiB (SANDBOX_MEMORY_MIB).",
            hint="Raise SANDBOX_MEMORY_MIB or lower MAX_MEMORY_MIB.",
            id="executions.E004",
        )
    if settings.INTERACTIVE_TIMEOUT < settings.INTERACTIVE_IDLE_TIMEOUT:
        yield Warning(
            "INTERACTIVE_IDLE_TIMEOUT is longer than INTERACTIVE_TIMEOUT and never comes to pass.",
            hint="Lower INTERACTIVE_IDLE_TIMEOUT.",
            id="executions.W003",
        )


def _who_may_come() -> Iterator[CheckMessage]:
    if "*" in settings.ALLOWED_HOSTS and not settings.DEBUG:
        yield Warning(
            'ALLOWED_HOSTS is "*": any name that points here is taken for this site, cookies and links included.',
            hint="List the site's own names.",
            id="executions.W004",
        )
    if settings.HTTPS and any(origin.startswith("http://") for origin in settings.CSRF_TRUSTED_ORIGINS):
        yield Warning(
            "CSRF_TRUSTED_ORIGINS trusts an unencrypted origin although HTTPS is set.",
            hint="Write it with https://.",
            id="executions.W005",
        )
    if settings.DEBUG and settings.HTTPS:
        yield Warning(
            "DEBUG shows settings and source text to whoever meets an error; HTTPS says that this site is public.",
            hint="Set DEBUG=false.",
            id="executions.W006",
        )
