"""Addresses of shared and saved programs, and their part of the API."""

from django.urls import path

from executions.api import native
from programs import api, pages, run_pages, saved_api, saved_pages
from programs.sharing import SnapshotRequest

native.add(api.router, {"snapshots": SnapshotRequest})
urlpatterns = [
    path("s/<str:identifier>", pages.snapshot, name="snapshot"),
    path("p/<str:identifier>", saved_pages.program, name="saved-program"),
    path("api/programs", saved_api.programs, name="saved-programs-api"),
    path("api/programs/brought", saved_api.brought, name="brought-drafts-api"),
    path("api/programs/<str:identifier>", saved_api.program, name="saved-program-api"),
    path("account/programs", saved_pages.programs, name="account-programs"),
    path("account/programs/<str:identifier>/rename", saved_pages.rename, name="saved-program-rename"),
    path("account/programs/<str:identifier>/delete", saved_pages.delete, name="saved-program-delete"),
    path("account/runs", run_pages.listed, name="account-runs"),
    path("account/runs/<uuid:identifier>", run_pages.one, name="account-run"),
    path("account/runs/<uuid:identifier>/edit", run_pages.edit, name="run-edit"),
    path("account/runs/<uuid:identifier>/delete", run_pages.delete, name="run-delete"),
    path("account/compare", run_pages.compare, name="account-compare"),
]
