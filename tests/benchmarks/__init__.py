"""What the site costs, measured beside what the same work costs without it."""

import logging
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compiler_site.settings")
django.setup()
logging.getLogger("httpx").setLevel(logging.WARNING)  # It tells of each request.
