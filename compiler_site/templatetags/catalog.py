"""The tag that gives the page's scripts their words in the visitor's language."""

import gettext
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language, to_locale

register = template.Library()


@register.simple_tag
def catalog() -> SafeString:
    """What `static/src/page/i18n.ts` reads; nothing in English, which the scripts themselves are in."""
    language = get_language() or settings.LANGUAGE_CODE
    return SafeString("") if language == settings.LANGUAGE_CODE else _rendered(language)


@lru_cache
def _rendered(language: str) -> SafeString:
    return json_script({"messages": messages(language), "plural": "one-other"}, "catalog")


def messages(language: str) -> dict[str, str | list[str]]:
    """What the scripts' compiled catalogue has: a translation, or its plural forms, by the English text."""
    found = gettext.translation("djangojs", settings.LOCALE_PATHS[0], [to_locale(language)])
    texts: dict[Any, str] = vars(found)["_catalog"]
    made: dict[str, str | list[str]] = {}
    for key, text in texts.items():
        if isinstance(key, tuple):
            made[key[0]] = [texts[key[0], index] for index in (0, 1)]
        elif key:
            made[key] = text
    return made
