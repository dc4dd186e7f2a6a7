"""Jobe's API, as CodeRunner 5.9 and Jobe's own testsubmit.py call it."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.services import Postgres, Redis, answers, until
from tests.site import Site, make_key

BASE = "/jobe/index.php/restapi"
HEADERS = {
    "User-Agent": "CodeRunner",
    "Content-Type": "application/json; charset=utf-8",
    "Accept-Charset": "utf-8",
    "Accept": "application/json",
    "X-CodeRunner-Job-Id": "5f3a9c01",
}
EMPTY = {"run_id": None, "cmpinfo": "", "stdout": "", "stderr": ""}

JSONValue = Any
C_HELLO = '#include <stdio.h>\nint main() {\n    printf("Hello\\n");\n}\n'


def md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


class CodeRunner:
    """Speaks to Jobe in the order and with the headers of CodeRunner's jobesandbox.php."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def post(self, body: JSONValue, path: str = "/runs") -> httpx.Response:
        return self.client.post(BASE + path, content=json.dumps(body), headers=HEADERS)

    def put_file(self, content: bytes) -> httpx.Response:
        body = json.dumps({"file_contents": b64encode(content).decode()})
        headers = HEADERS | {"Content-Type": "application/x-www-form-urlencoded"}  # As PHP's curl says by itself.
        return self.client.put(f"{BASE}/files/{md5(content)}", content=body, headers=headers)

    def execute(
        self, code: str, language: str = "python3", files: dict[str, bytes] | None = None, **more: JSONValue
    ) -> dict[str, Any]:
        """As `qtype_coderunner_jobesandbox::execute`: on 404 the files are sent, and the job once more."""
        files = files or {}
        spec = {
            "language_id": language,
            "sourcecode": code,
            "sourcefilename": f"__tester__.{language}",
            "input": "",
            "file_list": [[md5(content), name] for name, content in files.items()],
            "jobeserver": "jobe.example.org",
        }
        answer = self.post({"run_spec": spec | more})
        if answer.status_code == 404:
            for content in files.values():
                assert self.put_file(content).status_code == 204
            answer = self.post({"run_spec": spec | more})
        assert answer.status_code == 200, answer.text
        result: dict[str, Any] = answer.json()
        assert result.keys() == {"run_id", "outcome", "cmpinfo", "stdout", "stderr"}
        return result


@pytest.fixture(scope="session")
def jobe(site: Site) -> Iterator[CodeRunner]:
    with site.client() as client:
        yield CodeRunner(client)


def ok(stdout: str) -> dict[str, Any]:
    return EMPTY | {"outcome": 15, "stdout": stdout}


def refused(answer: httpx.Response, status: int, message: str) -> None:
    """A JSON string, as Jobe's `respond` makes one."""
    assert answer.headers["content-type"] == "application/json"
    assert (answer.status_code, answer.json()) == (status, message)


def spec(code: str = "print(1)", language: str = "python3", **more: JSONValue) -> JSONValue:
    return {"run_spec": {"language_id": language, "sourcecode": code, **more}}


# Addresses.


@pytest.mark.parametrize("slash", ["", "/"])
def test_languages_are_pairs_of_jobes_name_and_a_version(jobe: CodeRunner, slash: str) -> None:
    answer = jobe.client.get(f"{BASE}/languages{slash}", headers=HEADERS)
    assert answer.status_code == 200
    listed = dict(answer.json())
    assert {"c", "cpp", "java", "nodejs", "python3"} <= listed.keys()
    assert "bash" not in listed
    assert all(version and version.replace(".", "").isdigit() for version in listed.values())
    assert answer.json() == sorted(answer.json())


