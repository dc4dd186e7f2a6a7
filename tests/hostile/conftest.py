"""One site for each way of keeping runs apart, with hostile and honest users; each is used for one batch."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile.attack import Mode
from tests.hostile.battlefield import Battlefield
from tests.site import Site

USERS = ("mallory", "trudy", "alice", "bob")
SET_UP = """
from django.contrib.auth.models import User
from accounts.models import ApiKey
from languages.models import Language
Language.objects.filter(slug__in=("c", "cpp", "d", "rust", "zig")).update(compile_wall_ms=6000, compile_cpu_ms=1500)
for name in %r:
    key = ApiKey(user=User.objects.create_user(name), name="test")
    print(name, key.make_secret()); key.save()
"""
MODES = {
    Mode.OWNER: {"SANDBOX_SHARING": "owner"},
    Mode.NEVER: {"SANDBOX_SHARING": "never"},
    Mode.ANYONE: {"SANDBOX_SHARING": "anyone"},
    Mode.NO_JAIL: {"SANDBOX_JAIL": "false"},
}


@pytest.fixture(scope="session")
def inhabited(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> tuple[Path, dict[str, str]]:
    """A database with users in it, and their keys."""
    site = Site(tmp_path_factory.mktemp("inhabited"), database_template)
    said = site.manage("shell", "-v0", "-c", SET_UP % (USERS,)).stdout
    return site.folder / "db.sqlite3", dict(line.split() for line in said.splitlines())


@pytest.fixture
def battlefield(
    tmp_path_factory: pytest.TempPathFactory, inhabited: tuple[Path, dict[str, str]]
) -> Iterator[Callable[..., Battlefield]]:
    database, keys = inhabited
    fields: list[Battlefield] = []

    def new(mode: Mode, **env: str) -> Battlefield:
        word = f"hostile-{uuid.uuid4().hex[:10]}"
        site = Site(
            tmp_path_factory.mktemp("hostile"), database, WORKER_NAME=word, QUEUE_CAPACITY="1000", **MODES[mode], **env
        )
        fields.append(Battlefield(site, keys, word))
        site.serve()
        return fields[-1]

    yield new
    for each in fields:
        each.site.end()
