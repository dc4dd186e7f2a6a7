"""A worker as the settings want it."""

from django.conf import settings

from executions.sandbox.pool import Pool, PoolSettings, Sharing
from executions.worker import Worker


def new_worker(name: str) -> Worker:
    ...
