"""A visitor's own runs, as pages: what is listed, what one shows, and who sees it."""

import html
import json
import re
from typing import Any
from uuid import uuid4

from tests.accounts.browsing import Visitor, visiting
from tests.site import Site

PAGE = "/account/runs"


FORGET = """
from django.utils.timezone import now
from executions.models import Execution
assert Execution.objects.filter(pk="{id}").forget_outputs(now(), 1) == 1
"""


def execute(visitor: Visitor, code: str, language: str = "bash", **fields: Any) -> str:
    """The identifier of what this visitor's page ran."""
    answer = visitor.call("POST", "/api/execute", language=language, code=code, **fields)
    assert answer.status_code == 200, answer.text
    identifier: str = answer.json()["id"]
    return identifier


def listed(page: str) -> list[str]:
    return re.findall(r'href="/account/runs/([0-9a-f-]{36})"', page)


def test_runs_are_listed_filtered_shown_opened_and_deleted(site: Site) -> None:
    with visiting(site) as visitor:
        visitor.get("/")
        assert "Nothing has been run yet" in visitor.get(PAGE).text
        good = execute(visitor, "\n#!/bin/bash\necho $1-$(cat) '<b>'; echo oops >&2", args=["one two"], input="in put")
        bad = execute(visitor, "exit 3")
        page = visitor.get(PAGE)
        assert listed(page.text) == [bad, good]
        assert "no-store" in page.headers["Cache-Control"]
        assert "exit 3" in page.text
        assert "Ended with an error" in page.text
        assert listed(visitor.get(f"{PAGE}?verdict=success").text) == [good]
        assert listed(visitor.get(f"{PAGE}?language=bash&verdict=time_limit").text) == []
        assert listed(visitor.get(f"{PAGE}?language=%00&verdict=no&after=x%00").text) == [bad, good]
        text = html.unescape(visitor.get(f"{PAGE}/{good}").text)
        for said in ("one two-in put <b>", "oops", "<code>one two</code>", "echo $1-$(cat)", "exit code 0"):
            assert said in text
        opened = re.search(
            r'id="opened" type="application/json">(.*?)</script>', visitor.get(f"{PAGE}/{good}/edit").text
        )
        assert opened
        program = json.loads(opened[1])["program"]
        assert (program["args"], program["input"]) == (["one two"], "in put")
        assert "deleted" in visitor.call("POST", f"{PAGE}/{good}/delete").text
        assert listed(visitor.get(PAGE).text) == [bad]
        assert visitor.get(f"{PAGE}/{good}").status_code == 404


def test_other_peoples_runs_are_not_there(site: Site) -> None:
    with visiting(site) as visitor, visiting(site) as stranger:
        visitor.get("/")
        stranger.get("/")
        mine, theirs = execute(visitor, "echo secret"), execute(stranger, "echo own")
        pages = [f"{PAGE}/{mine}", f"{PAGE}/{mine}/edit", f"/account/compare?a={theirs}&b={mine}"]
        assert [stranger.get(page).status_code for page in pages] == [404] * 3
        assert stranger.call("POST", f"{PAGE}/{mine}/delete").status_code == 404
        assert listed(stranger.get(PAGE).text) == [theirs]
        for odd in (f"{PAGE}/{uuid4()}", "/account/compare", f"/account/compare?a={theirs}&b=%00"):
            assert stranger.get(odd).status_code == 404
        visitor.sign_up("runner")  # What the browser ran comes along.
        assert listed(visitor.get(PAGE).text) == [mine]


def test_cases_and_differences_are_told(site: Site) -> None:
    with visiting(site) as visitor:
        visitor.get("/")
        cases = [{"name": "small", "input": "1", "expectedOutput": "1"}, {"input": "2", "expectedOutput": "3"}]
        before = execute(visitor, "cat", cases=cases)
        after = execute(visitor, "printf '\\033[31mred\\033[0m\\n'")
        text = visitor.get(f"{PAGE}/{before}").text
        for said in ("small", "Case 2", "1 of 2 cases passed", "differs from what was expected"):
            assert said in text
        found = re.search(
            r'id="parts" type="application/json">(.*?)</script>',
            visitor.get(f"/account/compare?a={after}&b={before}").text,
        )
        assert found
        parts = {part["title"]: (part["before"], part["after"]) for part in json.loads(found[1])}
        assert parts["Output"][1] == "red\n"
        assert parts["small"] == ("1", "")
        assert next(iter(parts.values())) == ("cat", "printf '\\033[31mred\\033[0m\\n'")


def test_of_a_run_that_is_too_old_only_its_end_is_told(site: Site) -> None:
    with visiting(site) as visitor:
        visitor.get("/")
        old, new = execute(visitor, "echo long ago"), execute(visitor, "echo now")
        site.manage("shell", "-v0", "-c", FORGET.format(id=old))
        assert "code no longer kept" in visitor.get(PAGE).text
        page = visitor.get(f"{PAGE}/{old}").text
        assert "older than code and output are kept" in page
        assert "Finished" in page
        assert "/edit" not in page
        assert visitor.get(f"{PAGE}/{old}/edit").status_code == 404
        assert "nothing left to compare" in visitor.get(f"/account/compare?a={old}&b={new}").text


def test_a_long_history_comes_in_pages(site: Site) -> None:
    with visiting(site) as visitor:
        visitor.get("/")
        ran = [execute(visitor, f"echo {number}") for number in range(27)]
        first = visitor.get(f"{PAGE}?verdict=success").text
        older = re.search(r'rel="next" href="([^"]+)"', first)
        assert older
        execute(visitor, "echo meanwhile")
        assert listed(first) + listed(visitor.get(PAGE + html.unescape(older[1])).text) == ran[::-1]
