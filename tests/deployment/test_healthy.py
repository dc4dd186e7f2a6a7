"""`manage.py healthy`, which orchestrators ask."""

from tests.site import Site


def test_a_worker_that_reports_itself_is_healthy(site: Site) -> None:
    assert "is alive" in site.manage("healthy").stdout


def test_where_no_worker_reports_itself_it_fails(site: Site) -> None:
    done = site.manage("healthy", check=False, WORKER_NAME="nobody")
    assert done.returncode == 1
    assert "No worker of this machine" in done.stderr


def test_a_database_that_cannot_be_asked_is_said_in_a_sentence(site: Site) -> None:
    done = site.manage("healthy", check=False, DATABASE_URL="sqlite:////nowhere/db.sqlite3")
    assert done.returncode == 1
    assert "The database cannot be asked" in done.stderr
    assert "Traceback" not in done.stderr
