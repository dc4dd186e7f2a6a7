"""Piston's API, as its clients use it."""

import asyncio
import base64
import json
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pyston
import pytest
from pyston.exceptions import ExecutionError

from tests.api.conftest import client as client
from tests.services import until
from tests.site import ROOT, Site

HELLO: dict[str, Any] = {"language": "python", "version": "*", "files": [{"content": "print('hi')"}]}
STAGE = {
    *("signal", "stdout", "stderr", "code", "output", "memory", "message", "status", "cpu_time", "wall_time"),
}
LIMITS = [
    f"{stage}_{limit}" for limit in ("memory_limit", "timeout", "cpu_time") for stage in ("compile", "run")
]  # fmt: skip
MIB = 1 << 20


def execute(client: httpx.Client, code: str = "", language: str = "python", **fields: Any) -> dict[str, Any]:
    body = {"language": language, "version": "*", "files": [{"content": code}]} | fields
    answer = client.post("/api/v2/execute", json=body)
    assert answer.status_code == 200, answer.text
    ran: dict[str, Any] = answer.json()
    return ran


def refusal(client: httpx.Client, status: int = 400, **fields: Any) -> Any:
    """The `message` of what is refused; fields that are `...` are left out."""
    body = {name: value for name, value in (HELLO | fields).items() if value is not ...}
    answer = client.post("/api/v2/execute", json=body)
    assert (answer.status_code, list(answer.json())) == (status, ["message"])
    return answer.json()["message"]


# Runtimes.


