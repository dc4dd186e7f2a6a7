"""Programs through the API, run for real."""

import json
import threading
from typing import Any

import httpx
import pytest

from executions.api.described import Accepted, Result, Status
from tests.api.conftest import refused
from tests.services import until
from tests.site import Site

SLEEP = {"language": "python", "code": "import time; print('up', flush=True); time.sleep(20)"}


def shaped(model: Any, body: Any) -> None:
    """The answer is what the documentation says, field for field."""
    model.model_validate_json(json.dumps(body))
    assert set(body) == {field.alias for field in model.model_fields.values()}


@pytest.mark.parametrize("path", ["/api/execute", "/api/execute/", "/execute", "/execute/"])
def test_execute_answers_with_the_result(client: httpx.Client, path: str) -> None:
    body = {"language": "Py3", "code": "print('hé', input())", "input": "x\ny", "metadata": {"a": [1, None, "é"]}}
    answer = client.post(path, json=body)
    assert answer.status_code == 200
    result = answer.json()
    shaped(Result, result)
    assert result["id"] == result["executionId"]
    assert (result["status"], result["verdict"], result["success"]) == ("finished", "success", True)
    assert (result["language"], result["output"], result["error"]) == ("python", "hé x\n", "")
    assert (result["exitCode"], result["signal"]) == (0, None)
    assert result["metadata"] == {"a": [1, None, "é"]}
    assert result["timestamp"] == result["finishedAt"]
    assert result["queuedAt"].endswith("Z")
    assert result["queuedAt"] <= result["startedAt"] <= result["finishedAt"]
    assert result["executionTime"] > 0
    assert result["memory"] > 1000


def test_a_failing_program_is_a_result(site: Site) -> None:
    result = site.execute("import sys; print('x'); sys.exit(3)")
    assert (result["verdict"], result["exitCode"], result["success"]) == ("runtime_error", 3, False)
    result = site.execute("int main(void) { return x; }", "c")
    assert result["verdict"] == "compile_error"
    assert "undeclared" in result["compileOutput"]


def test_words_that_others_forbid_are_only_words(site: Site) -> None:
    code = "while(True):\n    eval('1'); import os; os.system('true'); __import__('subprocess'); break\n"
    code += "print('fork bomb :(){ :|:& };:')"
    assert site.execute(code)["output"] == "fork bomb :(){ :|:& };:\n"


def test_files_options_and_arguments_reach_the_program(site: Site, client: httpx.Client) -> None:
    body = {
        "language": "c",
        "files": [
            {
                "name": "src/main.c",
                "content": '#include "lib.h"\n#include <stdio.h>\nint main(int n, char **a) { puts(a[1]); return N; }',
            },
            {"name": "src/lib.h", "content": "aW50IGY7", "encoding": "base64"},
        ],
        "compilerOptions": ["-DN=7", "-Wall"],
        "args": ["$(id) 'quoted' *"],
    }
    result = client.post("/api/execute", json=body).json()
    assert (result["output"], result["exitCode"]) == ("$(id) 'quoted' *\n", 7), result


def test_expected_output_decides_the_verdict(site: Site) -> None:
    assert site.execute("print('a  \\nb\\n\\n')", expectedOutput="a\nb")["verdict"] == "success"
    assert site.execute("print('a')", expectedOutput="b")["verdict"] == "wrong_answer"
    assert site.execute("print('a')", expectedOutput="")["verdict"] == "wrong_answer", "nothing was expected"


def test_each_case_has_its_own_result(site: Site) -> None:
    cases = [
        {"name": "one", "input": "1", "expectedOutput": "1"},
        {"input": "2", "expectedOutput": "3"},
        {"args": ["x"], "input": "0"},
    ]
    result = site.execute("import sys\nprint(int(input()))\nsys.exit(len(sys.argv) - 1)", cases=cases)
    shaped(Result, result)
    assert [case["verdict"] for case in result["cases"]] == ["success", "wrong_answer", "runtime_error"]
    assert [case["name"] for case in result["cases"]] == ["one", "Case 2", "Case 3"]
    assert result["verdict"] == "wrong_answer"


def test_a_hundred_cases_are_compiled_once_and_each_is_judged(site: Site) -> None:
    code = '#include <stdio.h>\nint main(void) { int n; scanf("%d", &n); printf("%d %s", n * n, __TIME__); }'
    cases = [{"input": str(n), "expectedOutput": f"{n * n} never"} for n in range(100)]
    result = site.execute(code, "c", cases=cases)
    outputs = [case["output"].split() for case in result["cases"]]
    assert [int(square) for square, _ in outputs] == [n * n for n in range(100)]
    assert len({compiled for _, compiled in outputs}) == 1
    assert {case["verdict"] for case in result["cases"]} == {"wrong_answer"}
    assert [case["name"] for case in result["cases"]] == [f"Case {n}" for n in range(1, 101)]


def test_execute_can_be_told_not_to_wait(client: httpx.Client) -> None:
    body = {"language": "python", "code": "print(1)"}
    for fields, headers in (
        ({"wait": False}, {}),
        ({}, {"Prefer": "respond-async"}),
        ({}, {"Prefer": "respond-async, wait=5"}),
    ):
        answer = client.post("/api/execute", json=body | fields, headers=headers)
        assert answer.status_code == 202
        shaped(Accepted, answer.json())
    assert (
        client.post("/api/execute", json=body | {"wait": True}, headers={"Prefer": "respond-async"}).status_code == 200
    )
    assert client.post("/api/submit", json=body | {"wait": True}).status_code == 200


