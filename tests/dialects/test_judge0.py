"""Judge0's API, as its documentation, its sources and its own client have it."""

import base64
import io
import json
import re
import stat
import time
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import judge0
import pytest

from tests.services import until
from tests.site import Site

C, CPP, JAVA, BASH, PYTHON, MULTI_FILE = 50, 54, 62, 46, 71, 89
COLUMNS = (
    "source_code language_id stdin expected_output stdout status_id created_at finished_at time memory stderr token"
    " number_of_runs cpu_time_limit cpu_extra_time wall_time_limit memory_limit stack_limit"
    " max_processes_and_or_threads enable_per_process_and_thread_time_limit"
    " enable_per_process_and_thread_memory_limit max_file_size compile_output exit_code exit_signal message wall_time"
    " compiler_options command_line_arguments redirect_stderr_to_stdout callback_url additional_files enable_network"
    " status language"
)
CONFIG = (
    "maintenance_mode enable_wait_result enable_compiler_options allowed_languages_for_compile_options"
    " enable_command_line_arguments enable_submission_delete enable_callbacks callbacks_max_tries callbacks_timeout"
    " enable_additional_files max_queue_size cpu_time_limit max_cpu_time_limit cpu_extra_time max_cpu_extra_time"
    " wall_time_limit max_wall_time_limit memory_limit max_memory_limit stack_limit max_stack_limit"
    " max_processes_and_or_threads max_max_processes_and_or_threads enable_per_process_and_thread_time_limit"
    " allow_enable_per_process_and_thread_time_limit enable_per_process_and_thread_memory_limit"
    " allow_enable_per_process_and_thread_memory_limit max_file_size max_max_file_size number_of_runs"
    " max_number_of_runs redirect_stderr_to_stdout max_extract_size enable_batched_submissions"
    " max_submission_batch_size submission_cache_duration use_docs_as_homepage allow_enable_network enable_network"
    " disable_implicit_base64_encoding"
)
DEEP = "int main(void) { volatile char frame[40 << 20]; for (int i = 0; i < 40 << 20; i += 4096) frame[i] = 1; }"
LARGE_FILE = '#include <stdio.h>\nint main(void) { FILE *f = fopen("f", "w"); for (;;) putc(1, f); }'
DEFAULT = {"token", "time", "memory", "stdout", "stderr", "compile_output", "message", "status"}
SLEEP = {"language_id": PYTHON, "source_code": "import time; time.sleep(20)"}
MAKE_KEY = (
    "from django.contrib.auth.models import User; from accounts.models import ApiKey;"
    "user, _ = User.objects.get_or_create(username='mover'); key = ApiKey(user=user, name='test', scopes={scopes!r});"
    "print(key.make_secret()); key.save()"
)
Answer = dict[str, Any]


@pytest.fixture(scope="session")
def stranger(site: Site) -> Iterator[httpx.Client]:
    """Known by the address alone."""
    with httpx.Client(base_url=f"{site.url}/judge0", timeout=90) as client:
        yield client


def new_key(site: Site, *scopes: str) -> str:
    return site.manage("shell", "-v0", "-c", MAKE_KEY.format(scopes=list(scopes))).stdout.strip()


@pytest.fixture(scope="session")
def key(site: Site) -> str:
    return new_key(site, "run")