@pytest.mark.parametrize("path", ["/api/v2/runtimes", "/api/v2/runtimes/"])
def test_runtimes_are_listed_as_piston_lists_them(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    listed = {each["language"]: each for each in answer.json()}
    assert {"python", "javascript", "c", "c++", "java", "bash"} <= listed.keys()
    assert all(each.keys() == {"language", "version", "aliases"} for each in listed.values())
    assert {"cpp", "g++"} <= set(listed["c++"]["aliases"])
    assert {"py", "py3", "python3"} <= set(listed["python"]["aliases"])
    assert {"js", "node-js", "node-javascript"} <= set(listed["javascript"]["aliases"])
    assert all(each["version"].count(".") == 2 for each in listed.values())


def test_what_is_not_built_or_not_offered_is_no_runtime_and_the_newest_wins(new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.serve()
    site.manage(
        "shell",
        "-c",
        "from languages.models import Language as L;"
        "L.objects.filter(slug='bash').update(enabled=False);"
        "L.objects.filter(slug='c').update(built=False);"
        "old = L.objects.get(slug='python'); old.slug = 'old'; old.aliases = []; old.version = '2.7.18';"
        "old.save(force_insert=True)",
    )
    with site.client() as client:

        def names() -> list[str]:
            return [each["language"] for each in client.get("/api/v2/runtimes").json()]

        until(lambda: names().count("python") == 2, "the languages are known")
        assert not {"bash", "c"} & set(names())
        assert refusal(client, language="bash") == "bash-* runtime is unknown"
        assert refusal(client, language="c") == "c-* runtime is unknown"
        assert execute(client, "", version="*")["version"].startswith("3.")
        assert execute(client, "", version="<3 || >99")["version"] == "2.7.18"
        packages = client.get("/api/v2/packages").json()
        assert [each["installed"] for each in packages if each["language"] in ("c", "javascript")] == [False, True]
        assert all(each.keys() == {"language", "language_version", "installed"} for each in packages)


def version_of(client: httpx.Client, language: str) -> list[int]:
    runtimes = client.get("/api/v2/runtimes").json()
    found = next(each["version"] for each in runtimes if each["language"] == language)
    return [int(part) for part in found.split(".")]


RANGES = [
    *("*", "x", "{0}", "{0}.x", "{0}.{1}", "{0}.{1}.{2}", "={0}.{1}.{2}", "v{0}.{1}.{2}", "^{0}.0", "~{0}.{1}"),
    *(">={0}", ">={0}.{1} <99", "1 || {0}", "{0}.0.0 - {0}.{1}", "1.2.3 - {0}"),
]


@pytest.mark.parametrize("version", RANGES)
def test_a_version_is_a_range_as_npm_has_them(client: httpx.Client, version: str) -> None:
    numbers = version_of(client, "python")
    ran = execute(client, "print(1)", version=version.format(*numbers))
    assert (ran["run"]["stdout"], ran["version"]) == ("1\n", ".".join(map(str, numbers)))


@pytest.mark.parametrize("version", ["2", "^2.7", "~3.0.1", ">3.99", "<1 || >99", "1.0 - 2.9", "latest", "3.x.y", "٣"])
def test_a_version_that_is_not_there_is_unknown(client: httpx.Client, version: str) -> None:
    assert refusal(client, version=version) == f"python-{version} runtime is unknown"


def test_a_version_too_long_for_npm_is_unknown(client: httpx.Client) -> None:
    assert refusal(client, version=" " * 256 + "*").endswith("runtime is unknown")
    assert execute(client, version=" " * 255 + "*")["language"] == "python"


# Refusals.


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"language": ...}, "language is required as a string"),
        ({"language": ""}, "language is required as a string"),
        ({"language": 3}, "language is required as a string"),
        ({"version": ...}, "version is required as a string"),
        ({"version": 3}, "version is required as a string"),
        ({"files": ...}, "files is required as an array"),
        ({"files": {"content": ""}}, "files is required as an array"),
        ({"files": [{"content": ""}, {"name": "a"}]}, "files[1].content is required as a string"),
        ({"files": [{"content": None}]}, "files[0].content is required as a string"),
        ({"files": [None]}, "files[0].content is required as a string"),
        ({"language": "nope"}, "nope-* runtime is unknown"),
        ({"language": "Python"}, "Python-* runtime is unknown"),
        ({"files": []}, "files must include at least one utf8 encoded file"),
        ({"files": [{"content": "", "encoding": "hex"}]}, "files must include at least one utf8 encoded file"),
        ({"stdin": 3}, "stdin must be a string"),
        ({"args": "-a"}, "args must be an array of strings"),
        ({"args": [1]}, "args must be an array of strings"),
        ({"args": ["a\0"]}, "args must be an array of strings"),
        ({"files": [{"content": ""}, {"content": "?", "encoding": "base64"}]},
         "files[1].content is not base64, as its encoding says"),
        ({"files": [{"content": ""}, {"content": "f", "encoding": "hex"}]},
         "files[1].content is not hex, as its encoding says"),
        ({"files": [{"content": "", "name": 3}]}, "files[0].name must be a string"),
        ({"files": [{"content": "", "name": "../x"}]},
         'files[0].name must not have a part that is empty, "." or ".."'),
        ({"files": [{"content": ""}, {"content": "", "name": "/etc/x"}]},
         "files[1].name must be relative, such as src/main.py"),
    ],
)  # fmt: skip
def test_each_field_is_checked_in_piston_s_words(client: httpx.Client, fields: dict[str, Any], message: str) -> None:
    assert refusal(client, **fields) == message


@pytest.mark.parametrize("name", LIMITS)
def test_limits_are_checked_in_piston_s_words(client: httpx.Client, name: str) -> None:
    for wrong in ("1000", True, [1], {}):
        assert refusal(client, **{name: wrong}) == f"If specified, {name} must be a number"
    assert refusal(client, **{name: -2}) == f"{name} must be non-negative"
    refused = refusal(client, **{name: 10**15})
    most = int(refused.removeprefix(f"{name} cannot exceed the configured limit of "))
    assert refusal(client, **{name: most + 1}) == refused
    assert execute(client, "print(1)", **{name: most})["run"]["stdout"] == "1\n"


def test_nothing_zero_and_minus_one_are_no_mistakes(client: httpx.Client) -> None:
    for value in (None, 0, -1, -1.0, False, ""):
        assert execute(client, "print(1)", **dict.fromkeys(LIMITS, value))["run"]["stdout"] == "1\n"