def test_only_what_can_be_run_is_listed_and_known(new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.serve()
    site.manage(
        "shell",
        "-c",
        "from languages.models import Language as L;"
        "L.objects.filter(slug='c').update(enabled=False);"
        "L.objects.filter(slug='cpp').update(built=False);"
        "L.objects.filter(slug='java').update(dialects={'jobe': ['java']})",
    )
    with site.client() as client:

        def listed() -> set[str]:
            return dict(client.get(f"{BASE}/languages").json()).keys()

        until(lambda: not {"c", "cpp", "java"} & listed(), "the site sees what changed")
        assert "python3" in listed()
        refused(CodeRunner(client).post(spec("", "cpp")), 400, "Language 'cpp' is not known")


@pytest.mark.parametrize("path", ["/runs", "/runs/"])
def test_a_run_with_and_without_a_slash(jobe: CodeRunner, path: str) -> None:
    answer = jobe.post(spec("print('Hello world!')\n"), path)
    assert (answer.status_code, answer.json()) == (200, ok("Hello world!\n"))


@pytest.mark.parametrize(
    ("method", "path", "status", "message"),
    [
        ("GET", "/runresults/1234", 404, "runresults_get: unimplemented, as all submissions run immediately."),
        ("GET", "/runresults", 404, "runresults_get: unimplemented, as all submissions run immediately."),
        ("POST", "/files", 403, "file_post: not implemented on this server"),
        ("POST", "/files/", 403, "file_post: not implemented on this server"),
        ("GET", "/runs", 405, "GET is not possible here"),
        ("PUT", "/files/not_alnum", 404, "There is nothing at this address"),
        ("GET", "/nope/%0a", 404, "There is nothing at this address"),
        ("GET", "/", 404, "There is nothing at this address"),
    ],
)
def test_what_jobe_does_not_do_either(jobe: CodeRunner, method: str, path: str, status: int, message: str) -> None:
    answer = jobe.client.request(method, BASE + path)
    refused(answer, status, message)
    assert ("allow" in answer.headers) == (status == 405)


# Outcomes.


def test_input_and_what_coderunner_adds(jobe: CodeRunner) -> None:
    assert jobe.execute("print(input())\nprint(input())", input="one\ntwo\n") == ok("one\ntwo\n")


def test_an_exit_code_alone_is_no_error(jobe: CodeRunner) -> None:
    assert jobe.execute("print(1)\nraise SystemExit(3)") == ok("1\n")


def test_any_word_in_stderr_is_a_runtime_error(jobe: CodeRunner) -> None:
    result = jobe.execute("import sys\nprint('out')\nprint('word', file=sys.stderr)")
    assert result == EMPTY | {"outcome": 12, "stdout": "out\n", "stderr": "word\n"}


def test_a_traceback_names_the_file_as_coderunner_shows_it(jobe: CodeRunner) -> None:
    result = jobe.execute("x = 1 / 0")
    assert result["outcome"] == 12
    assert 'File "__tester__.python3", line 1' in result["stderr"]


def test_death_by_a_signal_is_a_runtime_error(jobe: CodeRunner) -> None:
    crash = '#include <stdio.h>\nint main() { printf("x\\n"); fflush(stdout); volatile int *p = NULL; return *p; }'
    result = jobe.execute(crash, "c")
    words = "warning: command terminated with SIGSEGV\n"
    assert result == EMPTY | {"outcome": 12, "stdout": "x\n", "stderr": words}


def test_a_forbidden_system_call_is_19(jobe: CodeRunner) -> None:
    result = jobe.execute("import os, signal\nos.kill(os.getpid(), signal.SIGSYS)")
    assert result["outcome"] == 19


@pytest.mark.parametrize(
    ("language", "code", "words"),
    [
        ("c", '#include <stdio.h>\nint main() { printf("x") }', "expected ';'"),
        ("cpp", "int main() { return x; }", "'x' was not declared"),
        ("java", "public class A { int x = ''; }", "empty character literal"),
        ("pascal", "begin writeln('x); end.", "prog.pas(1,23) Fatal"),
        ("php", "<?php echo 'x ?>", "syntax error"),
        ("python3", 'print("Hello"\n', "SyntaxError: '(' was never closed"),
        ("python3", "if 1:\nprint(1)", "IndentationError: expected an indented block"),
        ("python3", "if 1:\n\tx = 1\n        y = 1", "TabError: inconsistent use of tabs"),
    ],
)
def test_what_does_not_compile_is_11_and_its_words_are_in_cmpinfo(
    jobe: CodeRunner, language: str, code: str, words: str
) -> None:
    name = {"java": "A.java", "pascal": "prog.pas"}.get(language, f"prog.{language}")
    result = jobe.execute(code, language, sourcefilename=name)
    assert (result["outcome"], result["stdout"], result["stderr"]) == (11, "", "")
    assert words in result["cmpinfo"].replace("\u2018", "'").replace("\u2019", "'")
    assert "/work/" not in result["cmpinfo"]


@pytest.mark.parametrize("code", ["exec('x = (')", "print(1)\nraise SyntaxError('no')", "import bad"])
def test_a_syntax_error_of_code_that_was_reached_is_a_runtime_error(jobe: CodeRunner, code: str) -> None:
    result = jobe.execute(code, files={"bad.py": b"x = ("})
    assert result["outcome"] == 12
    assert "SyntaxError" in result["stderr"]


def test_warnings_count_as_errors_unless_compileargs_say_otherwise(jobe: CodeRunner) -> None:
    unused = '#include <stdio.h>\nint main() { int unused; printf("x\\n"); }'
    result = jobe.execute(unused, "c")
    assert result["outcome"] == 11
    assert "-Werror=unused-variable" in result["cmpinfo"]
    assert jobe.execute(unused, "c", parameters={"compileargs": []}) == ok("x\n")
    warned = jobe.execute(unused, "c", parameters={"compileargs": ["-Wall"]})
    assert (warned["outcome"], warned["stdout"]) == (11, "")  # Jobe takes any word of the compiler for an error.
    assert "-Wunused-variable" in warned["cmpinfo"]


@pytest.mark.parametrize("code", ["while True: pass", "import time; time.sleep(60)"])
def test_a_time_limit_is_13_without_a_word_in_stderr(jobe: CodeRunner, code: str) -> None:
    code = "import sys\nprint('begun', flush=True)\nprint('err', file=sys.stderr, flush=True)\n" + code
    result = jobe.execute(code, parameters={"cputime": 1})
    assert result == EMPTY | {"outcome": 13, "stdout": "begun\n"}


def test_too_much_output_is_13(jobe: CodeRunner) -> None:
    result = jobe.execute("while True: print('Hello')", parameters={"streamsize": 0.01})
    assert (result["outcome"], result["stderr"]) == (13, "")
    assert len(result["stdout"]) == 10_000


def test_memory_that_is_used_up_is_17_without_a_word_in_stderr(jobe: CodeRunner) -> None:
    result = jobe.execute("const all = []; while (true) all.push(Buffer.alloc(1 << 20, 1))", "nodejs")
    assert result == EMPTY | {"outcome": 17}


def test_allocating_more_than_the_limit_fails_as_the_program_can_see(jobe: CodeRunner) -> None:
    code = (
        "#include <stdio.h>\n#include <stdlib.h>\nint main(int argc, char **argv) {\n"
        '    puts(malloc(atoi(argv[1]) * 1000000L) ? "there" : "not there");\n}'
    )

    def allocate(megabytes: int, **limits: JSONValue) -> str:
        result = jobe.execute(code, "c", parameters={"runargs": [str(megabytes)], **limits})
        assert result["outcome"] == 15, result
        return str(result["stdout"])

    assert allocate(2000) == "not there\n"
    assert allocate(300) == "there\n"
    assert allocate(300, memorylimit=200) == "not there\n"
    assert allocate(100, memorylimit="200") == "there\n"
    assert allocate(2000, memorylimit=0) == "there\n"
    assert allocate(2000, memorylimit=4000) == "there\n"
    assert allocate(2000, memorylimit="$(id)") == "not there\n"


def test_pythons_memory_error_is_its_own(jobe: CodeRunner) -> None:
    result = jobe.execute("x = bytearray(900_000_000)", parameters={"memorylimit": 300})
    assert result["outcome"] == 12
    assert "MemoryError" in result["stderr"]


def test_the_run_ends_with_its_parent_process(jobe: CodeRunner) -> None:
    code = (
        "#include <stdio.h>\n#include <unistd.h>\nint main() {\n    int made = 0;\n"
        "    for (int i = 0; i < 100; i++) {\n        int pid = fork();\n"
        "        if (pid == 0) while (1) {}\n        if (pid > 0) made++;\n    }\n"
        '    printf(made > 5 && made <= 20 ? "OK\\n" : "%d\\n", made);\n}'
    )
    assert jobe.execute(code, "c", parameters={"numprocs": 20, "compileargs": ["-w"]}) == ok("OK\n")


# Bytes.


def test_utf8_is_left_alone(jobe: CodeRunner) -> None:
    assert jobe.execute("print('Un rôle\\tdélétère \\x01 €')") == ok("Un rôle\tdélétère \x01 €\n")


def test_what_is_not_utf8_is_shown_byte_by_byte(jobe: CodeRunner) -> None:
    code = "import sys\nsys.stdout.buffer.write(b'\\tHello\\r\\n\\x01\\x06\\x7e\\x7f\\xc0\\xc9 \\xc3\\xa9\\n')"
    assert jobe.execute(code) == ok("\tHello\r\n\\x01\\x06~\\x7f\\xc0\\xc9 \\xc3\\xa9\n")


def test_each_stream_is_looked_at_by_itself(jobe: CodeRunner) -> None:
    code = "import sys\nsys.stdout.buffer.write('é'.encode())\nsys.stderr.buffer.write(b'\\xe9')"
    result = jobe.execute(code)
    assert (result["stdout"], result["stderr"]) == ("é", "\\xe9")


def test_a_character_that_is_cut_off_is_bytes(jobe: CodeRunner) -> None:
    assert jobe.execute("import sys\nsys.stdout.buffer.write(b'a\\xe2\\x82')") == ok("a\\xe2\\x82")


# Programs and their parameters.


def test_a_program_without_a_name_is_called_as_in_jobe(jobe: CodeRunner) -> None:
    code = "import sys, os\nprint(os.path.basename(sys.argv[0]))"
    assert jobe.post(spec(code)).json() == ok("prog.py\n")
    named = jobe.execute("#include <stdio.h>\nint main() { puts(__FILE__); }", "c", sourcefilename="noname")
    assert named == ok("noname\n")


def test_arguments_are_words_and_nothing_that_a_shell_would_do(jobe: CodeRunner) -> None:
    code = "import sys\nfor each in sys.argv[1:]: print(each)"
    arguments = ["Arg1", "'two words'", "$(id) $HOME `id`; echo > x", "*"]
    expected = ["Arg1", "two words", "$(id)", "$HOME", "`id`;", "echo", ">", "x", "*"]
    assert jobe.execute(code, parameters={"runargs": arguments}) == ok("\n".join(expected) + "\n")


def test_compile_and_link_arguments(jobe: CodeRunner) -> None:
    code = (
        "#include <stdio.h>\n#include <math.h>\nint main(int n, char **v) {\n"
        '    printf("%.1f %ld\\n", sqrt(N * n), __STDC_VERSION__);\n}'
    )
    arguments = {"compileargs": ["-DN=4 -std=c11", "-x c"], "linkargs": ["-lm"]}
    assert jobe.execute(code, "c", parameters=arguments) == ok("2.0 201112\n")
    standard = '#include <stdio.h>\nint main() { printf("%ld\\n", __STDC_VERSION__); }'
    assert jobe.execute(standard, "c") == ok("199901\n")
    assert jobe.execute('#include <cstdio>\nint main() { printf("%ld\\n", __cplusplus); }', "cpp") == ok("201703\n")


def test_interpreter_arguments_without_an_effect_are_taken(jobe: CodeRunner) -> None:
    assert jobe.execute("print(1)", parameters={"interpreterargs": ["-BE", "-u"]}) == ok("1\n")
    assert jobe.execute("console.log(1)", "nodejs", parameters={"interpreterargs": ["--use_strict"]}) == ok("1\n")


@pytest.mark.parametrize(
    ("language", "parameters", "message"),
    [
        ("c", {"compileargs": ["-o/tmp/x"]}, "compileargs or linkargs: '-o/tmp/x' is not allowed on this server for c"),
        ("c", {"compileargs": ["@x"]}, "compileargs or linkargs: '@x' is not allowed on this server for c"),
        (
            "c",
            {"linkargs": ["/etc/passwd"]},
            "compileargs or linkargs: '/etc/passwd' is not allowed on this server for c",
        ),
        ("c", {"compileargs": ["-x", "c++"]}, "compileargs or linkargs: '-x' is not allowed on this server for c"),
        ("c", {"compileargs": [7]}, "compileargs must be a list of strings"),
        ("c", {"compileargs": {"a": 1}}, "compileargs must be a list of strings"),
        (
            "python3",
            {"interpreterargs": ["-c 'print(1)'"]},
            "interpreterargs: '-c' is not possible on this server for python3",
        ),
        ("python3", {"runargs": ["it's"]}, "runargs has a quotation mark without its other half"),
        ("python3", {"runargs": ["a\0b"]}, "runargs must have at most 32768 bytes, and no NUL"),
        ("python3", {"runargs": ["a" * 32769]}, "runargs must have at most 32768 bytes, and no NUL"),
        ("python3", {"runargs": ["a"] * 257}, "runargs must be at most 256 words"),
        ("python3", {"cputime": 31}, "cputime exceeds maximum allowed on this Jobe server (30 secs)"),
        ("python3", {"cputime": "31"}, "cputime exceeds maximum allowed on this Jobe server (30 secs)"),
        ("python3", {"cputime": 10**400}, "cputime exceeds maximum allowed on this Jobe server (30 secs)"),
        ("python3", [1], "parameters must be an object"),
    ],
)
def test_parameters_that_are_refused(jobe: CodeRunner, language: str, parameters: JSONValue, message: str) -> None:
    refused(jobe.post(spec("x", language, parameters=parameters)), 400, message)


@pytest.mark.parametrize("value", [200_000, 0, -1, 1.5, "1e9", "many", None, True, [], {"a": 1}, 10**300])
def test_other_numbers_are_clamped_and_nonsense_is_the_default(jobe: CodeRunner, value: JSONValue) -> None:
    names = ("memorylimit", "disklimit", "streamsize", "numprocs")
    parameters = dict.fromkeys(names, value) | {"cputime": 30, "made_up": value}
    assert jobe.execute("print(1)", "nodejs", parameters={}) != ok("1\n")
    assert jobe.execute("console.log(1)", "java", parameters=parameters)["outcome"] == 11
    if value != 1.5:  # 1.5 MB are too little for Node, and 1.5 processes.
        assert jobe.execute("console.log(1)", "nodejs", parameters=parameters) == ok("1\n")


def test_a_file_may_grow_to_its_limit_and_no_further(jobe: CodeRunner) -> None:
    code = "open('grown', 'wb').write(bytes({}))"
    parameters = {"disklimit": 2}
    assert jobe.execute(code.format(2 << 20), parameters=parameters) == ok("")
    refused = jobe.execute(code.format((2 << 20) + 1), parameters=parameters)
    assert (refused["outcome"], "File too large" in refused["stderr"]) == (12, True)
    assert jobe.execute(code.format(20 << 20)) == ok("")
    assert jobe.execute(code.format((20 << 20) + 1))["outcome"] == 12
    assert jobe.execute(code.format((20 << 20) + 1), parameters={"disklimit": 0}) == ok("")


def test_java_takes_the_name_from_its_public_class(jobe: CodeRunner) -> None:
    code = 'public final class Test { public static void main(String[] a) { System.out.println("é"); } }'
    for name in ({}, {"sourcefilename": "prog.java"}, {"sourcefilename": ""}, {"sourcefilename": "Test.java"}):
        assert jobe.post(spec(code, "java", **name)).json() == ok("é\n")


def test_java_ignores_a_memory_limit_and_few_processes_as_jobe_does(jobe: CodeRunner) -> None:
    code = "public class Test { public static void main(String[] a) { System.out.println(a[0]); } }"
    parameters = {"memorylimit": 16, "numprocs": 5, "interpreterargs": ["-Xrs", "-Xss8m", "-Xmx200m"], "runargs": ["x"]}
    assert jobe.execute(code, "java", sourcefilename="Test.java", parameters=parameters) == ok("x\n")


def test_javas_main_class_may_be_in_another_file(jobe: CodeRunner) -> None:
    other = b"public class Other { public static void main(String[] a) { System.out.println(Test.WORD); } }"
    code = 'public class Test { static final String WORD = "word"; }'
    more = {"files": {"Other.java": other}, "sourcefilename": "Test.java"}
    assert jobe.execute(code, "java", **more, parameters={"main_class": "Other"}) == ok("word\n")
    answer = jobe.post(spec(code, "java", parameters={"main_class": "../Nope"}))
    refused(answer, 400, "main_class must be the class of the sourcefilename, or of one of the files in file_list")


# Support files.


def test_files_are_asked_for_with_404_and_then_kept(jobe: CodeRunner) -> None:
    files = {"file1": b"The first file\nLine 2", "data.bin": bytes(range(256))}
    code = "print(open('file1').read())\nprint(open('data.bin', 'rb').read() == bytes(range(256)))"
    ids = [[md5(content), name] for name, content in files.items()]
    missing = jobe.post(spec(code, file_list=ids))
    refused(missing, 404, "One or more of the specified files is missing/unavailable")
    assert jobe.execute(code, files=files) == ok("The first file\nLine 2\nTrue\n")
    assert jobe.post(spec(code, file_list=ids)).json() == ok("The first file\nLine 2\nTrue\n")


def test_of_c_only_the_program_is_compiled_and_of_java_what_it_names(jobe: CodeRunner) -> None:
    included = {"part.c": b"int part(void) { return 7; }", "unused.c": b"not C"}
    code = '#include <stdio.h>\n#include "part.c"\nint main() { printf("%d\\n", part()); }'
    assert jobe.execute(code, "c", included, sourcefilename="prog.c") == ok("7\n")
    thing = {"Thing.java": b'public class Thing { static String word() { return "word"; } }', "No.java": b"not Java"}
    java = "public class Blah { public static void main(String[] a) { System.out.println(Thing.word()); } }"
    assert jobe.execute(java, "java", thing, sourcefilename="Blah.java") == ok("word\n")


def test_a_file_that_is_called_a_source_is_compiled(jobe: CodeRunner) -> None:
    part = b"int part(void) { return 7; }"
    assert jobe.put_file(part).status_code == 204
    code = '#include <stdio.h>\nint part(void);\nint main() { printf("%d\\n", part()); }'
    listed = [[md5(part), "part.c", True]]
    assert jobe.execute(code, "c", sourcefilename="prog.c", file_list=listed) == ok("7\n")


def test_head_says_whether_a_file_is_there(jobe: CodeRunner) -> None:
    address = f"{BASE}/files/{md5(b'head')}"
    assert (jobe.client.head(address).status_code, jobe.client.head(address).content) == (404, b"")
    assert jobe.put_file(b"head").status_code == 204
    for path in (address, f"{address}/"):
        assert (jobe.client.head(path).status_code, jobe.client.head(path).content) == (204, b"")


def test_files_are_nobody_elses(jobe: CodeRunner, site: Site) -> None:
    assert jobe.put_file(b"mine").status_code == 204
    with site.client() as page:
        page.get("/")
        page.headers["X-CSRFToken"] = page.cookies["csrftoken"]
        assert page.head(f"{BASE}/files/{md5(b'mine')}").status_code == 404


def test_a_file_may_be_as_large_as_a_program_may(jobe: CodeRunner) -> None:
    largest = b"x" * (1_048_576 - len(b"print(1)"))
    assert jobe.execute("print(1)", files={"large": largest}) == ok("1\n")
    refused(
        jobe.post(spec("print(12)", file_list=[[md5(largest), "large"]])),
        413,
        "sourcecode and files must have at most 1048576 bytes in all",
    )
    too_large = jobe.put_file(b"x" * 1_048_577)
    name = md5(b"x" * 1_048_577)
    refused(too_large, 413, f"put: file {name} has 1048577 bytes, and this server takes at most 1048576")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "put: missing file_contents parameter"),
        (b"{}", "put: missing file_contents parameter"),
        (b"[]", "put: missing file_contents parameter"),
        (b'{"file_contents": null}', "put: missing file_contents parameter"),
        (b'{"file_contents": "%%"}', "put: contents of file abc12345 are not valid base-64"),
        (b'{"file_contents": "abcde"}', "put: contents of file abc12345 are not valid base-64"),
        (b'{"file_contents": "\\u00e9"}', "put: contents of file abc12345 are not valid base-64"),
        (b'{"file_contents": 7}', "put: contents of file abc12345 are not valid base-64"),
    ],
)
def test_files_that_are_refused(jobe: CodeRunner, body: bytes, message: str) -> None:
    refused(jobe.client.put(f"{BASE}/files/abc12345", content=body), 400, message)
    assert jobe.client.head(f"{BASE}/files/abc12345").status_code == 404