@pytest.fixture(scope="session")
def client(site: Site, key: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{site.url}/judge0", timeout=90, headers={"X-Auth-Token": key}) as client:
        yield client


def run(client: httpx.Client, source: str, language: int = PYTHON, *, fields: str = "*", **more: Any) -> Answer:
    """The submission when it has ended."""
    body = {"source_code": source, "language_id": language, **more}
    answer = client.post("/submissions", params={"wait": "true", "fields": fields}, json=body)
    assert answer.status_code == 201, answer.text
    shown: Answer = answer.json()
    return shown


def refused(client: httpx.Client, **fields: Any) -> Answer:
    """The errors of a submission that is refused."""
    body = {"source_code": "print(1)", "language_id": PYTHON} | fields
    answer = client.post("/submissions", json={name: value for name, value in body.items() if value is not ...})
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/json"
    errors: Answer = answer.json()
    return errors


def archive(*files: tuple[str, str | bytes]) -> str:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, content in files:
            opened.writestr(name, content)
    return base64.b64encode(packed.getvalue()).decode()


def decoded(text: str) -> str:
    """As clients decode it, who only join the lines."""
    return base64.b64decode(text.replace("\n", ""), validate=True).decode()


# Creating.


@pytest.mark.parametrize("path", ["/submissions", "/submissions/"])
def test_a_submission_is_followed_by_its_token(client: httpx.Client, path: str) -> None:
    answer = client.post(path, json={"source_code": "print(input())", "language_id": PYTHON, "stdin": "hé"})
    assert answer.status_code == 201
    assert set(answer.json()) == {"token"}
    address = f"/submissions/{answer.json()['token']}"
    until(lambda: client.get(address).json()["status"]["id"] > 2, "it ended")
    shown = client.get(address).json()
    assert set(shown) == DEFAULT
    assert (shown["stdout"], shown["stderr"], shown["compile_output"], shown["message"]) == ("hé\n", None, None, None)
    assert shown["status"] == {"id": 3, "description": "Accepted"}
    assert re.fullmatch(r"\d+\.\d+", shown["time"])
    assert type(shown["memory"]) is int
    assert shown["memory"] > 1000


def test_waiting_ends_with_the_run_and_not_two_seconds_later(client: httpx.Client) -> None:
    run(client, "print(1)")  # Warm from now on.
    start = time.monotonic()
    shown = run(client, "print(1)", fields="")
    assert time.monotonic() - start < 1
    assert set(shown) == DEFAULT
    assert shown["stdout"] == "1\n"


def test_all_columns_are_those_of_this_version_in_their_types(client: httpx.Client) -> None:
    shown = run(
        client,
        '#include <stdio.h>\nint main(int n, char **a) { puts(a[1]); fputs("e", stderr); }',
        C,
        stdin="in",
        expected_output="a b",
        compiler_options="-O1 -Wall",
        command_line_arguments="'a b' c",
        cpu_time_limit=2,
        cpu_extra_time=0.5,
        wall_time_limit="5",
        memory_limit=128000.0,
        stack_limit=64000,
        max_processes_and_or_threads=60,
        max_file_size=512,
    )
    assert set(shown) == set(COLUMNS.split())
    for name in ("created_at", "finished_at"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", shown[name])
    assert shown["time"].replace(".", "").isdecimal()
    assert shown["wall_time"].replace(".", "").isdecimal()
    assert {name: shown[name] for name in ("cpu_time_limit", "cpu_extra_time", "wall_time_limit")} == {
        "cpu_time_limit": "2.0",
        "cpu_extra_time": "0.5",
        "wall_time_limit": "5.0",
    }
    numbers = ("memory_limit", "stack_limit", "max_processes_and_or_threads", "max_file_size", "number_of_runs")
    assert [shown[name] for name in numbers] == [128000, 64000, 60, 512, 1]
    assert shown["language"]["id"] == shown["language_id"] == C
    assert re.fullmatch(r"C \(\d+\.\d+\.\d+\)", shown["language"]["name"])
    assert (shown["stdin"], shown["expected_output"]) == ("in", "a b")
    assert (shown["compiler_options"], shown["command_line_arguments"]) == ("-O1 -Wall", "'a b' c")
    assert (shown["stdout"], shown["stderr"], shown["exit_code"], shown["exit_signal"]) == ("a b\n", "e", 0, None)
    assert (shown["status_id"], shown["redirect_stderr_to_stdout"], shown["enable_network"]) == (3, False, False)
    assert (shown["callback_url"], shown["additional_files"]) == (None, None)


def test_fields_are_chosen_and_unknown_ones_refused(client: httpx.Client) -> None:
    shown = run(client, "print(1)", fields="status_id,stdout")
    assert shown == {"status_id": 3, "stdout": "1\n"}
    for answer in (
        client.post("/submissions", params={"fields": "a,stdout,b"}, json=SLEEP),
        client.get("/submissions/batch", params={"fields": "a,*,b", "tokens": "x"}),
    ):
        assert (answer.status_code, answer.json()) == (400, {"error": "invalid fields: [a, b]"})


def test_texts_come_and_go_in_base64(client: httpx.Client) -> None:
    source = "print(input() * 30, file=__import__('sys').stderr); print('é'); raise SystemExit(1)"
    body = {
        "source_code": base64.encodebytes(source.encode()).decode(),  # With line breaks, as Python has them.
        "language_id": PYTHON,
        "stdin": base64.b64encode("hé".encode()).decode().rstrip("="),
        "expected_output": base64.b64encode(b"x").decode(),
    }
    answer = client.post("/submissions", params={"base64_encoded": "true", "wait": "true", "fields": "*"}, json=body)
    shown = answer.json()
    assert decoded(shown["source_code"]) == source
    assert (decoded(shown["stdin"]), decoded(shown["expected_output"])) == ("hé", "x")
    assert (decoded(shown["stdout"]), decoded(shown["message"])) == ("é\n", "Exited with error status 1")
    assert decoded(shown["stderr"]) == "hé" * 30 + "\n"
    assert [len(line) for line in shown["stderr"].split("\n")] == [60, 60, 4, 0]
    assert client.get(f"/submissions/{shown['token']}").json()["stdout"] == "é\n"


def test_what_is_no_base64_is_refused(client: httpx.Client) -> None:
    body = {"source_code": "print(1)", "language_id": PYTHON, "stdin": "****"}
    answer = client.post("/submissions", params={"base64_encoded": "true"}, json=body)
    assert (answer.status_code, answer.json()) == (
        422,
        {"source_code": ["must be base64"], "stdin": ["must be base64"]},
    )


def test_a_source_that_is_no_text_needs_base64(client: httpx.Client) -> None:
    source = base64.b64encode(b"# coding: latin-1\nprint('\xe9' == chr(233))").decode()
    params = {"base64_encoded": "true", "wait": "true", "fields": "stdout,token"}
    created = client.post("/submissions", params=params, json={"source_code": source, "language_id": PYTHON}).json()
    assert decoded(created["stdout"]) == "True\n"
    error = "some attributes for this submission cannot be converted to UTF-8, use base64_encoded=true query parameter"
    answer = client.get(f"/submissions/{created['token']}", params={"fields": "source_code"})
    assert (answer.status_code, answer.json()) == (400, {"error": error})
    shown = client.get(f"/submissions/{created['token']}", params={"fields": "*", "base64_encoded": "true"}).json()
    assert shown["source_code"].strip() == source


def test_output_that_is_no_text_needs_base64(client: httpx.Client) -> None:
    body = {"source_code": "printf 'a\\xff\\xc3'; printf '\\xfe' >&2", "language_id": BASH}
    error = "some attributes for this submission cannot be converted to UTF-8, use base64_encoded=true query parameter"
    answer = client.post("/submissions", params={"wait": "true"}, json=body)
    assert (answer.status_code, set(answer.json())) == (201, {"error", "token"})
    assert answer.json()["error"] == error
    token = answer.json()["token"]
    answer = client.get(f"/submissions/{token}")
    assert (answer.status_code, answer.json()) == (400, {"error": error})
    batch = client.get("/submissions/batch", params={"tokens": token})
    assert (batch.status_code, batch.json()) == (
        400,
        {"error": error.replace("this submission", "one or more submissions")},
    )
    shown = client.get(f"/submissions/{token}", params={"base64_encoded": "true"}).json()
    assert base64.b64decode(shown["stdout"]) == b"a\xff\xc3"
    assert base64.b64decode(shown["stderr"]) == b"\xfe"
    assert client.get(f"/submissions/{token}", params={"fields": "status_id"}).json() == {"status_id": 3}


def test_forms_and_queries_are_read_too(client: httpx.Client) -> None:
    fields = {"source_code": "print(input())", "language_id": str(PYTHON), "stdin": "a b"}
    wait = {"wait": "true", "fields": "stdout"}
    assert client.post("/submissions", params=wait, data=fields).json() == {"stdout": "a b\n"}
    parts = {name: (None, value) for name, value in fields.items()}
    assert client.post("/submissions", params=wait, files=parts).json() == {"stdout": "a b\n"}
    assert client.post("/submissions", params=wait | fields).json() == {"stdout": "a b\n"}
    undeclared = client.post("/submissions", params=wait, content=json.dumps(fields))
    assert undeclared.json() == {"stdout": "a b\n"}


def test_fields_that_judge0_does_not_know_are_passed_over(client: httpx.Client) -> None:
    assert run(client, "print(1)", user_id=7, base64="x")["status_id"] == 3


# How it ended.

ENDINGS = {
    "accepted": (PYTHON, "print('a  \\nb\\n\\n')", {"expected_output": "a\nb"}, 3, None, 0, None),
    "wrong": (PYTHON, "print(1)", {"expected_output": "2"}, 4, None, 0, None),
    "nothing expected and nothing printed": (PYTHON, "pass", {"expected_output": ""}, 3, None, 0, None),
    "exit code": (PYTHON, "exit(3)", {}, 11, "Exited with error status 3", 3, None),
    "SIGSEGV": (C, "int main(void) { *(volatile int *)0 = 1; }", {}, 7, "Caught fatal signal 11", None, 11),
    "SIGXFSZ": (BASH, "kill -XFSZ $$", {}, 8, "Caught fatal signal 25", None, 25),
    "SIGFPE": (C, "int main(int n, char **a) { return n / (n - 1); }", {}, 9, "Caught fatal signal 8", None, 8),
    "SIGABRT": (C, "#include <stdlib.h>\nint main(void) { abort(); }", {}, 10, "Caught fatal signal 6", None, 6),
    "another signal": (BASH, "kill -USR1 $$", {}, 12, "Caught fatal signal 10", None, 10),
    "a real-time signal": (BASH, "kill -36 $$", {}, 12, "Caught fatal signal 36", None, 36),
    "CPU time": (PYTHON, "while True: pass", {"cpu_time_limit": 0.3}, 5, "Time limit exceeded", None, None),
    "time": (
        *(PYTHON, "import time; time.sleep(9)", {"wall_time_limit": 1}),
        *(5, "Time limit exceeded (wall clock)", None, None),
    ),
    "extra time": (
        *(PYTHON, "import time\nwhile time.process_time() < 0.5: pass", {"cpu_time_limit": 0.3, "cpu_extra_time": 3}),
        *(5, "Time limit exceeded", 0, None),
    ),
    "memory": (
        *(PYTHON, "x = bytearray(400_000_000)", {"memory_limit": 64_000}),
        *(12, "Memory limit exceeded", None, 9),
    ),
    "stack as Judge0 has it": (C, DEEP, {}, 3, None, 0, None),
    "stack": (C, DEEP, {"stack_limit": 32_000}, 7, "Caught fatal signal 11", None, 11),
    "no limit of the stack": (C, DEEP, {"stack_limit": 0}, 3, None, 0, None),
    "file": (C, LARGE_FILE, {"max_file_size": 64}, 8, "Caught fatal signal 25", None, 25),
    "output": (PYTHON, "while True: print('x' * 999)", {"max_file_size": 8}, 8, "Caught fatal signal 25", None, 25),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_endings_have_their_status_and_message(client: httpx.Client, name: str) -> None:
    language, source, fields, status, message, exit_code, exit_signal = ENDINGS[name]
    shown = run(client, source, language, **fields)
    assert (shown["status_id"], shown["message"]) == (status, message), shown
    assert (shown["exit_code"], shown["exit_signal"]) == (exit_code, exit_signal)
    assert shown["status"]["id"] == status


def test_a_failed_compilation_leaves_nothing_but_its_output(client: httpx.Client) -> None:
    shown = run(client, "int main(void) { return x; }", C)
    assert shown["status"] == {"id": 6, "description": "Compilation Error"}
    assert "undeclared" in shown["compile_output"]
    for name in ("stdout", "stderr", "time", "wall_time", "memory", "message", "exit_code", "exit_signal"):
        assert shown[name] is None, name


def test_a_compiler_that_is_stopped_says_why(new_site: Callable[..., Site]) -> None:
    site = new_site()
    script = "from languages.models import Language; Language.objects.filter(slug='cpp').update(compile_wall_ms=100)"
    site.manage("shell", "-v0", "-c", script)
    site.serve()
    with httpx.Client(base_url=f"{site.url}/judge0", timeout=90) as client:
        shown = run(client, '#include <regex>\nint main() { return std::regex_match("a", std::regex("a")); }', CPP)
        assert (shown["status_id"], shown["compile_output"]) == (6, "Compilation time limit exceeded.")
        assert (shown["time"], shown["message"]) == (None, None)


def test_warnings_are_shown_of_a_compilation_that_succeeds(client: httpx.Client) -> None:
    shown = run(client, "int main(void) { int x; }", C, compiler_options="-Wall")
    assert shown["status_id"] == 3
    assert "unused variable" in shown["compile_output"]


def test_statuses_are_all_listed(client: httpx.Client) -> None:
    listed = client.get("/statuses").json()
    assert [each["id"] for each in listed] == list(range(1, 15))
    assert [each["description"] for each in listed[:3]] == ["In Queue", "Processing", "Accepted"]
    assert listed[13] == {"id": 14, "description": "Exec Format Error"}


def test_a_running_submission_is_shown_as_such(client: httpx.Client) -> None:
    token = client.post("/submissions", json=SLEEP).json()["token"]
    until(lambda: client.get(f"/submissions/{token}").json()["status"]["id"] == 2, "it runs")
    shown = client.get(f"/submissions/{token}", params={"fields": "*"}).json()
    assert shown["status"] == {"id": 2, "description": "Processing"}
    assert (shown["finished_at"], shown["time"], shown["stdout"], shown["exit_code"]) == (None, None, None, None)
    client.post(f"{str(client.base_url).removesuffix('judge0/')}api/executions/{token}/cancel")
    until(lambda: client.get(f"/submissions/{token}").json()["status"]["id"] == 13, "it ended")
    assert client.get(f"/submissions/{token}").json()["message"] == "Stopped on request"


# Several runs, several files, arguments.


def test_several_runs_are_averaged(client: httpx.Client) -> None:
    shown = run(client, "print(input())", stdin="x", expected_output="x", number_of_runs=3)
    assert (shown["status_id"], shown["stdout"], shown["number_of_runs"]) == (3, "x\n", 3)
    assert float(shown["time"]) > 0
    assert shown["memory"] > 1000


def test_the_first_run_that_fails_is_the_result(client: httpx.Client) -> None:
    source = "import random; n = random.random() < 0.5; print('no' if n else 'yes')"
    shown = run(client, source, expected_output="yes", number_of_runs=20)
    assert (shown["status_id"], shown["stdout"]) == (4, "no\n")


@pytest.mark.parametrize("runs", [1, 2])
def test_stderr_goes_to_stdout_if_told_so(client: httpx.Client, runs: int) -> None:
    source = "echo out; echo err >&2"
    fields = {"redirect_stderr_to_stdout": True, "number_of_runs": runs, "expected_output": "out\nerr"}
    shown = run(client, source, BASH, **fields)
    assert sorted(shown["stdout"].split()) == ["err", "out"]
    assert shown["stderr"] is None
    assert shown["status_id"] == (3 if shown["stdout"] == "out\nerr\n" else 4)
    assert run(client, "echo out >&2", BASH, redirect_stderr_to_stdout=True, expected_output="out")["status_id"] == 3
    assert run(client, "echo out >&2", BASH, redirect_stderr_to_stdout=True, expected_output="")["status_id"] == 4


def test_arguments_are_words_that_no_shell_sees(client: httpx.Client) -> None:
    arguments = "a 'b c' \"d'e\" * ~ f\\ g $HOME `id` x;y|z<1>2&"
    shown = run(client, "import sys; print(sys.argv[1:])", command_line_arguments=arguments, fields="stdout")
    assert shown["stdout"] == "['a', 'b c', \"d'e\", '*', '~', 'f g', 'HOME', 'id', 'xyz12']\n"


def test_compiler_options_reach_the_compiler(client: httpx.Client) -> None:
    shown = run(client, "int main(void) { return N; }", C, compiler_options="-DN=7 -O1")
    assert (shown["exit_code"], shown["status_id"]) == (7, 11)


def test_additional_files_lie_beside_the_source(client: httpx.Client) -> None:
    files = archive(("data/in.txt", "hello"), ("lib.py", "N = 7\n"), ("main.py", "print('not this')"), ("b", b"\xff"))
    source = "import lib; print(open('data/in.txt').read(), lib.N, open('b', 'rb').read())"
    shown = run(client, source, additional_files=files)
    assert shown["stdout"] == "hello 7 b'\\xff'\n"
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(shown["additional_files"]))) as given_back:
        assert given_back.namelist() == ["data/in.txt", "lib.py", "b"]
        assert given_back.read("lib.py") == b"N = 7\n"


def test_only_the_source_is_given_to_the_compiler(client: httpx.Client) -> None:
    files = archive(("part.c", "int part(void) { return 7; }"))
    shown = run(client, '#include "part.c"\nint main(void) { return part(); }', C, additional_files=files)
    assert (shown["exit_code"], shown["compile_output"]) == (7, None)


def run_archive(client: httpx.Client, *files: tuple[str, str], **fields: Any) -> Answer:
    return run(client, "", MULTI_FILE, additional_files=archive(*files), **fields)


def test_a_multi_file_program_brings_its_scripts(client: httpx.Client) -> None:
    source = "#include <iostream>\nint main() { std::string s; std::cin >> s; std::cout << s << N << std::endl; }"
    files = (("compile", "echo compiling; g++ -o main src/main.cpp"), ("run", "./main"), ("src/main.cpp", source))
    shown = run_archive(client, *files, stdin="x", expected_output="x")
    assert (shown["status_id"], shown["stdout"], shown["exit_code"]) == (6, None, None)
    assert "compiling" in shown["compile_output"]
    assert "was not declared" in shown["compile_output"]
    files = (("run.sh", "./main"), *files[:1], ("src/main.cpp", source.replace("N", "7")))
    shown = run_archive(client, *files, stdin="x", expected_output="x7")
    assert (shown["status_id"], shown["stdout"], shown["compile_output"]) == (3, "x7\n", "compiling\n")
    assert (shown["source_code"], shown["language_id"]) == (None, MULTI_FILE)
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(shown["additional_files"]))) as given_back:
        assert given_back.namelist() == ["run.sh", "compile", "src/main.cpp"]
    assert run_archive(client, ("run", "exit 3"))["message"] == "Exited with error status 3"


