"""What is shared, for whoever has to take something down."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from programs.snapshots import Snapshot

if TYPE_CHECKING:  # The types' ModelAdmin is generic, Django's is not.
    ModelAdmin = admin.ModelAdmin[Snapshot]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register(Snapshot)
class SnapshotAdmin(ModelAdmin):
    list_display = ("id", "title", "language", "visibility", "owner", "created_at", "expires_at")
    list_filter = ("visibility", "language")
    search_fields = ("id__exact", "owner__startswith", "title__icontains")
    show_full_result_count = False
    fields = ("id", "title", "owner", "language", "visibility", "created_at", "expires_at", "shown_program")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Snapshot]:
        return super().get_queryset(request).defer("program", "result")

    @admin.display(description="program")
    def shown_program(self, snapshot: Snapshot) -> SafeString:
        files = ((file["name"], file["content"].replace("\0", "␀")) for file in snapshot.program["files"])
        return format_html_join("", "<p><b>{}</b></p><pre>{}</pre>", files) or format_html("nothing")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Snapshot | None = None) -> bool:
        return False
