"""Keys with quotas for tests: each key counts by itself, so that many cases share one site."""

import json
from collections.abc import Mapping
from typing import Any

from tests.site import Site

MAKE = """
import json
from django.contrib.auth.models import Group, User
from accounts.models import ApiKey, Quota

def fill(quota, fields):
    languages = fields.pop("languages", [])
    for name, value in fields.items():
        setattr(quota, name, value)
    quota.save()
    quota.languages.set(languages)
    return quota

def key(user, scopes=("run", "interactive")):
    made = ApiKey(user=user, name="test", scopes=list(scopes))
    secret = made.make_secret()
    made.save()
    return made, secret

secrets = {}
for name, fields in json.loads(%r).items():
    made, secrets[name] = key(User.objects.get_or_create(username="many")[0])
    if fields:
        made.quotas.add(fill(Quota(name=name), fields))
"""


def make_keys(site: Site, quotas: Mapping[str, Mapping[str, Any]], more: str = "") -> dict[str, dict[str, str]]:
    """Name -> headers with a key of that quota. `more`: code that adds to `secrets`, with `key` and `fill`."""
    code = MAKE % json.dumps(quotas) + more + "\nprint(json.dumps(secrets))"
    secrets = json.loads(site.manage("shell", "-v0", "-c", code).stdout)
    return {name: {"X-API-Key": secret} for name, secret in secrets.items()}
