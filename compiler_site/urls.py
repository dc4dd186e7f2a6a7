"""Which URL is whose."""

from django.contrib import admin
from django.urls import include, path

handler400 = "executions.pages.bad_request"
urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("executions.urls")),
]
