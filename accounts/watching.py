"""Failed log-ins, for the security log: from where, and nothing of what was typed: it may be a password."""

from typing import Any

from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from executions.tracing import refused


@receiver(user_login_failed)
def log_in_failed(request: HttpRequest | None = None, **_: Any) -> None:
    refused("log-in failed", client=request.META.get("REMOTE_ADDR", "") if request else "")