def test_too_much_is_refused(site: Site, client: httpx.Client) -> None:
    most = 1_048_576
    code = "print(1)#".ljust(most, "x")
    assert execute(client, code)["run"]["stdout"] == "1\n"
    assert (
        refusal(client, files=[{"content": code + "x"}]) == f"files cannot exceed the configured limit of {most} bytes"
    )
    assert refusal(client, files=[{"content": ""}] * 51) == "files cannot exceed the configured limit of 50"
    assert refusal(client, stdin="x" * most) == f"stdin cannot exceed the configured limit of {most} bytes"
    assert "args cannot exceed the configured limit" in refusal(client, args=["x"] * 257)


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "text/plain;charset=UTF-8", ""]
)
def test_json_is_read_whatever_it_is_called(client: httpx.Client, kind: str) -> None:
    answer = client.post("/api/v2/execute/", content=json.dumps(HELLO), headers={"Content-Type": kind})
    assert answer.json()["run"]["stdout"] == "hi\n"


@pytest.mark.parametrize("body", ["", "{", '{"a": NaN}', '{"a": "\\ud800"}', "[" * 1000, "\xff"])
def test_a_body_that_is_no_json_is_refused(client: httpx.Client, body: str) -> None:
    content = body.encode("latin-1")
    answer = client.post("/api/v2/execute", content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, list(answer.json())) == (400, ["stack"])
    assert answer.json()["stack"].startswith("SyntaxError: ")
    answer = client.post("/api/v2/execute", content=content, headers={"Content-Type": "text/plain"})
    assert (answer.status_code, answer.json()) == (415, {"message": "requests must be of type application/json"})


@pytest.mark.parametrize("document", [[], "x", 5, None])
def test_json_that_is_no_object_has_no_fields(client: httpx.Client, document: Any) -> None:
    answer = client.post("/api/v2/execute", content=json.dumps(document))
    assert (answer.status_code, answer.json()) == (400, {"message": "language is required as a string"})


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("GET", "nope"), ("GET", "execute"), ("POST", "runtimes"), ("PUT", "packages"), ("GET", "connect")],
)
def test_what_is_not_there_is_not_found(client: httpx.Client, method: str, path: str) -> None:
    answer = client.request(method, f"/api/v2/{path}")
    assert (answer.status_code, answer.json()) == (404, {"message": "Not Found"})


def test_a_full_queue_is_told_in_piston_s_form(new_site: Callable[..., Site]) -> None:
    site = new_site(CONCURRENT_EXECUTIONS="1", QUEUE_CAPACITY="1")
    site.serve()
    running = site.submit("import time; time.sleep(25)")
    with site.client() as client:
        until(lambda: client.get(running["links"]["status"]).json()["status"] == "running", "it runs")
        site.submit("print(1)")
        assert refusal(client, 503) == "The queue is full, try again in a moment"
        client.post(f"/api/executions/{running['id']}/cancel")


# Runs.


def test_an_answer_has_piston_s_shape(client: httpx.Client) -> None:
    ran = execute(client, "print('hi')", language="py")
    run = ran["run"]
    assert ran.keys() == {"run", "language", "version"}
    assert run.keys() == STAGE
    assert ran["language"] == "python", "the name, not the alias"
    assert (run["stdout"], run["stderr"], run["output"]) == ("hi\n", "", "hi\n")
    assert (run["code"], run["signal"], run["message"], run["status"]) == (0, None, None, None)
    assert 1 * MIB < run["memory"] < 256 * MIB
    assert 0 <= run["cpu_time"] <= 5000
    assert 0 < run["wall_time"] <= 5000


def test_a_compiled_language_has_both_stages(client: httpx.Client) -> None:
    ran = execute(client, '#warning "careful"\n#include <stdio.h>\nint main(void) { puts("hi"); return 3; }', "c")
    assert ran.keys() == {"compile", "run", "language", "version"}
    assert ran["compile"].keys() == ran["run"].keys() == STAGE
    assert (ran["compile"]["code"], ran["compile"]["status"], ran["compile"]["stdout"]) == (0, None, "")
    assert "careful" in ran["compile"]["stderr"]
    assert ran["compile"]["output"] == ran["compile"]["stderr"]
    assert (ran["run"]["stdout"], ran["run"]["code"], ran["run"]["status"]) == ("hi\n", 3, "RE")


