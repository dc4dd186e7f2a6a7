"""A person's own page for their keys."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.allowances import allowance_of
from accounts.key_forms import NewKeyForm
from accounts.models import ApiKey
from accounts.revocation import tell_sockets
from executions.viewers import owner_of_user


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def keys(request: HttpRequest) -> HttpResponse:
    """The list, and a form for another one, whose secret is part of this one answer only."""
    form = NewKeyForm(request.user, request.POST if request.method == "POST" else None)  # type: ignore[arg-type]  # signed in
    shown: dict[str, Any] = {}
    if form.is_valid():
        shown["made"], shown["secret"] = form.make()
        form = NewKeyForm(request.user)  # type: ignore[arg-type]  # signed in
    mine = ApiKey.objects.filter(user=request.user.pk)
    context = shown | {
        "form": form,
        "keys": [key for key in mine if key.is_valid],
        "over": [key for key in mine if not key.is_valid],
        "no_api": allowance_of(owner_of_user(request.user)).api is False,  # type: ignore[arg-type]  # signed in
    }
    return render(request, "account/keys.html", context)


@require_POST
@login_required
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    key = _own(request, number)
    key.revoke()
    tell_sockets(key)
    messages.success(request, _("“%(name)s” opens nothing any more.") % {"name": key.name})
    return redirect("account-keys")


@require_POST
@login_required
def renew_webhook_secret(request: HttpRequest, number: int) -> HttpResponse:
    key = _own(request, number)
    key.renew_webhook_secret()
    messages.success(request, _("Webhooks of “%(name)s” are signed with a new secret now.") % {"name": key.name})
    return redirect("account-keys")


def _own(request: HttpRequest, number: int) -> ApiKey:
    return get_object_or_404(ApiKey, pk=number, user=request.user.pk)
