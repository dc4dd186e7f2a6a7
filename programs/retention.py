"""Shared programs whose time is over are removed; their links led nowhere already."""

from executions.retention import deletion, keep
from programs.models import Snapshot

keep("shared programs", deletion(lambda _: Snapshot.objects.expired()))