def test_when_the_compilation_fails_run_is_a_copy_of_it(client: httpx.Client) -> None:
    ran = execute(client, "int main(void) { return x; }", "c")
    assert ran["run"] == ran["compile"]
    assert (ran["compile"]["code"], ran["compile"]["status"]) == (1, "RE")
    assert "undeclared" in ran["compile"]["stderr"]


def test_output_is_both_streams_in_order(client: httpx.Client) -> None:
    code = "import sys, time\nfor i in range(4):\n    print(i, file=(sys.stdout, sys.stderr)[i % 2], flush=True)\n"
    run = execute(client, code + "    time.sleep(0.1)")["run"]
    assert (run["stdout"], run["stderr"], run["output"]) == ("0\n2\n", "1\n3\n", "0\n1\n2\n3\n")


@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [
        ("exit(7)", {}, (7, None, "RE")),
        ("import os; os.kill(os.getpid(), 11)", {}, (None, "SIGSEGV", "SG")),
        ("while True: pass", {"run_timeout": 300}, (None, "SIGKILL", "TO")),
        ("while True: pass", {"run_cpu_time": 300}, (None, "SIGKILL", "TO")),
        ("bytearray(500_000_000)", {"run_memory_limit": 64 * MIB}, (None, "SIGKILL", "SG")),
        ("while True: print('x' * 1000)", {}, (None, "SIGKILL", "OL")),
        ("import sys\nwhile True: print('x' * 1000, file=sys.stderr)", {}, (None, "SIGKILL", "EL")),
    ],
)
def test_each_ending_has_its_status(
    client: httpx.Client, code: str, fields: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    run = execute(client, code, **fields)["run"]
    assert (run["code"], run["signal"], run["status"]) == expected
    assert run["message"]


def test_zero_and_minus_one_mean_the_most_and_never_no_limit(new_site: Callable[..., Site]) -> None:
    site = new_site(MAX_TIMEOUT="3", DEFAULT_TIMEOUT="3", MAX_MEMORY_MIB="400")
    site.manage("shell", "-c", "from languages.models import Language as L; L.objects.update(wall_ms=500, cpu_ms=500)")
    site.serve()
    beyond_the_language = "import time; x = bytearray(300 << 20); time.sleep(1); print('done')"
    with site.client() as client:
        assert execute(client, beyond_the_language)["run"]["signal"] == "SIGKILL"
        for value in (0, -1):
            generous = execute(client, beyond_the_language, **dict.fromkeys(LIMITS, value))["run"]
            assert generous["stdout"] == "done\n"
        assert execute(client, "import time; time.sleep(20)", run_timeout=0)["run"]["status"] == "TO"
        assert execute(client, "bytearray(500 << 20)", run_memory_limit=0)["run"]["signal"] == "SIGKILL"


def test_a_compiler_is_held_to_the_time_it_is_given(client: httpx.Client) -> None:
    code = '#include <regex>\n#include <iostream>\nint main() { std::regex r("a"); }'
    for limit in ("compile_timeout", "compile_cpu_time"):
        ran = execute(client, code, "c++", **{limit: 100})
        assert ran["run"] == ran["compile"]
        assert (ran["compile"]["status"], ran["compile"]["signal"]) == ("TO", "SIGKILL")
    assert execute(client, code, "c++")["run"]["code"] == 0


def test_input_ends_with_a_line_and_arguments_arrive_as_they_are(client: httpx.Client) -> None:
    code = "import sys\nprint([sys.argv[1:], sys.stdin.read()])"
    for stdin, read in (("", "\n"), (None, "\n"), ("a", "a\n"), ("a\n", "a\n")):
        assert execute(client, code, stdin=stdin)["run"]["stdout"] == f"{[[], read]}\n"
    args = ["-x", "", "$(id)", "a b", "é"]
    assert execute(client, code, args=args)["run"]["stdout"] == f"{[args, chr(10)]}\n"


def test_a_run_that_is_deleted_while_it_is_waited_for_is_no_fault(site: Site, client: httpx.Client) -> None:
    def running() -> list[str]:
        listed = client.get("/api/executions").json()["executions"]
        return [each["id"] for each in listed if each["status"] == "running"]

    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(refusal, client, files=[{"content": "import time; time.sleep(8)"}])
        until(running, "it runs")
        assert client.delete(f"/api/executions/{running()[0]}").status_code == 204
        assert waiting.result(30) == "The execution was deleted while it was waited for"


# Files.


def test_files_have_the_names_that_piston_gives_them(client: httpx.Client) -> None:
    code = "import os\nprint(sorted(os.path.join(d, f) for d, _, fs in os.walk('.') for f in fs))"
    files = [
        {"content": code, "name": ""},
        {"content": "", "name": None},
        {"content": ""},
        {"content": "", "name": "a/b"},
    ]
    run = execute(client, files=files)["run"]
    assert run["stdout"] == "['./a/b', './file1.code', './file2.code', './main.py']\n"


def test_the_first_text_is_the_entry_and_others_are_bytes(client: httpx.Client) -> None:
    content = bytes(range(256))
    files = [
        {"name": "one", "content": base64.encodebytes(content).decode().rstrip("=\n"), "encoding": "base64"},
        {"name": "two", "content": content.hex(), "encoding": "hex"},
        {"name": "main", "content": "print([open(n, 'rb').read() == bytes(range(256)) for n in ('one', 'two')])"},
        {"name": "other", "content": "print('not this')", "encoding": "utf-16"},
    ]
    assert execute(client, files=files)["run"]["stdout"] == "[True, True]\n"


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("c", "prog", '#include <stdio.h>\nint main(void) { puts("hi"); }'),
        ("c++", "file0.code", '#include <iostream>\nint main() { std::cout << "hi\\n"; }'),
        ("c++", "a.cc", '#include <iostream>\nint main() { std::cout << "hi\\n"; }'),
        ("java", "", 'public class Hello { public static void main(String[] a) { System.out.println("hi"); } }'),
        ("java", "x.java", 'class Hi { public static void main(String[] a) { System.out.println("hi"); } }'),
        ("java", "Main.java", '// class No\nclass A {}\nclass Main { public static void main(String[] a) { '
         'System.out.println("hi"); } }'),
        ("java", "t", '/* class No */ interface I {}\n public final class T implements I {\n'
         'public static void main(String[] a) { System.out.println("hi"); } }'),
    ],
)  # fmt: skip
def test_an_entry_file_may_be_called_anything(client: httpx.Client, language: str, name: str, code: str) -> None:
    ran = execute(client, language=language, files=[{"name": name, "content": code}])
    assert ran["run"]["stdout"] == "hi\n", ran


