"""Every folder in docker/languages is a language that works: tested because it is there.

On a terminal starter programs run in `tests/browser/test_languages.py`.
"""

import re
import subprocess

import pytest
from django.conf import settings

from languages.folder import Folder, folders, tag_of
from tests.site import Site

FOLDERS = folders()
BUILT = [folder for folder in FOLDERS if folder.can_be_built]
ASKS = [folder for folder in BUILT if "What is your name?" in folder.fields["starter"]]


def each(some: list[Folder]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("folder", some, ids=[folder.slug for folder in some])


@each(ASKS)
def test_its_starter_program_runs(site: Site, folder: Folder) -> None:
    result = site.execute(folder.fields["starter"], folder.slug, input="Ada\n3\n")
    assert result["verdict"] == "success", result
    assert "Hello, Ada!" in result["output"]
    assert result["output"].endswith("1 x 1 = 1\n2 x 2 = 4\n3 x 3 = 9\n")
    assert result["error"] == ""
    assert result["compileOutput"] == ""


@each([folder for folder in BUILT if folder not in ASKS])
def test_a_starter_program_that_cannot_ask_shows_something_all_the_same(site: Site, folder: Folder) -> None:
    result = site.execute(folder.fields["starter"], folder.slug)
    assert (result["verdict"], result["error"], result["compileOutput"]) == ("success", "", "")
    assert len(result["output"].splitlines()) >= 3


def test_nearly_all_starter_programs_ask_for_something() -> None:
    assert len(ASKS) >= 0.9 * len(BUILT)


def test_versions_were_asked_from_the_toolchains(site: Site) -> None:
    with site.client() as client:
        versions = {each["slug"]: each["version"] for each in client.get("/api/languages").json() if each["available"]}
    assert len(versions) >= len(BUILT)
    assert not {slug: version for slug, version in versions.items() if not re.fullmatch(r"\d+(\.\d+)*", version)}


@each(FOLDERS)
def test_its_limits_are_within_the_sites(folder: Folder) -> None:
    assert folder.fields["memory_mib"] <= settings.MAX_MEMORY_MIB
    assert folder.fields["processes"] <= settings.MAX_PROCESSES
    assert folder.fields["output_bytes"] <= settings.MAX_OUTPUT_SIZE_BYTES
    assert folder.fields["wall_ms"] <= settings.MAX_TIMEOUT * 1000


@each(BUILT)
def test_its_image_is_built_upon_the_sites_base(folder: Folder) -> None:
    froms = re.findall(r"^FROM (\S+)", (folder.path / "Dockerfile").read_text(), re.MULTILINE)
    assert froms
    assert all(image.startswith("compiler-site/") for image in froms)


@each(BUILT)
def test_its_image_is_lean_and_nobody_may_write_to_it(folder: Folder) -> None:
    look = (
        "find / -xdev -perm -0002 ! -type l ! -type c ! '(' -type d -perm -1000 ')';"
        "find /var/lib/apt/lists -type f ! -name lock"
    )
    argv = ["docker", "run", "--rm", "--network=none", "--log-driver=none", tag_of(folder.slug), "sh", "-c", look]
    assert subprocess.run(argv, capture_output=True, text=True, check=True).stdout == ""
