"""What comes compressed, and what comes at once."""

import pytest

from tests.site import Site


@pytest.mark.parametrize("path", ["/python", "/api/docs", "/account/login/", "/account/runs"])
def test_pages_come_compressed_to_those_who_take_it(site: Site, path: str) -> None:
    with site.client() as client:
        small = client.get(path, headers={"Accept-Encoding": "br, gzip"})
        plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small.headers["Vary"]
    assert "Content-Encoding" not in plain.headers
    assert int(small.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 1.5
    assert "<title>" in small.text


def test_the_api_answers_at_once(site: Site) -> None:
    with site.client() as client:
        assert "Content-Encoding" not in client.get("/api/languages", headers={"Accept-Encoding": "gzip"}).headers
