"""The admin is there for the networks that may see it, and for nobody else."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.site import Site


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Iterator[httpx.Client]:
    site = Site(
        tmp_path_factory.mktemp("admin-addresses"),
        database_template,
        ADMIN_ADDRESSES="10.9.0.0/16,2001:db8::/32",
        TRUSTED_PROXIES="127.0.0.1",
    )
    try:
        site.serve()
        with site.client() as client:
            yield client
    finally:
        site.end()


def seen_from(api: httpx.Client, address: str, path: str = "/admin/") -> int:
    return api.get(path, headers={"X-Forwarded-For": address} if address else {}).status_code


def test_strangers_find_no_admin(api: httpx.Client) -> None:
    for path in ("/admin", "/admin/", "/admin/now/", "/admin/login/", "/%61dmin/", "/admin/no/such/page/"):
        assert seen_from(api, "10.10.0.1", path) == 404, path
        assert seen_from(api, "", path) == 404, path
    answer = api.post("/admin/login/", data={"username": "x"}, headers={"X-Forwarded-For": "10.9.0.1, 10.10.0.1"})
    assert answer.status_code == 404, "what a stranger says of itself does not count"


def test_who_may_see_the_admin_is_asked_to_sign_in(api: httpx.Client) -> None:
    for address in ("10.9.0.1", "10.9.255.255", "::ffff:10.9.0.1", "2001:db8::1"):
        assert seen_from(api, address) == 302, address


def test_all_else_is_everybodys(api: httpx.Client) -> None:
    assert seen_from(api, "10.10.0.1", "/") == 200
    assert seen_from(api, "10.10.0.1", "/account/login/") == 200
