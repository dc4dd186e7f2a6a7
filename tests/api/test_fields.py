"""Each field by itself: what is allowed, and what is said about the rest."""

from typing import Any

import httpx
import pytest

from tests.api.conftest import refused

HELLO = {"language": "python", "code": "print(1)"}
RANGES = {
    "timeout": (100, 30_000),
    "cpuTimeLimit": (100, 30_000),
    "memoryLimit": (16, 1024),
    "processLimit": (8, 256),
    "outputLimit": (1, 1 << 20),
}
NO_NUMBERS: tuple[Any, ...] = ("10", "", None, True, False, [], [1], {}, 1.5, 100.0, 1e308, -0.0)


@pytest.mark.parametrize("field", RANGES)
@pytest.mark.parametrize("value", NO_NUMBERS, ids=repr)
def test_a_limit_must_be_a_whole_number(client: httpx.Client, field: str, value: Any) -> None:
    refused(client.post("/api/submit", json=HELLO | {field: value}), 422, field)


@pytest.mark.parametrize("field", RANGES)
def test_a_limit_may_reach_its_edges_and_no_further(client: httpx.Client, field: str) -> None:
    least, most = RANGES[field]
    for value in (least, most):
        assert client.post("/api/submit", json=HELLO | {field: value}).status_code == 202
    for value in (least - 1, most + 1, 0, -1, -(2**63), 2**63, 10**400):
        problem = refused(client.post("/api/submit", json=HELLO | {field: value}), 422, field)
        assert str(least) in problem["errors"][0]["message"]
        assert str(most) in problem["errors"][0]["message"]


WRONG_KINDS: dict[str, tuple[Any, ...]] = {
    "language": (1, None, True, [], {}, ["python"]),
    "code": (1, None, True, [], {}),
    "files": (1, None, "main.py", {}, True),
    "input": (1, None, True, []),
    "stdin": (1, None, True, []),
    "args": ("a", None, {}, True),
    "compilerOptions": ("-O2", None, {}, 1),
    "expectedOutput": (1, None, [], False),
    "cases": ("a", None, {}, 1),
    "interactive": ("true", 1, 0, None, []),
    "terminal": ("80x24", None, [], 80),
    "wait": ("true", 1, None, []),
    "metadata": ("a", None, [], 1),
}


@pytest.mark.parametrize("field", WRONG_KINDS)
def test_a_field_of_another_kind_is_refused_by_name(client: httpx.Client, field: str) -> None:
    for value in WRONG_KINDS[field]:
        refused(client.post("/api/submit", json=HELLO | {field: value}), 422, field)


NOT_A_LANGUAGE = (
    "",
    " ",
    "no-such",
    "__proto__",
    "constructor",
    "toString",
    "../c",
    "..",
    "/etc/passwd",
    "python;ls",
    "python\0",
    "python\n#",
    "pyth\N{CYRILLIC SMALL LETTER O}n",
    "\N{FULLWIDTH LATIN SMALL LETTER P}ython",
    "python3.13.5-nope",
    "%s",
    "{language}",
    "*",
    "' OR 1=1 --",
    "a" * 64,
    "a" * 65,
    "x" * 1_000_000,
)


@pytest.mark.parametrize("name", NOT_A_LANGUAGE, ids=lambda name: ascii(name[:20]))
def test_a_language_that_is_not_offered_is_refused_with_the_list(client: httpx.Client, name: str) -> None:
    problem = refused(client.post("/api/execute", json={"language": name, "code": ""}), 422, "language")
    assert "python" in problem["errors"][0]["message"]
    assert len(problem["detail"]) < 2000


@pytest.mark.parametrize("name", ["python", "Python", "PY3", "python3", "py"])
def test_a_language_has_aliases_in_any_case(client: httpx.Client, name: str) -> None:
    assert client.post("/api/submit", json=HELLO | {"language": name}).status_code == 202


@pytest.mark.parametrize(
    "field",
    [
        "image",
        "user",
        "network",
        "mounts",
        "cpuset",
        "privileged",
        "volumes",
        "env",
        "enable_network",
        "devices",
        "runtime",
        "status",
        "state",
        "verdict",
        "owner",
        "is_staff",
        "isStaff",
        "output",
        "exitCode",
        "id",
        "executionId",
        "console",
        "worker",
        "Language",
        "LANGUAGE",
        "language ",
        "cpu_time_limit",
        "compiler_options",
        "callback_url",
        "__proto__",
        "constructor",
        "",
        "\0",
        "x" * 100_000,
    ],
    ids=lambda name: ascii(name[:20]),
)
def test_a_field_that_is_not_known_is_refused(client: httpx.Client, field: str) -> None:
    problem = refused(client.post("/api/submit", json=HELLO | {field: "1"}), 422)
    assert len(problem["errors"]) == 1
    assert "known are language, code, files" in problem["errors"][0]["message"]
    assert len(problem["errors"][0]["field"]) < 100


