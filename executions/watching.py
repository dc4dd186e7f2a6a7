"""The panel of the admin's front page that shows what is going on, and its refreshment."""

from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from executions import charts, now


@require_safe
@never_cache
@staff_member_required
def panel(request: HttpRequest) -> JsonResponse:
    """The numbers, and the panel drawn of them."""
    seen = now.look()
    return JsonResponse({"now": seen.to_json(), "panel": render_to_string("admin/now.html", drawn(seen))})


def drawn(seen: now.Now) -> dict[str, Any]:
    """What the panel's template shows."""
    return {
        "now": seen,
        "columns": charts.columns(seen),
        "tallest": charts.tallest(seen),
        "bars": charts.bars(seen.slowest),
        "width": charts.WIDTH,
        "height": charts.HEIGHT,
        "full": round(100 * seen.waiting / seen.capacity),
    }