def test_the_longest_java_file_is_looked_at_in_no_time(client: httpx.Client) -> None:
    for hostile in ("/*" * 500_000, "\n" * 1_000_000, "public " * 140_000, "final \t" * 140_000):
        answer = client.post(
            "/api/v2/execute",
            json={"language": "java", "version": "*", "files": [{"content": hostile}], "args": 1},
            timeout=5,
        )
        assert answer.status_code == 400


# Keys and packages.

MAKE_KEYS = (
    "from accounts.models import ApiKey as K; from django.contrib.auth import get_user_model as U;"
    "u = U().objects.create_user('user');"
    "ks = [K(user=u, name='k', scopes=s) for s in (['run'], ['admin'], ['run', 'interactive'])];"
    "print(*(k.make_secret() for k in ks)); [k.save() for k in ks]"
)


def test_a_key_is_asked_for_and_shown_as_piston_s_clients_show_it(new_site: Callable[..., Site]) -> None:
    site = new_site(ANONYMOUS_API="false")
    run, admin, _ = site.manage("shell", "-v0", "-c", MAKE_KEYS).stdout.split()
    site.serve()
    with site.client() as client:
        for headers in ({"Authorization": run}, {"Authorization": f"Bearer {run}"}, {"X-API-Key": run}):
            answer = client.post("/api/v2/execute", json=HELLO, headers=headers)
            assert answer.json()["run"]["stdout"] == "hi\n"
        for headers, status in (({}, 401), ({"Authorization": run + "x"}, 401), ({"Authorization": admin}, 403)):
            answer = client.post("/api/v2/execute", json=HELLO, headers=headers)
            assert (answer.status_code, list(answer.json())) == (status, ["message"])
        assert "www-authenticate" in client.post("/api/v2/execute", json=HELLO).headers


