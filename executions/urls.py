"""The page's addresses and the API's."""

from django.urls import include, path, re_path

from compiler_site.health import alive
from executions import pages
from executions.api import docs, jobe, judge0, metrics, native, piston

api = native.patterns()
execute = next(each.callback for each in api if str(each.pattern) == "execute")
urlpatterns = [
    path("", pages.editor, name="editor"),
    re_path(r"^execute/?$", execute),
    re_path(r"^health/?$", alive),
    re_path(r"^metrics/?$", metrics.page),
    re_path(r"^api/docs/?$", docs.reference, name="api-docs"),
    re_path(r"^api/openapi\.json/?$", docs.openapi),
    path("api/v2/", include(piston)),
    path("api/", include(api)),
    re_path(r"^api(?:/[\s\S]*)?\Z", native.nothing_here),
    path("jobe/index.php/restapi/", include(jobe)),
    re_path(r"^judge0(?:/|\Z)", include(judge0)),
    path("<slug:slug>", pages.editor, name="editor-of-language"),
]
