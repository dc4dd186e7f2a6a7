"""Lists in Django admin of tables without end: of their newest rows, so that they stay quick however many there are."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.contrib import admin
from django.contrib.admin.utils import build_q_object_from_lookup_parameters
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest

if TYPE_CHECKING:
    AnyModelAdmin = admin.ModelAdmin[Any]
else:
    AnyModelAdmin = admin.ModelAdmin

MOST_LISTED = 20_000
Value = datetime | date | int


class NewestAdmin(AnyModelAdmin):
    """Filters, sorts and searches the newest rows of the time, or of the owner, that is asked for.

    `newest_by`: an indexed field that grows from row to row; `id_field`: where an execution's id is.
    """

    newest_by: ClassVar[str]
    id_field: ClassVar[str | None] = None
    change_list_template = "admin/newest_change_list.html"
    show_full_result_count = False
    list_per_page = 50

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return NewestChangeList

    def named(self, term: str) -> Q | None:
        """The rows of the execution or owner with that very name, which indexes find; None: there is none."""
        if self.id_field and (identifier := _uuid(term)):
            return Q(**{self.id_field: identifier})
        owned = Q(owner=term)
        return owned if term and self.model._default_manager.filter(owned).exists() else None

    def get_search_results(self, request: HttpRequest, rows: QuerySet[Any], term: str) -> tuple[QuerySet[Any], bool]:
        named = self.named(term.strip())
        return super().get_search_results(request, rows, term) if named is None else (rows.filter(named), False)


class NewestChangeList(ChangeList):
    """`older`: the query string for what was too old to be looked at; `newer`: of the list without that. None: none."""

    older: str | None = None
    newer: str | None = None
    most = MOST_LISTED
    model_admin: NewestAdmin

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset(request, exclude_parameters)
        field = self.model_admin.newest_by
        newest = self._looked_up(request).order_by(f"-{field}").values_list(field, flat=True)
        if f"{field}__lte" in self.params:
            self.newer = self.get_query_string(remove=[f"{field}__lte", "p"])
        oldest: Value | None = next(iter(newest[self.most - 1 : self.most]), None)
        if oldest is None:
            return found
        self.older = self.get_query_string({f"{field}__lte": _before(oldest)}, ["p"])
        return found.filter(**{f"{field}__gte": oldest})

    def _looked_up(self, request: HttpRequest) -> QuerySet[Any]:
        """What indexes alone find of what is asked for: rows of a time, or of an owner."""
        field, rows = self.model_admin.newest_by, self.root_queryset
        specs, _, remaining, *_ = self.get_filters(request)
        for spec in specs:
            if getattr(spec, "field_path", None) == field:
                narrowed = spec.queryset(request, rows)
                rows = rows if narrowed is None else narrowed
        times: dict[str, Any] = {name: value for name, value in remaining.items() if name.startswith(f"{field}__")}
        rows = rows.filter(build_q_object_from_lookup_parameters(times))
        named = self.model_admin.named(self.query.strip())
        return rows if named is None else rows.filter(named)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _before(value: Value) -> Value:
    if isinstance(value, int):
        return value - 1
    return value - (timedelta(microseconds=1) if isinstance(value, datetime) else timedelta(days=1))
