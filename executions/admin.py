"""Executions and workers in Django admin: to be looked at, and executions to be ended."""

from typing import TYPE_CHECKING, Any

from asgiref.sync import async_to_sync
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from executions import queue
from executions.deliveries import Delivery, DeliveryState
from executions.list_filters import AnswerFilter, LanguageFilter
from executions.models import Execution, Worker
from executions.newest import NewestAdmin
from executions.results import file_of
from executions.sandbox.job import Stream
from executions.transcript import text_of
from executions.verdicts import duration

if TYPE_CHECKING:
    WorkerModelAdmin = admin.ModelAdmin[Worker]
else:
    WorkerModelAdmin = admin.ModelAdmin

LONGEST_SHOWN = 20_000  # Characters of one text.


class ReadOnly:
    """Before a ModelAdmin: rows are looked at, not written."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Execution)
class ExecutionAdmin(ReadOnly, NewestAdmin):
    list_display = ("id", "language", "owner", "state", "verdict", "ended_as", "took", "interactive", "queued_at")
    list_filter = ("state", "verdict", ("language", LanguageFilter), "interactive", "queued_at")
    newest_by = "queued_at"
    id_field = "pk"
    search_fields = ("owner",)
    search_help_text = "An execution's id, or an owner such as user:3, or part of one"
    date_hierarchy = "queued_at"
    actions = ("cancel",)
    fieldsets = (
        (None, {"fields": ("id", "owner", "language", "language_version", "interactive", "console")}),
        ("How it went", {"fields": ("state", "phase", "verdict", "message", "ending", "times", "worker_and_sandbox")}),
        ("Program", {"fields": ("program_shown", "input_shown", "limits_shown", "metadata_shown")}),
        ("What it printed", {"fields": ("output", "error", "compile_output", "cases", "files_left")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Execution]:
        """Programs and outputs only on an execution's own page: a list of them would be megabytes."""
        rows = super().get_queryset(request)
        match = request.resolver_match
        return rows if match and match.url_name == "executions_execution_change" else rows.defer(*LARGE)

    @admin.action(description="Cancel the selected executions")
    def cancel(self, request: HttpRequest, chosen: QuerySet[Execution]) -> None:
        ended = sum(async_to_sync(queue.cancel)(execution) for execution in chosen)
        level = messages.SUCCESS if ended else messages.WARNING
        self.message_user(request, f"{ended} of {len(chosen)} were cancelled; the others had ended.", level)

    @admin.display(description="message")
    def ended_as(self, execution: Execution) -> str:
        return execution.message

    @admin.display(description="time", ordering="wall_ms")
    def took(self, execution: Execution) -> str:
        return "" if execution.wall_ms is None else duration(execution.wall_ms / 1000)

    @admin.display
    def ending(self, execution: Execution) -> SafeString:
        return pairs(exit_code=execution.exit_code, signal=execution.signal, attempts=execution.attempts)

    @admin.display
    def times(self, execution: Execution) -> SafeString:
        return pairs(
            queued=execution.queued_at,
            started=execution.started_at,
            finished=execution.finished_at,
            wall_ms=execution.wall_ms,
            cpu_ms=execution.cpu_ms,
            compile_ms=execution.compile_ms,
            memory_kib=execution.memory_kib,
        )

    @admin.display
    def worker_and_sandbox(self, execution: Execution) -> SafeString:
        return pairs(worker=execution.worker, sandbox=execution.sandbox[:12])

    @admin.display(description="files")
    def program_shown(self, execution: Execution) -> SafeString:
        files = execution.program["files"]
        return format_html_join(
            "", "<p><b>{}</b> {}</p>{}", ((f["name"], f["encoding"], text(f["content"])) for f in files)
        )

    @admin.display(description="input and arguments")
    def input_shown(self, execution: Execution) -> SafeString:
        program = execution.program
        return format_html(
            "{}{}", text(program["input"]), pairs(args=program["args"] or "", options=program["options"] or "")
        )

    @admin.display(description="limits")
    def limits_shown(self, execution: Execution) -> SafeString:
        return pairs(**execution.limits_asked)

    @admin.display(description="metadata")
    def metadata_shown(self, execution: Execution) -> str:
        return str(execution.metadata or "")

    @admin.display
    def output(self, execution: Execution) -> SafeString:
        return text(text_of(execution.transcript, Stream.STDOUT, Stream.TERMINAL))

    @admin.display
    def error(self, execution: Execution) -> SafeString:
        return text(text_of(execution.transcript, Stream.STDERR))

    @admin.display
    def compile_output(self, execution: Execution) -> SafeString:
        return text(text_of(execution.transcript, Stream.COMPILE))

    @admin.display
    def cases(self, execution: Execution) -> SafeString:
        rows = ((case["name"], case["message"], text(case["output"])) for case in execution.case_results)
        return format_html_join("", "<p><b>{}</b> {}</p>{}", rows)

    @admin.display(description="files that it left")
    def files_left(self, execution: Execution) -> SafeString:
        files = (file_of(str(execution.pk), name, size) for name, size in execution.produced)
        return format_html_join(
            "", '<p><a href="{}">{}</a> {} bytes</p>', ((f["url"], f["name"], f["size"]) for f in files)
        )


