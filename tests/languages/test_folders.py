"""Every folder in docker/languages is a language that works: tested because it is there."""

import re

import pytest
from django.conf import settings

from languages.folder import Folder, folders
from tests.site import Site

FOLDERS = folders()
each = pytest.mark.parametrize("folder", FOLDERS, ids=[folder.slug for folder in FOLDERS])


@each
def test_its_starter_program_runs(site: Site, folder: Folder) -> None:
    result = site.execute(folder.fields["starter"], folder.slug, input="Ada\n3\n")
    assert result["verdict"] == "success", result
    assert "Hello, Ada!" in result["output"]
    assert result["output"].endswith("1 x 1 = 1\n2 x 2 = 4\n3 x 3 = 9\n")
    assert result["error"] == ""
    assert result["compileOutput"] == ""


@each
def test_its_starter_program_runs_on_a_terminal(site: Site, folder: Folder) -> None:
    submitted = site.submit(folder.fields["starter"], folder.slug, interactive=True)
    with site.terminal(submitted) as terminal:
        for question, answer in (("name? ", "Ada"), ("print? ", "2")):
            terminal.until_output(question)
            terminal.send("input", data=f"{answer}\n")
        assert terminal.until("result")["verdict"] == "success"
    assert "Hello, Ada!" in terminal.output
    assert "2 x 2 = 4" in terminal.output


@each
def test_its_arguments_reach_the_program(site: Site, folder: Folder) -> None:
    if folder.slug not in ECHO:
        pytest.skip("its way to say its arguments is not written here")
    result = site.execute(ECHO[folder.slug], folder.slug, args=["a b", "$HOME", "-x"])
    assert result["output"] == "a b|$HOME|-x\n", result


@each
def test_its_version_was_asked_from_its_toolchain(site: Site, folder: Folder) -> None:
    result = site.execute(folder.fields["starter"], folder.slug, input="Ada\n1\n")
    assert re.fullmatch(r"\d+\.\d+(\.\d+)*", result["languageVersion"])


@each
def test_its_limits_are_within_the_sites(folder: Folder) -> None:
    assert folder.fields["memory_mib"] <= settings.MAX_MEMORY_MIB
    assert folder.fields["processes"] <= settings.MAX_PROCESSES
    assert folder.fields["output_bytes"] <= settings.MAX_OUTPUT_SIZE_BYTES
    assert folder.fields["wall_ms"] <= settings.MAX_TIMEOUT * 1000


@each
def test_its_image_is_built_upon_the_sites_base(folder: Folder) -> None:
    froms = re.findall(r"^FROM (\S+)", (folder.path / "Dockerfile").read_text(), re.MULTILINE)
    assert froms
    assert all(image.startswith("compiler-site/") for image in froms)


ECHO = {
    "python": "import sys; print('|'.join(sys.argv[1:]))",
    "javascript": "console.log(process.argv.slice(2).join('|'))",
    "bash": 'IFS="|"; echo "$*"',
    "c": """
        #include <stdio.h>
        int main(int n, char **a) { for (int i = 1; i < n; i++) printf("%s%s", a[i], i < n - 1 ? "|" : "\\n"); }
    """,
    "cpp": """
        #include <bits/stdc++.h>
        int main(int n, char **a) { for (int i = 1; i < n; i++) std::cout << a[i] << (i < n - 1 ? '|' : '\\n'); }
    """,
    "java": 'public class Main { public static void main(String[] a) { System.out.println(String.join("|", a)); } }',
}


@pytest.mark.parametrize(
    ("slug", "code", "options", "said"),
    [
        ("c", "#include <stdio.h>\nint main(void) { puts(NAME); }", ['-DNAME="Ada B"', "-Wall", "-O0"], "Ada B\n"),
        ("cpp", "#include <iostream>\nint main() { std::cout << __cplusplus; }", ["-std=c++17"], "201703"),
        ("java", "void main() { IO.println(1); }", ["-Xlint:all", "-g"], "1\n"),
    ],
)
def test_compiler_options_reach_the_compiler(site: Site, slug: str, code: str, options: list[str], said: str) -> None:
    result = site.execute(code, slug, compilerOptions=options)
    assert result["output"] == said, result


@pytest.mark.parametrize("slug", ["c", "cpp"])
def test_the_address_sanitizer_works_in_the_sandbox(site: Site, slug: str) -> None:
    code = "#include <stdlib.h>\nint main(int n, char **a) { volatile char *p = (char *)malloc(4); return p[4 * n]; }"
    result = site.execute(code, slug, compilerOptions=["-fsanitize=address", "-g"])
    assert result["verdict"] == "runtime_error"
    assert "heap-buffer-overflow" in result["error"]


def test_a_java_program_is_told_that_its_memory_is_used_up(site: Site) -> None:
    code = "void main() { var all = new ArrayList<byte[]>(); while (true) all.add(new byte[1 << 20]); }"
    result = site.execute(code, "java")
    assert "OutOfMemoryError" in result["error"]


def test_the_main_class_is_named_after_the_main_file(site: Site) -> None:
    files = [
        {"name": "App.java", "content": "public class App { public static void main(String[] a) { Other.say(); } }"},
        {"name": "Other.java", "content": 'class Other { static void say() { System.out.println("other"); } }'},
    ]
    with site.client() as client:
        result = client.post("/api/execute", json={"language": "java", "files": files}).json()
    assert result["output"] == "other\n", result
