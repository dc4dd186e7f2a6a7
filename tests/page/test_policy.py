"""What answers carry beside their content."""

import re

import pytest

from tests.site import Site


def _policy(site: Site, path: str) -> str:
    with site.client() as client:
        policy: str = client.get(path).headers["Content-Security-Policy"]
    return policy


def test_the_page_allows_no_inline_script_and_no_other_host(site: Site) -> None:
    policy = _policy(site, "/python")
    assert "script-src 'self';" in policy
    assert "default-src 'none';" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe-eval" not in policy
    assert re.findall(r"[a-z]+://[^ ;]+", policy) == [f"ws://127.0.0.1:{site.port}", f"wss://127.0.0.1:{site.port}"]


def test_each_page_has_a_nonce_of_its_own_and_names_it(site: Site) -> None:
    with site.client() as client:
        answers = [client.get("/python") for _ in range(2)]
    nonces = [re.findall(r"'nonce-([^']+)'", each.headers["Content-Security-Policy"]) for each in answers]
    assert nonces[0] != nonces[1]
    for answer, nonce in zip(answers, nonces, strict=True):
        assert f'nonce="{nonce[0]}"' in answer.text


@pytest.mark.parametrize("path", ["/api/languages", "/health", "/api/no-such-thing"])
def test_what_is_no_page_may_do_nothing(site: Site, path: str) -> None:
    assert _policy(site, path) == "default-src 'none'; frame-ancestors 'none'; sandbox"


def test_the_admin_runs_no_inline_script(site: Site) -> None:
    assert "script-src 'self';" in _policy(site, "/admin/no-such-page")


def test_a_host_that_is_not_ours_gets_its_refusal_and_a_policy(site: Site) -> None:
    with site.client() as client:
        answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.headers["Content-Security-Policy"]


def test_hashed_files_are_kept_for_ever_and_come_compressed(site: Site) -> None:
    with site.client() as client:
        page = client.get("/python").text
        script = re.search(r'src="(/static/assets/main-[\w-]{8}\.js)"', page)
        assert script
        answer = client.get(script[1], headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_page_names_the_bundle_that_was_built_and_only_the_editor_waits_for_a_mouse(site: Site) -> None:
    with site.client() as client:
        page = client.get("/python").text
        preloads = re.findall(r'<link rel="modulepreload" href="([^"]+)" media="([^"]+)">', page)
        assert any("monaco" in href and media == "(pointer: fine)" for href, media in preloads)
        for href, _ in preloads:
            assert client.get(href).status_code == 200


def test_the_code_of_a_starter_cannot_end_its_element(site: Site) -> None:
    site.manage(
        "shell",
        "-c",
        "from languages.models import Language;"
        "Language.objects.filter(slug='bash').update(starter='</textarea></script><script>alert(1)</script>')",
    )
    try:
        with site.client() as client:
            page = client.get("/bash").text
        assert "<script>alert" not in page
        assert "&lt;/textarea&gt;&lt;/script&gt;" in page
    finally:
        site.manage("languages", "load")
        site.manage(
            "shell",
            "-c",
            "from languages.models import Language; row = Language.objects.get(slug='bash');"
            "row.starter = row.shipped['starter']; row.save()",
        )
