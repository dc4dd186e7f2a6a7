"""Languages in Django admin: what the file says, what was changed here, and a trial through the queue."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from asgiref.sync import async_to_sync
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from languages import catalogue, jobs, trial
from languages.models import LIMITS, Action, ImageJob, JobState, Language

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Language]
    JobsModelAdmin = admin.ModelAdmin[ImageJob]
else:
    ModelAdmin = JobsModelAdmin = admin.ModelAdmin


IN_WORDS = {
    Action.BUILD: "build if missing or out of date",
    Action.REBUILD: "build again from the newest packages",
    Action.PULL: "pull the one that its makers publish",
    Action.CHECK: "run the checks",
    Action.REMOVE: "remove",
}


def asking(action: Action) -> Callable[..., None]:
    """An action of the list that puts this on the list that workers take their jobs from."""

    @admin.action(description=f"Image: {IN_WORDS[action]}", permissions=["change"])
    def ask(_: Any, request: HttpRequest, rows: QuerySet[Language]) -> None:
        asked = [row.name for row in rows if jobs.ask(row, action, by=request.user.get_username())]
        listed = reverse("admin:languages_imagejob_changelist")
        if asked:
            message = format_html('{}: on the <a href="{}">list of jobs</a>.', ", ".join(asked), listed)
            messages.success(request, message)
        else:
            messages.warning(request, format_html('That is on the <a href="{}">list of jobs</a> already.', listed))

    ask.__name__ = f"{action}_image"
    return ask


@admin.register(Language)
class LanguageAdmin(ModelAdmin):
    list_display = ("name", "version", "image_state", "size", "checked", "enabled", "try_it", "changed_here")
    list_filter = ("enabled", "built")
    search_fields = ("slug", "name", "aliases")
    readonly_fields = ("version", "image_state", "size", "checked", "last_jobs")
    actions = (*map(asking, Action), "try_out", "enable", "disable", "reset_to_files")
    list_per_page = 200
    formfield_overrides: ClassVar[dict[Any, Any]] = {
        models.JSONField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 100})}
    }
    fieldsets = (
        (None, {"fields": ("slug", "name", "version", "enabled", "interactive", "aliases")}),
        ("Image", {"fields": ("image_state", "size", "checked", "last_jobs")}),
        ("Editor", {"fields": ("file_name", "editor_mode", "starter")}),
        ("Sandbox", {"fields": ("image", "compile", "run", "console", "env", "compiler_options", "warm", "warm_up")}),
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

    def save_model(self, request: HttpRequest, obj: Language, form: Any, change: bool) -> None:
        """Which images there are a worker knows: it is asked to look."""
        super().save_model(request, obj, form, change)
        if not change or "image" in form.changed_data:
            jobs.ask(obj, Action.CHECK, by=request.user.get_username())

    @admin.display(description="changed here")
    def changed_here(self, row: Language) -> str:
        return ", ".join(sorted(row.changed)) or ("" if row.shipped else "all: it has no file")

    @admin.display(description="image", ordering="image_built_at")
    def image_state(self, row: Language) -> str:
        """Where it comes from, and how old it is."""
        if not row.built:
            return "being made" if row.slug in jobs.being_made() else "not built"
        origin = "published" if row.published else "built"
        when = date_format(row.image_built_at, "j M Y") if row.image_built_at else ""
        return unbroken(f"{origin} {when}")

    @admin.display(description="size", ordering="image_size")
    def size(self, row: Language) -> str:
        return unbroken(filesizeformat(row.image_size)) if row.image_size else ""

    @admin.display(description="checks")
    def checked(self, row: Language) -> str:
        if row.checked_at is None:
            return unbroken("never run")
        when = date_format(timezone.localtime(row.checked_at), "j M Y H:i")
        if not row.check_faults:
            return unbroken(f"passed {when}")
        return unbroken(f"failed {when}: ") + " · ".join(
            f"{name}: {fault[:200]}" for name, fault in row.check_faults.items()
        )

    @admin.display(description="jobs")
    def last_jobs(self, row: Language) -> SafeString:
        return format_html_join(
            mark_safe("<br>"),
            '<a href="{}">{}</a>, {}',
            (
                (reverse("admin:languages_imagejob_change", args=(job.pk,)), job.get_action_display(), described(job))
                for job in row.jobs.all()[:5]
            ),
        ) or mark_safe("none")

    @admin.display(description="")
    def try_it(self, row: Language) -> SafeString:
        return format_html('<a href="{}">Try\u00a0it</a>', reverse("admin:languages_language_try", args=(row.pk,)))

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
        code = as_typed(request.POST.get("code", language.starter))
        trials = []
        if request.method == "POST":
            trials = [async_to_sync(trial.run)(language, owner_of(request), as_typed(given), code)]
        return self.shown_trials(request, trials, title=f"Try {language}", language=language, given=given, code=code)

    def shown_trials(self, request: HttpRequest, trials: list[trial.Trial], **context: Any) -> TemplateResponse:
        context |= self.admin_site.each_context(request) | {"opts": self.opts, "trials": trials}
        return TemplateResponse(request, "admin/languages/language/try.html", context)


def unbroken(text: str) -> str:
    """For columns: in one line."""
    return text.replace(" ", "\u00a0")


def as_typed(text: str) -> str:
    """Browsers send each line's end as two characters."""
    return text.replace("\r\n", "\n")


def owner_of(request: HttpRequest) -> str:
    return f"user:{request.user.pk}"


def shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def described(job: ImageJob) -> str:
    """`done, 21 Nov 2026 15:04`."""
    moment = job.ended_at or job.started_at or job.asked_at
    return f"{job.get_state_display()}, {date_format(timezone.localtime(moment), 'j M Y H:i')}"


@admin.register(ImageJob)
class ImageJobAdmin(JobsModelAdmin):
    """What is, was and will be done to images, with the log. Jobs are asked for in the list of languages."""

    list_display = ("language", "action", "state", "asked_by", "asked_at", "started_at", "ended_at", "worker")
    list_filter = ("state", "action", "language")
    list_select_related = ("language",)
    fields = ("language", "action", "state", "asked_by", "asked_at", "started_at", "ended_at", "worker", "shown_log")
    readonly_fields = fields

    @admin.display(description="log")
    def shown_log(self, job: ImageJob) -> SafeString:
        return format_html('<pre style="overflow-x: auto">{}</pre>', job.log or "nothing yet")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ImageJob | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ImageJob | None = None) -> bool:
        """One that is going on ends by itself."""
        return super().has_delete_permission(request, obj) and not (obj and obj.state == JobState.GOING)