def test_base64_as_php_reads_it(jobe: CodeRunner) -> None:
    body = '{"file_contents": "SGVs\\nbG8"}'
    assert jobe.client.put(f"{BASE}/files/phpbase64", content=body).status_code == 204
    code = "print(open('f').read())"
    assert jobe.post(spec(code, file_list=[["phpbase64", "f"]])).json() == ok("Hello\n")


# Refusals.


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "Non-JSON post data received"),
        (b"{", "Non-JSON post data received"),
        (b"[1]", "Non-JSON post data received"),
        (b'"\xff"', "Non-JSON post data received"),
        (b'{"run_spec": "\\ud800"}', "Non-JSON post data received"),
        (b"[" * 100_000, "Non-JSON post data received"),
        (b"{}", "No run_spec attribute found in post data"),
        (b'{"run_spec": []}', "No run_spec attribute found in post data"),
        (b'{"run_spec": {}}', "run_spec is missing the required attribute 'sourcecode'"),
        (b'{"run_spec": {"sourcecode": null}}', "run_spec is missing the required attribute 'sourcecode'"),
        (b'{"run_spec": {"sourcecode": ""}}', "run_spec is missing the required attribute 'language_id'"),
        (b'{"run_spec": {"sourcecode": [], "language_id": "c"}}', "sourcecode must be a string"),
        (b'{"run_spec": {"sourcecode": "", "language_id": {}}}', "language_id must be a string"),
        (b'{"run_spec": {"sourcecode": "", "language_id": "No"}}', "Language 'no' is not known"),
        (b'{"run_spec": {"sourcecode": "", "language_id": "bash"}}', "Language 'bash' is not known"),
    ],
)
def test_requests_that_are_refused(jobe: CodeRunner, body: bytes, message: str) -> None:
    refused(jobe.client.post(f"{BASE}/runs", content=body, headers=HEADERS), 400, message)


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "", "application/x-www-form-urlencoded"])
def test_json_is_read_whatever_it_is_called(jobe: CodeRunner, kind: str) -> None:
    content = json.dumps(spec("print(1)", "PYTHON3"))
    answer = jobe.client.post(f"{BASE}/runs", content=content, headers={"Content-Type": kind})
    assert answer.json() == ok("1\n")


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "-o", "a\\b", "a b;c", "a$b", "x\n", "a" * 256, "\x7f"])
def test_file_names_that_are_refused(jobe: CodeRunner, name: str) -> None:
    message = "The sourcefilename for the run_spec is illegal"
    refused(jobe.post(spec(sourcefilename=name)), 400, message)


