"""Addresses of shared programs, and their part of the API."""

from django.urls import path

from executions.api import native
from programs import api, pages
from programs.sharing import SnapshotRequest

native.add(api.router, {"snapshots": SnapshotRequest})
urlpatterns = [
    path("s/<str:identifier>", pages.snapshot, name="snapshot"),
]