def test_nested_fields_that_are_not_known_are_refused_by_their_place(client: httpx.Client) -> None:
    body = {
        "language": "python",
        "files": [{"name": "a.py", "content": ""}, {"name": "b.py", "content": "", "mode": "0777"}],
        "cases": [{"input": "", "output": "x"}],
        "terminal": {"cols": 80, "rows": 24, "depth": 3},
    }
    refused(client.post("/api/submit", json=body), 422, "files[1].mode", "cases[0].output", "terminal.depth")


def test_all_that_is_wrong_is_named_at_once(client: httpx.Client) -> None:
    body = HELLO | {"timeout": "1", "memoryLimit": True, "args": [1], "terminal": {"cols": 0}, "oops": 1}
    refused(client.post("/api/submit", json=body), 422, "args[0]", "timeout", "memoryLimit", "terminal.cols", "oops")
    body = HELLO | {"timeout": 1, "memoryLimit": 1, "compilerOptions": ["-x"], "metadata": {"a": "x" * 1024}}
    refused(client.post("/api/submit", json=body), 422, "metadata", "compilerOptions", "timeout", "memoryLimit")


def test_a_program_is_given_once(client: httpx.Client) -> None:
    refused(client.post("/api/submit", json={"language": "python"}), 422, "code")
    refused(client.post("/api/submit", json=HELLO | {"files": [{"name": "a.py", "content": ""}]}), 422, "files")
    refused(client.post("/api/submit", json={"language": "python", "files": []}), 422, "files")
    refused(client.post("/api/submit", json=HELLO | {"input": "", "stdin": ""}), 422, "stdin")


def test_cases_have_their_own_input_and_no_terminal(client: httpx.Client) -> None:
    cases = {"cases": [{"input": "1"}]}
    refused(client.post("/api/submit", json=HELLO | cases | {"input": "2"}), 422, "input")
    refused(client.post("/api/submit", json=HELLO | cases | {"expectedOutput": "2"}), 422, "expectedOutput")
    refused(client.post("/api/submit", json=HELLO | cases | {"interactive": True}), 422, "cases")


def test_lists_have_a_last_item_that_fits(client: httpx.Client) -> None:
    def with_(**fields: Any) -> httpx.Response:
        return client.post(
            "/api/submit", json={"language": "python", **({} if "files" in fields else {"code": ""}), **fields}
        )

    files = [{"name": f"{n}.py", "content": ""} for n in range(51)]
    assert with_(files=files[:50]).status_code == 202
    refused(with_(files=files), 422, "files")
    assert with_(cases=[{"input": str(n)} for n in range(3)]).status_code == 202
    refused(with_(cases=[{}] * 101), 422, "cases")
    refused(with_(cases=[]), 422, "cases")
    assert with_(args=["a"] * 256).status_code == 202
    refused(with_(args=["a"] * 257), 422, "args")
    assert with_(args=["a" * 32_767]).status_code == 202
    refused(with_(args=["a" * 32_768]), 422, "args")
    refused(with_(args=["a\0b"]), 422, "args")
    refused(with_(cases=[{"args": ["\0"]}]), 422, "cases[0].args")


def test_metadata_has_at_most_a_kibibyte(client: httpx.Client) -> None:
    assert client.post("/api/submit", json=HELLO | {"metadata": {"a": "x" * (1024 - 8)}}).status_code == 202
    refused(client.post("/api/submit", json=HELLO | {"metadata": {"a": "x" * (1024 - 7)}}), 422, "metadata")
    refused(client.post("/api/submit", json=HELLO | {"metadata": {"a": "é" * 600}}), 422, "metadata")


@pytest.mark.parametrize(
    ("cols", "rows"), [(0, 24), (80, 0), (1001, 24), (80, 1001), (-1, -1), ("80", 24), (80.0, 24), (True, 24)]
)
def test_a_terminal_has_a_size_that_exists(client: httpx.Client, cols: Any, rows: Any) -> None:
    answer = client.post("/api/submit", json=HELLO | {"interactive": True, "terminal": {"cols": cols, "rows": rows}})
    refused(answer, 422)


