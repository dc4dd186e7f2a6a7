"""Quotas in Django admin."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.quotas import NUMBERS, Quota

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Quota]
else:
    ModelAdmin = admin.ModelAdmin


class Says(forms.NullBooleanSelect):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = [("unknown", _("says nothing")), ("true", _("yes")), ("false", _("no"))]


@admin.register(Quota)
class QuotaAdmin(ModelAdmin):
    list_display = ("name", "given_to", "says")
    list_filter = ("default_for",)
    search_fields = ("name", "users__username", "groups__name")
    autocomplete_fields = ("users", "groups", "keys")
    formfield_overrides: ClassVar = {models.BooleanField: {"widget": Says}}
    filter_horizontal = ("languages",)
    fieldsets = (
        (None, {"fields": ("name", "default_for", "users", "groups", "keys")}),
        (
            _("How much"),
            {
                "fields": ("runs_at_once", "waiting_runs", "runs_a_minute", "runs_a_day", "cpu_seconds_a_day"),
                "description": _(
                    "An empty field says nothing: a less specific quota counts (key, user, group, default), at last "
                    "the site's settings. Of several groups of a user the most generous counts."
                ),
            },
        ),
        (_("Each run"), {"fields": ("timeout_ms", "memory_mib", "processes", "code_bytes", "output_bytes", "cases")}),
        (_("What"), {"fields": ("languages", "interactive", "api")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quota]:
        counts = {f"{name}_count": Count(name, distinct=True) for name in ("users", "groups", "keys", "languages")}
        return super().get_queryset(request).annotate(**counts)

    @admin.display(description=_("given to"))
    def given_to(self, quota: Quota) -> str:
        named = ((name, getattr(quota, f"{name}_count")) for name in ("users", "groups", "keys"))
        to = [f"{count} {label_of(name)}" for name, count in named if count]
        return ", ".join([*([quota.get_default_for_display()] if quota.default_for else []), *to])

    @admin.display(description=_("says"))
    def says(self, quota: Quota) -> str:
        said = [(name, getattr(quota, name)) for name in (*NUMBERS, "interactive", "api")]
        return "; ".join(f"{label_of(name)}: {value}" for name, value in said if value is not None)


def label_of(field: str) -> str:
    return str(capfirst(getattr(Quota._meta.get_field(field), "verbose_name", field)))