def test_submit_answers_at_once_and_says_where_to_look(client: httpx.Client) -> None:
    answer = client.post("/api/submit", json=SLEEP)
    assert answer.status_code == 202
    accepted = answer.json()
    shaped(Accepted, accepted)
    assert (accepted["status"], accepted["message"]) == ("queued", "Code execution started")
    assert answer.headers["location"] == accepted["links"]["status"]
    status = client.get(accepted["links"]["status"]).json()
    shaped(Status, status)
    pending = client.get(accepted["links"]["result"])
    assert pending.status_code == 202
    shaped(Status, pending.json())
    client.post(f"/api/executions/{accepted['id']}/cancel")


def test_a_result_can_be_waited_for(client: httpx.Client) -> None:
    submitted = client.post("/api/submit", json={"language": "python", "code": "print(1)"}).json()
    for slash in ("", "/"):
        answer = client.get(f"/api/result/{submitted['id']}{slash}", params={"wait": 60})
        assert answer.status_code == 200
        assert answer.json()["output"] == "1\n"


@pytest.mark.parametrize("wait", ["-1", "61", "x", "1.5", "1e1", "", "NaN", "true", "9" * 5000])
def test_a_wait_is_a_number_of_seconds(client: httpx.Client, wait: str) -> None:
    submitted = client.post("/api/submit", json={"language": "python", "code": ""}).json()
    refused(client.get(f"/api/result/{submitted['id']}", params={"wait": wait}), 422, "wait")


def test_cancel_ends_it_and_may_be_repeated(client: httpx.Client) -> None:
    submitted = client.post("/api/submit", json=SLEEP).json()
    until(lambda: client.get(submitted["links"]["status"]).json()["status"] == "running", "it runs")
    assert client.post(f"/api/executions/{submitted['id']}/cancel").status_code == 200
    result = client.get(submitted["links"]["result"], params={"wait": 60}).json()
    assert (result["status"], result["verdict"]) == ("cancelled", "cancelled")
    again = client.post(f"/api/executions/{submitted['id']}/cancel/")
    assert (again.status_code, again.json()["verdict"]) == (200, "cancelled")
    assert client.get(submitted["links"]["result"]).json() == result


def test_what_was_deleted_is_gone(client: httpx.Client) -> None:
    submitted = client.post("/api/submit", json=SLEEP).json()
    assert client.delete(f"/api/executions/{submitted['id']}").status_code == 204
    for method, path in (
        ("GET", f"/api/status/{submitted['id']}"),
        ("GET", f"/api/result/{submitted['id']}"),
        ("DELETE", f"/api/executions/{submitted['id']}"),
        ("POST", f"/api/executions/{submitted['id']}/cancel"),
    ):
        refused(client.request(method, path), 404)


def test_deleting_it_answers_whoever_waits_for_it(site: Site, client: httpx.Client) -> None:
    submitted = client.post("/api/submit", json=SLEEP).json()
    answers: list[httpx.Response] = []

    def wait() -> None:
        with site.client() as other:
            answers.append(other.get(submitted["links"]["result"], params={"wait": 30}))

    waiter = threading.Thread(target=wait)
    waiter.start()
    until(lambda: client.get(submitted["links"]["status"]).json()["status"] == "running", "it runs")
    client.delete(f"/api/executions/{submitted['id']}")
    waiter.join(40)
    assert answers[0].status_code in (200, 404)


def test_a_caller_that_hangs_up_breaks_nothing(site: Site) -> None:
    with site.client() as client, pytest.raises(httpx.ReadTimeout):
        client.post("/api/execute", json={"language": "python", "code": "import time; time.sleep(2)"}, timeout=0.5)
    assert site.execute("print(1)")["output"] == "1\n"


def test_what_a_program_leaves_can_be_fetched(site: Site, client: httpx.Client) -> None:
    names = {
        "plot.svg": "image/svg+xml",
        "page.html": "text/html",
        'a "b";\né.txt': "text/plain",
        "x/data.csv": "text/csv",
    }
    code = "from pathlib import Path\n" + "".join(
        f"p = Path('output') / {name!r}; p.parent.mkdir(parents=True, exist_ok=True); p.write_text('<script>')\n"
        for name in names
    )
    result = site.execute(code)
    assert {file["name"]: file["mediaType"] for file in result["files"]} == names, result
    for file in result["files"]:
        answer = client.get(file["url"])
        assert (answer.status_code, answer.text, file["size"]) == (200, "<script>", 8)
        assert answer.headers["content-type"].startswith(file["mediaType"])
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "\n" not in answer.headers["content-disposition"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    for name in ("nope", "%00", "../plot.svg", "plot.svg%00", "%2e%2e/plot.svg", "PLOT.SVG", "plot.svg/x"):
        refused(client.get(f"/api/executions/{result['id']}/files/{name}"), 404)


def test_names_that_are_no_text_are_shown_as_well_as_can_be(site: Site, client: httpx.Client) -> None:
    code = (
        "import os; os.mkdir('output')\n"
        "for name in (b'\\xff', b'\\xfe', b'a;b', b'\\n'): open(b'output/' + name, 'w').write('x')"
    )
    result = site.execute(code)
    assert result["verdict"] == "success"
    assert sorted(file["name"] for file in result["files"]) == ["\n", "a;b", "\ufffd"]
    for file in result["files"]:
        assert client.get(file["url"]).text == "x"


def test_an_interactive_program_runs_on_a_terminal(client: httpx.Client) -> None:
    code = "import sys, os; print(sys.stdout.isatty(), os.get_terminal_size().columns)"
    body = {"language": "python", "code": code, "interactive": True, "terminal": {"cols": 99, "rows": 9}}
    assert client.post("/api/execute", json=body).json()["output"] == "True 99\r\n"
