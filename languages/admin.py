"""Languages in Django admin: what the file says, what was changed here, and a trial through the queue."""

import json
from typing import TYPE_CHECKING, Any, ClassVar

from asgiref.sync import async_to_sync
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from languages import catalogue, trial
from languages.models import LIMITS, Language

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Language]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register(Language)
class LanguageAdmin(ModelAdmin):
    list_display = ("name", "slug", "version", "built", "enabled", "changed_here", "try_it")
    list_filter = ("enabled", "built", "interactive")
    search_fields = ("slug", "name", "aliases")
    readonly_fields = ("version", "built")
    actions = ("reset_to_files", "enable", "disable", "try_out")
    formfield_overrides: ClassVar[dict[Any, Any]] = {
        models.JSONField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 100})}
    }
    fieldsets = (
        (None, {"fields": ("slug", "name", "version", "built", "enabled", "interactive", "aliases")}),
        ("Editor", {"fields": ("file_name", "editor_mode", "starter")}),
        ("Sandbox", {"fields": ("image", "compile", "run", "console", "env", "compiler_options", "warm")}),
        ("Limits", {"fields": LIMITS}),
        ("Other services' APIs", {"fields": ("dialects",)}),
    )

    def get_urls(self) -> list[URLPattern]:
        one = path("<path:slug>/try/", self.admin_site.admin_view(self.try_one), name="languages_language_try")
        return [one, *super().get_urls()]

    def get_readonly_fields(self, request: HttpRequest, obj: Language | None = None) -> tuple[str, ...]:
        return ("slug", *self.readonly_fields) if obj else self.readonly_fields

    def get_form(self, request: HttpRequest, obj: Language | None = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, each field that was changed here saying what its file says."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if isinstance(starter := form.base_fields.get("starter"), forms.CharField):
            starter.strip = False  # A program ends with a newline.
        for name, said in (obj.changed if obj else {}).items():
            if field := form.base_fields.get(name):
                field.help_text = format_html(
                    "{} <strong>Changed here. The file says:</strong> {}", field.help_text, shown(said)
                )
        return form

    def has_delete_permission(self, request: HttpRequest, obj: Language | None = None) -> bool:
        """A language that has a folder would be back at the next load: it is disabled instead."""
        return super().has_delete_permission(request, obj) and not (obj and obj.shipped)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    @admin.display(description="changed here")
    def changed_here(self, row: Language) -> str:
        return ", ".join(sorted(row.changed)) or ("" if row.shipped else "all: it has no file")

    @admin.display(description="")
    def try_it(self, row: Language) -> SafeString:
        return format_html('<a href="{}">Try it</a>', reverse("admin:languages_language_try", args=(row.pk,)))

    @admin.action(description="Reset to what the file says", permissions=["change"])
    def reset_to_files(self, request: HttpRequest, rows: QuerySet[Language]) -> None:
        for row in rows:
            catalogue.reset(row)
        messages.success(request, "They are as their files say.")

    @admin.action(description="Enable", permissions=["change"])
    def enable(self, request: HttpRequest, rows: QuerySet[Language]) -> None:
        rows.update(enabled=True)

    @admin.action(description="Disable", permissions=["change"])
    def disable(self, request: HttpRequest, rows: QuerySet[Language]) -> None:
        rows.update(enabled=False)

    @admin.action(description="Try it: run the starter program", permissions=["change"])
    def try_out(self, request: HttpRequest, rows: QuerySet[Language]) -> HttpResponse:
        trials = async_to_sync(trial.run_all)(list(rows), owner_of(request))
        return self.shown_trials(request, trials, title="Starter programs")

    def try_one(self, request: HttpRequest, slug: str) -> HttpResponse:
        language = get_object_or_404(Language, pk=slug)
        if not self.has_change_permission(request, language):
            raise PermissionDenied
        given = request.POST.get("input", trial.INPUT)
        trials = []
        if request.method == "POST":
            trials = async_to_sync(trial.run_all)([language], owner_of(request), given)
        return self.shown_trials(request, trials, title=f"Try {language}", language=language, given=given)

    def shown_trials(self, request: HttpRequest, trials: list[trial.Trial], **context: Any) -> TemplateResponse:
        context |= self.admin_site.each_context(request) | {"opts": self.opts, "trials": trials}
        return TemplateResponse(request, "admin/languages/language/try.html", context)


def owner_of(request: HttpRequest) -> str:
    return f"user:{request.user.pk}"


def shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
