"""What the caller may still take."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic.alias_generators import to_camel

from accounts.allowances import allowance_of
from executions.api.answers import json_response
from executions.api.callers import caller, viewer_of
from executions.api.described import QuotaAnswer
from executions.database import in_database
from executions.quota_report import Report, report_of

router = Router(tags=["Look around"], auth=caller, by_alias=True)


@router.get("/quota", response=QuotaAnswer)
async def quota(request: HttpRequest) -> HttpResponse:
    """How much the caller's quota allows, what of it is used, and when it begins anew.

    A user and their keys count together; a key that was given a quota of its own counts by itself.
    """
    return json_response(_described(await in_database(_report, viewer_of(request).owner)))


def _report(owner: str) -> Report:
    return report_of(allowance_of(owner))


def _described(report: Report) -> dict[str, Any]:
    fields = {to_camel(name): value for name, value in asdict(report).items()}
    for name, value in fields.items():
        if isinstance(value, dict) and "resets_at" in value:
            fields[name] = {to_camel(key): each for key, each in value.items()}
    return fields