def test_a_multi_file_program_is_its_archive(client: httpx.Client) -> None:
    files = archive(("run", "echo hi"))
    assert refused(client, language_id=MULTI_FILE, additional_files=files) == {"source_code": ["must be blank"]}
    none = refused(client, language_id=MULTI_FILE, source_code="")
    assert none == {"additional_files": ["can't be blank"]}
    lost = refused(client, language_id=MULTI_FILE, source_code=None, additional_files=archive(("main.c", "")))
    assert lost == {"additional_files": ["must hold a script named run or run.sh"]}


def link() -> str:
    entry = zipfile.ZipInfo("link")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        opened.writestr(entry, "/etc/passwd")
    return base64.b64encode(packed.getvalue()).decode()


def deflated(size: int, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as opened:
        opened.writestr("zeros", b"\0" * size)
    return packed.getvalue()


def lying(size: int) -> str:
    """Says everywhere that it holds a single byte."""
    packed = deflated(size).replace(size.to_bytes(4, "little"), (1).to_bytes(4, "little"))
    return base64.b64encode(packed).decode()


MIB = 1 << 20
BAD_ARCHIVES = {
    "no zip": (base64.b64encode(b"hello").decode(), "must be a zip archive that can be read"),
    "no base64": ("****", "must be base64"),
    "cut short": (base64.b64encode(deflated(100)[:-30]).decode(), "must be a zip archive that can be read"),
    "out of the folder": (archive(("../x", "")), "holds '../x', whose name must not have a part that is empty"),
    "absolute": (archive(("/etc/x", "")), "holds '/etc/x', whose name must be relative"),
    "backslashes": (archive(("..\\x", "")), "must separate folders by /"),
    "twice": (archive(("a", ""), ("A", "")), "holds 'A', whose name is there twice"),
    "a file as a folder": (archive(("a", ""), ("a/b", "")), "holds 'a/b', whose name is both a file and a folder"),
    "a link": (link(), "must hold plain files only: link is none"),
    "too many": (archive(*((f"f{n}", "") for n in range(50))), "must have at most 49 files"),
    "far too many": (archive(*((f"f{n}/", "") for n in range(1001))), "must have at most 49 files"),
    "a bomb": (base64.b64encode(deflated(1000 * MIB)).decode(), f"must have at most {MIB} bytes, unpacked"),
    "a bomb that lies": (lying(1000 * MIB), "must be a zip archive that can be read"),
    "another compression": (
        base64.b64encode(deflated(100, zipfile.ZIP_LZMA)).decode(),
        "must be stored or deflated, not compressed otherwise",
    ),
}


@pytest.mark.parametrize("name", BAD_ARCHIVES)
def test_an_archive_that_cannot_be_trusted_is_refused(client: httpx.Client, name: str) -> None:
    files, message = BAD_ARCHIVES[name]
    errors = refused(client, additional_files=files)
    assert list(errors) == ["additional_files"]
    assert message in errors["additional_files"][0]


def test_an_archive_has_a_last_byte_that_fits(client: httpx.Client) -> None:
    source = "import os; print(os.path.getsize('zeros'))"
    fits = base64.b64encode(deflated(MIB - len(source))).decode()
    assert run(client, source, additional_files=fits, fields="stdout") == {"stdout": f"{MIB - len(source)}\n"}
    errors = refused(client, source_code=f"{source} ", additional_files=fits)
    assert errors == {"source_code": [f"is too long (maximum is {MIB} bytes)"]}


# What is refused.

REFUSALS: dict[str, tuple[Answer, Answer]] = {
    "no source": ({"source_code": ...}, {"source_code": ["can't be blank"]}),
    "blanks": ({"source_code": " \n"}, {"source_code": ["can't be blank"]}),
    "no language": ({"language_id": ...}, {"language_id": ["can't be blank"]}),
    "nothing": (
        {"source_code": ..., "language_id": ...},
        {"source_code": ["can't be blank"], "language_id": ["can't be blank"]},
    ),
    "unknown": ({"language_id": 150000}, {"language_id": ["language with id 150000 doesn't exist"]}),
    "no number": ({"language_id": "python"}, {"language_id": ["language with id 0 doesn't exist"]}),
    "archived": (
        {"language_id": 34},
        {"language_id": ["language with id 34 is archived and cannot be used anymore"]},
    ),
    "a number as source": ({"source_code": 7}, {"source_code": ["must be a string"]}),
    "long arguments": (
        {"command_line_arguments": "x" * 513},
        {"command_line_arguments": ["is too long (maximum is 512 characters)"]},
    ),
    "an open quotation mark": (
        {"command_line_arguments": "'x"},
        {"command_line_arguments": ["must close every quotation mark that it opens"]},
    ),
    "NUL": ({"command_line_arguments": "\0"}, {"command_line_arguments": ["must be a string without NUL"]}),
    "options without a compiler": (
        {"compiler_options": "-O2"},
        {"compiler_options": ["setting compiler options is only allowed for compiled languages"]},
    ),
    "network": ({"enable_network": True}, {"enable_network": ["enabling network is not allowed"]}),
    "callback": (
        {"callback_url": "http://127.1/"},
        {"callback_url": ["must lead to a public address, not into the network that this site is in"]},
    ),
    "time of each": (
        {"enable_per_process_and_thread_time_limit": "true"},
        {"enable_per_process_and_thread_time_limit": ["this option cannot be enabled"]},
    ),
    "memory of each": (
        {"enable_per_process_and_thread_memory_limit": 1},
        {"enable_per_process_and_thread_memory_limit": ["this option cannot be enabled"]},
    ),
    "CPU time": ({"cpu_time_limit": 30.001}, {"cpu_time_limit": ["must be less than or equal to 30.0"]}),
    "negative": ({"cpu_time_limit": -1}, {"cpu_time_limit": ["must be greater than or equal to 0"]}),
    "extra time": ({"cpu_extra_time": 5.1}, {"cpu_extra_time": ["must be less than or equal to 5.0"]}),
    "wall time": ({"wall_time_limit": 0.9}, {"wall_time_limit": ["must be greater than or equal to 1"]}),
    "long wall time": ({"wall_time_limit": 100000}, {"wall_time_limit": ["must be less than or equal to 30.0"]}),
    "memory": ({"memory_limit": 1048577}, {"memory_limit": ["must be less than or equal to 1048576"]}),
    "little memory": ({"memory_limit": 2047}, {"memory_limit": ["must be greater than or equal to 16384"]}),
    "stack": ({"stack_limit": 128001}, {"stack_limit": ["must be less than or equal to 128000"]}),
    "processes": (
        {"max_processes_and_or_threads": 257},
        {"max_processes_and_or_threads": ["must be less than or equal to 256"]},
    ),
    "file size": ({"max_file_size": 1025}, {"max_file_size": ["must be less than or equal to 1024"]}),
    "runs": ({"number_of_runs": 21}, {"number_of_runs": ["must be less than or equal to 20"]}),
    "no runs": ({"number_of_runs": 0}, {"number_of_runs": ["must be greater than or equal to 1"]}),
    "a word": ({"cpu_time_limit": "x"}, {"cpu_time_limit": ["is not a number"]}),
    "a list": ({"memory_limit": [1]}, {"memory_limit": ["is not a number"]}),
    "true": ({"stack_limit": True}, {"stack_limit": ["is not a number"]}),
    "too large an input": ({"stdin": "x" * (MIB + 1)}, {"stdin": [f"is too long (maximum is {MIB} bytes)"]}),
    "two at once": (
        {"cpu_time_limit": 99, "stack_limit": -1},
        {
            "cpu_time_limit": ["must be less than or equal to 30.0"],
            "stack_limit": ["must be greater than or equal to 0"],
        },
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_refusals_name_the_field_in_judge0s_words(client: httpx.Client, name: str) -> None:
    fields, errors = REFUSALS[name]
    assert refused(client, **fields) == errors


def test_limits_have_a_last_value_that_is_taken(client: httpx.Client) -> None:
    config = client.get("/config_info").json()
    names = [
        "cpu_time_limit",
        "cpu_extra_time",
        "wall_time_limit",
        "stack_limit",
        "max_processes_and_or_threads",
        "max_file_size",
    ]
    most = {name: config[f"max_{name}"] for name in names}
    assert run(client, "print(1)", **most, number_of_runs=1)["status_id"] == 3
    assert run(client, "print(1)", memory_limit=16384)["memory_limit"] == 16384


def test_a_limit_of_nothing_is_the_most_and_not_none(client: httpx.Client) -> None:
    shown = run(client, "print(1)", cpu_time_limit=0, max_file_size=0)
    assert (shown["status_id"], shown["max_file_size"]) == (3, 1024)


def test_an_option_that_names_a_file_is_refused(client: httpx.Client) -> None:
    errors = refused(client, language_id=C, compiler_options="-O2 @/etc/passwd -B/tmp")
    assert errors["compiler_options"][0].startswith("'@/etc/passwd', '-B/tmp' is not allowed for C; allowed are")


@pytest.mark.parametrize(
    "body", [b"{", b'{"a": NaN}', b"\xff", b"[" * 1000, b'{"a": "\\ud800"}', b'{"source_code": 1, "source_code": 2}']
)
def test_what_is_no_json_is_refused(client: httpx.Client, body: bytes) -> None:
    for path in ("/submissions", "/submissions/batch"):
        answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400
        assert list(answer.json()) == ["error"]


def test_a_body_over_the_limit_is_refused(client: httpx.Client) -> None:
    for fields in ({"json": {"source_code": "x" * (20 * MIB)}}, {"data": {"source_code": "x" * (20 * MIB)}}):
        answer = client.post("/submissions", **fields)  # type: ignore[arg-type]
        assert answer.status_code == 413
    many = client.post("/submissions", data={f"f{n}": "" for n in range(2000)})
    assert (many.status_code, many.json()) == (400, {"error": "the request cannot be understood"})
    broken = client.post("/submissions", content=b"x", headers={"Content-Type": "multipart/form-data"})
    assert (broken.status_code, broken.json()) == (400, {"error": "the request cannot be understood"})


def test_what_is_not_there_is_not_found(client: httpx.Client) -> None:
    nothing = {"status": 404, "error": "Not Found"}
    unknown = "5a2b6c0e-0000-4000-8000-000000000000"
    for path in (f"/submissions/{unknown}", "/submissions/x", "/nothing", "/languages/7000", "/languages/x"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()) == (404, nothing)
    assert client.put("/submissions", json={}).json() == nothing
    assert client.delete(f"/submissions/{unknown}").json() == nothing


# Batches.


def test_a_batch_answers_in_order(client: httpx.Client) -> None:
    wanted = [{"source_code": f"print({n})", "language_id": PYTHON} for n in range(2)]
    answer = client.post("/submissions/batch", json={"submissions": [wanted[0], {"language_id": PYTHON}, 7, wanted[1]]})
    assert answer.status_code == 201
    first, invalid, nonsense, last = answer.json()
    assert invalid == {"source_code": ["can't be blank"]}
    assert nonsense == {"source_code": ["can't be blank"], "language_id": ["can't be blank"]}
    tokens = f"{last['token']},x,{first['token']}"

    def shown(**how: Any) -> list[Any]:
        answer = client.get("/submissions/batch", **how)
        assert answer.status_code == 200
        return list(answer.json()["submissions"])

    params = {"tokens": tokens, "fields": "stdout,status_id"}
    until(lambda: all(each["status_id"] == 3 for each in shown(params=params) if each), "they ended")
    assert shown(params=params) == [{"stdout": "1\n", "status_id": 3}, None, {"stdout": "0\n", "status_id": 3}]
    assert [each and each["stdout"] for each in shown(headers={"tokens": tokens})] == ["1\n", None, "0\n"]
    assert [each and each["stdout"] for each in shown(params={"tokens": tokens, "base64_encoded": "true"})] == [
        "MQo=\n",
        None,
        "MAo=\n",
    ]


def test_a_batch_has_a_size(client: httpx.Client) -> None:
    none = {"error": "there should be at least one submission in a batch"}
    many = {"error": "number of submissions in a batch should be less than or equal to 20"}
    for answer, error in (
        (client.post("/submissions/batch", json={"submissions": []}), none),
        (client.post("/submissions/batch", json={"submissions": "x"}), none),
        (client.post("/submissions/batch"), none),
        (client.get("/submissions/batch"), none),
        (client.post("/submissions/batch", json={"submissions": [{}] * 21}), many),
        (client.get("/submissions/batch", params={"tokens": ",".join("x" * 21)}), many),
    ):
        assert (answer.status_code, answer.json()) == (400, error)
    answer = client.post("/submissions/batch", json={"submissions": [{}] * 20})
    assert answer.status_code == 422
    assert len(answer.json()) == 20
    assert client.get("/submissions/batch", params={"tokens": ",".join("x" * 20)}).status_code == 200


def test_a_full_queue_takes_a_batch_whole_or_not_at_all(new_site: Callable[..., Site]) -> None:
    site = new_site(CONCURRENT_EXECUTIONS="1", QUEUE_CAPACITY="2")
    site.serve()
    with httpx.Client(base_url=f"{site.url}/judge0", timeout=90) as client:
        running = client.post("/submissions", json=SLEEP).json()["token"]
        until(lambda: client.get(f"/submissions/{running}").json()["status"]["id"] == 2, "it runs")
        full = client.post("/submissions/batch", json={"submissions": [SLEEP] * 3})
        assert (full.status_code, full.json()) == (503, {"error": "queue is full"})
        assert int(full.headers["retry-after"]) > 0
        assert client.get("/workers").json()[0] == {
            "queue": "default",
            "size": 0,
            "available": 1,
            "idle": 0,
            "working": 1,
            "paused": 0,
            "failed": 0,
        }
        assert client.post("/submissions/batch", json={"submissions": [SLEEP] * 2}).status_code == 201
        full = client.post("/submissions", params={"wait": "true"}, json=SLEEP)
        assert (full.status_code, full.json()) == (503, {"error": "queue is full"})
        assert client.get("/workers").json()[0]["size"] == 2


# Who may.


def test_everybody_sees_their_own(client: httpx.Client, stranger: httpx.Client) -> None:
    mine = run(client, "print(1)")["token"]
    assert stranger.get(f"/submissions/{mine}").status_code == 404
    assert stranger.get("/submissions/batch", params={"tokens": mine}).json() == {"submissions": [None]}
    theirs = run(stranger, "print(1)")["token"]
    assert client.delete(f"/submissions/{theirs}").status_code == 404
    assert stranger.get(f"/submissions/{theirs}").status_code == 200


def test_strangers_neither_list_nor_delete(client: httpx.Client, stranger: httpx.Client) -> None:
    token = run(stranger, "print(1)")["token"]
    for answer in (
        stranger.get("/submissions"),
        stranger.delete(f"/submissions/{token}"),
        stranger.post("/authorize"),
    ):
        assert (answer.status_code, answer.content) == (403, b"")
    assert (client.post("/authorize").status_code, stranger.post("/authenticate").status_code) == (200, 200)


def test_a_key_is_shown_in_a_header_or_in_the_query(stranger: httpx.Client, key: str) -> None:
    for name in ("X-Auth-Token", "x-auth-token"):
        assert stranger.post("/authorize", headers={name: key}).status_code == 200
    assert stranger.post("/authorize", params={"X-Auth-Token": key}).status_code == 200
    for answer in (
        stranger.get("/languages", headers={"X-Auth-Token": "cs_wrong"}),
        stranger.get("/about", params={"X-Auth-Token": "cs_wrong"}),
        stranger.post("/authenticate", params={"X-Auth-Token": ""}),
    ):
        assert (answer.status_code, answer.content) == (401, b"")


def test_a_key_without_the_scope_runs_nothing(site: Site, stranger: httpx.Client) -> None:
    headers = {"X-Auth-Token": new_key(site, "admin")}
    for path, body in (("/submissions", SLEEP), ("/submissions/batch", {"submissions": [SLEEP]})):
        answer = stranger.post(path, json=body, headers=headers)
        assert (answer.status_code, answer.content) == (403, b"")


def test_where_keys_are_needed_strangers_get_nothing_but_the_door(new_site: Callable[..., Site]) -> None:
    site = new_site(ANONYMOUS_API="false")
    site.serve()
    with httpx.Client(base_url=f"{site.url}/judge0", timeout=90) as client:
        for path in [
            "languages",
            "languages/71",
            "statuses",
            "about",
            "version",
            "license",
            "config_info",
            "workers",
            "submissions",
        ]:
            answer = client.get(f"/{path}")
            assert (path, answer.status_code, answer.content) == (path, 401, b"")
        assert client.post("/submissions", json=SLEEP).status_code == 401
        assert client.get("/").status_code == 200


# Listing and deleting.


def test_submissions_are_listed_newest_first_page_by_page(site: Site) -> None:
    headers = {"X-Auth-Token": new_key(site, "run")}
    with httpx.Client(base_url=f"{site.url}/judge0", timeout=90, headers=headers) as client:
        assert client.get("/submissions").json() == {
            "submissions": [],
            "meta": {"current_page": 1, "next_page": None, "prev_page": None, "total_pages": 1, "total_count": 0},
        }
        tokens = [run(client, f"print({n})")["token"] for n in range(3)]
        pages = [client.get("/submissions", params={"page": n, "per_page": 2, "fields": "token"}) for n in (1, 2)]
        first, second = (page.json() for page in pages)
        assert first["submissions"] == [{"token": tokens[2]}, {"token": tokens[1]}]
        assert first["meta"] == {
            "current_page": 1,
            "next_page": 2,
            "prev_page": None,
            "total_pages": 2,
            "total_count": 3,
        }
        assert second["submissions"] == [{"token": tokens[0]}]
        assert (second["meta"]["next_page"], second["meta"]["prev_page"]) == (None, 1)
        assert client.get("/submissions", params={"page": 9}).json()["submissions"] == []
        for params, error in (
            ({"page": "-4"}, "invalid page: -4"),
            ({"page": "x"}, "invalid page: 0"),
            ({"per_page": "-2"}, "invalid per_page: -2"),
            ({"per_page": "1000"}, "invalid per_page: 1000"),
        ):
            answer = client.get("/submissions", params=params)
            assert (answer.status_code, answer.json()) == (400, {"error": error})


def test_a_deleted_submission_is_shown_once_more(client: httpx.Client) -> None:
    token = run(client, "print(1)")["token"]
    answer = client.delete(f"/submissions/{token}", params={"fields": "stdout,status_id", "base64_encoded": "false"})
    assert (answer.status_code, answer.json()) == (200, {"stdout": "MQo=\n", "status_id": 3})
    assert client.get(f"/submissions/{token}").status_code == 404


def test_a_submission_that_runs_is_not_deleted(client: httpx.Client) -> None:
    token = client.post("/submissions", json=SLEEP).json()["token"]
    until(lambda: client.get(f"/submissions/{token}").json()["status"]["id"] == 2, "it runs")
    answer = client.delete(f"/submissions/{token}")
    error = "submission cannot be deleted because its status is 2 (Processing)"
    assert (answer.status_code, answer.json()) == (400, {"error": error})


def test_what_others_put_into_metadata_breaks_nothing(site: Site, client: httpx.Client, key: str) -> None:
    stored = {
        "judge0": {
            "language_id": [1],
            "cpu_time_limit": "x",
            "memory_limit": 10**400,
            "compiler_options": 7,
            "stack_limit": None,
        }
    }
    for metadata in (stored, {"judge0": []}, {}):
        body = {"language": "python", "code": "print(1)", "metadata": metadata, "cases": [{"input": ""}] * 2}
        with site.client() as native:
            result = native.post("/api/execute", json=body, headers={"X-API-Key": key}).json()
        shown = client.get(f"/submissions/{result['id']}", params={"fields": "*"})
        assert shown.status_code == 200, shown.text
        assert (shown.json()["stdout"], shown.json()["language_id"]) == ("1\n", PYTHON)
        assert (shown.json()["cpu_time_limit"], shown.json()["compiler_options"]) == ("10.0", None)


# What there is.


def test_languages_have_their_numbers(client: httpx.Client) -> None:
    listed = {each["id"]: each["name"] for each in client.get("/languages").json()}
    assert {46, 48, 49, 50, 52, 53, 54, 62, 63, 71} <= set(listed)
    assert list(listed.values()) == sorted(listed.values())
    assert re.fullmatch(r"Python \(3\.\d+\.\d+\)", listed[PYTHON])
    everything = client.get("/languages/all").json()
    assert {"id": PYTHON, "name": listed[PYTHON], "is_archived": False} in everything
    shown = client.get(f"/languages/{C}").json()
    assert shown == {
        "id": C,
        "name": listed[C],
        "is_archived": False,
        "source_file": "main.c",
        "compile_cmd": "gcc -std=gnu17 -O2 %s -o main main.c -lm",
        "run_cmd": "./main",
    }
    assert client.get(f"/languages/{PYTHON}").json()["compile_cmd"] is None


def test_only_what_can_be_run_is_listed(new_site: Callable[..., Site]) -> None:
    site = new_site()
    script = (
        "from languages.models import Language as L;"
        "L.objects.filter(slug='bash').update(enabled=False); L.objects.filter(slug='c').update(built=False);"
        "L.objects.filter(slug='java').update(dialects={'judge0': 'nonsense'})"
    )
    site.manage("shell", "-v0", "-c", script)
    site.serve()
    with httpx.Client(base_url=f"{site.url}/judge0", timeout=90) as client:
        listed = {each["id"] for each in client.get("/languages").json()}
        assert not listed & {BASH, C, JAVA}
        archived = {each["id"] for each in client.get("/languages/all").json() if each["is_archived"]}
        assert archived == {BASH}
        assert client.get(f"/languages/{BASH}").json()["is_archived"] is True
        assert refused(client, language_id=BASH) == {
            "language_id": [f"language with id {BASH} is archived and cannot be used anymore"]
        }
        assert refused(client, language_id=C) == {"language_id": [f"language with id {C} doesn't exist"]}


def test_it_says_which_judge0_it_speaks(client: httpx.Client) -> None:
    about = client.get("/about").json()
    assert (about["version"], set(about)) == ("1.13.1", {"version", "homepage", "source_code", "maintainer"})
    for path in ("/version", "/license/", "/isolate"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert client.get("/version").text == "1.13.1"
    assert client.head("/version").status_code == 200
    for path in ("", "/"):
        assert client.get(f"{str(client.base_url).rstrip('/')}{path}").status_code == 200


def test_the_configuration_has_every_key(client: httpx.Client) -> None:
    config = client.get("/config_info").json()
    assert judge0.base_types.Config(**config)
    assert set(config) == set(CONFIG.split())
    assert (config["max_cpu_time_limit"], config["max_memory_limit"], config["max_queue_size"]) == (30.0, 1048576, 100)
    assert (config["enable_callbacks"], config["allow_enable_network"]) == (True, False)


def test_machine_and_counts(site: Site) -> None:
    headers = {"X-Auth-Token": new_key(site, "run")}
    with httpx.Client(base_url=f"{site.url}/judge0", timeout=90, headers=headers) as client:
        machine = client.get("/system_info").json()
        assert all(isinstance(value, str) for value in machine.values())
        assert {"CPU(s)", "Mem"} <= set(machine)
        assert client.get("/statistics").json()["submissions"]["total"] == 0
        run(client, "print(1)")
        run(client, "exit(1)")
        run(client, "int main(void) { x }", C)
        assert client.get("/statistics").json()["submissions"]["total"] == 0, "ten minutes old at most"
        counts = client.get("/statistics", params={"invalidate_cache": "true"}).json()
        assert (counts["submissions"]["total"], counts["submissions"]["today"]) == (3, 3)
        assert len(counts["submissions"]["last_30_days"]) == 30
        assert sorted((each["status"]["id"], each["count"]) for each in counts["statuses"]) == [(3, 1), (6, 1), (11, 1)]
        assert counts["languages"][0]["count"] == 2
        assert counts["languages"][0]["language"]["id"] == PYTHON
        assert set(counts) == {"created_at", "cached_until", "submissions", "languages", "statuses", "database"}


# The official client.


@pytest.fixture(scope="session")
def sdk(site: Site, key: str) -> judge0.Client:
    return judge0.Client(endpoint=f"{site.url}/judge0", headers={"X-Auth-Token": key})


def test_the_official_client_runs_a_program(sdk: judge0.Client) -> None:
    assert sdk.version == "1.13.1"
    done = judge0.run(client=sdk, source_code="print(f'hé {input()}')", language=judge0.PYTHON, stdin="you")
    assert (done.status, done.stdout, done.stderr) == (judge0.Status.ACCEPTED, "hé you\n", None)
    assert done.finished_at >= done.created_at
    assert (done.exit_code, done.language, done.number_of_runs) == (0, judge0.PYTHON, 1)


@pytest.mark.parametrize("language", [judge0.CPP, judge0.CPP_GCC, judge0.C])
def test_the_official_client_compiles(sdk: judge0.Client, language: judge0.LanguageAlias) -> None:
    source = "#include <stdio.h>\nint main(void) { puts(OUT); }"
    done = judge0.run(client=sdk, source_code=source, language=language, compiler_options='-DOUT=\\"x\\"')
    assert (done.status, done.stdout) == (judge0.Status.ACCEPTED, "x\n"), done.compile_output


def test_the_official_client_judges_test_cases_in_a_batch(sdk: judge0.Client) -> None:
    cases = [("1", "2"), ("2", "4"), ("3", "7")]
    done = judge0.run(client=sdk, source_code="print(2 * int(input()))", language=judge0.PYTHON, test_cases=cases)
    assert [each.status for each in done] == [judge0.Status.ACCEPTED] * 2 + [judge0.Status.WRONG_ANSWER]


def test_the_official_client_sends_files(sdk: judge0.Client) -> None:
    files = judge0.Filesystem(content=[judge0.File(name="a/data.txt", content="from a file")])
    source = "print(open('a/data.txt').read())"
    done = judge0.run(client=sdk, source_code=source, language=judge0.PYTHON, additional_files=files)
    assert done.stdout == "from a file\n"


def test_the_official_client_runs_a_multi_file_program(sdk: judge0.Client) -> None:
    files = [judge0.File(name="run", content="python3 main.py"), judge0.File(name="main.py", content="print('hi')")]
    content = judge0.Filesystem(content=files)
    done = judge0.run(client=sdk, source_code="", language=judge0.MULTI_FILE, additional_files=content)
    assert (done.status, done.stdout) == (judge0.Status.ACCEPTED, "hi\n")


def test_the_official_client_sees_languages_and_statuses(sdk: judge0.Client) -> None:
    assert sdk.is_language_supported(judge0.PYTHON)
    assert sdk.get_language(PYTHON).source_file == "main.py"
    assert len(sdk.get_statuses()) == 14
    assert sdk.config.max_submission_batch_size == 20