@admin.register(Worker)
class WorkerAdmin(ReadOnly, WorkerModelAdmin):
    list_display = ("name", "alive", "seats", "interactive_seats", "draining", "started_at", "last_seen")
    list_filter = ("draining",)
    search_fields = ("name",)
    fields = ("name", "alive", "seats", "interactive_seats", "draining", "started_at", "last_seen", "sandboxes")

    @admin.display(boolean=True)
    def alive(self, worker: Worker) -> bool:
        return Worker.objects.alive().filter(pk=worker.pk).exists()

    @admin.display
    def sandboxes(self, worker: Worker) -> SafeString:
        return pairs(**worker.report)


@admin.register(Delivery)
class DeliveryAdmin(ReadOnly, NewestAdmin):
    list_display = ("execution_id", "owner", "state", "tries", "last_status", "note", "last_try", "next_try_of_waiting")
    list_filter = ("state", "form", AnswerFilter)
    newest_by = "id"
    id_field = "execution"
    search_fields = ("owner", "url")
    search_help_text = "An execution's id, or an owner, or part of an owner or address"
    fields = ("execution", "owner", "url", "form", "state", "tries", "last_status", "note", "last_try", "next_try")
    actions = ("try_again",)

    @admin.display(description="next try", ordering="next_try")
    def next_try_of_waiting(self, delivery: Delivery) -> Any:
        return delivery.next_try if delivery.state == DeliveryState.WAITING else None

    @admin.action(description="Try again")
    def try_again(self, request: HttpRequest, chosen: QuerySet[Delivery]) -> None:
        begun = sum(delivery.try_again() for delivery in chosen)
        level = messages.SUCCESS if begun else messages.WARNING
        self.message_user(
            request, f"{begun} of {len(chosen)} are tried again; the others are being tried anyway.", level
        )


LARGE = ("program", "transcript", "case_results", "metadata")


def text(content: str) -> SafeString:
    """What a program is or printed, as it stands, long ones cut."""
    more = f"\n... {len(content) - LONGEST_SHOWN} characters more" if len(content) > LONGEST_SHOWN else ""
    return (
        format_html("<pre>{}{}</pre>", content[:LONGEST_SHOWN].replace("\0", "\N{SYMBOL FOR NULL}"), more)
        if content
        else SafeString("")
    )


def pairs(**values: Any) -> SafeString:
    """`name value`, one on each line, those without a value left out."""
    known = ((name.replace("_", " "), value) for name, value in values.items() if value not in (None, ""))
    return format_html_join("", "<div><span>{}</span> <b>{}</b></div>", known)
