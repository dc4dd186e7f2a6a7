"""The page's addresses and the API's."""

from django.urls import path

from executions import pages

urlpatterns = [
    path("", pages.editor, name="editor"),
    path("<slug:slug>", pages.editor, name="editor-of-language"),
]