@pytest.mark.parametrize(
    "file",
    [
        ["short", "f"],
        ["abc_12345", "f"],
        ["abcd12345"],
        ["abcd12345", ""],
        ["abcd12345", "a/b"],
        ["abcd12345", ".."],
        ["abcd12345", "f", True, 1],
        [7, "f"],
        {"0": "abcd12345", "1": "f"},
        "abcd12345",
        None,
    ],
)
def test_file_specifiers_that_are_refused(jobe: CodeRunner, file: JSONValue) -> None:
    answer = jobe.post(spec(file_list=[file]))
    assert answer.status_code == 400
    assert answer.json().startswith("Invalid file specifier: ")


def test_file_lists_that_are_refused(jobe: CodeRunner) -> None:
    for files in ({"a": 1}, "abcd12345", [["abcd12345", "f"]] * 51):
        refused(jobe.post(spec(file_list=files)), 400, "file_list must be a list of at most 50 files")


def test_too_much_is_refused(jobe: CodeRunner) -> None:
    code = jobe.post(spec("#" + "x" * 1_048_576))
    refused(code, 413, "sourcecode and files must have at most 1048576 bytes in all")
    refused(jobe.post(spec(input="x" * 1_048_577)), 413, "input must have at most 1048576 bytes in all")
    everything = jobe.client.post(f"{BASE}/runs", content=b"x" * 10_000_000)
    assert everything.status_code == 413  # The server itself, before anything knows which API was meant.