OWN_LANGUAGE = (
    "from languages.models import Language as L;"
    "L.objects.filter(slug='bash').update(built=False);"
    "l = L.objects.get(slug='python'); l.slug = 'pistontest'; l.aliases = []; l.dialects = {};"
    "l.image = 'compiler-site/pistontest:latest'; l.version = '1.2.3'; l.save(force_insert=True)"
)


def test_packages_are_the_images_and_belong_to_admins(new_site: Callable[..., Site]) -> None:
    site = new_site()
    run, admin, _ = site.manage("shell", "-v0", "-c", MAKE_KEYS).stdout.split()
    subprocess.run(["docker", "tag", "compiler-site/bash:latest", "compiler-site/pistontest:latest"], check=True)
    site.serve()
    site.manage("shell", "-c", OWN_LANGUAGE)

    def change(method: str, language: str, version: str, key: str = admin) -> tuple[int, dict[str, str]]:
        body = {"language": language, "version": version}
        answer = client.request(method, "/api/v2/packages", json=body, headers={"Authorization": key})
        return answer.status_code, answer.json()

    with site.client() as client:
        status, body = change("DELETE", "pistontest", "1.2.3", key=run)
        assert (status, list(body)) == (403, ["message"])
        missing = {"message": "Requested package pistontest-2 does not exist"}
        assert change("DELETE", "pistontest", "2") == (404, missing)
        installed = (400, {"message": "Already installed"})
        until(lambda: change("POST", "pistontest", "1.2.3") == installed, "the languages are known")
        status, body = change("POST", "bash", "*")
        assert (status, body["language"]) == (200, "bash")
        assert body["version"].startswith("5.")
        status, body = change("DELETE", "pistontest", ">=1")
        assert (status, body.keys(), body["language"]) == (200, {"language", "version"}, "pistontest")
        assert change("DELETE", "pistontest", "*") == (400, {"message": "Not installed"})
        status, body = change("POST", "pistontest", "*")  # There is no folder to build it from.
        assert (status, list(body)) == (500, ["message"])


# Clients.


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_aiopyston_runs_programs(site: Site) -> None:
    client = pyston.PystonClient(base_url=f"{site.url}/api/v2/")
    try:
        assert {"python", "c++", "java"} <= await client.languages()
        assert (await client.get_runtimes("py"))[0].language == "python"
        output = await client.execute("python", [pyston.File("print(input())")], stdin="hi")
        assert (str(output), output.success, output.compile_stage) == ("hi\n", True, None)
        output = await client.execute("c", [pyston.File("int main(void) { return 4; }")], version="*")
        assert output.compile_stage.code == 0
        assert (output.run_stage.code, output.run_stage.signal) == (4, None)
        with pytest.raises(ExecutionError, match="nope-\\* runtime is unknown"):
            await client.execute("nope", [pyston.File("")])
    finally:
        await client.close_session()
        del client
        await asyncio.sleep(0)  # Its destructor starts a task.


PISTON_CLIENT = """
import piston from "piston-client";
const client = piston({server: process.argv[1]});
const names = (await client.runtimes()).map((runtime) => runtime.language);
const hello = await client.execute("javascript", "console.log(process.argv.slice(2).join())");
const asked = await client.execute({language: "python", stdin: "Ada", args: [],
    files: [{name: "hello.py", content: "print('Hello', input())"}]});
const slow = await client.execute("python", "while True: pass", {runTimeout: 300});
const unknown = await client.execute("nope", "");
console.log(JSON.stringify({names, hello, asked, slow, unknown}));
"""


def test_piston_client_of_npm_runs_programs(site: Site) -> None:
    argv = ["node", "--no-deprecation", "--input-type=module", "-e", PISTON_CLIENT, site.url]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    said = json.loads(done.stdout)
    assert "python" in said["names"]
    assert said["hello"]["run"]["stdout"] == "1,2,3\n"
    assert said["asked"]["run"]["output"] == "Hello Ada\n"
    assert said["slow"]["run"]["signal"] == "SIGKILL"
    assert said["unknown"] == {"message": "version is required as a string"}
