"""What every page is told for its first paint."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

THEME_COOKIE = "theme"  # The pages remember it there.


def appearance(request: HttpRequest) -> dict[str, Any]:
    """Theme and language that the visitor chose, None: as their browser says; and whether anybody may sign up."""
    theme = request.COOKIES.get(THEME_COOKIE)
    locale = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return {
        "chosen_locale": locale if locale in dict(settings.LANGUAGES) else None,
        "theme": theme if theme in ("light", "dark") else None,
        "signup_is_open": settings.ACCOUNT_SIGNUP == "open",
    }