def test_a_page_of_another_site_can_do_nothing_with_a_visitors_cookie(site: Site) -> None:
    with site.client() as page:
        page.get("/")
        answer = CodeRunner(page).post(spec())
    assert (answer.status_code, answer.headers["content-type"]) == (403, "text/plain; charset=utf-8")


def test_where_keys_are_needed_jobes_words_say_so(new_site: Callable[..., Site]) -> None:
    site = new_site(ANONYMOUS_API="false")
    site.serve()
    with site.client() as client:
        bare = CodeRunner(client).post(spec())
        assert (bare.status_code, bare.text) == (403, "Missing API key")
        wrong = client.post(f"{BASE}/runs", json=spec(), headers={"X-API-KEY": "2AAA7A5415B4A9B394B54BF1D2E9D"})
        assert (wrong.status_code, wrong.text) == (403, "Unknown API key")
        assert client.head(f"{BASE}/files/abcd12345").status_code == 403
        assert client.get(f"{BASE}/languages").status_code == 200


def test_a_key_opens_what_it_is_for(new_site: Callable[..., Site]) -> None:
    site = new_site()
    good, without_run = (make_key(site, scope) for scope in ("run", "admin"))
    site.serve()
    with site.client() as client:

        def run(key: str) -> httpx.Response:
            return client.post(f"{BASE}/runs", json=spec(), headers={"X-API-KEY": key})

        assert (run(good).status_code, run(good).json()) == (200, ok("1\n"))
        assert (run("2AAA7A5415B4").status_code, run("2AAA7A5415B4").text) == (403, "Unknown API key")
        assert run(without_run).status_code == 403
        assert "lacks the scope run" in run(without_run).text
        name = md5(b"a file")
        body = {"file_contents": b64encode(b"a file").decode()}
        assert client.put(f"{BASE}/files/{name}", json=body, headers={"X-API-KEY": good}).status_code == 204
        assert client.put(f"{BASE}/files/{name}", json=body, headers={"X-API-KEY": without_run}).status_code == 403
        assert client.head(f"{BASE}/files/{name}", headers={"X-API-KEY": good}).status_code == 204
        assert client.head(f"{BASE}/files/{name}").status_code == 404


