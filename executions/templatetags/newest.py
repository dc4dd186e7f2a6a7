"""The times to which a list of the newest rows can be narrowed: by the calendar, as asking each row takes long."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.admin.views.main import ChangeList
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

register = template.Library()

PARTS = ("year", "month", "day")
FORMATS = {2: "YEAR_MONTH_FORMAT", 3: "MONTH_DAY_FORMAT"}


@register.inclusion_tag("admin/date_hierarchy.html")
def times(cl: ChangeList) -> dict[str, Any]:
    """Years, the months of one, or the days of one, as Django's own `date_hierarchy` has them."""
    field = cl.date_hierarchy
    rows = cl.root_queryset.values_list(field, flat=True)
    first, last = (_day(rows.order_by(order).first()) for order in (field, f"-{field}"))
    if first is None or last is None:
        return {"show": False}
    given = tuple(int(cl.params[name]) for part in PARTS if (name := f"{field}__{part}") in cl.params)
    chosen = given or _common(first, last)

    def link(parts: tuple[int, ...]) -> str:
        names = (f"{field}__{part}" for part in PARTS)
        return cl.get_query_string(dict(zip(names, parts, strict=False)), [f"{field}__"])

    choices = [
        {"link": link(parts) if len(parts) > len(given) else None, "title": _title(parts)}
        for parts in _narrower(chosen, first, last)
    ]
    back = {"link": link(given[:-1]), "title": _title(given[:-1])} if given else None
    return {"show": True, "back": back, "choices": choices}


def _day(value: date | None) -> date | None:
    return localtime(value).date() if isinstance(value, datetime) else value


def _common(first: date, last: date) -> tuple[int, ...]:
    """The year, or year and month, in which everything was."""
    if first.year != last.year:
        return ()
    return (first.year,) if first.month != last.month else (first.year, first.month)


def _narrower(chosen: tuple[int, ...], first: date, last: date) -> Iterator[tuple[int, ...]]:
    """What there is of `chosen`: its years, months or days from `first` to `last`; a day is itself."""
    if len(chosen) == len(PARTS):
        yield chosen
        return
    earliest, latest = ((each.year, each.month, each.day) for each in (first, last))
    for number in _numbers(chosen, first, last):
        parts = (*chosen, number)
        if earliest[: len(parts)] <= parts <= latest[: len(parts)]:
            yield parts


def _numbers(chosen: tuple[int, ...], first: date, last: date) -> range:
    match chosen:
        case (year, month):
            return range(1, monthrange(year, month)[1] + 1)
        case (_,):
            return range(1, 13)
        case _:
            return range(first.year, last.year + 1)


def _title(parts: tuple[int, ...]) -> str:
    if not parts:
        return _("All dates")
    year, month, day = (*parts, 1, 1)[:3]
    return str(year) if len(parts) == 1 else capfirst(date_format(date(year, month, day), FORMATS[len(parts)]))
