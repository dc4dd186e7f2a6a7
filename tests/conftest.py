"""What tests of the whole site share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services import Postgres, Redis
from tests.site import Site


@pytest.fixture(scope="session")
def database_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database with the catalogue in it, to be copied."""
    folder = tmp_path_factory.mktemp("template")
    Site(folder)
    return folder / "db.sqlite3"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Iterator[Site]:
    """`manage.py serve`, one for all tests that leave it as it was."""
    site = Site(tmp_path_factory.mktemp("site"), database_template)
    try:
        site.serve()
        yield site
    finally:
        site.end()


@pytest.fixture
def new_site(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Iterator[Callable[..., Site]]:
    """Makes sites of a test's own, not yet started, with the settings given; ends what they started."""
    sites: list[Site] = []

    def new(**env: str) -> Site:
        sites.append(Site(tmp_path_factory.mktemp("site"), database_template, **env))
        return sites[-1]

    yield new
    for site in sites:
        site.end()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    server = Postgres(tmp_path_factory.mktemp("postgres"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    server = Redis(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.kill()