def test_overload_is_outcome_21(new_site: Callable[..., Site]) -> None:
    site = new_site(CONCURRENT_EXECUTIONS="1", QUEUE_CAPACITY="1")
    site.serve()
    running = site.submit("import time; time.sleep(25)")
    with site.client() as client:
        until(lambda: client.get(running["links"]["status"]).json()["status"] == "running", "it runs")
        site.submit("print(1)")
        answer = CodeRunner(client).post(spec())
        assert (answer.status_code, answer.json()) == (200, EMPTY | {"outcome": 21})
        client.post(f"/api/executions/{running['id']}/cancel")


def test_scaled_out_a_file_and_every_byte_find_their_way(
    new_site: Callable[..., Site], postgres: Postgres, redis: Redis
) -> None:
    site = new_site(DATABASE_URL=postgres.create_database("jobe"), REDIS_URL=redis.url)
    site.start("manage.py", "web")
    worker = site.start("manage.py", "worker")
    until(lambda: answers(site.port) and worker.says("takes executions"), "it takes executions", 60)
    code = "import sys, time\nsys.stdout.buffer.write(open('f', 'rb').read())\nsys.stdout.flush()\ntime.sleep(0.5)"
    with site.client() as client:
        jobe = CodeRunner(client)
        assert jobe.execute(code, files={"f": b"\x00\xff\xc3\xa9"}) == ok("\\x00\\xff\\xc3\\xa9")
        assert jobe.put_file(b"\x00\xff\xc3\xa9").status_code == 204