BAD_NAMES = (
    "",
    "/etc/passwd",
    "../main.py",
    "a/../../b",
    "..",
    ".",
    "./a",
    "a//b",
    "a/",
    "/",
    "a\\b",
    "..\\a",
    "C:\\a",
    "a\0b",
    "a\nb",
    "a\x1bb",
    "a\u202eb",
    "a\u200bb",
    "a\u2028b",
    " a",
    "a ",
    "a/ b",
    "x" * 256,
    "é" * 128,
    "a/" * 10 + "b",
    "output",
    "output/a.txt",
    "OUTPUT/a",
    "con",
    "NUL",
    "aux.c",
    "a/lpt1.txt",
    "Com7",
)


@pytest.mark.parametrize("name", BAD_NAMES, ids=lambda name: ascii(name[:24]))
def test_a_file_name_stays_inside_and_means_the_same_everywhere(client: httpx.Client, name: str) -> None:
    files = [{"name": "main.py", "content": ""}, {"name": name, "content": ""}]
    refused(client.post("/api/submit", json={"language": "python", "files": files}), 422, "files[1].name")


GOOD_NAMES = (
    "a",
    "é.py",
    "a b.txt",
    ".env",
    "-rf",
    "@file",
    "a/b/c.py",
    "x" * 255,
    "outputs/a",
    "日本.py",
    "a" + "/b" * 9,
    "con1",
    "$(ls)",
)


@pytest.mark.parametrize("name", GOOD_NAMES, ids=lambda name: ascii(name[:24]))
def test_other_file_names_are_fine(client: httpx.Client, name: str) -> None:
    files = [{"name": "main.py", "content": ""}, {"name": name, "content": ""}]
    answer = client.post("/api/submit", json={"language": "python", "files": files})
    assert answer.status_code == 202, answer.text


@pytest.mark.parametrize(
    "names", [("a", "a"), ("a.py", "A.PY"), ("é", "e\u0301"), ("a", "a/b"), ("a/b", "a"), ("A/x", "a")], ids=ascii
)
def test_two_files_never_clash(client: httpx.Client, names: tuple[str, str]) -> None:
    files = [{"name": name, "content": ""} for name in names]
    refused(client.post("/api/submit", json={"language": "python", "files": files}), 422, "files[1].name")


@pytest.mark.parametrize("content", ["?", "YQ", "YQ==\n", "Y Q = =", "YQ===", "é", "\0", "-_-_"])
def test_base64_is_base64(client: httpx.Client, content: str) -> None:
    files = [{"name": "main.py", "content": content, "encoding": "base64"}]
    refused(client.post("/api/submit", json={"language": "python", "files": files}), 422, "files[0].content")


def test_an_encoding_is_one_of_two(client: httpx.Client) -> None:
    files = [{"name": "main.py", "content": "", "encoding": "latin-1"}]
    problem = refused(client.post("/api/submit", json={"language": "python", "files": files}), 422, "files[0].encoding")
    assert "'utf8' or 'base64'" in problem["errors"][0]["message"]


@pytest.mark.parametrize(
    "option",
    [
        "-wrapper",
        "@file",
        "@/etc/passwd",
        "-fplugin=/tmp/x.so",
        "-specs=x",
        "-o",
        "-o/tmp/x",
        "-I/etc",
        "-include",
        "-B/tmp",
        "-x",
        "-Wl,-rpath,/",
        "-Xlinker",
        "--sysroot=/",
        "",
        " ",
        "-O2 ",
        " -O2",
        "-O2\n",
        "-O2\n-o",
        "-O2;ls",
        "main.c",
        "-E",
        "-S",
        "-\0",
        "-fdump-tree-all=/tmp/x",
        "-D" + "x" * 300,
        "-save-temps",
        "-MF",
        "-print-prog-name=sh",
        "-fprofile-use=/etc/passwd",
    ],
    ids=lambda name: ascii(name[:20]),
)
def test_a_compiler_option_that_is_not_listed_is_refused_with_the_list(client: httpx.Client, option: str) -> None:
    body = {"language": "c", "code": "int main(void) {}", "compilerOptions": ["-O2", option]}
    problem = refused(client.post("/api/submit", json=body), 422, "compilerOptions")
    assert "-std=" in problem["errors"][0]["message"]


def test_a_language_without_options_takes_none(client: httpx.Client) -> None:
    refused(client.post("/api/submit", json=HELLO | {"compilerOptions": ["-O2"]}), 422, "compilerOptions")


@pytest.mark.parametrize("key", ["x" * 201, "a b", "é".encode().decode("latin-1"), "a\tb"])
def test_an_idempotency_key_is_short_and_printable(client: httpx.Client, key: str) -> None:
    answer = client.post("/api/submit", json=HELLO, headers={"Idempotency-Key": key.encode("latin-1")})
    refused(answer, 422, "Idempotency-Key")
