"""Filters of admin lists that know what there may be: Django's own ask each row of the table, which takes long."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from executions.models import Verdict
from languages.models import Language


class LanguageFilter(admin.AllValuesFieldListFilter):
    """The languages of the table of languages."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.lookup_choices = Language.objects.order_by("slug").values_list("slug", flat=True)


class VerdictFilter(admin.AllValuesFieldListFilter):
    """All verdicts."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.lookup_choices = Verdict.values  # type: ignore[assignment]  # Anything that is gone through will do.


class AnswerFilter(admin.SimpleListFilter):
    """The first digit of what a webhook's receiver answered."""

    title = _("answer")
    parameter_name = "answer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(digit, f"{digit}xx") for digit in "2345"]

    def queryset(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        digit = self.value()
        first = int(digit) * 100 if digit in ("2", "3", "4", "5") else None
        return rows if first is None else rows.filter(last_status__range=(first, first + 99))
