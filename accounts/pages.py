"""The pages of an account."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
@login_required
def settings(request: HttpRequest) -> HttpResponse:
    """Name, addresses, password, other sites' accounts."""
    return render(request, "account/settings.html")
