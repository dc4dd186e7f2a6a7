"""From an argv with placeholders to the argv that is started."""

from languages.command import expand


def test_placeholders_are_filled_in_where_they_stand() -> None:
    argv = expand(
        ["cc", "{options}", "-o", "main", "{sources}", "-lm"],
        main="main.c",
        sources=["main.c", "list.c"],
        options=["-O3", "-Wall"],
    )
    assert argv == ("cc", "-O3", "-Wall", "-o", "main", "main.c", "list.c", "-lm")


def test_nothing_to_fill_in_leaves_no_empty_element() -> None:
    assert expand(["cc", "{options}", "{main}", "{args}"], main="main.c") == ("cc", "main.c")


def test_sources_are_the_files_with_the_main_files_extension() -> None:
    names = ["src/main.c", "data.csv", "src/list.c", "list.h", "Makefile"]
    assert expand(["cc", "{sources}"], main="src/main.c", sources=names) == ("cc", "src/main.c", "src/list.c")


def test_the_main_file_is_its_only_source_when_no_others_are_given() -> None:
    assert expand(["cc", "{sources}"], main="main.c") == ("cc", "main.c")


def test_arguments_go_to_the_end_when_nothing_says_where() -> None:
    assert expand(["./main"], main="main.c", args=["a", "b c"]) == ("./main", "a", "b c")


def test_arguments_go_where_the_placeholder_stands() -> None:
    assert expand(["run", "{args}", "--", "{main}"], main="x.py", args=["a"]) == ("run", "a", "--", "x.py")


def test_an_argument_that_looks_like_a_placeholder_stays_as_it_is() -> None:
    assert expand(["python3", "{main}", "{args}"], main="main.py", args=["{main}", "{heap}", "$HOME; ls"]) == (
        "python3",
        "main.py",
        "{main}",
        "{heap}",
        "$HOME; ls",
    )


def test_a_placeholder_within_an_element_is_no_placeholder() -> None:
    assert expand(["echo", "--file={main}"], main="main.py") == ("echo", "--file={main}")


def test_the_stem_is_the_main_files_name_without_folder_and_extension() -> None:
    assert expand(["java", "{stem}"], main="src/App.java") == ("java", "App")


def test_the_heap_grows_with_the_memory_of_the_run() -> None:
    assert expand(["java", "-Xmx{heap}m"], main="Main.java", memory_mib=512) == ("java", "-Xmx307m")
    assert expand(["java", "-Xmx{heap}m"], main="Main.java", memory_mib=1000) == ("java", "-Xmx600m")


def test_a_file_name_is_never_taken_for_an_option() -> None:
    argv = expand(["cc", "{sources}"], main="-wrapper.c", sources=["-wrapper.c", "@options.c", "a.c"])
    assert argv == ("cc", "./-wrapper.c", "./@options.c", "a.c")
    assert expand(["cc", "{main}"], main="@x.c") == ("cc", "./@x.c")
