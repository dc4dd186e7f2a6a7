"""The panel that shows what is going on."""

from typing import Any

from django import template
from django.utils.functional import Promise

from executions import now, verdicts
from executions.watching import drawn

register = template.Library()


@register.inclusion_tag("admin/now.html")
def now_panel() -> dict[str, Any]:
    """As it is while the page is rendered; a script keeps it so."""
    return drawn(now.look())


@register.filter
def in_words(verdict: str) -> Promise:
    return verdicts.IN_WORDS[verdict]
