"""The site's pages and its API."""

from django.urls import include, path, re_path

from compiler_site.health import alive
from executions.api import docs, native
from executions.pages import editor

urlpatterns = [
    path("", editor),
    path("execute", native.execute),
    path("execute/", native.execute),
    path("health", alive),
    path("health/", alive),
    re_path(r"^api/docs/?$", docs.reference),
    re_path(r"^api/openapi\.json/?$", docs.openapi),
    path("api/", include(native)),
    re_path(r"^api(?:/.*)?$", native.nothing_here),
    path("<slug:slug>", editor),
]
