"""What the folders say reaches the table, around what an admin changed there."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from languages import catalogue
from languages.folder import FolderError, read
from languages.models import Language
from tests.languages.conftest import Write

pytestmark = pytest.mark.django_db
Load = Callable[[], catalogue.Loaded]


def change(**values: object) -> None:
    row = Language.objects.get(slug="toy")
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def toy() -> Language:
    return Language.objects.get(slug="toy")


def test_a_new_folder_becomes_a_language(write: Write, load: Load) -> None:
    write(aliases='["tt"]', memory=123)
    assert load().added == ["toy"]
    assert toy().aliases == ["tt"]
    assert toy().memory_mib == 123
    assert toy().starter == "say hello\n"
    assert toy().image == "compiler-site/toy:latest"
    assert toy().enabled
    assert toy().changed == {}


def test_a_field_that_the_file_leaves_out_has_the_tables_default(write: Write, load: Load) -> None:
    write()
    load()
    assert toy().wall_ms == Language().wall_ms
    assert toy().compile == []


def test_loading_again_changes_nothing(write: Write, load: Load) -> None:
    write()
    load()
    assert load() == catalogue.Loaded()


def test_a_change_in_the_file_comes_through(write: Write, load: Load) -> None:
    write(memory=100)
    load()
    write(memory=200)
    assert load().updated == ["toy"]
    assert toy().memory_mib == 200
    assert toy().changed == {}


def test_what_an_admin_changed_survives_a_load(write: Write, load: Load) -> None:
    write(memory=100)
    load()
    change(memory_mib=300)
    load()
    assert toy().memory_mib == 300
    assert toy().changed == {"memory_mib": 100}


def test_what_an_admin_changed_wins_over_a_change_in_the_file(write: Write, load: Load) -> None:
    write(memory=100)
    load()
    change(memory_mib=300)
    write(memory=200, name="Toy 2")
    load()
    assert toy().memory_mib == 300
    assert toy().name == "Toy 2"  # Another field, which no admin touched.
    assert toy().changed == {"memory_mib": 200}


def test_a_file_that_comes_to_say_what_the_admin_said_ends_the_difference(write: Write, load: Load) -> None:
    write(memory=100)
    load()
    change(memory_mib=300)
    write(memory=300)
    load()
    assert toy().changed == {}
    write(memory=400)
    load()
    assert toy().memory_mib == 400


def test_resetting_forgets_what_the_admin_changed(write: Write, load: Load) -> None:
    write(memory=100)
    load()
    change(memory_mib=300, run=["other"])
    catalogue.reset(toy())
    assert toy().memory_mib == 100
    assert toy().run == ["toy", "{main}"]


def test_a_language_that_an_admin_disabled_stays_disabled(write: Write, load: Load) -> None:
    write(memory=100)
    load()
    change(enabled=False)
    write(memory=200)
    load()
    assert not toy().enabled
    assert "toy" not in [row.slug for row in Language.objects.offered()]


def test_a_language_whose_folder_is_gone_is_no_longer_offered(write: Write, load: Load, tmp_path: Path) -> None:
    write()
    write("other")
    load()
    shutil.rmtree(tmp_path / "toy")
    assert load().withdrawn == ["toy"]
    assert not toy().enabled
    assert load() == catalogue.Loaded()


def test_a_language_that_an_admin_added_is_left_alone(write: Write, load: Load) -> None:
    write()
    Language.objects.create(slug="mine", name="Mine", file_name="a.x", image="mine:1", run=["x"])
    load()
    assert Language.objects.get(slug="mine").enabled


def test_two_languages_of_one_name_are_refused(write: Write, load: Load) -> None:
    write(aliases='["same"]')
    write("other", aliases='["same"]')
    with pytest.raises(FolderError, match="Both other and toy have the name same"):
        load()
    assert not Language.objects.filter(slug="toy").exists()


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ('compiler_options = ["-O["]', "not a regular expression"),
        ('aliases_ = ["x"]', "unknown entries: aliases_"),
        ('compile = "gcc main.c"', "list of strings"),
        ('compile = ["{main}"]', "name the program"),
        ('env = { "A B" = "c" }', "variable names"),
        ("warm = 5000", "less than or equal to 1000"),
        ('[[downloads]]\npackage = "x"', "needs package, sha256 and unpack"),
        ("= 3", "cannot be read"),
    ],
)
def test_a_folder_that_describes_no_language_is_refused_with_a_sentence(
    write: Write, more: str, complaint: str
) -> None:
    folder = write(more=more)
    with pytest.raises(FolderError, match=complaint):
        read(folder)


def test_a_folder_without_a_starter_program_is_refused(write: Write) -> None:
    folder = write()
    (folder / "starter.toy").unlink()
    with pytest.raises(FolderError, match="one starter program"):
        read(folder)
