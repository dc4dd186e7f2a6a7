"""The pages of an account."""

import tempfile

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import belongings

IN_MEMORY = 8 << 20  # Bytes of an export; a larger one is written to a temporary file.


@require_safe
@never_cache
@login_required
def settings(request: HttpRequest) -> HttpResponse:
    """Name, addresses, password, other sites' accounts."""
    return render(request, "account/settings.html")


@require_safe
@never_cache
@login_required
def export(request: HttpRequest) -> FileResponse:
    """All that is the user's, as a zip."""
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the answer closes it
    belongings.export(request.user, file)  # type: ignore[arg-type]  # signed in
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="compiler-data.zip")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def delete(request: HttpRequest) -> HttpResponse:
    """Asks once more; then the account and all that is the user's is gone."""
    user = request.user
    if request.method != "POST" or user.is_superuser:
        return render(request, "account/delete.html", status=403 if request.method == "POST" else 200)
    logout(request)
    belongings.remove(user)  # type: ignore[arg-type]  # signed in
    return render(request, "account/deleted.html")
