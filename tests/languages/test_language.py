"""How a language is asked for, and which compiler options it takes."""

import pytest
from django.core.exceptions import ValidationError

from languages import catalogue
from languages.models import Language

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded() -> None:
    catalogue.load()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("python", "python"),
        ("Py3", "python"),
        (" PYTHON3 ", "python"),
        ("JS", "javascript"),
        ("node", "javascript"),
        ("C", "c"),
        ("C++", "cpp"),
        ("Java", "java"),
        ("shell", "bash"),
    ],
)
def test_a_language_is_found_by_slug_and_alias_in_any_case(name: str, slug: str) -> None:
    found = Language.objects.find(name)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("name", ["", "klingon", "pyth", "\0", "p%", "python\ud800", "x" * 10_000])
def test_what_is_no_language_is_not_found(name: str) -> None:
    found = Language.objects.find(name)
    assert found is None


def test_a_disabled_language_is_not_offered() -> None:
    Language.objects.filter(slug="bash").update(enabled=False)
    assert Language.objects.offered().find("shell") is None
    assert Language.objects.offered().find("python") is not None


def test_a_name_of_another_language_is_refused() -> None:
    row = Language(slug="mine", name="Mine", file_name="a.x", image="i", run=["x"], aliases=["py3"])
    with pytest.raises(ValidationError, match="Another language has the name py3"):
        row.full_clean()


HARMLESS = {
    "c": [
        "-O0",
        "-O3",
        "-Os",
        "-std=c99",
        "-std=gnu23",
        "-Wall",
        "-Wextra",
        "-Werror=return-type",
        "-g",
        "-lm",
        "-pthread",
        "-DDEBUG",
        "-UNDEBUG",
        '-DNAME="a(b)"',
        "-fsanitize=address,undefined",
        "-march=native",
        "-static",
    ],
    "cpp": [
        "-O2",
        "-std=c++17",
        "-std=gnu++23",
        "-Wpedantic",
        "-fsanitize=undefined",
        "-fno-exceptions",
        "-D_GLIBCXX_DEBUG",
    ],
    "java": ["-g", "-g:none", "-Xlint", "-Xlint:all,-serial", "--enable-preview", "--release=25", "-parameters"],
}
# Each makes the compiler start a program, read a file as options, load code, or write elsewhere.
HARMFUL = {
    "c": [
        "-wrapper",
        "-wrapper,sh",
        "@options",
        "-fplugin=./x.so",
        "-specs=x",
        "--specs=x",
        "-o",
        "-o/tmp/x",
        "-B.",
        "-I/etc",
        "-include",
        "-include/etc/passwd",
        "-Wl,-rpath,/tmp",
        "-Wp,-MD,x",
        "-Wa,-a",
        "-x",
        "-E",
        "-S",
        "-c",
        "main.c",
        "-L.",
        "-save-temps",
        "-fdump-tree-all",
        "-MD",
        "-l/tmp/x",
        "-lcurl",
        "-T",
        "-Xlinker",
        "-dumpfullversion",
    ],
    "java": [
        "-d",
        "@x",
        "-processorpath",
        "-processor",
        "-J-Xmx9g",
        "-cp",
        "-sourcepath",
        "-Xplugin:x",
        "-h",
        "-s",
        "-g:x,y",
        "--module-path=x",
        "-A",
        "-implicit:none",
        "-XDcompilePolicy=x",
        "--patch-module=x",
    ],
}
for options in HARMFUL.values():
    options += ["", "-O2 -o x", "-O2\n", "-g\0"]
HARMFUL["cpp"] = HARMFUL["c"]


@pytest.mark.parametrize(("slug", "option"), [(slug, each) for slug, options in HARMLESS.items() for each in options])
def test_a_harmless_compiler_option_is_allowed(slug: str, option: str) -> None:
    assert Language.objects.get(slug=slug).refused([option]) == []


@pytest.mark.parametrize(("slug", "option"), [(slug, each) for slug, options in HARMFUL.items() for each in options])
def test_a_harmful_compiler_option_is_refused(slug: str, option: str) -> None:
    assert Language.objects.get(slug=slug).refused(["-g", option]) == [option]


def test_a_language_that_is_not_compiled_takes_no_options() -> None:
    assert Language.objects.get(slug="python").refused(["-O"]) == ["-O"]
