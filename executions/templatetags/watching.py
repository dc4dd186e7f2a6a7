"""The panel that shows what is going on."""

from typing import Any

from django import template

from executions import now
from executions.watching import drawn

register = template.Library()


@register.inclusion_tag("admin/now.html")
def now_panel() -> dict[str, Any]:
    """As it is while the page is rendered; a script keeps it so."""
    return drawn(now.look())


@register.filter
def in_words(verdict: str) -> str:
    return verdict.replace("_", " ")
