"""Which URL is whose."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from executions import watching

# By the same page as everybody's: one log-in to throttle.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as allauth says

handler400 = "executions.pages.bad_request"
handler500 = "executions.pages.fault"
urlpatterns = [
    path("admin/now/", watching.panel, name="admin-now"),
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),
    path("account/", include("allauth.urls")),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}favicon.svg")),
    path("", include("programs.urls")),  # First: it has paths for the API, which is put together in the next.
    path("", include("executions.urls")),
]
