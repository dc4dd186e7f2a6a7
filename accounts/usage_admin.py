"""What was used, by owner and day, in Django admin: rows, and above them a chart of what is chosen."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import ApiKey
from accounts.remembered import Remembered
from executions.list_filters import VerdictFilter
from executions.newest import NewestAdmin
from executions.usage import Usage
from executions.usage_chart import chart_of

NAMES_LAST = 60.0  # Seconds.


@admin.register(Usage)
class UsageAdmin(NewestAdmin):
    change_list_template = "admin/executions/usage/change_list.html"
    list_display = ("day", "whose", "verdict", "runs", "cpu_seconds", "account")
    list_filter = ("day", ("verdict", VerdictFilter))
    newest_by = "day"
    date_hierarchy = "day"
    search_fields = ("owner", "account")
    search_help_text = _("An owner such as user:3 or key:12, or part of an owner or account")

    @admin.display(description=_("owner"), ordering="owner")
    def whose(self, usage: Usage) -> str:
        return name_of(usage.owner)

    @admin.display(description=_("CPU seconds"), ordering="cpu_ms")
    def cpu_seconds(self, usage: Usage) -> str:
        return f"{usage.cpu_ms / 1000:.1f}"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        answer = super().changelist_view(request, extra_context)
        context = getattr(answer, "context_data", None)
        if context and "cl" in context:
            context["chart"] = chart_of(context["cl"].queryset)
        return answer

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _find_name(owner: str) -> str:
    kind, _, number = owner.partition(":")
    if kind == "user" and (user := get_user_model().objects.filter(pk=int(number)).first()):
        return user.get_username()
    if kind == "key" and (key := ApiKey.objects.select_related("user").filter(pk=int(number)).first()):
        return f"{key.user.get_username()}: {key.name}"
    return owner


name_of = Remembered(_find_name, NAMES_LAST)
